/**
 * What the walks look for on the pages, by the words that people see. Only here, so that a change
 * of words or of a page is one change.
 */
export const names = {
  /** Links of the site's menu. */
  menu: {
    open: /^account/i,
    sell: /^sell( a ticket)?$/i,
    signIn: /^sign in$/i,
    signUp: /^(sign up|create an account)$/i,
    signOut: /^sign out$/i,
  },
  credentials: {
    email: /^e-?mail/i,
    password: /^password/i,
    signIn: /^sign in$/i,
    signUp: /^(sign up|create (an|your) account)$/i,
    wrongPair: /wrong|incorrect|invalid/i,
  },
  search: {
    words: /^search/i,
    next: /next/i,
    nothingFound: /no tickets match|nothing found|no results/i,
  },
  ticketForm: {
    title: /^title/i,
    price: /^price/i,
    venue: /^venue/i,
    putOnSale: /^put (it )?on sale$/i,
    save: /^save/i,
    cannotEdit: /cannot (be )?(change|edit)/i,
  },
  ticket: {
    reserve: /^reserve/i,
    signInToReserve: /sign in to reserve|^reserve/i,
    taken: /somebody else was faster|reserved or sold|just reserved/i,
    isReserved: /reserved this ticket|is reserved/i,
    isSold: /is sold|sold/i,
    isWithdrawn: /withdrawn/i,
    isYours: /your ticket/i,
    toOrder: /your order/i,
    refund: /^refund/i,
    confirmRefund: /^yes/i,
  },
  order: {
    heading: /your order|reserved|ticket is yours/i,
    cancel: /^(cancel this order|release)/i,
    confirmCancel: /^yes/i,
    cardNumber: /card number/i,
    expiry: /^(expiry|expiration)/i,
    code: /cvc|security code/i,
    pay: /^pay \$/i,
    declined: /declined/i,
    isComplete: /ticket is yours/i,
    isCancelled: /this order is cancelled|reservation (has )?ended|released/i,
    hasExpired: /ran out|expired/i,
    wasRefunded: /refunded/i,
    lastTryFailed: /last payment did not go through/i,
    toBank: /continue at your bank/i,
    approve: /^approve$/i,
    refuse: /^refuse$/i,
    notConfirmed: /not confirm|did not approve|refused|unable to authenticate|not go through/i,
  },
  /** The stand-in for the page that Stripe.js shows for the bank. */
  bank: { complete: /^complete$/i, fail: /^fail$/i },
  orders: { upcoming: /upcoming/i, past: /past/i, cancelled: /cancelled/i },
  errors: {
    notFound: /there is nothing here|not found/i,
    forbidden: /not yours/i,
    away: /not available right now|something went wrong/i,
  },
} as const;
