import type { CredentialsMode } from '../lib/credentials';
import type { Order } from '../lib/types';
import { api } from './browser-api';

/** The page of the new order; that of the ticket, where its state is seen, if it cannot be had. */
const reserve = async (ticketId: string): Promise<string> => {
  try {
    return `/orders/${(await api.post<Order>('/orders', { ticketId })).data.id}`;
  } catch {
    return `/tickets/${ticketId}`;
  }
};

/**
 * Signs in or up, and reserves the ticket for which that was done, if any.
 * @returns where to go on; rejects with the API's error.
 */
export const signIn = async (
  mode: CredentialsMode,
  credentials: { email: string; password: string },
  way: { next: string; reserve?: string },
): Promise<string> => {
  await api.post(`/users/${mode}`, credentials);
  return way.reserve ? reserve(way.reserve) : way.next;
};
