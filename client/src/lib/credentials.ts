/** What the API asks of a new password, in characters (auth/src/routes/credentials.ts). */
export const PASSWORD_LENGTH = { least: 8, most: 128 } as const;

export type CredentialsMode = 'signin' | 'signup';

/** What is wrong, by its key in the texts (`account.wrong`). */
export type WrongCredential = 'noEmail' | 'notAnEmail' | 'noPassword' | 'badPassword';

/** Something before an @, and a host with a dot after it: the API looks closer. */
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;

/** Characters of a password as the API counts them: it is never trimmed, and an emoji is one. */
export const passwordLength = (password: string): number => [...password].length;

export const wrongEmail = (mode: CredentialsMode, email: string): WrongCredential | undefined => {
  if (email.trim() === '') return 'noEmail';
  return mode === 'signup' && !ADDRESS.test(email.trim()) ? 'notAnEmail' : undefined;
};

/** The rules are for new passwords: who has one signs in with it, whatever it is like. */
export const wrongPassword = (
  mode: CredentialsMode,
  password: string,
): WrongCredential | undefined => {
  if (password === '') return 'noPassword';
  const length = passwordLength(password);
  const isRight = length >= PASSWORD_LENGTH.least && length <= PASSWORD_LENGTH.most;
  return mode === 'signin' || isRight ? undefined : 'badPassword';
};
