import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { drawable } from './drawable';

/** The characters that a WOFF file has. Source: the OpenType specification, cmap format 4. */
const charactersOf = (file: string): Set<number> => {
  const woff = readFileSync(file);
  const entries = Array.from({ length: woff.readUInt16BE(12) }, (_, n) => 44 + n * 20);
  const entry = entries.find(at => woff.toString('latin1', at, at + 4) === 'cmap')!;
  const [start, packed, size] = [4, 8, 12].map(at => woff.readUInt32BE(entry + at));
  const stored = woff.subarray(start, start! + packed!);
  const cmap = packed! < size! ? inflateSync(stored) : stored;
  const tables = Array.from({ length: cmap.readUInt16BE(2) }, (_, n) =>
    cmap.readUInt32BE(8 + n * 8),
  );
  const table = tables.find(at => cmap.readUInt16BE(at) === 4)!;
  const segments = cmap.readUInt16BE(table + 6) / 2;
  const found = new Set<number>();
  for (let n = 0; n < segments; n++) {
    const last = cmap.readUInt16BE(table + 14 + n * 2);
    const first = cmap.readUInt16BE(table + 16 + segments * 2 + n * 2);
    for (let code = first; code <= last; code++) found.add(code);
  }
  return found;
};

const fontOf = (subset: string) =>
  charactersOf(require.resolve(`@fontsource/figtree/files/figtree-${subset}-700-normal.woff`));

describe('what can be drawn', () => {
  it('is in the font, of all characters that there are', () => {
    const font = new Set([...fontOf('latin'), ...fontOf('latin-ext')]);
    expect(font.has(0x41)).toBe(true);
    expect(font.has(0x3042)).toBe(false);
    const kept = Array.from({ length: 0x11_0000 }, (_, code) => code)
      .filter(code => code < 0xd800 || code > 0xdfff)
      .flatMap(code => [...drawable(`a${String.fromCodePoint(code)}a`, 9)]);
    expect(kept.filter(char => !font.has(char.codePointAt(0)!))).toEqual([]);
    expect(new Set(kept).size).toBeGreaterThan(300);
  });

  it('keeps what Europeans write', () => {
    const text = 'Größe, Łódź, Čapek, Île, Ørsted, İzmir – “Señor” ’26 … €5';
    expect(drawable(text, 99)).toBe(text);
    expect(drawable('e\u0301a', 9)).toBe('éa');
  });

  it.each([
    ['🎟 Jazz 🎷 night', 'Jazz night'],
    ['東京 Live', 'Live'],
    ['a\u202eb\u0000c\ud800', 'a b c'],
    ['🎟️', ''],
    ['!?', ''],
    ['', ''],
  ])('leaves out the rest: %j', (text, drawn) => expect(drawable(text, 99)).toBe(drawn));

  it('is cut where it is too long', () => {
    expect(drawable('abc def ghi', 8)).toBe('abc def…');
    expect(drawable('x'.repeat(5_000), 70)).toHaveLength(70);
  });
});
