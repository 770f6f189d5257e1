import { TextInput } from '@mantine/core';
import { zoneName } from '../format';

/** Converts the value of an input to the API's time. */
export function instantOf(local: string): string | undefined {
  const at = local === '' ? NaN : Date.parse(local);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}

/** Converts a time to the value of an input, to the minute. */
export function localOf(iso: string | number): string {
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** Input of a date and time, in the zone of the person's computer. */
export function DateTimeInput({
  label,
  value,
  set,
  testid,
}: {
  label: string;
  value: string;
  set: (value: string) => void;
  testid?: string;
}) {
  return (
    <TextInput
      type="datetime-local"
      label={`${label} (${zoneName(Date.now())})`}
      value={value}
      onChange={(e) => set(e.currentTarget.value)}
      w={200}
      data-testid={testid}
    />
  );
}
