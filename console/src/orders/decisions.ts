/** Reads the decision records of an order, in the server's shape or close to it, into what "Why this node" shows. */

export interface CostView {
  shippingMinor: number;
  handlingMinor: number;
  splitMinor: number;
  totalMinor: number;
}

export interface PlacementView {
  line: number;
  sku: string;
  node: string;
  quantity: number;
}

export interface PartView {
  node: string;
  zone?: number;
  billableGrams?: number;
  shippingMinor?: number;
  handlingMinor?: number;
  transitDays?: number;
}

export interface DecisionView {
  attempt: number;
  at?: string;
  sourced: boolean;
  placements: PlacementView[];
  parts: PartView[];
  cost?: CostView;
  gapMinor: number;
  /** Whether computing it again gave the same plan; undefined when the server did not say. */
  same?: boolean;
  policy?: string;
  nodesConsidered?: number;
  runnersUp: { without: string[]; placements: PlacementView[]; cost?: CostView; extraMinor: number }[];
  short: { line: number; sku: string; wanted: number; available: number }[];
  rejected: { node: string; reason: string }[];
}

type Json = Record<string, unknown>;

export function decisionsOf(answer: unknown): DecisionView[] {
  const list = Array.isArray(answer) ? answer : arrayOf(objectOf(answer).items ?? objectOf(answer).decisions);
  return list.map((one, i) => decisionOf(objectOf(one), i + 1)).sort((a, b) => b.attempt - a.attempt);
}

function decisionOf(record: Json, place: number): DecisionView {
  const decision: Json = { ...record, ...objectOf(record.decision) };
  const inputs = objectOf(decision.inputs);
  const placements = arrayOf(decision.placements ?? decision.chosen).map(placementOf);
  const nodes = inputs.nodes ?? decision.nodesConsidered;
  return {
    attempt: numberOf(record.attempt, place),
    at: textOf(record.at),
    sourced: placements.length > 0,
    placements,
    parts: arrayOf(decision.parts).map((part) => objectOf(part) as unknown as PartView),
    cost: costOf(decision.cost),
    gapMinor: numberOf(decision.gapMinor, 0),
    same: typeof record.same === 'boolean' ? record.same : undefined,
    policy: textOf(inputs.policy) ?? textOf(decision.policy),
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
      return { line: numberOf(line.line, 0), sku: textOf(line.sku) ?? '', wanted: numberOf(line.wanted, 0), available: numberOf(line.available, 0) };
    }),
    rejected: arrayOf(decision.rejected).map((one) => {
      const node = objectOf(one);
      return { node: textOf(node.node) ?? textOf(node.code) ?? '', reason: textOf(node.reason) ?? '' };
    }),
  };
}

function placementOf(one: unknown): PlacementView {
  const placement = objectOf(one);
  return { line: numberOf(placement.line, 0), sku: textOf(placement.sku) ?? '', node: textOf(placement.node) ?? '', quantity: numberOf(placement.quantity, 0) };
}

function costOf(one: unknown): CostView | undefined {
  if (!one || typeof one !== 'object') return undefined;
  const cost = one as Json;
  const [shippingMinor, handlingMinor, splitMinor] = [numberOf(cost.shippingMinor, 0), numberOf(cost.handlingMinor, 0), numberOf(cost.splitMinor, 0)];
  return { shippingMinor, handlingMinor, splitMinor, totalMinor: numberOf(cost.totalMinor, shippingMinor + handlingMinor + splitMinor) };
}

/** Units per node, in the order in which the nodes first appear. */
export function unitsByNode(placements: PlacementView[]): [string, number][] {
  const units = new Map<string, number>();
  for (const { node, quantity } of placements) units.set(node, (units.get(node) ?? 0) + quantity);
  return [...units];
}

function objectOf(value: unknown): Json {
  return value && typeof value === 'object' && !Array.isArray(value) ? (value as Json) : {};
}

function arrayOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function numberOf(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
