/** One line of an error answer. `field` names the input that is wrong, where there is one. */
export interface ErrorDetail {
  message: string;
  field?: string;
}

/** The body of every error answer of every service. */
export interface ErrorBody {
  errors: ErrorDetail[];
}

/**
 * An error that a request is answered with: `status` is the HTTP status and `details` the body.
 * Anything else that is thrown is a defect and is answered 500.
 */
export class ApiError extends Error {
  readonly details: ErrorDetail[];

  constructor(
    readonly status: number,
    details: string | ErrorDetail[],
    readonly headers: Record<string, string> = {},
  ) {
    const list = typeof details === 'string' ? [{ message: details }] : details;
    super(list.map(({ message }) => message).join('; '));
    this.name = new.target.name;
    this.details = list;
  }

  toJSON(): ErrorBody {
    return { errors: this.details };
  }
}

/** 400: the input is wrong. */
export class BadRequestError extends ApiError {
  constructor(details: string | ErrorDetail[]) {
    super(400, details);
  }
}

/** 401: nobody is signed in. */
export class NotSignedInError extends ApiError {
  constructor() {
    super(401, 'You are not signed in');
  }
}

/** 402: the card was declined; the message says so and why. */
export class CardDeclinedError extends ApiError {
  constructor(why: string) {
    super(402, `The card was declined: ${why}`);
  }
}

/** 403: it is somebody else's, or asked from somebody else's site. */
export class ForbiddenError extends ApiError {
  constructor(message = 'This is not yours') {
    super(403, message);
  }
}

/** 404: no such thing. */
export class NotFoundError extends ApiError {
  constructor(message = 'Not found') {
    super(404, message);
  }
}

/** 409: the state of the thing forbids it. */
export class ConflictError extends ApiError {
  constructor(message: string) {
    super(409, message);
  }
}

/** 429: too many tries; `retryAfter` in seconds is sent as `Retry-After`. */
export class TooManyRequestsError extends ApiError {
  constructor(message: string, retryAfter: number) {
    super(429, message, { 'Retry-After': String(Math.max(1, Math.ceil(retryAfter))) });
  }
}

/** 503: something that the answer needs does not answer. Trying again later may work. */
export class UnavailableError extends ApiError {
  constructor(message = 'The service is unavailable for the moment, please try again') {
    super(503, message, { 'Retry-After': '1' });
  }
}
