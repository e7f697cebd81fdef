import { recent } from './recent';

describe('what was made lately', () => {
  it('is not made again, until newer things have taken its place', async () => {
    const keep = recent<string>(2);
    const make = jest.fn(async () => 'made');
    for (const key of ['a', 'b', 'a', 'c', 'a']) expect(await keep(key, make)).toBe('made');
    expect(make).toHaveBeenCalledTimes(3);
    await keep('b', make);
    expect(make).toHaveBeenCalledTimes(4);
  });

  it('is made once for all who ask at the same time', async () => {
    const make = jest.fn(async () => 'made');
    const keep = recent<string>(2);
    await Promise.all([keep('a', make), keep('a', make)]);
    expect(make).toHaveBeenCalledTimes(1);
  });

  it('is tried again when it could not be made', async () => {
    const keep = recent<string>(2);
    await expect(keep('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await keep('a', async () => 'made')).toBe('made');
  });
});
