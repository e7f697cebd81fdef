const ANOTHER = 'Please pay with another card.';
const ASK_BANK = 'Please ask your bank, or pay with another card.';
const CHECK = 'Please check it and try again.';
const LATER = 'Please try again in a few minutes, or pay with another card.';

/** For a code without words of its own, and for those that the buyer must not be told. */
const GENERIC = `Your bank gives no reason. ${ASK_BANK}`;

/**
 * What a buyer is told of a decline, by Stripe's code for it. Of a lost, stolen or suspicious card
 * nothing: whoever holds it learns no more than of any other.
 * Source: https://docs.stripe.com/declines/codes
 */
const WORDS = new Map<string, string>([
  ['approve_with_id', `Your bank could not authorize it. ${LATER}`],
  ['call_issuer', `Your bank wants to be asked first. ${ASK_BANK}`],
  ['card_not_supported', `It does not support this kind of purchase. ${ANOTHER}`],
  ['card_velocity_exceeded', `It was used too often, or its limit is reached. ${ASK_BANK}`],
  ['currency_not_supported', `It cannot be charged in US dollars. ${ANOTHER}`],
  ['do_not_honor', GENERIC],
  ['duplicate_transaction', 'Your bank takes it for a payment that you made a moment ago.'],
  ['expired_card', `It has expired. ${ANOTHER}`],
  ['incorrect_address', `The address does not match the card. ${CHECK}`],
  ['incorrect_cvc', `The security code is wrong. ${CHECK}`],
  ['incorrect_number', `The card number is wrong. ${CHECK}`],
  ['incorrect_zip', `The postal code does not match the card. ${CHECK}`],
  ['insufficient_funds', `There is not enough money in the account. ${ANOTHER}`],
  ['invalid_account', `The card or its account is not valid. ${ASK_BANK}`],
  ['invalid_amount', `The amount is not valid, or more than the card may pay. ${ASK_BANK}`],
  ['invalid_cvc', `The security code is wrong. ${CHECK}`],
  ['invalid_expiry_month', `The expiry date is wrong. ${CHECK}`],
  ['invalid_expiry_year', `The expiry date is wrong. ${CHECK}`],
  ['invalid_number', `The card number is wrong. ${CHECK}`],
  ['issuer_not_available', `Your bank could not be reached. ${LATER}`],
  ['live_mode_test_card', `It is a real card, and only test cards work here.`],
  ['not_permitted', `Your bank does not permit this payment. ${ASK_BANK}`],
  ['processing_error', `An error occurred while it was processed. ${LATER}`],
  ['reenter_transaction', `Your bank could not process the payment. ${LATER}`],
  ['service_not_allowed', `Your bank does not permit this payment. ${ASK_BANK}`],
  ['testmode_decline', 'It is a test card, and only real cards work here.'],
  ['transaction_not_allowed', `Your bank does not permit this payment. ${ASK_BANK}`],
  ['try_again_later', `Your bank could not process the payment. ${LATER}`],
  ['withdrawal_count_limit_exceeded', `Its limit is reached. ${ANOTHER}`],
]);

/** Why a card was declined, in sentences for its holder. */
export const declineWords = (code: string): string => WORDS.get(code) ?? GENERIC;
