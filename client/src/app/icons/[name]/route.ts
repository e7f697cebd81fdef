import { appIcon } from '../../../components/app-icon';
import { APP_ICONS } from '../../../lib/app-icons';

// Made when the site is built, and served as files.
export const dynamic = 'force-static';
export const dynamicParams = false;

export const generateStaticParams = () => APP_ICONS.map(({ name }) => ({ name }));

export const GET = async (_request: Request, { params }: { params: Promise<{ name: string }> }) => {
  const { name } = await params;
  const icon = APP_ICONS.find(each => each.name === name);
  return icon ? appIcon(icon.size, icon.purpose) : new Response(null, { status: 404 });
};
