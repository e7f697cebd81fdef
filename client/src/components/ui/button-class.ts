import clsx from 'clsx';

const KINDS = {
  primary: 'bg-accent text-on-accent shadow-card hover:bg-accent-strong',
  plain: 'border border-field-line bg-surface text-text hover:border-accent hover:text-accent',
  quiet: 'text-text hover:bg-sunken',
  danger: 'bg-bad text-on-bad hover:bg-bad-strong',
  link: 'text-accent underline underline-offset-4 hover:text-accent-strong',
};

const SIZES = {
  small: 'min-h-9 px-3 text-sm',
  medium: 'min-h-11 px-5',
  large: 'min-h-13 px-7 text-lg',
};

export interface ButtonLook {
  kind?: keyof typeof KINDS;
  size?: keyof typeof SIZES;
  /** As wide as what it stands in. */
  wide?: boolean;
}

/** The classes of a button, or of a link that looks like one. */
export const buttonClass = ({ kind = 'primary', size = 'medium', wide }: ButtonLook = {}) =>
  clsx(
    'inline-flex items-center justify-center gap-2 rounded-full font-semibold no-underline',
    'leading-tight transition-colors',
    'disabled:cursor-default disabled:opacity-60',
    KINDS[kind],
    kind === 'link' ? 'min-h-9 text-left' : ['text-center', SIZES[size]],
    wide && 'w-full',
  );
