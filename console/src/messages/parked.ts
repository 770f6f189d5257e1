/** Parked messages. Pure. */
import { problemOf, type ApiProblem } from '../api/client';
import type { ParkedMessage } from '../api/network';

/** Reason for parking, with all violations. */
export function whyParked(message: ParkedMessage): ApiProblem {
  return problemOf(422, message.problem ?? null, '');
}

/** First fault, and the number of others. */
export function firstFault(message: ParkedMessage): { text: string; more: number } {
  const { violations, message: title } = whyParked(message);
  const [first] = violations;
  if (!first) return { text: title, more: 0 };
  return { text: [first.pointer, first.message].filter(Boolean).join(' '), more: violations.length - 1 };
}

/** JSON with a line per field; other text unchanged. */
export function readable(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2);
  } catch {
    return payload;
  }
}

/** Body of a replay; undefined for an unchanged message. */
export function correctedBody(payload: string, text: string): string | undefined {
  return text === readable(payload) ? undefined : text;
}
