import type { StageCount } from '../api/types';

const ORDER = ['order', 'fulfillment', 'return', 'message'];
const ENDS = new Set([
  'delivered',
  'rendered',
  'partly-delivered',
  'undelivered',
  'canceled',
  'lost',
  'not-fulfilled',
  'refunded',
  'expired',
  'sent',
  'given-up',
]);

export interface StageRow {
  stage: string;
  count: number;
  oldest: string | null;
  held: number;
}

export interface ProcessStages {
  process: string;
  open: StageRow[];
  ended: StageRow[];
  underWay: number;
}

/** Whether the stage is an end. Without a status the names of the shipped end stages decide. */
export function hasEnded(stage: StageCount): boolean {
  return stage.status === undefined ? ENDS.has(stage.stage) : stage.status === 'ended';
}

/** Stages by process, orders first. Versions and statuses of a stage are summed, the fullest stage comes first. */
export function byProcess(stages: StageCount[]): ProcessStages[] {
  const names = [...new Set(stages.map((stage) => stage.process))].sort(
    (a, b) => rank(a) - rank(b) || a.localeCompare(b),
  );
  return names.map((process) => {
    const own = stages.filter((stage) => stage.process === process);
    const open = rowsOf(own.filter((stage) => !hasEnded(stage)));
    return {
      process,
      open,
      ended: rowsOf(own.filter(hasEnded)),
      underWay: open.reduce((sum, row) => sum + row.count, 0),
    };
  });
}

/** Subjects of a process per stage, without ends. */
export function liveCounts(stages: StageCount[], process: string): Map<string, number> {
  const own = byProcess(stages).find((one) => one.process === process);
  return new Map((own?.open ?? []).map((row) => [row.stage, row.count]));
}

function rowsOf(stages: StageCount[]): StageRow[] {
  const rows = new Map<string, StageRow>();
  for (const { stage, count, oldest, status } of stages) {
    const held = status === 'held' || status === 'stuck' ? count : 0;
    const known = rows.get(stage);
    rows.set(
      stage,
      known
        ? { stage, count: known.count + count, oldest: older(known.oldest, oldest), held: known.held + held }
        : { stage, count, oldest: oldest ?? null, held },
    );
  }
  return [...rows.values()].sort((a, b) => b.count - a.count || a.stage.localeCompare(b.stage));
}

function rank(process: string): number {
  const at = ORDER.indexOf(process);
  return at < 0 ? ORDER.length : at;
}

function older(a: string | null | undefined, b: string | null | undefined): string | null {
  if (!a || !b) return a ?? b ?? null;
  return a < b ? a : b;
}
