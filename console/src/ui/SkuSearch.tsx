import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { itemsOf, useSkus } from '../api/queries';

const TYPING_MS = 200;

/** A SKU in a list of suggestions. */
export function SkuOption({ code, name }: { code: string; name: string | undefined }) {
  return (
    <span>
      <span className="strong">{code}</span> <span className="quiet">{name}</span>
    </span>
  );
}

interface SkuSearchProps {
  label: string;
  value: string;
  set: (text: string) => void;
  /** A SKU was chosen: from the list, or with Enter. */
  chosen?: (code: string) => void;
  width: number;
  testid: string;
}

/** Input of a SKU, which suggests SKUs by a part of their name or code. */
export function SkuSearch({ label, value, set, chosen, width, testid }: SkuSearchProps) {
  const [text] = useDebouncedValue(value.trim(), TYPING_MS);
  const skus = itemsOf(useSkus(text).data);
  const names = new Map(skus.map((one) => [one.code, one.name]));
  return (
    <Autocomplete
      aria-label={label}
      placeholder="SKU or product name"
      value={value}
      onChange={set}
      onOptionSubmit={chosen}
      onKeyDown={(e) => {
        if (e.key === 'Enter' && chosen) chosen(value.trim());
      }}
      data={skus.map((one) => one.code)}
      filter={({ options }) => options}
      renderOption={({ option }) => <SkuOption code={option.value} name={names.get(option.value)} />}
      comboboxProps={{ width: 280, position: 'bottom-start' }}
      w={width}
      data-testid={testid}
    />
  );
}
