import { usePathname, useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { signInPath } from '../lib/safe-next';

/** Goes to the sign-in page, which leads back here: for a session that has ended meanwhile. */
export const useSignIn = () => {
  const router = useRouter();
  const path = usePathname();
  return useCallback(() => {
    router.push(signInPath(path));
    router.refresh(); // the site's header still says who was signed in
  }, [path, router]);
};
