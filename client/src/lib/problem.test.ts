import { createTranslator } from 'use-intl/core';
import en from '../texts/en';
import { alertMessages, problemFrom, type Words } from './problem';

const t = createTranslator({ locale: 'en', messages: en, namespace: 'problem' });
const read = (words: Words[]) =>
  words.map(one => (typeof one === 'string' ? one : t(one.key, one.values)));

const NOW = Date.parse('2026-11-22T12:00:00Z');

describe('problemFrom', () => {
  it('puts messages beside their fields and the rest apart', () => {
    const errors = [
      { message: 'title must have 1 to 200 characters', field: 'title' },
      { message: 'title must not have control characters', field: 'title' },
      { message: 'Give it another try' },
    ];
    expect(problemFrom({ status: 400, body: { errors } })).toEqual({
      status: 400,
      fields: { title: 'This must have 1 to 200 characters' },
      messages: ['Give it another try'],
    });
  });

  it.each([400, 402, 403, 404, 409, 413])('shows what the API says with a %d', status => {
    const body = { errors: [{ message: 'The card was declined: insufficient funds' }] };
    expect(read(problemFrom({ status, body }).messages)).toEqual([body.errors[0]?.message]);
  });

  it.each([undefined, null, '', '<html>', [], {}, { errors: 'no' }, { errors: [null, 1, {}] }])(
    'has words for an answer that is none of ours: %j',
    body => {
      expect(read(problemFrom({ status: 400, body }).messages)).toEqual([
        'Something went wrong. Please try again.',
      ]);
    },
  );

  it.each([
    ['840', 'Too many tries. Please try again in 14 minutes.'],
    ['30', 'Too many tries. Please try again in 30 seconds.'],
    ['1', 'Too many tries. Please try again in 1 second.'],
    ['Sun, 22 Nov 2026 12:02:00 GMT', 'Too many tries. Please try again in 2 minutes.'],
    ['Sun, 22 Nov 2020 12:02:00 GMT', 'Too many tries. Please try again in a moment.'],
    ['soon', 'Too many tries. Please try again in a moment.'],
    [undefined, 'Too many tries. Please try again in a moment.'],
  ])('says how long to wait after a 429 with Retry-After: %s', (retryAfter, message) => {
    expect(read(problemFrom({ status: 429, retryAfter }, NOW).messages)).toEqual([message]);
  });

  it.each([500, 502, 503, 504, 408])('hides the details of a %d', status => {
    const body = { errors: [{ message: 'ECONNREFUSED 10.0.0.1', field: 'title' }] };
    const { fields, messages } = problemFrom({ status, body });
    expect(fields).toEqual({});
    expect(read(messages)).toEqual([
      'This is not available right now. Please try again in a moment.',
    ]);
  });

  it('blames the connection when there is no answer', () => {
    expect(read(problemFrom({ status: 0 }).messages)[0]).toMatch(/could not reach the server/);
  });
});

describe('alertMessages', () => {
  it('adds the messages of fields that are not on the page', () => {
    const fields = { title: 'This is too long', ticketId: 'This must be an id' };
    const problem = { status: 400, fields, messages: ['No'] };
    expect(alertMessages(problem, ['title'])).toEqual(['No', 'This must be an id']);
  });
});
