/** What people ask of an order after it was placed: changes and holds, with its deadlines. */
import { useQuery } from '@tanstack/react-query';
import { get, post, type Violation } from './client';
import { RARE_MS, every } from './polling';
import { pace } from './queries';
import type { Address, Order, Page } from './types';

/** Kinds of actions of a change that the console offers. */
export type ChangeKind = 'address' | 'recipient' | 'delivery-notes' | 'method' | 'price' | 'units' | 'line';

export interface ChangeAction {
  kind: ChangeKind;
  shipTo?: Address;
  recipient?: { name: string; phone: string | null; company: string | null };
  delivery?: {
    giftMessage?: string;
    instructions?: string;
    fulfillment?: string;
    node?: string;
    service?: string;
    /** What the customer pays more for shipping; below zero: less. */
    moneyMinor?: number;
  };
  item?: { sku: string; quantity: number; unitPriceMinor: number; taxMinor?: number };
  line?: number;
  amountMinor?: number;
  quantity?: number;
}

export interface ChangeWish {
  requestedBy: string;
  reasonCode: string;
  note?: string;
  actions: ChangeAction[];
  /** Of an order with several delivery groups. */
  deliveryGroup?: string;
}

/** requested, applied or refused */
export interface ChangedPart {
  kind: string;
  state: string;
  before?: Record<string, unknown> | null;
  after?: Record<string, unknown> | null;
  moneyMinor?: number;
  asked?: { awaited?: string[] };
  outcome?: string;
}

export interface OrderChange {
  number: number;
  state: string;
  cause: { requestedBy: string; reasonCode: string; note?: string; actor: string; at: string };
  moneyMinor?: number;
  actions?: ChangedPart[];
}

export interface ChangePreview {
  allowed: boolean;
  violations?: Violation[];
  actions?: ChangedPart[];
  version?: number | null;
  money: {
    chargedLessMinor: number;
    paidBackMinor: number;
    owedBy: string;
    authorizedMoreMinor: number;
    authorizedBy: string;
  };
  promise?: string;
  /** The date that would be promised now, and the nodes that would be chosen. */
  deliverBy?: string | null;
  nodes?: string[];
  work?: { fulfillment: string; node: string; stage: string; effect: string }[];
}

/** A hold that somebody placed. */
export interface PlacedHold {
  id: string;
  type: string;
  reasonCode: string;
  blocks: string[];
  /** Numbers of the lines that it holds; absent: the order as a whole. */
  lines?: number[];
  releaseBy: string;
  /** active, released or ended */
  state: string;
  placed: { by: string; at: string; note?: string };
}

export interface OrderDeadline {
  /** ship-by, deliver-by, hold-release or wait-answer */
  kind: string;
  due: string;
  source: string;
  owner: string;
  metAt?: string;
  overdueSince?: string;
}

export type WaitAnswer = 'accept' | 'decline';

/** What a customer is asked whose order has to wait. */
export interface WaitQuestion {
  question: number;
  /** asked, replaced, accepted, declined, unanswered, goods-came or ended */
  state: string;
  terms?: { answerBy: string; silence: 'wait' | 'cancel' };
  deliverBy?: string;
  answer?: { by: string; at: string; note: string };
}

export interface HoldType {
  code: string;
  name: string;
  owner: string;
  blocks: string[];
  releaseHours: number;
  reasonCodes: string[];
}

export interface HoldAnswer {
  outcome: string;
  effects?: { step: string; effect: string; fulfillments?: string[] }[];
  blocked?: string[];
}

const path = (order: Order) => `/v1/orders/${encodeURIComponent(order.id)}`;

export const useOrderChanges = (order: Order) =>
  useQuery({
    queryKey: ['order', order.id, 'changes'],
    queryFn: ({ signal }) => get<Page<OrderChange>>(`${path(order)}/changes`, signal),
    refetchInterval: every(pace(order)),
  });

export const useHoldTypes = () =>
  useQuery({
    queryKey: ['hold-types'],
    queryFn: ({ signal }) => get<Page<HoldType>>('/v1/hold-types', signal),
    staleTime: RARE_MS,
  });

export const previewChange = (order: Order, wish: ChangeWish) =>
  post<ChangePreview>(`${path(order)}/changes:preview`, wish);

export const changeOrder = (order: Order, wish: ChangeWish) => post<OrderChange>(`${path(order)}/changes`, wish);

export const decideChange = (order: Order, number: number, state: 'applied' | 'refused', note: string) =>
  post<OrderChange>(`${path(order)}/changes/${number}:decide`, { state, note });

export const placeHold = (
  order: Order,
  hold: {
    type: string;
    reasonCode: string;
    note?: string;
    blocks: string[];
    releaseBy?: string;
    lines?: { line: number }[];
  },
) => post<HoldAnswer>(`${path(order)}:hold`, hold);

export const answerWait = (order: Order, question: number, answer: WaitAnswer, note: string) =>
  post<Page<WaitQuestion>>(`${path(order)}:answer-wait`, { question, answer, ...(note ? { note } : {}) });

export const releaseHold = (order: Order, hold: string, note: string) =>
  post<HoldAnswer>(`${path(order)}:release-hold`, { hold, ...(note ? { note } : {}) });
