import { Loading } from '../../components/loading';

const BrowseLoading = () => <Loading label="Looking for tickets…" />;

export default BrowseLoading;
