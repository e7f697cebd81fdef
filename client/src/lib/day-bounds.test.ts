import { dayBound } from './day-bounds';

describe('dayBound', () => {
  it.each([
    ['2026-11-22', undefined, '2026-11-22T00:00:00.000Z', '2026-11-22T23:59:59.999Z'],
    ['2026-11-22', 'Asia/Tokyo', '2026-11-21T15:00:00.000Z', '2026-11-22T14:59:59.999Z'],
    ['2026-11-22', 'Asia/Kathmandu', '2026-11-21T18:15:00.000Z', '2026-11-22T18:14:59.999Z'],
    // The days on which clocks change have 23 and 25 hours.
    ['2026-03-08', 'America/New_York', '2026-03-08T05:00:00.000Z', '2026-03-09T03:59:59.999Z'],
    ['2026-11-01', 'America/New_York', '2026-11-01T04:00:00.000Z', '2026-11-02T04:59:59.999Z'],
    ['2026-11-22', 'No/Such_Zone', '2026-11-22T00:00:00.000Z', '2026-11-22T23:59:59.999Z'],
  ])('%s in %s', (day, zone, start, end) => {
    expect(dayBound(day, 'start', zone)).toBe(start);
    expect(dayBound(day, 'end', zone)).toBe(end);
  });

  it.each(['tomorrow', '2026-13-45', '2026-1-1', ''])('leaves %j to the API', day => {
    expect(dayBound(day, 'start')).toBe(day);
  });
});
