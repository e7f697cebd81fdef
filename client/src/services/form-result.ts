import { headers } from 'next/headers';
import type { Problem } from '../lib/problem';
import { type FormName, readFormResult } from '../server/forms/form-result-header';
import { FORM_RESULT_HEADER } from '../server/inside-headers';

/** Why a form was refused that was sent without JavaScript, and what was typed into it. */
export interface FormResult {
  problem: Problem;
  /** By the fields' names. What is secret or was not sent is missing. */
  values: Record<string, string>;
}

/** What became of the form of that name, if it was just posted and the page answers that. */
export const formResult = async (name: FormName): Promise<FormResult | null> => {
  const result = readFormResult((await headers()).get(FORM_RESULT_HEADER));
  return result?.name === name ? { problem: result.problem, values: result.values } : null;
};
