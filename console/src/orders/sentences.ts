/** The wording of the log: what each event says, in words of the business. The only place for it. Pure. */
import type { Order, TimelineItem } from '../api/types';
import { count, date, money, words } from '../format';
import { arrayOf, numberOf, objectOf, textOf, type Json } from '../json';
import { plainText } from '../plainText';
import { everyLine } from './totals';

export type Tone = 'plain' | 'key' | 'good' | 'trouble';

export interface Sentence {
  text: string;
  tone: Tone;
  /** How the machine got there; shown on request. */
  step: boolean;
}

/** Names of the things that events name by code or number. */
export interface Names {
  node: (code: string) => string;
  sku: (code: string) => string;
  /** Title and ordered units of a line. */
  line: (line: number) => { title: string; ordered: number } | undefined;
  /** Reason of a hold at this stage; undefined if it is none. */
  hold: (stage: string) => string | undefined;
  currency: string | undefined;
}

/** How the sentence of work for a node begins; the story tells several in one. */
export const SENT_TO = 'Sent to ';

/** Lines that a sentence names before it counts the rest. */
const LINES_NAMED = 4;
/** Values of an unknown event that are shown. */
const VALUES_SHOWN = 4;

export function namesOf(order: Order | undefined, nodes: { code: string; name?: string }[]): Names {
  const byCode = new Map(nodes.map((node) => [node.code, node.name]));
  const lines = everyLine(order);
  const titles = new Map(lines.map((line) => [line.sku, line.title]));
  const holds = [order, ...(order?.fulfillments ?? []), ...(order?.returns ?? [])].flatMap((one) => one?.holds ?? []);
  return {
    node: (code) => byCode.get(code) || code,
    sku: (code) => titles.get(code) || code,
    line: (number) => {
      const line = lines.find((one) => one.line === number);
      return line && { title: line.title || line.sku, ordered: line.ordered ?? line.quantity ?? 0 };
    },
    hold: (stage) => holds.find((hold) => hold.stage === stage)?.reason,
    currency: order?.currency,
  };
}

export function sentenceOf(item: TimelineItem, names: Names): Sentence {
  return (SENTENCES[item.type] ?? unknown)(new Told(item, names));
}

/** An event, with its values as texts. */
class Told {
  readonly type: string;
  readonly stage: string;
  readonly data: Json;
  readonly names: Names;

  constructor(item: TimelineItem, names: Names) {
    this.type = item.type;
    this.stage = item.stage ?? '';
    this.data = objectOf(item.data);
    this.names = names;
  }

  text(name: string): string {
    return textOf(this.data[name]);
  }

  code(name: string): string {
    return words(this.text(name)).toLowerCase();
  }

  plain(name: string): string {
    return plainText(this.text(name));
  }

  day(name: string): string {
    return date(this.text(name));
  }

  money(name: string): string {
    const minor = this.data[name];
    return money(typeof minor === 'number' ? minor : null, this.text('currency') || this.names.currency);
  }

  /** Name of the node, or of the carrier's service where none is named. */
  get node(): string {
    const code = this.text('node');
    return code ? this.names.node(code) : this.code('service');
  }

  /** `2 × Alder Mug, 1 × Birch Bowl`; with `of`, `2 of 3 × Alder Mug` where more were ordered. */
  lines(of = ''): string {
    const lines = arrayOf(this.data.lines).map(objectOf);
    const named = lines.slice(0, LINES_NAMED).map((line) => this.line(line, of));
    const rest = lines.length - named.length;
    return named.join(', ') + (rest > 0 ? ` and ${count(rest)} more` : '') || 'nothing';
  }

  goods(): string {
    return arrayOf(this.data.lines).length > 0 ? this.lines() : 'without goods';
  }

  private line(line: Json, of: string): string {
    const units = numberOf(line.quantity, 0);
    const part = line.component !== undefined || line.substitute === true;
    const known = part ? undefined : this.names.line(numberOf(line.line, -1));
    const some = of !== '' && known !== undefined && units < known.ordered;
    const title = known?.title ?? (textOf(line.sku) ? this.names.sku(textOf(line.sku)) : `line ${textOf(line.line)}`);
    const damaged = numberOf(line.damaged, 0);
    const ordered = some ? ` ${of} ${count(known.ordered)}` : '';
    return `${count(units)}${ordered} × ${title}${damaged > 0 ? ` (${count(damaged)} damaged)` : ''}`;
  }

