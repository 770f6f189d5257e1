import type { Case } from '../api/types';
import { ownersOf } from './owners';

export interface CaseGroup {
  kind: string;
  owners: string[];
  overdue: number;
  oldest: string;
  cases: Case[];
}

/** Groups cases by root cause, most overdue groups first; in a group, first due first. */
export function groupCases(cases: Case[], now: number): CaseGroup[] {
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
      cases: [...list].sort((a, b) => (a.dueAt ?? '').localeCompare(b.dueAt ?? '')),
    }))
    .sort((a, b) => b.overdue - a.overdue || b.cases.length - a.cases.length || a.kind.localeCompare(b.kind));
}
