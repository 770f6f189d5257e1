import { expect, test } from 'vitest';
import { diff, folded, headComment } from './diff';

const marks = (before: string, after: string) =>
  diff(before, after).map((line) => ({ same: ' ', added: '+', removed: '-' })[line.kind] + line.text);

test('shows removed and added lines in place', () => {
  expect(marks('a\nb\nc\n', 'a\nx\nc\ny\n')).toEqual([' a', '-b', '+x', ' c', '+y']);
});

test('ignores the end of the last line', () => {
  expect(marks('a\nb', 'a\nb\n')).toEqual([' a', ' b']);
});

test('keeps as much as both have in common', () => {
  expect(marks('one\ntwo\nthree\nfour', 'two\nthree\nfour\nfive')).toEqual([
    '-one',
    ' two',
    ' three',
    ' four',
    '+five',
  ]);
});

test('never loses or invents a line', () => {
  let seed = 11;
  const random = (below: number) => {
    seed = (seed * 1664525 + 1013904223) % 4294967296;
    return Math.floor((seed / 4294967296) * below);
  };
  const text = () => Array.from({ length: random(14) + 1 }, () => 'abcd'[random(4)]).join('\n');
  for (let round = 0; round < 300; round++) {
    const [before, after] = [text(), text()];
    const lines = diff(before, after);
    const of = (kind: string) =>
      lines
        .filter((line) => line.kind !== kind)
        .map((line) => line.text)
        .join('\n');
    expect([of('added'), of('removed')], `seed 11, round ${round}`).toEqual([before, after]);
  }
});

test('leaves out lines far from every change', () => {
  const lines = diff('1\n2\n3\n4\n5\n6\n7\n8\n9', '1\n2\n3\n4\nx\n6\n7\n8\n9');
  expect(folded(lines, 1)).toEqual([
    { kind: 'gap', lines: 3 },
    { kind: 'same', text: '4' },
    { kind: 'removed', text: '5' },
    { kind: 'added', text: 'x' },
    { kind: 'same', text: '6' },
    { kind: 'gap', lines: 3 },
  ]);
});

test('reads the comment that a document begins with', () => {
  expect(headComment('# Peak season:\n# fewer parcels.\ntable: sourcing # not this\n# nor this')).toBe(
    'Peak season: fewer parcels.',
  );
  expect(headComment('table: sourcing')).toBe('');
});