  /** ` from Dequincy and DC East`: nodes of placements, each once. */
  placed(before: string): string {
    const codes = arrayOf(this.data.placements).map((one) => textOf(objectOf(one).node));
    const nodes = [...new Set(codes.filter(Boolean))].map((code) => this.names.node(code));
    return nodes.length === 0 ? '' : ` ${before} ${listed(nodes)}`;
  }

  /** ` by UPS, 1Z999`. */
  get carrier(): string {
    const tracking = this.text('tracking');
    const carrier = this.text('carrier');
    return (carrier ? ` by ${carrier}` : '') + (tracking ? `${carrier ? ', ' : ', tracking '}${tracking}` : '');
  }

  /** `: flood`, or nothing. */
  because(name = 'reason'): string {
    const why = this.plain(name);
    return why === '' || this.type.endsWith(why.toLowerCase()) ? '' : `: ${why}`;
  }
}

const say =
  (tone: Tone, step = false) =>
  (text: string): Sentence => ({ text, tone, step });
const plain = say('plain');
const key = say('key');
const good = say('good');
const trouble = say('trouble');
const step = say('plain', true);

const SENTENCES: Record<string, (e: Told) => Sentence> = {
  'order-captured': (e) => key(`Order placed at ${e.text('channel')}: ${e.goods()}; ${e.money('totalMinor')}`),
  'order-promised': (e) => key(`Promised by ${e.day('deliverBy')}${e.placed('from')}`),
  'backorder-promised': (e) => key(`Promised by ${e.day('deliverBy')}, from supply to come`),
  'promise-moved': (e) =>
    (e.data.later === false ? key : trouble)(
      `Promise moved from ${e.day('was')} to ${e.day('deliverBy')}${e.data.later === false ? ', earlier' : ''}`,
    ),
  'promise-withdrawn': (e) => trouble(`Promise of ${e.day('was')} withdrawn: no supply covers the order`),
  'order-reallocated': (e) => key(`Moved away from ${e.node}${e.placed('to')}${e.because()}`),
  'reallocation-kept': (e) => plain(`Stays with ${e.node}: ${KEPT[e.text('why')] ?? e.code('why')}`),
  'lines-shipped': (e) => step(`${e.lines('of')} shipped`),
  'lines-delivered': (e) => step(`${e.lines('of')} delivered`),
  'lines-returned': (e) => step(`${e.lines('of')} returned`),
  'lines-lost': (e) => step(`${e.lines('of')} lost`),
  'lines-dropped': (e) => trouble(`${e.lines('of')} canceled${e.stage === 'dropping' ? ': no node has it' : ''}`),
  'message-replayed': (e) =>
    plain(`Message ${e.text('message')} taken again${e.data.corrected === true ? ', corrected' : ''}`),
  'lines-canceled': (e) => key(`${e.lines('of')} canceled${e.because()}`),
  'services-due': (e) => step(`${e.lines('of')} invoiced`),
  'services-canceled': (e) => key(`${e.lines('of')} canceled${e.because()}`),
  'services-credited': (e) => key(`${e.lines('of')} credited with its goods`),
  'lines-substituted': (e) => key(`${substitutes(e)}${e.because()}`),
  'order-closed': (e) => closed(e),
  'change-requested': (e) => key(`${changed(e)} asked for${e.because('outcome')}`),
  'change-applied': (e) => key(`${changed(e)}: done${e.because('note')}`),
  'change-refused': (e) => trouble(`${changed(e)}: not possible${e.because('outcome')}`),
  'hold-placed': (e) => trouble(`Held by ${e.text('by')}, ${e.code('type')}${e.because('note')}`),
  'hold-released': (e) => key(`Hold released, ${e.code('type')}${e.because('note')}`),
  'hold-ended': (e) => step(`Hold ended with the order, ${e.code('type')}`),
  'wait-asked': (e) =>
    key(`Customer asked whether to wait${e.data.deliverBy ? ` for ${e.day('deliverBy')}` : ', without a date'}`),
  'wait-answered': (e) =>
    key(
      e.text('answer') === 'accept'
        ? `Customer waits${e.because('note')}`
        : `Customer does not wait${e.because('note')}`,
    ),
  'wait-unanswered': (e) =>
    key(`Customer has not answered: ${e.text('silence') === 'cancel' ? 'what lacks is canceled' : 'it waits on'}`),
  'wait-goods-came': () => step('The goods came before the customer answered'),
  'order-seller-known': (e) => {
    const brand = e.text('brand') && ` as ${e.text('brand')}`;
    const entity = e.text('legalEntity') && ` by ${e.text('legalEntity')}`;
    return plain(`Sold${brand}${entity}`);
  },
  'deadline-missed': (e) => trouble(`${words(e.text('kind'))} of ${e.day('due')} missed`),
  'deadline-met': (e) =>
    (e.data.late === true ? plain : step)(
      `${words(e.text('kind'))} of ${e.day('due')} met${e.data.late === true ? ', late' : ''}`,
    ),
  'cart-held': (e) => plain(`Units held for cart ${e.text('key')}`),
  'cart-hold-extended': (e) => step(`Hold of cart ${e.text('key')} extended`),
  'cart-hold-released': (e) => plain(`Hold of cart ${e.text('key')} released`),
  'cart-hold-expired': (e) => plain(`Hold of cart ${e.text('key')} expired`),
  'cart-hold-converted': (e) => plain(`The order took the units of cart hold ${e.text('hold')}`),
  'cart-hold-not-used': (e) => plain(`Cart hold ${e.text('hold')} not used: ${e.code('reason')}`),

  'payment-authorized': (e) => key(`Payment of ${e.money('amountMinor')} authorized${onTender(e)}${byChannel(e)}`),
  'payment-refused': (e) => trouble(`Payment of ${e.money('amountMinor')} refused${e.because()}`),
  'payment-captured': (e) => key(`Payment of ${e.money('amountMinor')} captured${onTender(e)}${byChannel(e)}`),
  'payment-capture-failed': (e) => trouble(`Payment of ${e.money('amountMinor')} could not be captured${e.because()}`),
  'payment-refunded': (e) => key(`${e.money('amountMinor')} refunded${onTender(e)}${byChannel(e)}`),
  'payment-refund-failed': (e) => trouble(`${e.money('amountMinor')} could not be refunded${e.because()}`),
  'payment-voided': (e) => plain(`Authorization of ${e.money('amountMinor')} voided`),
  'payment-void-failed': (e) => trouble(`Authorization of ${e.money('amountMinor')} could not be voided${e.because()}`),
  'payment-expired': (e) => trouble(`Authorization ended: ${e.money('amountMinor')} of it were not charged`),
  'payment-disputed': (e) => trouble(`The customer’s bank took back ${e.money('amountMinor')}`),
  'payment-dispute-ended': (e) => good(`The customer’s bank gave back ${e.money('amountMinor')}`),
  'payment-refund-reversed': (e) => trouble(`A refund of ${e.money('amountMinor')} came back`),
  'payment-owed': (e) => trouble(`The channel has to pay back ${e.money('amountMinor')}`),
  'payment-written-off': (e) => trouble(`${e.money('amountMinor')} written off${e.because()}`),
  'payment-credited': (e) => plain(`${e.money('amountMinor')} charged no more: its goods came back or were lost`),
  invoiced: (e) => plain(`Invoice of ${e.money('amountMinor')} written`),

  'fulfillment-released': (e) => plain(`${SENT_TO}${e.node}: ${e.lines('of')}`),
  'fulfillment-refused': (e) => trouble(`${e.node} refused ${e.lines('of')}`),
  'fulfillment-rejected': (e) => trouble(`${e.node} gave back ${e.lines('of')}`),
  'fulfillment-shipped': (e) => key(`${e.lines('of')} shipped from ${e.node}${e.carrier}`),
  'fulfillment-short': (e) => trouble(`${e.node} did not find ${e.lines('of')}`),
  'fulfillment-delivered': (e) => good(`${e.lines('of')} delivered`),
  'fulfillment-lost': (e) => trouble(`Parcel lost: ${e.lines('of')}${e.carrier}`),

  'fulfillment-came-back': (e) => trouble(`${e.lines('of')} came back to ${e.node}`),
  'fulfillment-shelved': (e) => plain(`${e.lines('of')} on the shelf of ${e.node} again`),
  'fulfillment-parted': (e) => plain(`${e.lines('of')} handed over before the rest of the parcel`),
  'fulfillment-left-over': (e) => step(`${e.lines('of')} still to leave ${e.node}`),
  'pickup-ready': (e) => key(`${e.lines('of')} ready at ${e.node}, kept until ${e.day('collectBy')}`),
  'pickup-reminded': (e) => plain(`Reminder to collect ${e.lines('of')} at ${e.node}`),
  'pickup-given-up': (e) => trouble(`Nobody collected ${e.lines('of')} at ${e.node}`),
  'pickup-withdrawn': (e) => trouble(`${e.node} can’t hand over ${e.lines('of')}, which was ready`),
  'customer-arrived': (e) => key(`Customer is at the curb of ${e.node}`),
  'customer-left': (e) => plain(`Customer left the curb of ${e.node} without the goods`),

  'return-requested': (e) => key(`Return ${e.text('returned')} of ${e.lines()} requested${e.because()}`),
  'return-received': (e) => key(`Return ${e.text('returned')} arrived at ${e.node}: ${e.lines()}`),
  'return-expired': (e) => plain(`Return ${e.text('returned')} expired: nothing arrived`),
  'return-closed': (e) => good(`Return ${e.text('returned')} closed`),

  'case-raised': (e) => trouble(`Case ${e.text('caseId')}, ${e.code('kind')}${e.because('detail')}`),
  'case-closed': (e) => plain(`Case ${e.text('caseId')} closed: ${decisionText(e.text('resolution'))}`),

  'case-escalated': (e) => trouble(`Case ${e.text('caseId')} escalated to ${e.text('team')}${e.because('detail')}`),
  'case-assigned': (e) =>
    plain(
      `Case ${e.text('caseId')} ${e.text('assignee') ? `assigned to ${e.text('assignee')}` : 'back with its team'}` +
        (e.text('priority') === 'normal' ? '' : `, ${e.code('priority')}`),
    ),
  'case-commented': (e) => plain(`Comment on case ${e.text('caseId')}`),

  moved: (e) => moved(e),
  ended: (e) => step(`Ended as ${e.code('state')}${cause(e)}`),
  retrying: (e) => step(`Try ${e.text('attempt')} of ${e.text('capability')} failed${e.because()}`),
  'gave-up': (e) => step(`Gave up ${e.text('capability')} after ${e.text('attempt')} tries${e.because()}`),
  stuck: (e) => trouble(`Stuck, a person must look at it${e.because()}`),
  'tried-again': (e) => key(`${words(e.text('stage'))} is tried again${e.because('note')}`),
  undone: (e) => step(`Undone: ${e.code('stage')}, ${e.code('outcome')}`),
  'event-ignored': (e) =>
    e.text('event') === 'cancel-requested'
      ? trouble(`Cancellation asked for and not possible${e.because('why')}${e.because('note')}`)
      : step(`Ignored: ${e.code('event')}${e.because('why')}`),
};

