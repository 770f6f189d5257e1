/** Share of a feed's counted rows that were wrong: `2.5%`; a dash if it counted none. */
export function wrongShare(wrong: number, counts: number): string {
  return counts === 0 ? '–' : `${((wrong / counts) * 100).toFixed(1)}%`;
}
