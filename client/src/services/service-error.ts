import { type AxiosError, isAxiosError } from 'axios';
import type { FailedAnswer } from '../lib/problem';

/** A service's refusal, or (status 0) no answer from it in time. */
export class ServiceError extends Error {
  override name = 'ServiceError';

  constructor(
    readonly answer: FailedAnswer,
    cause: unknown,
  ) {
    super(`A service answered ${answer.status || 'nothing'}`, { cause });
  }
}

/** The part of an axios error that tells what was answered. */
export const failedAnswer = ({ response }: AxiosError): FailedAnswer => ({
  status: response?.status ?? 0,
  body: response?.data,
  retryAfter: response?.headers['retry-after'],
});

/** A ServiceError for an axios error; any other error as it is. */
export const toServiceError = (error: unknown): unknown =>
  isAxiosError(error) ? new ServiceError(failedAnswer(error), error.code) : error;
