/** Owners of holds or cases, each once, by name. */
export function ownersOf(list: { owner?: string | null }[]): string[] {
  return [...new Set(list.map((one) => one.owner ?? '').filter(Boolean))].sort();
}
