import { Select } from '@mantine/core';

interface FilterSelectProps {
  label: string;
  /** Choice that filters nothing, such as "All owners". */
  all: string;
  options: (string | { value: string; label: string })[];
  value: string;
  choose: (value: string) => void;
  width: number;
  testid: string;
  searchable?: boolean;
}

/** Filter of a list; '' shows everything. */
export function FilterSelect({ label, all, options, value, choose, width, testid, searchable }: FilterSelectProps) {
  return (
    <Select
      aria-label={label}
      searchable={searchable}
      data={[{ value: '', label: all }, ...options]}
      value={value}
      onChange={(chosen) => choose(chosen ?? '')}
      w={width}
      data-testid={testid}
    />
  );
}
