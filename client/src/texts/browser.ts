import { useMemo } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import { formatsOf } from './formats';

/** The texts of a part of the site. */
export const useTexts = useTranslations;

/** How money and times are written. */
export const useFormats = () => {
  const formatter = useFormatter();
  return useMemo(() => formatsOf(formatter), [formatter]);
};
