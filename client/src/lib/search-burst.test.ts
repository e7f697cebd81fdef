import { BURST_MS, SearchBurst } from './search-burst';

describe('searches while typing', () => {
  it('are one step in the history for as long as somebody types', () => {
    const burst = new SearchBurst();
    burst.type(1000);
    expect(burst.step()).toBe('push');
    burst.type(1000 + BURST_MS);
    expect(burst.step()).toBe('replace');
    burst.type(1000 + 2 * BURST_MS);
    expect(burst.step()).toBe('replace');
  });

  it('are another one after a pause', () => {
    const burst = new SearchBurst();
    burst.type(1000);
    burst.step();
    burst.type(1001 + BURST_MS);
    expect(burst.step()).toBe('push');
  });

  it('are another one after an end', () => {
    const burst = new SearchBurst();
    burst.type(1000);
    burst.step();
    burst.end();
    burst.type(1001);
    expect(burst.step()).toBe('push');
  });

  it('which nobody typed is a step of its own', () => {
    const burst = new SearchBurst();
    expect(burst.step()).toBe('push');
    burst.end();
    expect(burst.step()).toBe('push');
  });
});
