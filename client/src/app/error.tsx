'use client';

import { ErrorMessage } from '../components/error-message';

const ErrorPage = ({ retry }: { error: unknown; retry: () => void }) => (
  <ErrorMessage retry={retry} />
);

export default ErrorPage;
