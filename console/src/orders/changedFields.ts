/** Fields in which two parts of an agreement differ. Pure. */
import { textOf } from '../json';

export type ChangedField = [name: string, before: string, after: string];

/** One row per field that differs, in the order of the names; nested objects are told by their own fields. */
export function changedFields(before: unknown, after: unknown): ChangedField[] {
  const [was, is] = [leaves(before), leaves(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((name): ChangedField => [name, was.get(name) ?? '', is.get(name) ?? ''])
    .filter(([, one, other]) => one !== other);
}

function leaves(value: unknown, name = ''): Map<string, string> {
  if (value === null || value === undefined) return new Map();
  if (typeof value !== 'object') return new Map([[name, textOf(value)]]);
  return new Map(Object.entries(value).flatMap(([key, inner]) => [...leaves(inner, key)]));
}
