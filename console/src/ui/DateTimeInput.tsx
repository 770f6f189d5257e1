import { TextInput } from '@mantine/core';

/** A time of business time as an input holds it, and as the API takes it. */
export function instantOf(local: string): string | undefined {
  const at = local === '' ? NaN : Date.parse(`${local}Z`);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}

/** The other way round, to the minute. */
export function localOf(iso: string | number): string {
  return new Date(iso).toISOString().slice(0, 16);
}

/** A date and time in UTC, as everywhere in the console. */
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
      label={`${label} (UTC)`}
      value={value}
      onChange={(e) => set(e.currentTarget.value)}
      w={200}
      data-testid={testid}
    />
  );
}
