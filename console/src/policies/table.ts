/** A decision table, read from its document. Pure. */
import { CORE_SCHEMA, load } from 'js-yaml';

export interface Rule {
  name: string;
  when: Record<string, unknown>;
  then: Record<string, unknown>;
}

export interface DecisionTable {
  /** first: the first row that matches decides; unique: rows never overlap */
  hit: string;
  /** Columns of conditions, in the order of their first use. */
  inputs: string[];
  /** Columns of answers that some row sets. */
  outputs: string[];
  /** Answers that every row takes from otherwise. */
  common: string[];
  rules: Rule[];
  otherwise: Record<string, unknown>;
  /** Why the document can't be shown as a table; empty if it can. */
  fault: string;
}

const NONE: DecisionTable = { hit: 'first', inputs: [], outputs: [], common: [], rules: [], otherwise: {}, fault: '' };

export function tableOf(yaml: string): DecisionTable {
  let document: unknown;
  try {
    // Days stay words: 11-20 is a day of each year, not a number.
    document = load(yaml, { schema: CORE_SCHEMA });
  } catch (error) {
    return { ...NONE, fault: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) };
  }
  if (!isMap(document)) return { ...NONE, fault: 'The document is not a map' };
  const otherwise = mapOf(document.otherwise);
  const rules = (Array.isArray(document.rules) ? document.rules : []).map((rule: unknown, i): Rule => {
    const fields = mapOf(rule);
    return {
      name: typeof fields.name === 'string' ? fields.name : `row ${i + 1}`,
      when: mapOf(fields.when),
      then: mapOf(fields.then),
    };
  });
  const columns = (of: Record<string, unknown>[]) => [...new Set(of.flatMap((one) => Object.keys(one)))];
  return {
    hit: typeof document.hit === 'string' ? document.hit : 'first',
    inputs: columns(rules.map((rule) => rule.when)),
    outputs: columns([otherwise, ...rules.map((rule) => rule.then)]).filter((name) =>
      rules.some((rule) => name in rule.then),
    ),
    common: Object.keys(otherwise).filter((name) => !rules.some((rule) => name in rule.then)),
    rules,
    otherwise,
    fault: '',
  };
}

/** A value of a cell: `web, app`, `11-20 to 12-24`, `yes`, `none`. */
export function cellText(value: unknown): string {
  if (value === undefined || value === null) return '–';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(cellText).join(', ');
  if (isMap(value)) {
    const { from, to, ...rest } = value;
    const range = from !== undefined && to !== undefined ? [`${cellText(from)} to ${cellText(to)}`] : [];
    return [
      ...range,
      ...Object.entries(range.length > 0 ? rest : value).map(([name, one]) => `${name}: ${cellText(one)}`),
    ].join(', ');
  }
  return typeof value === 'number' ? value.toLocaleString('en-US') : String(value);
}

export interface Change {
  /** Name of a row; otherwise, or the table itself. */
  row: string;
  /** added, removed, moved, or the column that changed */
  what: string;
  before?: string;
  after?: string;
}

/** Differences of a new version, row by row. Rows are matched by name. */
export function changesOf(before: DecisionTable, after: DecisionTable): Change[] {
  const old = new Map(before.rules.map((rule) => [rule.name, rule]));
  const kept = after.rules.filter((rule) => old.has(rule.name)).map((rule) => rule.name);
  const were = before.rules.filter((rule) => kept.includes(rule.name)).map((rule) => rule.name);
  return [
    ...(before.hit === after.hit ? [] : [{ row: 'the table', what: 'hit', before: before.hit, after: after.hit }]),
    ...before.rules
      .filter((rule) => !kept.includes(rule.name))
      .map((rule): Change => ({ row: rule.name, what: 'removed', before: ruleText(rule) })),
    ...after.rules.flatMap((rule) => {
      const was = old.get(rule.name);
      return was === undefined
        ? [{ row: rule.name, what: 'added', after: ruleText(rule) }]
        : [...cells(rule.name, was.when, rule.when), ...cells(rule.name, was.then, rule.then)];
    }),
    ...cells('otherwise', before.otherwise, after.otherwise),
    // Order means something only where the first that fits counts.
    ...(after.hit === 'first' && kept.join('\n') !== were.join('\n')
      ? [{ row: 'the table', what: 'order', before: were.join(', '), after: kept.join(', ') }]
      : []),
  ];
}

function cells(row: string, before: Record<string, unknown>, after: Record<string, unknown>): Change[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((column) => cellText(before[column]) !== cellText(after[column]))
    .map((column) => ({ row, what: column, before: cellText(before[column]), after: cellText(after[column]) }));
}

function ruleText(rule: Rule): string {
  const text = (of: Record<string, unknown>) =>
    Object.entries(of)
      .map(([name, value]) => `${name} ${cellText(value)}`)
      .join('; ');
  return `${text(rule.when) || 'always'} → ${text(rule.then) || 'as otherwise'}`;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mapOf(value: unknown): Record<string, unknown> {
  return isMap(value) ? value : {};
}
