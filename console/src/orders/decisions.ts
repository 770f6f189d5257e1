/** Reads the decision records of an order for the panel "Why this node". */
import { arrayOf, numberOf, objectOf, textOf, type Json } from '../json';

/** Cost terms of a plan, in the order of the columns. The server leaves out the later ones if they are zero. */
export const TERMS = [
  { key: 'shippingMinor', name: 'Shipping', always: true },
  { key: 'handlingMinor', name: 'Handling', always: true },
  { key: 'laborMinor', name: 'Labor', always: false, title: 'Labor price of the hour of picking and packing' },
  { key: 'splitMinor', name: 'Split', always: true },
  { key: 'lateMinor', name: 'Late', always: false, title: 'Penalty for each day begun after the promised date' },
  { key: 'rejectMinor', name: 'Rejections', always: false, title: 'Expected cost of lines that the node rejects' },
  {
    key: 'opportunityMinor',
    name: 'Opportunity',
    always: false,
    title: 'Shadow price: value of the units to later orders',
  },
] as const;

export type Term = (typeof TERMS)[number];
export type CostView = Record<Term['key'] | 'totalMinor', number>;

export interface PlacementView {
  line: number;
  sku: string;
  node: string;
  quantity: number;
}

export interface PartView {
  node: string;
  /** Carrier's service; may be better than the purchased one. */
  service?: string;
  zone?: number;
  billableGrams?: number;
  shippingMinor?: number;
  handlingMinor?: number;
  transitDays?: number;
  shipsAt?: string | null;
  deliverBy?: string | null;
}

export interface RejectedView {
  node: string;
  reason: string;
  /** Extra cost of the cheapest plan with this node; undefined if it can't serve the order. */
  extraMinor?: number;
}

export interface DecisionView {
  attempt: number;
  /** Whether it was made for the cart hold that the order took over. */
  ofHold: boolean;
  at?: string;
  sourced: boolean;
  placements: PlacementView[];
  parts: PartView[];
  cost?: CostView;
  gapMinor: number;
  /** Whether recomputing gave the same plan; undefined if the server did not say. */
  same?: boolean;
  policy?: string;
  /** Rule that applied. */
  rule?: string;
  /** Reason why nothing can be sent. */
  reason?: string;
  /** Whether the search stopped at the limit of steps and may have missed a plan. */
  givenUp: boolean;
  nodesConsidered?: number;
  runnersUp: { without: string[]; placements: PlacementView[]; cost?: CostView; extraMinor: number }[];
  short: { line: number; sku: string; wanted: number; available: number; reason?: string }[];
  rejected: RejectedView[];
  /** Number of nodes left out, by reason. */
  aside: { reason: string; count: number }[];
  /** Counterfactuals, in words. */
  otherwise: string[];
}

/** Newest first. The decision of a cart hold, whose subject is not `order`, comes last. */
export function decisionsOf(answer: unknown, order?: string): DecisionView[] {
  const list = Array.isArray(answer) ? answer : arrayOf(objectOf(answer).items ?? objectOf(answer).decisions);
  const own = order === undefined ? undefined : Number(order.replace(/^O/, ''));
  return list
    .map((one, i) => decisionOf(objectOf(one), i + 1, own))
    .sort((a, b) => Number(a.ofHold) - Number(b.ofHold) || b.attempt - a.attempt);
}

