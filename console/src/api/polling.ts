/** Intervals of repeated reads. Hidden tabs read nothing; failures make the intervals longer. */

/** What changes while a person looks at it. */
export const CALM_MS = 5_000;
/** Counts beside every page, and lists that change rarely. */
export const SLOW_MS = 15_000;
export const RARE_MS = 60_000;
/** Checks of the whole database. */
export const CHECK_MS = 5 * 60_000;
const LONGEST_MS = 60_000;

interface Reads {
  state: { dataUpdatedAt: number; errorUpdatedAt: number; errorUpdateCount: number };
}

/** Interval of a read. After failures it is half the time since the last answer, at most a minute. */
export function every(base: number): (query: Reads) => number {
  return ({ state }) => {
    const { dataUpdatedAt, errorUpdatedAt, errorUpdateCount } = state;
    if (errorUpdatedAt <= dataUpdatedAt) return base;
    const wait = dataUpdatedAt === 0 ? base * 2 ** (errorUpdateCount - 1) : (errorUpdatedAt - dataUpdatedAt) / 2;
    return Math.min(Math.max(base, wait), Math.max(base, LONGEST_MS));
  };
}
