import { artworkFile, artworkOf } from './artwork';

/** More than the drawing of any ticket takes, in bytes. */
const LARGEST = 2_000;

const file = (id: string, title: string) => artworkFile(artworkOf({ id, title }), 1200, 630);
const tickets = Array.from({ length: 400 }, (_, n) => ({ id: `id${n}`, title: `Show ${n * 7}` }));

describe('the picture of a ticket', () => {
  it('is the same whenever it is drawn, and another one for another ticket', () => {
    expect(file('a', 'Opera')).toBe(file('a', 'Opera'));
    const drawn = tickets.map(({ id, title }) => file(id, title));
    expect(new Set(drawn).size).toBe(tickets.length);
  });

  it('has the colours of its event', () => {
    const grounds = tickets.map(({ id }) => artworkOf({ id, title: 'Opera' }).ground);
    expect(new Set(grounds).size).toBe(1);
    expect(new Set(tickets.map(ticket => artworkOf(ticket).ground)).size).toBe(10);
  });

  it.each(tickets)('is small and well-formed: $title', ({ id, title }) => {
    const drawn = file(id, title);
    expect(drawn.length).toBeLessThan(LARGEST);
    expect(drawn).not.toMatch(/NaN|undefined|Infinity|style/);
  });

  it.each(['', '</svg><script>', '🎟'.repeat(100), '\u0000'])('takes nothing from %j', title => {
    expect(file('<', title)).toMatch(/^<svg [^<>]*>(<path [^<>]*\/>)+<\/svg>$/);
  });
});
