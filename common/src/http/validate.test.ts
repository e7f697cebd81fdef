import express from 'express';
import request from 'supertest';
import { bodyId, isId, optionalText, pathId, price, text, validate, validated } from './validate';
import { newId, testApp } from '../testing';

const answer: express.RequestHandler = (req, res) => void res.json(validated(req));
const app = testApp([
  express
    .Router()
    .post('/api/title', validate(text('title', { max: 5 })), answer)
    .post('/api/lines', validate(text('title', { min: 2, max: 9, lines: true })), answer)
    .post('/api/note', validate(optionalText('note', { max: 5 })), answer)
    .post('/api/id', validate(bodyId('id')), answer)
    .post('/api/price', validate(price()), answer)
    .post('/api/all', validate(text('title', { max: 5 }), price(), bodyId('id')), answer)
    .get('/api/things/:id', pathId(), (req, res) => void res.json(req.params)),
]);
const post = (path: string, body: object) => request(app).post(`/api/${path}`).send(body);
const wrong = (message: string, field = 'title') => ({ errors: [{ message, field }] });

const ASTRAL = '\u{1F39F}';
const LENGTH = wrong('title must have 1 to 5 characters');
const CONTROL = wrong('title must not have control characters');
const UNICODE = wrong('title must be valid Unicode');

describe('a text', () => {
  it.each([
    ['a', 'a'],
    ['12345', '12345'],
    ['  a b\u00a0\ufeff', 'a b'],
    ['\r\n\ta\n', 'a'],
    ['été', 'été'],
    [ASTRAL.repeat(5), ASTRAL.repeat(5)],
    ['<b>', '<b>'],
    ['$gt', '$gt'],
  ])('is trimmed and otherwise kept: %j', (title, kept) =>
    post('title', { title, other: 1 }).expect(200, { title: kept }),
  );

  it.each([
    ['', LENGTH],
    [' \n ', LENGTH],
    ['123456', LENGTH],
    [ASTRAL.repeat(6), LENGTH],
    [`a${'\ufe0f'.repeat(5)}`, LENGTH],
    ['a\ufe0f'.repeat(3), LENGTH],
    ['e\u0301'.repeat(3), LENGTH],
    ['a\u0000b', CONTROL],
    ['a\nb', CONTROL],
    ['a\tb', CONTROL],
    ['a\u001bb', CONTROL],
    ['a\u007fb', CONTROL],
    ['a\u0085b', CONTROL],
    ['\ud800', UNICODE],
    ['\udc00\ud800', UNICODE],
  ])('is refused for its characters: %j', (title, answer) =>
    post('title', { title }).expect(400, answer),
  );

  it.each([undefined, null, 1, true, {}, [], ['a'], { $gt: '' }, [['a']], { length: 1 }])(
    'is nothing else: %j',
    title => post('title', { title }).expect(400, wrong('title must be a text')),
  );

  it('may have several lines where that is asked for, and no other control character', async () => {
    await post('lines', { title: 'a\n\tb' }).expect(200, { title: 'a\n\tb' });
    for (const title of ['a\rb', 'a\u000bb', 'a\u0000b', 'a\u001bb'])
      await post('lines', { title }).expect(400, CONTROL);
    await post('lines', { title: 'a' }).expect(400, wrong('title must have 2 to 9 characters'));
  });

  it('may be absent, null or empty where it is optional', async () => {
    await post('note', {}).expect(200, {});
    await post('note', { note: null }).expect(200, {});
    await post('note', { note: '  ' }).expect(200, { note: '' });
    await post('note', { note: '123456' }).expect(
      400,
      wrong('note must have at most 5 characters', 'note'),
    );
    await post('note', { note: 1 }).expect(400, wrong('note must be a text', 'note'));
    await post('note', { note: false }).expect(400, wrong('note must be a text', 'note'));
  });
});

describe('an id', () => {
  it('is spelled in either case and kept in lower case', async () => {
    const id = newId();
    await post('id', { id: id.toUpperCase() }).expect(200, { id });
    await request(app).get(`/api/things/${id}`).expect(200, { id });
  });

  const wrongIds = ['', 'x', 'a'.repeat(23), 'a'.repeat(25), 'g'.repeat(24), `${'a'.repeat(24)}\n`];
  it.each([undefined, null, 1, {}, [newId()], { $gt: '' }, 'a'.repeat(12), ...wrongIds])(
    'is not %j in a body',
    async id => {
      expect(isId(id)).toBe(false);
      await post('id', { id }).expect(400, wrong('id must be an id', 'id'));
    },
  );

  it.each(['x', '1', 'a'.repeat(25), '%00', '%E0%A4%A', '[object%20Object]', `${newId()}%0A`])(
    'that is malformed is of nothing: %s',
    id =>
      request(app)
        .get(`/api/things/${id}`)
        .expect(404, { errors: [{ message: 'Not found' }] }),
  );
});

describe('a price', () => {
  it.each([0.5, 19.99, 20, 999_999.99])('may be %d', amount =>
    post('price', { price: amount }).expect(200, { price: amount }),
  );

  it.each([undefined, null, '20', 0, 0.49, -1, 1e6, 19.999, 0.1 + 0.2, 1e21, true, [20], {}])(
    'is not %j',
    amount =>
      post('price', { price: amount }).expect(
        400,
        wrong('price must be a number from 0.50 to 999999.99 with at most two decimals', 'price'),
      ),
  );

  it.each(['1e400', '-1e400', '1e-7', '0.500000000000000001e2000'])('is not %s', async digits => {
    const { status } = await request(app)
      .post('/api/price')
      .type('json')
      .send(`{"price":${digits}}`);
    expect(status).toBe(400);
  });
});

describe('several fields', () => {
  it('are told of one by one, each once', async () => {
    const { body } = await post('all', { title: '\u0000'.repeat(9) }).expect(400);
    expect((body as { errors: { field: string }[] }).errors.map(({ field }) => field)).toEqual([
      'title',
      'price',
      'id',
    ]);
  });

  it('leave the unknown ones out', async () => {
    const given = { title: 'a', price: 1, id: newId() };
    await post('all', { ...given, isAdmin: true, __proto__: { x: 1 } }).expect(200, given);
  });
});
