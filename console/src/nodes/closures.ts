/** Closures and hours of nodes and carrier services. Pure; times are business time. */
import type { Closure, NodeProfile } from '../api/network';
import { dateTime, words } from '../format';

const over = (closure: Closure, now: number) =>
  closure.until !== null && closure.until !== undefined && Date.parse(closure.until) <= now;
const begun = (closure: Closure, now: number) => Date.parse(closure.from) <= now;

/** Closure in force; of several the one that lasts longest. */
export function closedBy(closures: Closure[] | undefined, now: number): Closure | undefined {
  const end = (closure: Closure) => (closure.until ? Date.parse(closure.until) : Infinity);
  return lasting(closures, now)
    .filter((one) => begun(one, now))
    .sort((a, b) => end(b) - end(a))[0];
}

/** Closures that have not ended, first to begin first. */
export function lasting(closures: Closure[] | undefined, now: number): Closure[] {
  return (closures ?? []).filter((one) => !over(one, now)).sort((a, b) => a.from.localeCompare(b.from));
}

/** `until Dec 4, 07:40`, `until it is reopened`, `from Dec 5, 07:40 to Dec 6, 07:40`. */
export function closureText(closure: Closure, now: number): string {
  const end = closure.until ? dateTime(closure.until, now) : undefined;
  if (begun(closure, now)) return end ? `until ${end}` : 'until it is reopened';
  return `from ${dateTime(closure.from, now)} ${end ? `to ${end}` : 'until it is reopened'}`;
}

/** Fault of a closure's times; undefined if they are valid. An undefined time is open. */
export function timeFault(from: string | undefined, until: string | undefined, now: number): string | undefined {
  if (until === undefined) return undefined;
  const end = Date.parse(until);
  if (end <= now) return 'The end has passed';
  return from !== undefined && end <= Date.parse(from) ? 'The end is before the start' : undefined;
}

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const short = (day: number) => words(DAYS[day]).slice(0, 3);

/** `Mon–Fri 08:00–18:00, Sat 09:00–13:00`: neighboring days with the same hours together. */
export function openingText(opening: NonNullable<NodeProfile['opening']>): string {
  const hours = DAYS.map((day) =>
    opening
      .filter((one) => one.day === day)
      .sort((a, b) => a.open.localeCompare(b.open))
      .map((one) => `${one.open}–${one.close}`)
      .join(' and '),
  );
  const runs: { from: number; to: number; text: string }[] = [];
  hours.forEach((text, day) => {
    const last = runs.at(-1);
    if (text === '') return;
    if (last && last.to === day - 1 && last.text === text) last.to = day;
    else runs.push({ from: day, to: day, text });
  });
  const days = (from: number, to: number) => (to > from ? `${short(from)}–${short(to)}` : short(from));
  return runs.map((run) => `${days(run.from, run.to)} ${run.text}`).join(', ');
}

/** Names and values of a node's profile. */
export function profileFacts(profile: NodeProfile): [string, string][] {
  const list = (values: string[] | undefined, text = (one: string) => one) => (values ?? []).map(text).join(', ');
  const capacity = profile.capacity ?? {};
  const limits = (
    [
      ['fulfillmentsPerHour', 'fulfillments an hour'],
      ['fulfillmentsPerDay', 'fulfillments a day'],
      ['unitsPerHour', 'units an hour'],
      ['unitsPerDay', 'units a day'],
    ] as const
  )
    .filter(([name]) => capacity[name] !== null && capacity[name] !== undefined)
    .map(([name, what]) => `${capacity[name]} ${what}`);
  const facts: [string, string][] = [
    ['Open', openingText(profile.opening ?? []) || 'at any time'],
    ['Ships the same day', list((profile.cutoffs ?? []).map((one) => `${words(one.service)} until ${one.time}`))],
    ['Limits', limits.join(', ')],
    ['Serves', list(profile.kinds, words)],
    ['Channels', list(profile.channels)],
    ['Refuses', list(profile.refuses)],
    ['Lead time', profile.lead?.amount ? `${profile.lead.amount} ${profile.lead.unit ?? ''}` : ''],
    ['Same day up to', profile.sameDayKm ? `${profile.sameDayKm} km` : ''],
    ['Calendar', profile.calendar ?? ''],
    ['Own holidays', list(profile.holidays)],
  ];
  return facts.filter(([, value]) => value !== '');
}
