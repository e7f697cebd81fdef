/** What a ticket's fields may not be. A value is sent as JSON: NaN and Infinity arrive as null. */
export const wrongFields: [field: string, value: unknown][] = [
  ...[undefined, null, '', ' \n ', 7, true, {}, [], ['x'], { $gt: '' }].map(wrong('title')),
  ...['x'.repeat(201), 'a\u0000b', 'a\u0007b', 'a\nb', '\ud800'].map(wrong('title')),
  ...[undefined, null, '', '20', '19.99', true, {}, [], [20], { $gt: 0 }].map(wrong('price')),
  ...[0, -1, -20, 0.49, 0.499, 19.999, 1e-7, 999_999.995, 1_000_000].map(wrong('price')),
  ...[1e21, 1e300, -1e300, NaN, Infinity].map(wrong('price')),
  ...[7, false, {}, [], { $ne: null }, 'x'.repeat(5_001), 'a\u0000b'].map(wrong('description')),
  ...[7, false, {}, [], { $ne: null }, 'x'.repeat(201), 'a\nb'].map(wrong('venue')),
  ...['', 'soon', 7, 0, true, {}, [], { $gt: '' }, '2027-06-01'].map(wrong('startsAt')),
  ...['2027-02-30T20:00:00Z', '2027-06-01T25:00:00Z', '2027-13-01T20:00:00Z'].map(
    wrong('startsAt'),
  ),
  ...['2027-06-01T20:00:00', '2027-06-01 20:00:00Z', 'Tue, 01 Jun 2027 20:00:00 GMT'].map(
    wrong('startsAt'),
  ),
  ...['1969-12-31T23:59:59Z', '9999-12-31T23:59:59-23:59', '+010000-01-01T00:00:00Z'].map(
    wrong('startsAt'),
  ),
];

function wrong(field: string) {
  return (value: unknown): [string, unknown] => [field, value];
}
