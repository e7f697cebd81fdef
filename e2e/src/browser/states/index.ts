import { browsing } from './browsing';
import { errors } from './errors';
import { ordering } from './ordering';
import { selling } from './selling';
import { signing } from './signing';

/** Every page of the site in every state that it has. */
export const STATES = [...browsing, ...selling, ...signing, ...ordering, ...errors];
