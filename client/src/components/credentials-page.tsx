import { redirect } from 'next/navigation';
import { type PageQuery, single, withQuery } from '../lib/query';
import { safeNext } from '../lib/safe-next';
import { findCurrentUser } from '../services/current-user';
import { CredentialsForm } from './credentials-form';
import { PageLink } from './page-link';

const TEXT = {
  signin: { title: 'Sign in', question: 'New here?', other: 'signup', otherTitle: 'Sign up' },
  signup: {
    title: 'Sign up',
    question: 'Have an account?',
    other: 'signin',
    otherTitle: 'Sign in',
  },
} as const;

/** The page to sign in or up; whoever is signed in goes on to where they wanted to go. */
export const CredentialsPage = async (props: { mode: keyof typeof TEXT; query: PageQuery }) => {
  const next = safeNext(single(props.query.next));
  if (await findCurrentUser()) redirect(next);
  const { title, question, other, otherTitle } = TEXT[props.mode];
  return (
    <section className="narrow stack">
      <h1>{title}</h1>
      <CredentialsForm mode={props.mode} next={next} />
      <p>
        {question}{' '}
        <PageLink href={withQuery(`/${other}`, { next: next === '/' ? undefined : next })}>
          {otherTitle}
        </PageLink>
      </p>
    </section>
  );
};
