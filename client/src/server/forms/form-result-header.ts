import type { Problem } from '../../lib/problem';

/** The forms that can be posted without JavaScript. */
export type FormName =
  'signin' | 'signup' | 'signout' | 'sell' | 'edit' | 'withdraw' | 'reserve' | 'cancel';

/** What a page needs to show a form again that was refused. */
export interface PostedForm {
  name: FormName;
  problem: Problem;
  /** What was typed, by the fields' names. */
  values: Record<string, string>;
}

/**
 * As the value of a header. It stays within this process, and is not much larger than the body
 * that was posted, which has its limit.
 */
export const formResultHeader = (result: PostedForm): string =>
  Buffer.from(JSON.stringify(result)).toString('base64url');

/** The other way round; `null` without one. */
export const readFormResult = (header: string | null): PostedForm | null =>
  header === null ? null : (JSON.parse(Buffer.from(header, 'base64url').toString()) as PostedForm);
