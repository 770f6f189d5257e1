/** Two texts, line by line. Pure. */

export interface Line {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Unchanged lines that are left out. */
export interface Gap {
  kind: 'gap';
  lines: number;
}

/** Most pairs of lines that are compared. Beyond it all lines from the first to the last change count as replaced. */
const PAIRS_MAX = 4_000_000;

/** Lines of the longest common subsequence are the same; all others were removed or added. */
export function diff(before: string, after: string): Line[] {
  const [old, now] = [before.trimEnd().split('\n'), after.trimEnd().split('\n')];
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const same = (lines: string[]) => lines.map((text): Line => ({ kind: 'same', text }));
  return [
    ...same(now.slice(0, head)),
    ...between(old.slice(head, old.length - tail), now.slice(head, now.length - tail)),
    ...same(now.slice(now.length - tail)),
  ];
}

function between(old: string[], now: string[]): Line[] {
  if (old.length * now.length > PAIRS_MAX) {
    return [
      ...old.map((text): Line => ({ kind: 'removed', text })),
      ...now.map((text): Line => ({ kind: 'added', text })),
    ];
  }
  // common[i][j]: length of the longest common subsequence of old from i and now from j.
  const common = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      common[i]![j] = old[i] === now[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
    }
  }
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      lines.push({ kind: 'same', text: now[j]! });
      i++;
      j++;
    } else if (i < old.length && (j >= now.length || common[i + 1]![j]! >= common[i]![j + 1]!)) {
      lines.push({ kind: 'removed', text: old[i++]! });
    } else {
      lines.push({ kind: 'added', text: now[j++]! });
    }
  }
  return lines;
}

/** Keeps the changes and `around` lines before and after each. */
export function folded(lines: Line[], around = 3): (Line | Gap)[] {
  const near = lines.map((_, at) =>
    lines.slice(Math.max(0, at - around), at + around + 1).some((line) => line.kind !== 'same'),
  );
  const shown: (Line | Gap)[] = [];
  for (const [at, line] of lines.entries()) {
    const last = shown.at(-1);
    if (near[at]) shown.push(line);
    else if (last?.kind === 'gap') last.lines++;
    else shown.push({ kind: 'gap', lines: 1 });
  }
  return shown;
}

/** First comment of a document, which gives its purpose and reason; empty if there is none. */
export function headComment(text: string): string {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('#'));
  return lines
    .slice(0, end < 0 ? lines.length : end)
    .map((line) => line.replace(/^#+\s?/, '').trim())
    .filter(Boolean)
    .join(' ');
}
