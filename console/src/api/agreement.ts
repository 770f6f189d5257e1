import type { Address } from './types';

/** Charge: an amount beside the lines; a discount of a line is in the line's price already. */
export interface Charge {
  id?: string | null;
  category: string;
  name?: string | null;
  code?: string | null;
  amountMinor: number;
  line?: number | null;
  of?: string | null;
}

export interface Tax {
  line?: number | null;
  charge?: string | null;
  name: string;
  rate?: number | null;
  amountMinor: number;
  included?: boolean | null;
  remittedBy?: string | null;
}

export interface Tender {
  type: string;
  provider?: string | null;
  amountMinor?: number | null;
  state?: string | null;
}

/** Agreement: what was agreed, as a canonical order (docs/reference/model.md). */
export interface Agreement {
  /** The channel's words; the codes of the master data are the order's. */
  brand?: string | null;
  legalEntity?: string | null;
  orderNumber?: string | null;
  customerOrderNumber?: string | null;
  purchaseOrder?: string | null;
  deliveryGroups?: { id: string; delivery?: { giftMessage?: string | null; instructions?: string | null } | null }[];
  billTo?: Address & { email?: string | null; taxId?: string | null };
  charges?: Charge[];
  taxes?: Tax[];
  tenders?: Tender[];
  priceIncludesTax?: boolean | null;
  /** What the customer pays by this version. */
  totalMinor?: number | null;
  delivery?: {
    wantedFrom?: string | null;
    wantedUntil?: string | null;
    shipBy?: string | null;
    deliverBy?: string | null;
    giftMessage?: string | null;
    instructions?: string | null;
    pickupPerson?: string | null;
  } | null;
  tags?: string[] | null;
  attributes?: Record<string, string | number | boolean | null> | null;
}
