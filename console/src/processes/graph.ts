/** Builds the graph of a process from its document. Pure. */
import { load } from 'js-yaml';
import { objectOf, textOf, type Json } from '../json';

export type StageKind = 'local' | 'remote' | 'await' | 'hold' | 'undo' | 'end';
export type EdgeKind = 'outcome' | 'limit' | 'give-up' | 'resolve' | 'event';

export interface GraphNode {
  id: string;
  kind: StageKind;
  /** Capability, awaited events or reason of the hold. */
  what: string;
  start: boolean;
  /** Stage in the document. */
  source: unknown;
}

export interface GraphEdge {
  id: string;
  from: string;
  to: string;
  kind: EdgeKind;
  label: string;
}

export interface Graph {
  name: string;
  version?: number;
  nodes: GraphNode[];
  edges: GraphEdge[];
  /** Why the document can't be drawn; empty if it can. */
  faults: string[];
}

/**
 * @param yaml the document
 * @param stages the server's stages, which tell local from remote; without them a stage with retries counts as remote
 */
export function graphOf(yaml: string, stages?: unknown): Graph {
  let document: Json;
  try {
    document = objectOf(load(yaml));
  } catch (error) {
    return {
      name: '',
      nodes: [],
      edges: [],
      faults: [error instanceof Error ? error.message.split('\n')[0]! : String(error)],
    };
  }
  const written = objectOf(document.stages);
  const names = Object.keys(written);
  const start = typeof document.start === 'string' ? document.start : names[0];
  const known = kindsFrom(stages);
  const nodes = names.map((id) => nodeOf(id, objectOf(written[id]), id === start, known.get(id)));
  const edges = merged([
    ...names.flatMap((id) => edgesOf(id, objectOf(written[id]))),
    ...eventEdges(objectOf(document.events)),
  ]);
  const faults = names.length === 0 ? ['The document has no stages.'] : [];
  for (const edge of edges) {
    for (const end of [edge.from, edge.to])
      if (!(end in written)) faults.push(`${edge.from} → ${edge.to}: there is no stage ${end}`);
  }
  return {
    name: textOf(document.process),
    version: typeof document.version === 'number' ? document.version : undefined,
    nodes,
    edges: edges.filter((edge) => edge.from in written && edge.to in written),
    faults: [...new Set(faults)],
  };
}

/** Builds the graph from the server's stages and edges, if it sent no document. */
export function graphFromServer(name: string, stages: unknown, edges: unknown): Graph {
  const listed: Json[] = Array.isArray(stages)
    ? stages.map(objectOf)
    : Object.entries(objectOf(stages)).map(([id, stage]) => ({ name: id, ...objectOf(stage) }));
  const nodes = listed.map((stage, i): GraphNode => ({
    id: textOf(stage.name) || textOf(stage.id),
    kind: kindFromServer(stage) ?? 'local',
    what: textOf(stage.runs) || textOf(stage.run) || textOf(stage.detail),
    start: stage.start === true || (i === 0 && !listed.some((other) => other.start === true)),
    source: stage,
  }));
  const ids = new Set(nodes.map((node) => node.id));
  const drawn = (Array.isArray(edges) ? edges : [])
    .map(objectOf)
    .map((edge) =>
      edgeOf(
        textOf(edge.from),
        textOf(edge.to),
        SERVER_KINDS[textOf(edge.kind)] ?? 'outcome',
        textOf(edge.label) || textOf(edge.outcome) || textOf(edge.on),
      ),
    );
  return { name, nodes, edges: merged(drawn.filter((edge) => ids.has(edge.from) && ids.has(edge.to))), faults: [] };
}

/** Kinds of the server's edges. An awaited event counts as an outcome, an interrupt as an event. */
const SERVER_KINDS: Record<string, EdgeKind> = {
  outcome: 'outcome',
  event: 'outcome',
  undo: 'outcome',
  limit: 'limit',
  otherwise: 'give-up',
  resolve: 'resolve',
  interrupt: 'event',
};

function nodeOf(id: string, stage: Json, start: boolean, known: StageKind | undefined): GraphNode {
  const kind = kindOf(stage, known);
  return { id, kind, what: whatOf(kind, stage), start, source: stage };
}

