import type { Agreement } from './agreement';
import type { Fulfillment, OrderReturn } from './goods';
import type { OrderDeadline, PlacedHold, WaitQuestion } from './orderWishes';

/** Answers of the server: the fields that the console reads. Fields that it can do without are optional. */

export interface Page<T> {
  items?: T[];
  nextCursor?: string | null;
}

export interface StageCount {
  process: string;
  stage: string;
  count: number;
  oldest?: string | null;
  version?: number;
  /** moving, waiting, held, stuck or ended */
  status?: string;
}

export interface Overview {
  at?: string;
  speed?: number;
  orders?: {
    total?: number;
    open?: number;
    completed?: number;
    canceled?: number;
    perMinute?: number;
    capturedLastMinute?: number;
  };
  byStage?: StageCount[];
  tasks?: { due?: number; waiting?: number; later?: number; running?: number };
  /** Calls in progress, by capability. */
  calls?: Record<string, number>;
  cases?: { open?: number; overdue?: number; teams?: { team: string; open: number; overdue: number }[] };
  holds?: { open?: number; overdue?: number };
  money?: {
    currency: string;
    captured?: number;
    refunded?: number;
    capturedMinor?: number;
    refundedMinor?: number;
    voidedMinor?: number;
    disputedMinor?: number;
    /** What channels that have the money have to pay back, and have not. */
    owedMinor?: number;
  }[];
  subscribers?: { name?: string; subscriber?: string; lag?: number; events?: number }[];
}

export type InvariantViolation = string | { check?: string; message?: string; detail?: string; subject?: string };

/** The running verification of stock. */
export interface StockWalk {
  name: string;
  /** Start of the current walk; missing between two walks. */
  startedAt?: string | null;
  rows?: number;
  violations?: number;
  /** End of the last complete walk. */
  completedAt?: string | null;
  completedRows?: number;
  completedSeconds?: number;
  completedViolations?: number;
  sentences?: string[];
}

export interface Invariants {
  violations?: InvariantViolation[];
  checkedAt?: string;
  walks?: StockWalk[];
}

/** A step before a retailer's first real order. */
export interface GoLiveItem {
  step: string;
  title: string;
  /** done, attention or missing */
  state: string;
  text: string;
  todo: string;
  /** Page of the documentation. */
  page: string;
}

export interface GoLive {
  ready: boolean;
  items?: GoLiveItem[];
}

export interface Address {
  name?: string;
  line1?: string;
  line2?: string | null;
  city?: string;
  region?: string | null;
  postalCode?: string;
  country?: string;
  phone?: string | null;
  company?: string | null;
}

export interface DeliveryGroup {
  number: number;
  id: string;
  fulfillment: { kind: string; node?: string | null };
  service?: string;
  shipTo?: Address;
  lines: number[];
}

export interface OrderLine {
  line: number;
  reference?: string | null;
  sku: string;
  title?: string;
  quantity?: number;
  ordered?: number;
  canceled?: number;
  shipped?: number;
  delivered?: number;
  returned?: number;
  lost?: number;
  unitPriceMinor?: number;
  discountMinor?: number;
  taxMinor?: number;
  totalMinor?: number;
  /** What makes it a service line: its type, and the line with the goods that it follows. Absent: goods. */
  service?: { type: string; parent?: number; relation?: string; refundable?: boolean };
}

export interface Hold {
  id?: string;
  subject?: string;
  order?: string;
  process?: string;
  version?: number;
  stage?: string;
  reason?: string;
  owner?: string;
  since?: string;
  /** Of its order; in lists. */
  customer?: string;
  totalMinor?: number;
  currency?: string;
  deliverBy?: string;
  /** Time by which a person should decide. */
  dueAt?: string;
  /** Time at which the hold ends by itself. */
  endsAt?: string | null;
  resolutions?: string[];
  resolve?: string[] | Record<string, string>;
}

/** Leg of a promise: one node's part, with its dates. */
export interface PromiseLeg {
  node: string;
  service?: string;
  shipsAt: string;
  deliverBy: string;
  shippedAt?: string | null;
  deliveredAt?: string | null;
  /** kept, missed or lost; missing while it is open */
  outcome?: string | null;
  /** decision, node or carrier */
  missedBy?: string | null;
}

/** Substitute: units of a line that are sent as another SKU. */
export interface Substitution {
  line: number;
  ordered: string;
  sku: string;
  units: number;
  unitPriceMinor: number;
  reason: string;
}

export interface Order {
  id: string;
  substitutions?: Substitution[];
  channel?: string;
  reference?: string;
  placedAt?: string;
  state?: string;
  endState?: string | null;
  stage?: string;
  /** moving, waiting, held, stuck or ended */
  status?: string;
  process?: string;
  version?: number;
  currency?: string;
  service?: string;
  customer?: { name?: string; email?: string; phone?: string | null };
  shipTo?: Address;
  /** What goes where; absent for an order that goes to one place in one way. */
  deliveryGroups?: DeliveryGroup[];
  /** Goods. */
  lines?: OrderLine[];
  /** Lines that are no goods: services, fees, donations. */
  services?: OrderLine[];
  shippingMinor?: number;
  chargesMinor?: number;
  placedHolds?: PlacedHold[];
  waitQuestions?: WaitQuestion[];
  deadlines?: OrderDeadline[];
  /** Who sold it, as codes of the master data. */
  seller?: { brand?: string | null; legalEntity?: string | null };
  agreement?: { version: number; change: string; at: string; actor: string; document: Agreement };
  totalMinor?: number;
  payment?: {
    method?: string;
    authorizedMinor?: number;
    capturedMinor?: number;
    refundedMinor?: number;
    invoicedMinor?: number;
    voidedMinor?: number;
    disputedMinor?: number;
    /** What the channel that has the money has to pay back, and has not. */
    owedMinor?: number;
    /** With what it is paid, in the sequence in which they are charged. */
    tenders?: {
      tender: number;
      type: string;
      provider?: string;
      token?: string | null;
      limitMinor?: number;
      authorizedMinor?: number;
      capturedMinor?: number;
      refundedMinor?: number;
      voidedMinor?: number;
      disputedMinor?: number;
    }[];
  };
  fulfillments?: Fulfillment[];
  returns?: OrderReturn[];
  holds?: Hold[];
  /** Delivery method, such as ship, pickup, curbside or digital. */
  fulfillment?: { kind?: string; node?: string | null };
  /** deliverBy is the current date, promisedBy the first one that the customer was told. */
  promise?: {
    deliverBy?: string | null;
    promisedBy?: string | null;
    policy?: string | null;
    legs?: PromiseLeg[];
  } | null;
  actions?: string[];
}

