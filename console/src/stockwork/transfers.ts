/** Actions on transfers and their results. Pure. */
import { ApiProblem } from '../api/client';
import type { Transfer, TransferLine } from '../api/stock';
import { count } from '../format';

export type Verb = 'ship' | 'receive' | 'close' | 'cancel';

/** Actions that a state allows, the usual one first. */
export function verbsOf(transfer: Transfer): Verb[] {
  if (transfer.state === 'requested') return ['ship', 'cancel'];
  return transfer.state === 'shipped' ? ['receive', 'close'] : [];
}

export interface Sums {
  requested: number;
  shipped: number;
  received: number;
  inTransit: number;
  lost: number;
}

export function sumsOf(lines: TransferLine[]): Sums {
  const sum = (of: (line: TransferLine) => number) => lines.reduce((total, line) => total + of(line), 0);
  return {
    requested: sum((l) => l.requested),
    shipped: sum((l) => l.shipped),
    received: sum((l) => l.received + l.damaged),
    inTransit: sum((l) => l.inTransit),
    lost: sum((l) => l.lost),
  };
}

/** Typed units, by line. */
export type Typed = Record<number, string>;

export function shipBody(transfer: Transfer, units: Typed, expectedAt: string) {
  return {
    transfers: [
      {
        transfer: transfer.id,
        expectedAt,
        lines: transfer.lines.map((line) => ({ line: line.line, units: Number(units[line.line] ?? line.requested) })),
      },
    ],
  };
}

/** Lines with received units. */
export function receiveBody(transfer: Transfer, sellable: Typed, damaged: Typed) {
  const receipts = transfer.lines.map((line) => ({
    transfer: transfer.id,
    line: line.line,
    sellable: Number(sellable[line.line] ?? line.inTransit),
    damaged: Number(damaged[line.line] ?? 0),
  }));
  return { receipts: receipts.filter((one) => one.sellable + one.damaged > 0) };
}

export interface TransferResult {
  /** done, too-many, short, impossible or unknown */
  outcome: string;
  why?: string | null;
  excess?: number | null;
  transfer?: Transfer | null;
}

/** Text for the outcomes of a call. A refusal is thrown as a problem. */
export function outcomeText(results: TransferResult[], done: string): string {
  const refused = results.find((one) => one.outcome !== 'done' && one.outcome !== 'too-many');
  if (refused)
    throw new ApiProblem(
      0,
      refused.outcome === 'unknown' ? 'Unknown transfer' : 'Nothing was booked',
      undefined,
      refused.why ?? refused.outcome,
    );
  const excess = results.reduce((sum, one) => sum + (one.excess ?? 0), 0);
  return excess > 0 ? `${done}; ${count(excess)} more than were shipped` : done;
}
