import type { Appearance } from '@stripe/stripe-js';

/** The theme's colours as they are now. What reads them has no use for `light-dark()`. */
const plainColors = () => {
  const probe = document.createElement('span');
  document.body.append(probe);
  const color = (name: string) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const colors = {
    accent: color('accent'),
    surface: color('surface'),
    text: color('text'),
    soft: color('soft'),
    bad: color('bad'),
    line: color('field-line'),
  };
  probe.remove();
  return colors;
};

const darkSystem = () => window.matchMedia('(prefers-color-scheme: dark)');

/** Stripe's fields are pages of its own, which our style sheet does not reach. */
export const stripeAppearance = (): Appearance => {
  const { accent, surface, text, soft, bad, line } = plainColors();
  const chosen = document.documentElement.dataset.theme;
  return {
    theme: (chosen ?? (darkSystem().matches ? 'dark' : 'light')) === 'dark' ? 'night' : 'stripe',
    variables: {
      colorPrimary: accent,
      colorBackground: surface,
      colorText: text,
      colorTextSecondary: soft,
      colorTextPlaceholder: soft,
      colorDanger: bad,
      borderRadius: '10px',
      fontSizeBase: '16px',
    },
    rules: { '.Input': { border: `1px solid ${line}`, boxShadow: 'none' } },
  };
};

/** Calls back when the visitor chooses another theme, or their system does. */
export const onThemeChange = (changed: () => void): (() => void) => {
  const choice = new MutationObserver(changed);
  choice.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const system = darkSystem();
  system.addEventListener('change', changed);
  return () => {
    choice.disconnect();
    system.removeEventListener('change', changed);
  };
};
