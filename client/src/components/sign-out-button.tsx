'use client';

import { useRequest } from '../hooks/use-request';
import { api } from '../services/browser-api';
import { ActionButton } from './action-button';
import { ProblemAlert } from './problem-alert';

/** Ends the session and loads the start page anew, so that nothing of the user's stays behind. */
export const SignOutButton = () => {
  const { pending, problem, run } = useRequest();
  const signOut = () =>
    run(async () => {
      await api.post('/users/signout', {});
      window.location.assign('/');
      return 'leaving';
    });
  return (
    <>
      <ActionButton kind="link" pending={pending} pendingLabel="Signing out…" onClick={signOut}>
        Sign out
      </ActionButton>
      <ProblemAlert problem={problem} />
    </>
  );
};