const CHANGED: Record<string, string> = {
  address: 'New address',
  recipient: 'New recipient',
  'delivery-notes': 'New notes for the delivery',
  price: 'Lower price',
  units: 'Fewer units',
};

function changed(e: Told): string {
  return `Change ${e.text('change')}: ${CHANGED[e.text('kind')] ?? e.code('kind')}`;
}

const KEPT: Record<string, string> = { kept: 'nothing else can serve it', 'too-late': 'it had shipped' };

/** Stages in which an order waits for goods. */
const WAITING: Record<string, string> = {
  backordered: 'Waits for stock',
  preordered: 'Waits until it is on sale',
};

function moved(e: Told): Sentence {
  const [from, on, to] = [e.text('from'), e.text('on'), e.text('to')];
  if (on === 'cancel-requested') return key(`Cancellation asked for${e.because('note')}`);
  if (on === 'lines-cancel-requested') return key(`Cancellation of units asked for${e.because('note')}`);
  if (on === 'cancel-asked') return trouble(`The buyer asks to cancel${e.because('note')}`);
  if (on === 'payment-received') return key(`The money is there${e.because('note')}`);
  if (on.startsWith('resolve:'))
    return key(`Hold “${e.code('from')}” decided: ${decisionText(on)}${e.because('note')}`);
  if (WAITING[to]) return trouble(WAITING[to]);
  const hold = e.names.hold(to);
  if (hold !== undefined) return trouble(`On hold: ${hold}`);
  return step(from === '' ? `Started: ${e.code('to')}` : `${words(from)} → ${e.code('to')}${cause(e)}`);
}

