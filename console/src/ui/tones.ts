/** Tone of a state or stage: colors mean the same everywhere. */
export type Tone = 'calm' | 'move' | 'good' | 'warn' | 'bad';

const GOOD = /^(delivered|rendered|completed|refunded|closed|collected|captured|shipped|sent|applied)$/;
const CALM = /^(canceled|expired|not-fulfilled|partly-delivered|undelivered|dropped|given-up)$/;
const BAD = /(stuck|refused|lost|fault|failed|overdue)/;
const WARN = /(down|unknown|backorder|hold|review|partly|short|canceling|recalling|losing|dropping)/;

export function toneOf(code: string | null | undefined): Tone {
  if (!code) return 'calm';
  if (GOOD.test(code)) return 'good';
  if (CALM.test(code)) return 'calm';
  if (BAD.test(code)) return 'bad';
  if (WARN.test(code)) return 'warn';
  return 'move';
}
