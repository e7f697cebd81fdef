import type { Metadata } from 'next';
import { Message } from '../components/message';

export const metadata: Metadata = { title: 'Not found' };

const NotFound = () => (
  <Message title="There is nothing here">
    <p>The page, ticket or order that you are looking for does not exist.</p>
  </Message>
);

export default NotFound;
