import { Message } from '../components/message';

const Forbidden = () => (
  <Message title="This is not yours">
    <p>It belongs to somebody else. You may be signed in with another account than you think.</p>
  </Message>
);

export default Forbidden;
