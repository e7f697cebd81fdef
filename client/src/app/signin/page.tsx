import type { Metadata } from 'next';
import { CredentialsPage } from '../../components/credentials-page';
import type { PageQuery } from '../../lib/query';

export const metadata: Metadata = { title: 'Sign in' };

const SignInPage = async (props: { searchParams: Promise<PageQuery> }) => (
  <CredentialsPage mode="signin" query={await props.searchParams} />
);

export default SignInPage;
