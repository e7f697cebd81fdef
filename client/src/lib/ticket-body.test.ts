import { fromUtcInput, ticketBody, toUtcInput } from './ticket-body';

const full = {
  title: ' Concert ',
  price: '$1,234.50',
  venue: ' Große Halle ',
  startsAt: '2027-06-01T20:00',
  description: 'Two hours\nof music',
};

describe('ticketBody', () => {
  it.each([
    ['FormData', FormData],
    ['URLSearchParams', URLSearchParams],
  ])('reads %s', (_name, Fields) => {
    const fields = new Fields();
    for (const [name, value] of Object.entries(full)) fields.append(name, value);
    expect(ticketBody(fields, fromUtcInput)).toEqual({
      title: ' Concert ',
      price: 1234.5,
      venue: 'Große Halle',
      startsAt: '2027-06-01T20:00:00.000Z',
      description: 'Two hours\nof music',
    });
  });

  it('takes the time as of this machine unless told otherwise', () => {
    const { startsAt } = ticketBody(new URLSearchParams(full));
    expect(startsAt).toBe(new Date('2027-06-01T20:00').toISOString());
  });

  it('ends lines as the API takes them', () => {
    const fields = new URLSearchParams({ description: 'one\r\n\r\ntwo' });
    expect(ticketBody(fields).description).toBe('one\n\ntwo');
  });

  it('leaves out what is empty, and lets the API judge what is wrong', () => {
    const fields = new URLSearchParams({
      venue: ' ',
      description: '',
      startsAt: '',
      price: 'free',
    });
    const body = JSON.parse(JSON.stringify(ticketBody(fields)));
    expect(body).toEqual({ title: '', price: 'free' });
  });
});

describe('a datetime-local field in UTC', () => {
  it.each(['2027-03-01T20:30:00.000Z', '2027-03-28T02:30:00.000Z'])('brings back %s', iso => {
    expect(fromUtcInput(toUtcInput(iso))).toBe(iso);
  });

  it('is empty without a time', () => {
    expect(toUtcInput(null)).toBe('');
    expect(fromUtcInput('')).toBeUndefined();
  });

  it.each(['nonsense', '2027-13-01T00:00', '2027-06-01T20:00+02:00', '2027-06-01', '1'])(
    'leaves %s to the API',
    value => {
      expect(fromUtcInput(value)).toBe(value);
    },
  );
});
