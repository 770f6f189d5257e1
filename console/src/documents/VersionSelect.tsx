import { Select } from '@mantine/core';
import type { VersionView } from './versions';

interface VersionSelectProps {
  label: string;
  versions: VersionView[];
  value: number | undefined;
  choose: (version: string | null) => void;
  testid: string;
}

export function VersionSelect({ label, versions, value, choose, testid }: VersionSelectProps) {
  return (
    <Select
      aria-label={label}
      w={170}
      value={value === undefined ? null : String(value)}
      data={versions.map((one) => ({
        value: String(one.version),
        label: `Version ${one.version}${one.active ? ' (active)' : ''}`,
      }))}
      onChange={choose}
      data-testid={testid}
    />
  );
}
