import { dateTime, exactTime } from '../format';
import { useBusinessTime } from './clock';

/** A moment in local time, with its zone and UTC for the mouse. */
export function Time({ at }: { at: string | null | undefined }) {
  const { now } = useBusinessTime();
  return <span title={at ? exactTime(at) : undefined}>{dateTime(at, now)}</span>;
}
