import { appIcon } from '../components/app-icon';

export const size = { width: 180, height: 180 };
export const contentType = 'image/png';

/** For the home screen of a phone of Apple's. */
const AppleIcon = () => appIcon(size.width);

export default AppleIcon;
