import { hash, hashSync, verify } from '@node-rs/argon2';
import { UnavailableError } from '@ticketing/common';
import { randomBytes } from 'node:crypto';
import limitConcurrency from 'p-limit';

/**
 * Argon2id (the library's default) with 19 MiB and two passes.
 * Source: https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
 */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * Hashes computed at a time. It bounds the memory to 4 × 19 MiB, and is no more than Node's thread
 * pool has threads, so that other users of the pool (DNS, files) wait for one hash at most.
 */
export const MAX_HASHES = 4;
/** Hashes that may wait for their turn; more could not be done before their requests' deadline. */
export const MAX_WAITING_HASHES = 100;

/** What passwords for unknown addresses are compared with: nobody knows the password of it. */
const DUMMY_HASH = hashSync(randomBytes(32), OPTIONS);

const limit = limitConcurrency(MAX_HASHES);

const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
  if (limit.pendingCount >= MAX_WAITING_HASHES) throw new UnavailableError();
  return limit(work);
};

/**
 * The text to store for a password: it names the algorithm, its parameters and the salt.
 * @throws UnavailableError when too many wait
 */
export const hashPassword = (password: string): Promise<string> =>
  inTurn(() => hash(password, OPTIONS));

/**
 * Whether it is the password that the hash was made of. Without a hash it takes as long to say no,
 * so that the time does not tell whether an account exists.
 * @throws UnavailableError when too many wait
 */
export const isPassword = async (
  password: string,
  passwordHash: string | undefined,
): Promise<boolean> => {
  const isSame = await inTurn(() => verify(passwordHash ?? DUMMY_HASH, password));
  return isSame && passwordHash !== undefined;
};