export interface TimelineItem {
  seq: number;
  at: string;
  type: string;
  actor?: string;
  process?: string | null;
  version?: number | null;
  stage?: string | null;
  subject?: string | null;
  data?: unknown;
}

/** A change of a record of master data or of a setting; the fields that differ. */
export interface RecordChange {
  kind: string;
  key: string;
  at: string;
  actor: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

export interface Case {
  id: string;
  subject?: string;
  order?: string | null;
  kind?: string;
  owner?: string;
  detail?: string;
  details?: { at: string; text: string }[];
  comments?: { at: string; by: string; text: string }[];
  /** the team that looks after it; owner is the one of its kind */
  team?: string;
  cause?: { kind: string; ref: string } | null;
  valueAtStake?: { minor: number; currency: string } | null;
  assignee?: string | null;
  priority?: string;
  escalatedAt?: string | null;
  escalatedTo?: string | null;
  raisedAt?: string;
  dueAt?: string;
  count?: number;
  closedAt?: string | null;
  closedBy?: string | null;
  resolution?: string | null;
}

export interface ProcessSummary {
  name: string;
  active?: number | null;
  activeVersion?: number | null;
  versions?: (number | { version: number; active?: boolean; at?: string; actor?: string })[];
}

export interface ProcessVersion {
  name?: string;
  version?: number;
  active?: boolean;
  yaml?: string;
  stages?: unknown;
  edges?: unknown;
}

export interface Fault {
  path?: string;
  message: string;
}

export interface StockRow {
  node: string;
  name?: string;
  onHand?: number;
  reserved?: number;
  safety?: number;
  available?: number;
  /** Learned buffer: units kept back because the node's figures were wrong before. */
  buffer?: number;
  /** Ring-fenced for channel groups. */
  fenced?: number;
  missing?: number;
  quarantined?: number;
  /** The SKU may not be promised here. */
  barred?: boolean;
  countedAt?: string | null;
}

export interface LearnedBuffer {
  sku: string;
  node: string;
  units: number;
  /** A sentence with the figures. */
  reason: string;
  computedAt: string;
}

export interface Supply {
  id: number;
  reference: string;
  line: number;
  /** purchase-order or transfer */
  kind: string;
  node: string;
  ordered: number;
  received: number;
  promised: number;
  open: number;
  expectedAt: string;
}

export interface RingFence {
  node: string;
  group: string;
  /** hard: others can't have these units; up-to: the group can't have more */
  kind: string;
  units: number;
  held: number;
  shipped: number;
  left: number;
}

export interface SkuAvailability {
  available?: number;
  asOf?: { stalenessMs?: number; position?: string };
}

export interface SkuStock {
  items?: StockRow[];
  buffers?: LearnedBuffer[];
}

export interface Sku {
  code: string;
  name?: string;
  unit?: string;
  priceMinor?: number;
  currency?: string;
}

export interface Node {
  code: string;
  name?: string;
  kind?: string;
  country?: string;
  active?: boolean;
  /** `kinds`: what it offers; a node without a profile only ships. */
  profile?: { kinds?: string[] } | null;
}

/** Row of a feed that could not be applied. */
export interface ParkedRow {
  id: string;
  feed: string;
  sequence: number;
  part: number;
  row: number;
  /** absolute, delta or reset */
  kind: string;
  at: string;
  sku?: string | null;
  node?: string | null;
  units?: number | null;
  /** Unchanged, as it was received. */
  sent: string;
  cause: string;
  /** waiting, applied, older (without effect) or dismissed */
  state: string;
  parkedAt: string;
}

export interface Adjustment {
  id: string;
  sku: string;
  node: string;
  units: number;
  reason: string;
  note?: string;
  valueMinor?: number;
  currency?: string;
  countedAt?: string | null;
  task?: string | null;
  /** requested, applied, rejected or superseded */
  state: string;
  requestedBy: string;
  requestedAt: string;
}

export interface Feed {
  profile: {
    name: string;
    system: string;
    figures?: string[];
    nodes?: string[];
    lagSeconds?: number;
    staleSeconds: number;
  };
  heardAt?: string | null;
  newestAt?: string | null;
  stale: boolean;
  parked: number;
  counts: number;
  wrong: number;
}

/** Promises kept and broken, counted in legs. */
export interface PromiseScore {
  /** Code of a node or service, or a UTC day. */
  key: string;
  kept: number;
  missed: number;
  lost: number;
  byDecision: number;
  byNode: number;
  byCarrier: number;
}

export interface ScoreList {
  from?: string;
  to?: string;
  items?: PromiseScore[];
}