function decisionOf(record: Json, place: number, own: number | undefined): DecisionView {
  const decision: Json = { ...record, ...objectOf(record.decision) };
  const inputs = objectOf(decision.inputs);
  const placements = arrayOf(decision.placements ?? decision.chosen).map(placementOf);
  const nodes = inputs.nodes ?? decision.nodesConsidered;
  return {
    attempt: numberOf(record.attempt, place),
    ofHold: own !== undefined && typeof record.order === 'number' && record.order !== own,
    at: textOf(record.at) || undefined,
    sourced: placements.length > 0,
    placements,
    parts: arrayOf(decision.parts).map((part) => objectOf(part) as unknown as PartView),
    cost: costOf(decision.cost),
    gapMinor: numberOf(decision.gapMinor, 0),
    same: typeof record.same === 'boolean' ? record.same : undefined,
    policy: textOf(inputs.policy) || textOf(decision.policy) || undefined,
    rule: textOf(objectOf(objectOf(inputs.demand).rules).name) || undefined,
    reason: textOf(decision.reason) || undefined,
    givenUp: decision.proven === false,
    nodesConsidered: Array.isArray(nodes) ? nodes.length : typeof nodes === 'number' ? nodes : undefined,
    runnersUp: arrayOf(record.runnersUp ?? decision.runnersUp).map((one) => {
      const runner = objectOf(one);
      return {
        without: arrayOf(runner.without).map(String),
        placements: arrayOf(runner.placements).map(placementOf),
        cost: costOf(runner.cost),
        extraMinor: numberOf(runner.extraMinor, 0),
      };
    }),
    short: arrayOf(decision.lines).map((one) => {
      const line = objectOf(one);
      return {
        line: numberOf(line.line, 0),
        sku: textOf(line.sku),
        wanted: numberOf(line.wanted, 0),
        available: numberOf(line.available, 0),
        reason: textOf(line.reason) || undefined,
      };
    }),
    rejected: arrayOf(decision.rejected).map((one) => {
      const node = objectOf(one);
      return {
        node: textOf(node.node) || textOf(node.code),
        reason: textOf(node.reason),
        extraMinor: typeof node.extraMinor === 'number' ? node.extraMinor : undefined,
      };
    }),
    aside: arrayOf(inputs.aside)
      .map((one) => {
        const group = objectOf(one);
        return { reason: textOf(group.reason), count: numberOf(group.count, 0) - arrayOf(group.nodes).length };
      })
      .filter((group) => group.count > 0),
    otherwise: arrayOf(decision.counterfactuals)
      .map((one) => textOf(objectOf(one).words))
      .filter(Boolean),
  };
}

function placementOf(one: unknown): PlacementView {
  const placement = objectOf(one);
  return {
    line: numberOf(placement.line, 0),
    sku: textOf(placement.sku),
    node: textOf(placement.node),
    quantity: numberOf(placement.quantity, 0),
  };
}

function costOf(one: unknown): CostView | undefined {
  if (!one || typeof one !== 'object') return undefined;
  const cost = one as Json;
  const terms = TERMS.map(({ key }) => [key, numberOf(cost[key], 0)] as const);
  return { ...Object.fromEntries(terms), totalMinor: terms.reduce((sum, [, minor]) => sum + minor, 0) } as CostView;
}

/** Terms with a column: those always shown, and those that are not zero in some plan. */
export function termsOf(costs: (CostView | undefined)[]): Term[] {
  return TERMS.filter((term) => term.always || costs.some((cost) => cost !== undefined && cost[term.key] !== 0));
}

const REASONS: Record<string, string> = {
  'no-stock': 'holds too little',
  'gave-back': 'rejected work of this order',
  'not-named': 'the order names other nodes',
  avoided: 'the policy avoids it',
  channel: 'does not serve the channel',
  closed: 'no service ships from there',
  trait: 'must not send such goods',
  full: 'has no capacity left',
  'cost-max': 'would cost more than can be calculated',
  'nodes-max': 'needs more nodes than the policy allows',
  'ship-complete': 'no node can send all of it',
  late: 'arrives too late',
  dearer: 'costs more',
};

/** Why a node was rejected; unknown reasons are shown as their code. */
export function reasonWords(reason: string): string {
  return REASONS[reason] ?? reason.replaceAll('-', ' ');
}

/** Why nothing can be sent, as a sentence. */
export function unfillableWords(reason: string | undefined): string {
  switch (reason) {
    case undefined:
    case 'no-stock':
      return 'All nodes together hold too little.';
    case 'nodes-max':
      return 'It needs more nodes than the policy allows.';
    case 'ship-complete':
      return 'No node can send all of it.';
    default:
      return `No node can serve it: ${reasonWords(reason)}.`;
  }
}

/** Units per node, in the order in which the nodes first appear. */
export function unitsByNode(placements: PlacementView[]): [string, number][] {
  const units = new Map<string, number>();
  for (const { node, quantity } of placements) units.set(node, (units.get(node) ?? 0) + quantity);
  return [...units];
}

/** Table and version of a rule, written `sourcing 2: peak`; undefined for other texts. */
export function ruleOf(text: string): { table: string; version: number } | undefined {
  const [, table, version] = /^([a-z][a-z0-9-]*) (\d+)(?::|$)/.exec(text) ?? [];
  return table && version ? { table, version: Number(version) } : undefined;
}
