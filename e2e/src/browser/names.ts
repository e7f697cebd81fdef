/**
 * What the walks look for on the pages, by the words that people see. Only here, so that a change
 * of words or of a page is one change. What a walk waits for is named by the whole sentence, or its
 * beginning: a word of it may be on the page before.
 */
export const names = {
  /** Links of the site's menu. */
  menu: {
    open: /^account/i,
    browse: /^browse$/i,
    sell: /^sell( a ticket)?$/i,
    myOrders: /^my orders$/i,
    myTickets: /^my tickets$/i,
    signIn: /^sign in$/i,
    signUp: /^(sign up|create an account)$/i,
    signOut: /^sign out$/i,
  },
  theme: { dark: /^dark$/i },
  credentials: {
    email: /^e-?mail/i,
    password: /^password/i,
    signIn: /^sign in$/i,
    signUp: /^(sign up|create (an|your) account)$/i,
    wrongPair: /^the e-mail address or the password is wrong/i,
  },
  search: {
    words: /^search/i,
    next: /next/i,
    nothingFound: /^no tickets match$/i,
  },
  ticketForm: {
    title: /^title/i,
    price: /^price/i,
    venue: /^venue/i,
    putOnSale: /^put (it )?on sale$/i,
    save: /^save/i,
    restored: /^we kept what you typed/i,
    withdraw: /^withdraw/i,
    confirmWithdraw: /^yes/i,
    isSold: /^it is sold$/i,
  },
  ticket: {
    reserve: /^reserve/i,
    signInToReserve: /sign in to reserve|^reserve/i,
    taken: /^somebody else was faster/i,
    isReserved: /^somebody has reserved this ticket/i,
    isSold: /^this ticket is sold/i,
    isWithdrawn: /^the seller has withdrawn this ticket/i,
    isYours: /^this is your ticket, and it is on sale/i,
    yoursIsSold: /^this is your ticket, and it is sold/i,
    toOrder: /^go to your order$/i,
    refund: /^refund/i,
    confirmRefund: /^yes/i,
  },
  order: {
    /** The heading, which says the order's state. */
    isComplete: /^the ticket is yours$/i,
    hasExpired: /^your reservation has ended$/i,
    isReleased: /^you released this ticket$/i,
    hasFailed: /^the payment did not go through$/i,
    wasRefunded: /^this order was refunded$/i,
    cancel: /^release the ticket$/i,
    confirmCancel: /^yes/i,
    cardNumber: /card number/i,
    expiry: /^(expiry|expiration)/i,
    code: /cvc|security code/i,
    pay: /^pay \$/i,
    formNotLoaded: /^the card form could not be loaded/i,
    paying: /^paying/i,
    processing: /^your payment is being processed/i,
    unsure: /^finding out what became of your payment/i,
    timeIsUp: /^time is up\. the reservation is ending/i,
    declined: /declined/i,
    lastTryFailed: /^your last payment did not go through/i,
    toBank: /^continue at your bank$/i,
    approve: /^approve$/i,
    refuse: /^refuse$/i,
    /** In our words, and in Stripe's. */
    notConfirmed: /^(your bank did not approve|we are unable to authenticate)/i,
  },
  /** The stand-in for the page that Stripe.js shows for the bank. */
  bank: { complete: /^complete$/i, fail: /^fail$/i },
  orders: { upcoming: /upcoming/i, past: /past/i, cancelled: /cancelled/i },
  errors: {
    notFound: /^there is nothing here/i,
    forbidden: /^this is not yours/i,
    away: /^this is not available right now/i,
  },
} as const;
