/** Marked ids that are still listed. */
export function stillListed(chosen: ReadonlySet<string>, ids: string[]): string[] {
  return ids.filter((id) => chosen.has(id));
}
