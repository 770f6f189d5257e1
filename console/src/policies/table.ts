/** A decision table, read from its document. Pure. */
import { CORE_SCHEMA, load } from 'js-yaml';

export interface Rule {
  name: string;
  when: Record<string, unknown>;
  then: Record<string, unknown>;
}

/** An answer of an open table, and what it may be. */
export interface Answer {
  name: string;
  form: string;
}

/** A test inside of a document: what is given, and which row or answers are wanted. */
export interface TableTest {
  name: string;
  given: Record<string, unknown>;
  rule: string;
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
  /** What its questions are about; empty for a table of one module, which has columns of its own. */
  about: string;
  /** Facts that an open table asks for, in the order of the document. */
  question: string[];
  answers: Answer[];
  tests: TableTest[];
  /** Why the document can't be shown as a table; empty if it can. */
  fault: string;
}

const NONE: DecisionTable = {
  hit: 'first',
  inputs: [],
  outputs: [],
  common: [],
  rules: [],
  otherwise: {},
  about: '',
  question: [],
  answers: [],
  tests: [],
  fault: '',
};

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
    ...openPartsOf(document),
    fault: '',
  };
}

/** What an open table has beside its rows. A table about nothing else is about an order. */
function openPartsOf(document: Record<string, unknown>) {
  const question = (Array.isArray(document.question) ? document.question : []).map(String);
  const tests = (Array.isArray(document.tests) ? document.tests : []).map((test: unknown, i): TableTest => {
    const fields = mapOf(test);
    return {
      name: typeof fields.name === 'string' ? fields.name : `test ${i}`,
      given: mapOf(fields.given),
      rule: typeof fields.rule === 'string' ? fields.rule : '',
      then: mapOf(fields.then),
    };
  });
  const about = typeof document.about === 'string' ? document.about : 'order';
  return {
    about: question.length > 0 ? about : '',
    question,
    answers: Object.entries(mapOf(document.answers)).map(([name, form]) => ({ name, form: formText(form) })),
    tests,
  };
}

/** What an answer may be: `yes or no`, `any words`, `0 to 3,650`, `at-shipment or at-order`. */
function formText(form: unknown): string {
  if (form === 'flag') return 'yes or no';
  if (form === 'words') return 'any words';
  if (Array.isArray(form)) return form.map(String).join(' or ');
  return cellText(form);
}

export interface TestResult {
  /** undefined: it was not run, since the document has other faults */
  passes: boolean | undefined;
  why: string;
}

const TEST_PLACE = /^\/tests\/(\d+)(\/|$)/;

/** Results of tests, by the faults that the server found in the document: it runs them where there is no other. */
export function resultsOf(tests: TableTest[], faults: { path?: string; message?: string }[]): TestResult[] {
  const other = faults.some((fault) => !TEST_PLACE.test(fault.path ?? ''));
  const why = new Map<number, string>();
  for (const fault of faults) {
    const place = TEST_PLACE.exec(fault.path ?? '');
    if (place !== null) why.set(Number(place[1]), (fault.message ?? '').replace(/^'.*' fails: /, ''));
  }
  return tests.map((_, at) =>
    other ? { passes: undefined, why: '' } : { passes: !why.has(at), why: why.get(at) ?? '' },
  );
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

/** A published fact, as much of it as is shown. */
export interface ShownFact {
  name?: string;
  kind?: string;
  meaning?: string;
  values?: { words?: string[]; unit?: string | null; absent?: string | null };
}

const ATTRIBUTE = /^(attribute|lineAttribute)\./;

/** What a fact may be: its words, its unit, or its kind. */
export function kindOf(name: string, facts: ShownFact[]): string {
  const fact = facts.find((one) => one.name === name);
  if (fact === undefined) return ATTRIBUTE.test(name) ? 'text' : '–';
  const words = fact.values?.words ?? [];
  if (words.length > 0) return words.join(', ');
  return [fact.kind, fact.values?.unit].filter(Boolean).join(', ') || '–';
}

export function meaningOf(name: string, facts: ShownFact[]): string {
  const fact = facts.find((one) => one.name === name);
  if (fact === undefined) return ATTRIBUTE.test(name) ? 'attribute, as a channel sends it' : '–';
  return [fact.meaning, fact.values?.absent && `none if ${fact.values.absent}`].filter(Boolean).join('; ') || '–';
}

/** Facts or answers in one line: `channel web, country DE`. */
export function valuesText(values: Record<string, unknown>): string {
  return Object.entries(values)
    .map(([name, one]) => `${name} ${cellText(one)}`)
    .join(', ');
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
