import { inPaymentWords, isUncertain, notConfirmed, notThrough } from './payment-problem';

const problem = (status: number, message = 'as the API says') => ({
  status,
  fields: {},
  messages: [message],
});

describe('inPaymentWords', () => {
  it.each([0, 500, 503])('says of %d that nobody knows, and that it is safe', status => {
    expect(isUncertain(problem(status))).toBe(true);
    expect(inPaymentWords(problem(status)).messages).toEqual([{ key: 'uncertain' }]);
  });

  it.each([400, 402, 403, 409, 429])('leaves %d as the API words it', status => {
    expect(isUncertain(problem(status))).toBe(false);
    expect(inPaymentWords(problem(status))).toEqual(problem(status));
  });

  it('asks for patience while the order has not come to payments', () => {
    expect(inPaymentWords(problem(404)).messages).toEqual([{ key: 'notYet' }]);
  });
});

describe('back from the bank', () => {
  it('has words of its own where Stripe gives none', () => {
    expect(notConfirmed('Declined by the issuer.').messages).toEqual(['Declined by the issuer.']);
    expect(notConfirmed(undefined).messages).toEqual([{ key: 'notConfirmed' }]);
    expect(notThrough().messages).toEqual([{ key: 'notThrough' }]);
  });
});
