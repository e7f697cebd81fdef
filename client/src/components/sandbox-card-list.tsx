import { SANDBOX_CARDS, type SandboxCard } from '../lib/sandbox-cards';
import { ActionButton } from './ui/action-button';

/** Stripe's test cards, each with a button that fills it in. */
export const SandboxCardList = ({ onUse }: { onUse: (card: SandboxCard) => void }) => (
  <section aria-labelledby="test-cards">
    <h3 id="test-cards">Test cards</h3>
    <ul className="test-cards">
      {SANDBOX_CARDS.map(card => (
        <li key={card.number}>
          <ActionButton kind="link" onClick={() => onUse(card)}>
            {card.number}
          </ActionButton>
          <span>{card.outcome}</span>
        </li>
      ))}
    </ul>
  </section>
);
