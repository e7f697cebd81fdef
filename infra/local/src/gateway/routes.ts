import { parseAllDocuments } from 'yaml';

export interface Route {
  /** A path prefix without a slash at its end; the empty one takes everything. */
  prefix: string;
  /** The name of the Kubernetes service behind it. */
  service: string;
}

interface Ingress {
  kind?: string;
  spec?: { rules?: { http?: { paths?: IngressPath[] } }[] };
}

interface IngressPath {
  path: string;
  pathType: string;
  backend: { service: { name: string } };
}

/**
 * The routes of the Ingress manifests in a YAML text, in the order in which they are to be tried.
 * Hosts are ignored: on one machine the site has whatever name it is called by.
 * @throws Error when there are none, or one is of another type than `Prefix`
 */
export function readRoutes(yaml: string): Route[] {
  const routes = parseAllDocuments(yaml)
    .map(document => document.toJS() as Ingress | null)
    .filter(manifest => manifest?.kind === 'Ingress')
    .flatMap(manifest => manifest?.spec?.rules ?? [])
    .flatMap(rule => rule.http?.paths ?? [])
    .map(toRoute);
  if (routes.length === 0) throw new Error('The Ingress manifest has no paths');
  return routes.sort((a, b) => b.prefix.length - a.prefix.length);
}

function toRoute({ path, pathType, backend }: IngressPath): Route {
  if (pathType !== 'Prefix') {
    throw new Error(`The Ingress path ${path} is of type ${pathType}; only Prefix is understood`);
  }
  return { prefix: path.replace(/\/+$/, ''), service: backend.service.name };
}

/**
 * The longest prefix that a path begins with, compared element by element as Kubernetes does:
 * `/api/orders` takes `/api/orders/1` and leaves `/api/orders-of-mine`.
 */
export function routeOf(routes: Route[], path: string): Route | undefined {
  return routes.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`));
}
