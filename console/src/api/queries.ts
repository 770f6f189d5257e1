/** The console's reads, each with its interval. */
import { keepPreviousData, useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { get, post, query } from './client';
import { CALM_MS, CHECK_MS, RARE_MS, SLOW_MS, every } from './polling';
import type {
  Adjustment,
  Case,
  Fault,
  Feed,
  GoLive,
  Hold,
  Invariants,
  Node,
  Order,
  Overview,
  Page,
  ParkedRow,
  ProcessSummary,
  RingFence,
  ScoreList,
  Sku,
  SkuAvailability,
  SkuStock,
  Supply,
  TimelineItem,
} from './types';

const PAGE = 50;
/** Most rows that a page with groups reads. */
export const LIST_LIMIT = 500;

/** Counts and business time, which every page shows. Pages whose content it is read it more often. */
export const useOverview = (interval = SLOW_MS) =>
  useQuery({
    queryKey: ['overview'],
    queryFn: ({ signal }) => get<Overview>('/v1/overview', signal),
    refetchInterval: every(interval),
    staleTime: CALM_MS,
  });

/** Longest check of the whole database. */
const CHECK_TIMEOUT_MS = 120_000;

/** Checks the whole database now. */
export const checkInvariants = () => post<Invariants>('/v1/invariants:check', {}, CHECK_TIMEOUT_MS);

/** Result of the last check of the whole database. */
export const useInvariants = () =>
  useQuery({
    queryKey: ['invariants'],
    queryFn: ({ signal }) => get<Invariants>('/v1/invariants', signal),
    refetchInterval: every(CHECK_MS),
    staleTime: CHECK_MS,
    refetchOnWindowFocus: false,
  });

/** What is missing before real orders. */
export const useGoLive = () =>
  useQuery({
    queryKey: ['go-live'],
    queryFn: ({ signal }) => get<GoLive>('/v1/go-live', signal),
    refetchInterval: every(RARE_MS),
    staleTime: SLOW_MS,
    retry: false,
  });

export interface OrderFilter {
  q: string;
  channel: string;
  state: string;
  stage: string;
  node: string;
  sku: string;
  brand: string;
  legalEntity: string;
  from: string;
  to: string;
}

export const useOrders = (filter: OrderFilter) =>
  useInfiniteQuery({
    queryKey: ['orders', filter],
    queryFn: ({ pageParam, signal }) =>
      get<Page<Order>>(`/v1/orders${query({ ...filter, limit: PAGE, cursor: pageParam })}`, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor || undefined,
    placeholderData: keepPreviousData,
  });

export const useOrder = (id: string) =>
  useQuery({
    queryKey: ['order', id],
    queryFn: ({ signal }) => get<Order>(`/v1/orders/${encodeURIComponent(id)}`, signal),
    enabled: id !== '',
    refetchInterval: (read) => every(pace(read.state.data))(read),
  });

/** Interval of reading an order and its parts: little happens to one that has ended. */
export const pace = (order: Order | undefined) => (order === undefined || order.state === 'open' ? CALM_MS : RARE_MS);

export const useTimeline = (order: Order) =>
  useQuery({
    queryKey: ['order', order.id, 'timeline'],
    queryFn: ({ signal }) => get<Page<TimelineItem>>(`/v1/orders/${encodeURIComponent(order.id)}/timeline`, signal),
    refetchInterval: every(pace(order)),
  });

export const useSubjectTimeline = (id: string) =>
  useQuery({
    queryKey: ['subject', id],
    queryFn: ({ signal }) => get<Page<TimelineItem>>(`/v1/subjects/${encodeURIComponent(id)}/timeline`, signal),
    refetchInterval: every(CALM_MS),
  });

/** Logs of an order's fulfillments and returns, each event with its subject; unreadable logs are left out. */
export const usePartTimelines = (subjects: string[], interval: number) =>
  useQueries({
    queries: subjects.map((id) => ({
      queryKey: ['subject', id],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        get<Page<TimelineItem>>(`/v1/subjects/${encodeURIComponent(id)}/timeline`, signal),
      refetchInterval: every(interval),
      retry: false,
    })),
    combine: (results) =>
      results.flatMap((result, i) =>
        (result.data?.items ?? []).map((item) => ({ ...item, subject: item.subject ?? subjects[i] })),
      ),
  });

/** The first SKUs that have this text in their code or name. */
export const useSkus = (text: string) =>
  useQuery({
    queryKey: ['skus', text],
    queryFn: ({ signal }) => get<Page<Sku>>(`/v1/skus${query({ limit: 12, q: text })}`, signal),
    staleTime: 30_000,
    retry: false,
    placeholderData: keepPreviousData,
  });

/** SKUs in code order that have this text in their code or name. */
export const useSkuList = (text: string) =>
  useInfiniteQuery({
    queryKey: ['sku-list', text],
    queryFn: ({ pageParam, signal }) =>
      get<Page<Sku>>(`/v1/skus${query({ limit: PAGE, q: text, cursor: pageParam })}`, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor || undefined,
    staleTime: 30_000,
    placeholderData: keepPreviousData,
  });

export const useDecisions = (id: string) =>
  useQuery({
    queryKey: ['order', id, 'decisions'],
    queryFn: ({ signal }) => get<unknown>(`/v1/orders/${encodeURIComponent(id)}/decisions`, signal),
  });

export const useHolds = () =>
  useQuery({
    queryKey: ['holds'],
    queryFn: ({ signal }) => get<Page<Hold>>('/v1/holds', signal),
    refetchInterval: every(CALM_MS),
  });

export const useCases = (state: string, team = '', sort = 'due') =>
  useQuery({
    queryKey: ['cases', state, team, sort],
    queryFn: ({ signal }) =>
      get<Page<Case>>(`/v1/cases${query({ state, team: team || undefined, sort, limit: LIST_LIMIT })}`, signal),
    refetchInterval: every(CALM_MS),
    placeholderData: keepPreviousData,
  });

export const useProcesses = () =>
  useQuery({
    queryKey: ['processes'],
    queryFn: ({ signal }) => get<Page<ProcessSummary> | ProcessSummary[]>('/v1/processes', signal),
  });

export const useStock = (sku: string) =>
  useQuery({
    queryKey: ['stock', sku],
    queryFn: ({ signal }) => get<SkuStock>(`/v1/skus/${encodeURIComponent(sku)}/stock`, signal),
    enabled: sku !== '',
    refetchInterval: every(CALM_MS),
    retry: false,
  });

export const useSku = (code: string) =>
  useQuery({
    queryKey: ['sku', code],
    queryFn: ({ signal }) => get<Sku>(`/v1/skus/${encodeURIComponent(code)}`, signal),
    enabled: code !== '',
    staleTime: 60_000,
    retry: false,
  });

const ofSku = <T>(sku: string, what: string, path: string, enabled: boolean) => ({
  queryKey: ['stock', sku, what],
  queryFn: ({ signal }: { signal: AbortSignal }) => get<T>(path, signal),
  enabled,
  refetchInterval: every(CALM_MS),
  retry: false,
});

/** Open supply of a SKU. */
export const useSupplies = (sku: string) =>
  useQuery(ofSku<Page<Supply>>(sku, 'supplies', `/v1/skus/${encodeURIComponent(sku)}/supplies`, sku !== ''));

export const useRingFences = (sku: string) =>
  useQuery(ofSku<Page<RingFence>>(sku, 'ring-fences', `/v1/skus/${encodeURIComponent(sku)}/ring-fences`, sku !== ''));

/** Availability that channels see, from the server's memory. */
export const useAvailability = (sku: string) =>
  useQuery(ofSku<SkuAvailability>(sku, 'availability', `/v1/availability/${encodeURIComponent(sku)}`, sku !== ''));

export const useNodes = () =>
  useQuery({
    queryKey: ['nodes'],
    queryFn: ({ signal }) => get<Page<Node> | Node[]>('/v1/nodes', signal),
    staleTime: 60_000,
  });

const DAY_MS = 86_400_000;
/** Days that the server looks back by default. */
const SCORE_DAYS = 30;

/** Promises kept and broken in the last days, up to business time `now`. */
export const useScore = (filter: { by: string; node: string; days: number }, now: number, known: boolean) =>
  useQuery({
    queryKey: ['score', filter],
    queryFn: ({ signal }) => {
      const from = filter.days === SCORE_DAYS ? '' : new Date(now - filter.days * DAY_MS).toISOString();
      return get<ScoreList>(`/v1/promises/score${query({ by: filter.by, node: filter.node, from })}`, signal);
    },
    enabled: known || filter.days === SCORE_DAYS,
    refetchInterval: every(SLOW_MS),
    placeholderData: keepPreviousData,
  });

/** Parked rows, oldest first. */
export const useParkedRows = (feed: string, cause: string) =>
  useQuery({
    queryKey: ['parked-rows', feed, cause],
    queryFn: ({ signal }) =>
      get<Page<ParkedRow>>(`/v1/stock/parked${query({ feed, cause, limit: LIST_LIMIT })}`, signal),
    refetchInterval: every(CALM_MS),
    placeholderData: keepPreviousData,
  });

/** Adjustments that wait for approval. */
export const useAdjustments = () =>
  useQuery({
    queryKey: ['adjustments'],
    queryFn: ({ signal }) => get<Page<Adjustment>>(`/v1/stock/adjustments${query({ limit: LIST_LIMIT })}`, signal),
    refetchInterval: every(CALM_MS),
  });

export const useAdjustmentReasons = () =>
  useQuery({
    queryKey: ['adjustment-reasons'],
    queryFn: ({ signal }) => get<Page<{ code: string; name: string }>>('/v1/stock/adjustment-reasons', signal),
    staleTime: 60_000,
  });

export const useFeeds = () =>
  useQuery({
    queryKey: ['feeds'],
    queryFn: ({ signal }) => get<Page<Feed>>('/v1/stock/feeds', signal),
    refetchInterval: every(SLOW_MS),
  });

/** Elements of an answer, which is a list or a page with `items`. */
export function itemsOf<T>(answer: Page<T> | T[] | undefined): T[] {
  return Array.isArray(answer) ? answer : (answer?.items ?? []);
}

export type { Fault };
