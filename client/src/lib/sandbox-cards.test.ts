import { cardErrors, SANDBOX_CARDS, tokenFor } from './sandbox-cards';

const NOW = new Date(2026, 10, 22);
const GOOD = { number: '4242 4242 4242 4242', expiry: '12/30', cvc: '123' };

describe('tokenFor', () => {
  it.each([
    ['4242 4242 4242 4242', 'pm_card_visa'],
    ['4242424242424242', 'pm_card_visa'],
    ['4242-4242-4242-4242', 'pm_card_visa'],
    ['4000 0000 0000 0002', 'pm_card_visa_chargeDeclined'],
    ['4000 0000 0000 9995', 'pm_card_visa_chargeDeclinedInsufficientFunds'],
    ['4000 0000 0000 0069', 'pm_card_chargeDeclinedExpiredCard'],
    ['4000 0025 0000 3155', 'pm_card_authenticationRequired'],
  ])('%s is %s', (number, token) => {
    expect(tokenFor(number)).toBe(token);
  });

  it.each([
    '',
    '4242',
    '5555 5555 5555 4444',
    '42424242424242424',
    'pm_card_visa',
    'x'.repeat(999),
  ])('knows no other card: %s', number => {
    expect(tokenFor(number)).toBeUndefined();
  });

  it('has no card number in a token', () => {
    for (const { token } of SANDBOX_CARDS) expect(token).not.toMatch(/\d/);
  });
});

describe('cardErrors', () => {
  it('finds nothing wrong with a test card', () => {
    expect(cardErrors(GOOD, NOW)).toEqual({});
  });

  it.each(['11/26', '1/27', '01 / 27', '12/2030'])('takes the expiry date %s', expiry => {
    expect(cardErrors({ ...GOOD, expiry }, NOW)).toEqual({});
  });

  it.each(['13/30', '00/30', '12', '', '12/3', 'ab/cd'])('refuses the expiry %j', expiry => {
    expect(cardErrors({ ...GOOD, expiry }, NOW)).toEqual({ expiry: 'expiry' });
  });

  it.each(['10/26', '01/20'])('refuses the expiry %s, which has passed', expiry => {
    expect(cardErrors({ ...GOOD, expiry }, NOW)).toEqual({ expiry: 'passed' });
  });

  it.each(['', '12', '12345', 'abc'])('refuses the code %j', cvc => {
    expect(Object.keys(cardErrors({ ...GOOD, cvc }, NOW))).toEqual(['cvc']);
  });

  it('says all that is wrong at once, in the order of the fields', () => {
    const card = { number: '5555 5555 5555 4444', expiry: '', cvc: '' };
    expect(Object.keys(cardErrors(card, NOW))).toEqual(['number', 'expiry', 'cvc']);
  });
});
