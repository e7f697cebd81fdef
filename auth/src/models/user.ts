import { BadRequestError, isDuplicateKey, type CurrentUser } from '@ticketing/common';
import mongoose from 'mongoose';
import { hashPassword, isPassword } from '../passwords';

export interface UserAttributes {
  /** Trimmed and in lower case. */
  email: string;
  passwordHash: string;
  createdAt: Date;
}

const schema = new mongoose.Schema<UserAttributes>(
  {
    // The index alone decides whether it is taken.
    email: { type: String, required: true, unique: true },
    passwordHash: { type: String, required: true },
    createdAt: { type: Date, default: () => new Date() },
  },
  { versionKey: false },
);

export const User = mongoose.model('User', schema);

/** @throws BadRequestError when the address is taken */
export const createUser = async (email: string, password: string): Promise<CurrentUser> => {
  const user = new User({ email, passwordHash: await hashPassword(password) });
  try {
    await user.save();
  } catch (error) {
    if (isDuplicateKey(error, 'email'))
      throw new BadRequestError([{ message: 'This e-mail address is taken', field: 'email' }]);
    throw error;
  }
  return { id: user.id as string, email };
};

/** The user with this address and password; null, after the same work, if there is none. */
export const findByCredentials = async (
  email: string,
  password: string,
): Promise<CurrentUser | null> => {
  const user = await User.findOne({ email }).lean();
  if (!(await isPassword(password, user?.passwordHash))) return null;
  return { id: String(user!._id), email };
};
