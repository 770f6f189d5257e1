/** Messages that made no order. Pure. */
import { problemOf, type ApiProblem } from '../api/client';
import type { ParkedMessage } from '../api/network';

/** Why it was parked, with all violations. */
export function whyParked(message: ParkedMessage): ApiProblem {
  return problemOf(422, message.problem ?? null, '');
}

/** The first thing that is wrong, and how many more are. */
export function firstFault(message: ParkedMessage): { text: string; more: number } {
  const { violations, message: title } = whyParked(message);
  const [first] = violations;
  if (!first) return { text: title, more: 0 };
  return { text: [first.pointer, first.message].filter(Boolean).join(' '), more: violations.length - 1 };
}

/** JSON with a line per field; what is no JSON as it came. */
export function readable(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2);
  } catch {
    return payload;
  }
}

/** The body of a replay: nothing where it is to be taken as it came. */
export function correctedBody(payload: string, text: string): string | undefined {
  return text === readable(payload) ? undefined : text;
}
