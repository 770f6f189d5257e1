import type { Hold } from './types';

/** Goods of an order: what nodes send, what customers collect, what comes back. */

/** Units of an order's line: of what was ordered, of a part of its kit, or of what is sent in its place. */
export interface UnitsOfLine {
  line: number;
  /** place of the part in the line's kit; absent for others */
  component?: number;
  substitute?: boolean;
  sku?: string;
  quantity?: number;
  shipped?: number;
}

export interface Fulfillment {
  id: string;
  node?: string;
  stage?: string;
  state?: string;
  carrier?: string | null;
  tracking?: string | null;
  lines?: UnitsOfLine[];
  holds?: Hold[];
  endedAt?: string | null;
  pickup?: Pickup | null;
  /** Goods that nobody carries: there where its node delivers it as a code or by mail. */
  digital?: DigitalDelivery | null;
  /** To whom a courier handed it at the door. */
  handed?: { at: string; to?: string | null; proof?: string | null } | null;
  actions?: string[];
  /** Number of the delivery group that it is for; absent for the first one. */
  group?: number;
}

/** Goods that their customer collects at their node. */
export interface Pickup {
  node: string;
  readyAt?: string | null;
  collectBy?: string | null;
  collectedBy?: string | null;
  proof?: string | null;
  /** The customer at the curb; absent: nobody is there. */
  arrival?: { at: string; place?: string | null; vehicle?: string | null; toldAt?: string | null } | null;
}

export interface DigitalDelivery {
  deliveredAt?: string | null;
  to?: string | null;
  reference?: string | null;
}

export interface OrderReturn {
  id: string;
  stage?: string;
  state?: string;
  reason?: string;
  node?: string;
  amountMinor?: number;
  lines?: (UnitsOfLine & { disposition?: string | null; sellable?: number; damaged?: number })[];
  holds?: Hold[];
}
