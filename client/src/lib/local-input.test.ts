import { fromLocalInput, toLocalInput } from './local-input';

describe('a datetime-local field', () => {
  it('brings back the instant that it shows', () => {
    const iso = '2027-03-01T20:30:00.000Z';
    expect(toLocalInput(iso)).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);
    expect(fromLocalInput(toLocalInput(iso))).toBe(iso);
  });

  it('is empty without a time', () => {
    expect(toLocalInput(null)).toBe('');
    expect(toLocalInput('nonsense')).toBe('');
    expect(fromLocalInput('')).toBeUndefined();
  });

  it('leaves what is no time to the API', () => {
    expect(fromLocalInput('nonsense')).toBe('nonsense');
  });
});
