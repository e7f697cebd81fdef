import { forget, keep, kept } from './kept';

const put = (storage: unknown) =>
  Object.defineProperty(globalThis, 'sessionStorage', { value: storage, configurable: true });

const memory = () => {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
};

const refuse = () => {
  throw new Error('refused');
};

beforeEach(() => put(memory()));
afterAll(() => Reflect.deleteProperty(globalThis, 'sessionStorage'));

describe('what is kept in the tab', () => {
  it('comes back until it is forgotten', () => {
    expect(kept('a')).toBeNull();
    keep('a', { title: 'Concert' });
    keep('b', { title: 'Play' });
    expect(kept('a')).toEqual({ title: 'Concert' });
    forget('a');
    expect(kept('a')).toBeNull();
    expect(kept('b')).toEqual({ title: 'Play' });
  });

  it.each(['{', '[]', '"text"', '1', 'null', '{"title":1}', '{"title":null}', '["a"]'])(
    'is nothing when it is %s',
    text => {
      sessionStorage.setItem('a', text);
      expect(kept('a')).toBeNull();
    },
  );

  it('is nothing in a browser that keeps nothing', () => {
    put({ getItem: refuse, setItem: refuse, removeItem: refuse });
    expect(() => keep('a', {})).not.toThrow();
    expect(kept('a')).toBeNull();
    expect(() => forget('a')).not.toThrow();
  });
});
