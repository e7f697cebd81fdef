import { body, text } from '@ticketing/common';

export interface Credentials {
  email: string;
  password: string;
}

/** Source: https://www.rfc-editor.org/errata/eid1690 */
const MAX_EMAIL = 254;
const MIN_PASSWORD = 8;
const MAX_PASSWORD = 128;

/** Characters as people count them, roughly: code points, so that an emoji is not two. */
const charactersOf = (value: string) => [...value].length;

/** The address of an account: whatever text is given, trimmed and in lower case. */
const emailText = () =>
  text('email', { max: MAX_EMAIL })
    .bail()
    .toLowerCase()
    // A few letters become longer in lower case.
    .isLength({ max: MAX_EMAIL })
    .withMessage(`email must have at most ${MAX_EMAIL} characters`);

/**
 * Any valid Unicode of that many characters, never trimmed. Half a surrogate pair is none: all of
 * them would be encoded, and so hashed, alike.
 */
const passwordText = (min: number, message: string) =>
  body('password')
    .custom((value: unknown) => typeof value === 'string')
    .withMessage('password must be a text')
    .bail()
    .custom((value: string) => value.isWellFormed())
    .withMessage('password must be valid Unicode')
    .custom((value: string) => charactersOf(value) >= min && charactersOf(value) <= MAX_PASSWORD)
    .withMessage(message);

/** The chains that check what somebody signs up with. */
export const newCredentials = () => [
  emailText().isEmail().withMessage('email must be a valid e-mail address'),
  passwordText(MIN_PASSWORD, `password must have ${MIN_PASSWORD} to ${MAX_PASSWORD} characters`),
];

/** The chains that check what somebody signs in with: only that it may be looked up at all. */
export const givenCredentials = () => [
  emailText(),
  passwordText(1, `password must have 1 to ${MAX_PASSWORD} characters`),
];
