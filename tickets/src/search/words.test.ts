import { wordsOf } from './words';

describe('the words of a text', () => {
  it.each([
    ['Die Große, alte HALLE', ['DIE', 'GROSSE', 'ALTE', 'HALLE']],
    ['crème brûlée', ['CREME', 'BRULEE']],
    ['cre\u0300me', ['CREME']],
    ['ΟΔΟΣ οδος', ['ΟΔΟΣ']],
    ["rock'n'roll 2027", ['ROCK', 'N', 'ROLL', '2027']],
    ['to be or not to be', ['TO', 'BE', 'OR', 'NOT']],
    ['ﬁn ①', ['FIN', '1']],
    ['東京 ライブ', ['東京', 'ライフ']], // the voicing mark is an accent
    ['!!! … 🎭', []],
    ['', []],
  ])('%j are %j', (text, words) => expect(wordsOf(text)).toEqual(words));

  it('are those of all texts', () => expect(wordsOf('a', null, 'b a')).toEqual(['A', 'B']));

  it('are limited in number and length', () => {
    const many = Array.from({ length: 2_000 }, (_, n) => `w${n}`).join(' ');
    expect(wordsOf(many)).toHaveLength(1_000);
    expect(wordsOf('x'.repeat(5_000))).toEqual(['X'.repeat(40)]);
    expect(wordsOf('𝔸'.repeat(50), '\u{10400}'.repeat(50))).toEqual([
      'A'.repeat(40),
      '\u{10400}'.repeat(40),
    ]);
  });
});
