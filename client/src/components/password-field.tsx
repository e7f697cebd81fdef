'use client';

import { useTexts } from '#texts';
import { useState } from 'react';
import { useHydrated } from '../hooks/use-hydrated';
import { Icon } from './icon';
import { buttonClass } from './ui/button-class';
import { Field, type FieldProps } from './ui/field';

type Props = Pick<FieldProps, 'name' | 'label' | 'autoComplete' | 'error' | 'more'>;

/** A password, with a button that shows what is typed. */
export const PasswordField = (props: Props) => {
  const t = useTexts('form');
  const hydrated = useHydrated(); // without the page's script the button could do nothing
  const [isShown, setShown] = useState(false);
  const toggle = hydrated && (
    <button
      type="button"
      aria-label={t(isShown ? 'hidePassword' : 'showPassword')}
      onClick={() => setShown(!isShown)}
      className={buttonClass({ kind: 'quiet', size: 'small' })}
    >
      <Icon name={isShown ? 'eyeOff' : 'eye'} />
    </button>
  );
  return <Field {...props} type={isShown ? 'text' : 'password'} adornment={toggle} required />;
};
