import IntlMessageFormat from 'intl-messageformat';
import en from './en';

interface Tree {
  [key: string]: string | Tree;
}

const leaves = (tree: Tree, path: string[] = []): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[[...path, key].join('.'), value]] : leaves(value, [...path, key]),
  );

/** Why a text cannot be shown, if so. */
const fault = (text: string): string | undefined => {
  if (text.trim() !== text || text === '') return 'is empty, or begins or ends with a space';
  try {
    new IntlMessageFormat(text, 'en');
    return undefined;
  } catch (error) {
    return String(error);
  }
};

const faultsOf = (tree: Tree) =>
  leaves(tree).flatMap(([key, text]) => {
    const found = fault(text);
    return found ? [`${key}: ${found}`] : [];
  });

describe('the texts', () => {
  it('can all be shown', () => {
    expect(faultsOf(en)).toEqual([]);
  });

  it.each(['', ' ', '{count, plural, one {#}}', '{open', '<b>unclosed'])('but not “%s”', text => {
    expect(faultsOf({ part: { text } })).toHaveLength(1);
  });
});