function closed(e: Told): Sentence {
  const end = e.text('endState');
  if (e.text('state') === 'canceled') return key('Order canceled');
  if (end === 'rendered') return good('Order completed, without goods');
  if (end === 'undelivered') return trouble('Order ended, nothing of it was delivered');
  return end === 'partly-delivered' ? key('Order completed, in part') : good('Order completed');
}

/** An event that the console does not know, with its first values. */
function unknown(e: Told): Sentence {
  const values = Object.entries(e.data)
    .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value) && value !== '')
    .slice(0, VALUES_SHOWN)
    .map(([name, value]) => valueText(e, name, value));
  return plain([words(e.type), values.join(', ')].filter(Boolean).join(': '));
}

/** `amountMinor: 250` is `amount $2.50`, a time is its day. */
function valueText(e: Told, name: string, value: unknown): string {
  const label = (text: string) => text.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  if (name.endsWith('Minor') && typeof value === 'number')
    return `${label(name.slice(0, -'Minor'.length))} ${e.money(name)}`;
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) return `${label(name)} ${date(value)}`;
  return typeof value === 'boolean'
    ? `${value ? '' : 'not '}${label(name)}`
    : `${label(name)} ${plainText(String(value))}`;
}

/** `resolve:write-off: by phone` is `write off: by phone`. */
function decisionText(resolution: string): string {
  const [, decision, note] = /^resolve:([a-z-]+)(.*)$/s.exec(resolution) ?? [];
  return decision !== undefined
    ? words(decision).toLowerCase() + plainText(note ?? '')
    : plainText(resolution) || 'done';
}

