import { getTexts } from '#texts/server';
import type { Metadata } from 'next';
import { CredentialsPage } from '../../components/credentials-page';
import type { PageQuery } from '../../lib/query';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTexts('account.signup'))('title'),
});

const SignUpPage = async (props: { searchParams: Promise<PageQuery> }) => (
  <CredentialsPage mode="signup" query={await props.searchParams} />
);

export default SignUpPage;
