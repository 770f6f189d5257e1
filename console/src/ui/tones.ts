/** How a state or stage feels: colors mean the same everywhere. */
export type Tone = 'calm' | 'move' | 'good' | 'warn' | 'bad';

const GOOD = /^(delivered|completed|refunded|closed|collected|captured|shipped|sent|applied)$/;
const CALM = /^(canceled|expired|not-fulfilled|partly-delivered|dropped|given-up)$/;
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

/** Events of the log that a reader looks for first. */
export function weightOf(type: string): 'trouble' | 'key' | 'plain' {
  if (type.startsWith('cart-hold-')) return type.endsWith('converted') ? 'key' : 'plain';
  if (
    /(fail|refus|reject|short|lost|case|hold|stuck|gave-up|given-up|retrying|unavailable|overdue|withdrawn)/.test(type)
  )
    return 'trouble';
  if (
    /(captured|authorized|allocated|released|shipped|delivered|refunded|returned|canceled|completed|received|promised|promise-moved|reallocated)/.test(
      type,
    )
  )
    return 'key';
  return 'plain';
}
