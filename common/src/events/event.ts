import type { z } from 'zod';

/** One kind of event: its name on the wire and the check that its data must pass. */
export interface EventDeclaration<D = unknown> {
  /** The CloudEvents `type` and the channel's name, e.g. `order:created`. */
  readonly type: string;
  /** @throws ZodError when the data is not the declared state */
  parse(data: unknown): D;
}

/** The data that an event carries: the whole public state of the aggregate. */
export type DataOf<E> = E extends EventDeclaration<infer D> ? D : never;

/**
 * Declares an event once, as a type and as a run-time check.
 * @example export const OrderCreated = event('order:created', order);
 */
export const event = <S extends z.ZodType>(
  type: string,
  schema: S,
): EventDeclaration<z.infer<S>> => ({ type, parse: data => schema.parse(data) });
