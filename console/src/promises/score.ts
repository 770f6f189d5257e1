import type { PromiseScore } from '../api/types';

/** Share of ended legs that were kept; undefined if none has ended. */
export function keptShare(score: Omit<PromiseScore, 'key'>): number | undefined {
  const ended = score.kept + score.missed + score.lost;
  return ended === 0 ? undefined : score.kept / ended;
}

/** `97.4%`. Never rounds up to 100 %. */
export function shareText(share: number | undefined): string {
  if (share === undefined) return '–';
  return share === 1 ? '100%' : `${(Math.floor(share * 1_000) / 10).toFixed(1)}%`;
}

export function totalOf(scores: PromiseScore[]): Omit<PromiseScore, 'key'> {
  const sum = (of: (score: PromiseScore) => number) => scores.reduce((total, score) => total + of(score), 0);
  return {
    kept: sum((s) => s.kept),
    missed: sum((s) => s.missed),
    lost: sum((s) => s.lost),
    byDecision: sum((s) => s.byDecision),
    byNode: sum((s) => s.byNode),
    byCarrier: sum((s) => s.byCarrier),
  };
}

/** Days newest first. Nodes and services by broken promises, then by share kept, worst first. */
export function sorted(scores: PromiseScore[], by: string): PromiseScore[] {
  return [...scores].sort((a, b) =>
    by === 'day'
      ? b.key.localeCompare(a.key)
      : b.missed + b.lost - a.missed - a.lost ||
        (keptShare(a) ?? 2) - (keptShare(b) ?? 2) ||
        b.kept - a.kept ||
        a.key.localeCompare(b.key),
  );
}
