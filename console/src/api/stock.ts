/** Count tasks, transfers and cart holds: the fields that the console reads, and the reads. */
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { get, query } from './client';
import { CALM_MS, every } from './polling';
import type { Page } from './types';

/** Most rows that the server lists. */
const PAGE_MAX = 500;

export interface CountLine {
  sku: string;
  found?: number | null;
  difference?: number | null;
  countedAt?: string | null;
  adjustment?: string | null;
}

export interface CountTask {
  id: string;
  node: string;
  /** value, inaccuracy or age: why its SKUs are counted */
  by: string;
  /** open, counted or canceled */
  state: string;
  plannedBy: string;
  plannedAt: string;
  dueAt: string;
  skus: number;
  counted: number;
  /** Only when one task is read. */
  lines: CountLine[];
}

export interface TransferLine {
  line: number;
  sku: string;
  requested: number;
  shipped: number;
  received: number;
  damaged: number;
  excess: number;
  lost: number;
  inTransit: number;
}

export interface Transfer {
  id: string;
  reference: string;
  from: string;
  to: string;
  /** requested, shipped, closed or canceled */
  state: string;
  requestedAt: string;
  expectedAt: string;
  lines: TransferLine[];
}

export interface CartHold {
  id: string;
  channel: string;
  key: string;
  expiresAt: string;
  extendableUntil: string;
  complete: boolean;
  lines: { line: number; sku: string; quantity: number; held: number }[];
  placements: { line: number; sku: string; node: string; quantity: number }[];
}

/** Count tasks, most urgent first. */
export const useCountTasks = (state: string, node: string) =>
  useQuery({
    queryKey: ['count-tasks', state, node],
    queryFn: ({ signal }) => get<Page<CountTask>>(`/v1/stock/count-tasks${query({ state, node })}`, signal),
    refetchInterval: every(CALM_MS),
    placeholderData: keepPreviousData,
  });

export const useCountTask = (id: string) =>
  useQuery({
    queryKey: ['count-tasks', id],
    queryFn: ({ signal }) => get<CountTask>(`/v1/stock/count-tasks/${encodeURIComponent(id)}`, signal),
    refetchInterval: every(CALM_MS),
  });

/** Transfers of several states, earliest expected first. */
export const useTransfers = (states: string[]) =>
  useQueries({
    queries: states.map((state) => ({
      queryKey: ['transfers', state],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        get<Page<Transfer>>(`/v1/transfers${query({ state, limit: PAGE_MAX })}`, signal),
      refetchInterval: every(CALM_MS),
    })),
    combine: (results) => {
      const failed = results.find((result) => result.error !== null);
      const ready = results.every((result) => result.data !== undefined);
      return {
        data: ready
          ? {
              items: results
                .flatMap((result) => result.data?.items ?? [])
                .sort((a, b) => a.expectedAt.localeCompare(b.expectedAt)),
              more: results.some((result) => result.data?.nextCursor),
            }
          : undefined,
        error: failed?.error ?? null,
        failureReason: results.find((result) => result.failureReason)?.failureReason ?? null,
        isSuccess: results.every((result) => result.isSuccess),
        refetch: () => results.forEach((result) => void result.refetch()),
      };
    },
  });

export const useTransfer = (id: string) =>
  useQuery({
    queryKey: ['transfers', 'one', id],
    queryFn: ({ signal }) => get<Transfer>(`/v1/transfers/${encodeURIComponent(id)}`, signal),
    refetchInterval: every(CALM_MS),
  });

/** Cart holds in force, first to expire first; `sku` filters them. */
export const useCartHolds = (sku: string) =>
  useQuery({
    queryKey: ['cart-holds', sku],
    queryFn: ({ signal }) => get<{ items: CartHold[] }>(`/v1/cart-holds${query({ sku })}`, signal),
    refetchInterval: every(CALM_MS),
  });