/** With what it is paid, where that is no card: each of several tenders has an amount of its own. */
function onTender(e: Told): string {
  const tender = e.text('tender');
  return tender && tender !== 'card' && tender !== 'channel' ? ` on the ${words(tender).toLowerCase()}` : '';
}

function byChannel(e: Told): string {
  return e.text('source') === 'channel' ? ' by the channel' : '';
}

function cause(e: Told): string {
  const on = e.text('on');
  return on ? ` (${words(on).toLowerCase()})` : '';
}

/** `2 × Cup sent in place of Mug`. */
function substitutes(e: Told): string {
  return arrayOf(e.data.lines)
    .map(objectOf)
    .map(
      (line) =>
        `${count(numberOf(line.quantity, 0))} × ${textOf(line.title) || textOf(line.sku)} sent in place of ` +
        e.names.sku(textOf(line.ordered)),
    )
    .join(', ');
}

function listed(names: string[]): string {
  // Names of places have commas of their own.
  const comma = names.some((name) => name.includes(',')) ? '; ' : ', ';
  const rest = names.length - LINES_NAMED;
  const [last, ...others] =
    rest > 0 ? [`${count(rest)} more`, ...names.slice(0, LINES_NAMED)] : [names.at(-1), ...names.slice(0, -1)];
  return others.length === 0 ? (last ?? '') : `${others.join(comma)} and ${last}`;
}
