'use client';

import { ErrorMessage } from '../components/error-message';

const ErrorPage = () => <ErrorMessage />;

export default ErrorPage;
