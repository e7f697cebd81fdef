import { ErrorMessage } from '../components/error-message';
import { awayMetadata } from '../services/refused-metadata';

export const generateMetadata = awayMetadata;

/** For a service that does not answer; the server makes its status a 503 (server/away-status). */
const Away = () => <ErrorMessage />;

export default Away;
