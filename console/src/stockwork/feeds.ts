/** Share of the rows that a feed counted and that were wrong, for instance `2.5%`; nothing where it counted none. */
export function wrongShare(wrong: number, counts: number): string {
  return counts === 0 ? '–' : `${((wrong / counts) * 100).toFixed(1)}%`;
}
