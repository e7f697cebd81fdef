import type { FormName } from './form-result-header';
import type { ServiceAnswer, ServiceRequest } from './ask-service';

/** A form that was posted. */
export interface Post {
  /** The id in the form's address; '' where it has none. */
  id: string;
  fields: URLSearchParams;
}

/** A form of the site, by which a browser changes something without a script of ours. */
export interface Form {
  /** By this name pages ask what became of it. */
  name: FormName;
  /** Where it is posted to. */
  path: string;
  /** The fields that are shown again after a refusal. */
  kept: readonly string[];
  /** The same as the API's clients ask for it. */
  request: (post: Post) => ServiceRequest;
  /** The page with the form, which shows a refusal. */
  page: (post: Post) => string;
  /** Where it leads to; what else is to be done goes by `ask`. */
  done: (
    answer: ServiceAnswer,
    post: Post,
    ask: (request: ServiceRequest) => Promise<ServiceAnswer>,
  ) => string | Promise<string>;
  /** Where a visitor who is signed out can sign in for it. Without, a 401 is as any refusal. */
  signIn?: (post: Post) => string;
}