function kindOf(stage: Json, known: StageKind | undefined): StageKind {
  if (stage.end !== undefined) return 'end';
  if (stage.hold !== undefined) return 'hold';
  if (stage.undo !== undefined) return 'undo';
  if (stage.await !== undefined) return 'await';
  if (known === 'local' || known === 'remote') return known;
  return stage.retry === undefined ? 'local' : 'remote';
}

function whatOf(kind: StageKind, stage: Json): string {
  switch (kind) {
    case 'end':
      return `ends as ${String(stage.end)}`;
    case 'hold':
      return textOf(objectOf(stage.hold).owner) ? `hold · ${textOf(objectOf(stage.hold).owner)}` : 'hold';
    case 'undo':
      return `undo ${String(stage.undo)}`;
    case 'await':
      return 'awaits';
    case 'local':
    case 'remote':
      return textOf(stage.run);
  }
}

function edgesOf(from: string, stage: Json): GraphEdge[] {
  const limit = objectOf(stage.limit);
  const after = textOf(limit.after);
  const retry = objectOf(stage.retry);
  return [
    ...targets(from, 'outcome', stage.on),
    ...targets(from, 'outcome', stage.await),
    ...targets(from, 'resolve', stage.resolve),
    ...(typeof stage.then === 'string' ? [edgeOf(from, stage.then, 'outcome', 'then')] : []),
    ...(typeof retry.otherwise === 'string' ? [edgeOf(from, retry.otherwise, 'give-up', 'gives up')] : []),
    ...(typeof limit.to === 'string' ? [edgeOf(from, limit.to, 'limit', `after ${after}`)] : []),
    ...(typeof limit.then === 'string'
      ? [edgeOf(from, limit.then, 'limit', `after ${textOf(limit.times)} × ${after}`)]
      : []),
  ];
}

/** Targets of a map from a name to a stage, to a list of conditional targets, or to one. */
function targets(from: string, kind: EdgeKind, map: unknown): GraphEdge[] {
  return Object.entries(objectOf(map)).flatMap(([name, target]) =>
    (Array.isArray(target) ? target : [target]).flatMap((one) => {
      if (typeof one === 'string') return [edgeOf(from, one, kind, name)];
      const { to, when } = objectOf(one);
      return typeof to === 'string' ? [edgeOf(from, to, kind, when ? `${name} if ${textOf(when)}` : name)] : [];
    }),
  );
}

function eventEdges(events: Json): GraphEdge[] {
  return Object.entries(events).flatMap(([event, rules]) =>
    (Array.isArray(rules) ? rules : [rules]).map(objectOf).flatMap((rule) => {
      const froms = Array.isArray(rule.from) ? rule.from.map(String) : typeof rule.from === 'string' ? [rule.from] : [];
      return typeof rule.to === 'string' ? froms.map((from) => edgeOf(from, rule.to as string, 'event', event)) : [];
    }),
  );
}

function edgeOf(from: string, to: string, kind: EdgeKind, label: string): GraphEdge {
  return { id: `${from}>${to}>${kind}`, from, to, kind, label };
}

/** One edge per pair and kind, with all its labels. */
function merged(edges: GraphEdge[]): GraphEdge[] {
  const byId = new Map<string, GraphEdge>();
  for (const edge of edges) {
    const known = byId.get(edge.id);
    byId.set(edge.id, known ? { ...known, label: `${known.label}, ${edge.label}` } : edge);
  }
  return [...byId.values()];
}

function kindsFrom(stages: unknown): Map<string, StageKind> {
  const list: Json[] = Array.isArray(stages)
    ? stages.map(objectOf)
    : Object.entries(objectOf(stages)).map(([name, stage]) => ({ name, ...objectOf(stage) }));
  return new Map(
    list.flatMap((stage): [string, StageKind][] => {
      const kind = kindFromServer(stage);
      return kind ? [[textOf(stage.name) || textOf(stage.id), kind]] : [];
    }),
  );
}

function kindFromServer(stage: Json): StageKind | undefined {
  const kind = textOf(stage.kind)
    .toLowerCase()
    .replace(/^run[-_. ]?/, '');
  if (kind === 'await' || kind === 'hold' || kind === 'undo' || kind === 'end' || kind === 'local' || kind === 'remote')
    return kind;
  return typeof stage.remote === 'boolean' ? (stage.remote ? 'remote' : 'local') : undefined;
}
