import type { Case } from '../api/types';
import { ownersOf } from './owners';

export interface CaseGroup {
  kind: string;
  owners: string[];
  overdue: number;
  oldest: string;
  cases: Case[];
}

/** What comes first: what is due, or what most money depends on. */
export type CaseOrder = 'due' | 'value-at-stake';

/**
 * Groups cases by root cause, most overdue groups first; in a group, first due first. By value, the groups and cases
 * with the most money first.
 */
export function groupCases(cases: Case[], now: number, order: CaseOrder = 'due'): CaseGroup[] {
  const groups = new Map<string, Case[]>();
  for (const one of cases) groups.set(one.kind ?? 'other', [...(groups.get(one.kind ?? 'other') ?? []), one]);
  return [...groups]
    .map(([kind, list]): CaseGroup => ({
      kind,
      owners: ownersOf(list),
      overdue: list.filter((one) => !one.closedAt && one.dueAt && Date.parse(one.dueAt) < now).length,
      oldest: list.reduce(
        (oldest, one) => (one.raisedAt && (oldest === '' || one.raisedAt < oldest) ? one.raisedAt : oldest),
        '',
      ),
      cases: [...list].sort(
        (a, b) => (order === 'due' ? 0 : valueOf(b) - valueOf(a)) || (a.dueAt ?? '').localeCompare(b.dueAt ?? ''),
      ),
    }))
    .sort(
      (a, b) =>
        (order === 'due' ? 0 : valueOf(b.cases[0]) - valueOf(a.cases[0])) ||
        b.overdue - a.overdue ||
        b.cases.length - a.cases.length ||
        a.kind.localeCompare(b.kind),
    );
}

/** Amounts of several currencies are compared as numbers. */
function valueOf(one: Case | undefined): number {
  return one?.valueAtStake?.minor ?? -1;
}
