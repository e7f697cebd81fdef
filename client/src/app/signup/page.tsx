import type { Metadata } from 'next';
import { CredentialsPage } from '../../components/credentials-page';
import type { PageQuery } from '../../lib/query';

export const metadata: Metadata = { title: 'Sign up' };

const SignUpPage = async (props: { searchParams: Promise<PageQuery> }) => (
  <CredentialsPage mode="signup" query={await props.searchParams} />
);

export default SignUpPage;
