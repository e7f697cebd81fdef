import { useTexts } from '#texts';
import { SANDBOX_CARDS, type SandboxCard } from '../lib/sandbox-cards';
import { ActionButton } from './ui/action-button';

/** Stripe's test cards, each with a button that fills it in. */
export const SandboxCardList = ({ onUse }: { onUse: (card: SandboxCard) => void }) => {
  const t = useTexts('payment');
  return (
    <section
      aria-labelledby="test-cards"
      className="flex flex-col gap-1 rounded-field bg-sunken px-4 py-3"
    >
      <h3 id="test-cards">{t('sandbox.cards')}</h3>
      <p className="text-sm text-soft">{t('sandbox.choose')}</p>
      <ul className="flex flex-col">
        {SANDBOX_CARDS.map(card => (
          <li key={card.number} className="flex flex-wrap items-center gap-x-3">
            <ActionButton kind="link" onClick={() => onUse(card)}>
              <span className="font-mono">{card.number}</span>
            </ActionButton>
            <span className="text-soft">{t(`outcome.${card.outcome}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};
