import { Button, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { itemsOf, useNodes } from '../api/queries';
import { useBrands, useLegalEntities } from '../api/sellers';
import { useAddress } from '../ui/address';
import { FilterSelect } from '../ui/FilterSelect';
import { SkuSearch } from '../ui/SkuSearch';

const FIELDS = ['node', 'sku', 'brand', 'legalEntity', 'from', 'to'];

/** Whether the address has one of the filters that a person opens. */
export const hasMoreFilters = (params: URLSearchParams) => FIELDS.some((field) => params.has(field));

/** Filters of the order list by node, SKU, seller and day of placement; days are those of the person's computer. */
export function OrderFilters() {
  const [params, change] = useAddress();
  const nodes = itemsOf(useNodes().data);
  const brands = itemsOf(useBrands().data);
  const entities = itemsOf(useLegalEntities().data);
  const asked = params.get('sku') ?? '';
  const [sku, setSku] = useState(asked);
  useEffect(() => setSku(asked), [asked]);
  const day = (name: string, label: string) => (
    <TextInput
      type="date"
      aria-label={label}
      leftSection={<span className="quiet">{name}</span>}
      leftSectionWidth={44}
      value={params.get(name) ?? ''}
      onChange={(e) => change({ [name]: e.currentTarget.value })}
      w={170}
      data-testid={`orders-${name}`}
    />
  );
  return (
    <div className="row wrap" data-testid="orders-more-filters">
      <FilterSelect
        label="Node"
        all="All nodes"
        options={nodes.map((node) => ({
          value: node.code,
          label: node.name ? `${node.code} ${node.name}` : node.code,
        }))}
        value={params.get('node') ?? ''}
        choose={(value) => change({ node: value })}
        width={190}
        testid="orders-node"
        searchable
      />
      <SkuSearch
        label="SKU of a line"
        value={sku}
        set={(text) => {
          setSku(text);
          if (text === '') change({ sku: '' });
        }}
        chosen={(code) => change({ sku: code })}
        width={190}
        testid="orders-sku"
      />
      {brands.length > 0 && (
        <FilterSelect
          label="Brand"
          all="All brands"
          options={brands.map((one) => ({ value: one.code, label: one.name }))}
          value={params.get('brand') ?? ''}
          choose={(value) => change({ brand: value })}
          width={150}
          testid="orders-brand"
        />
      )}
      {entities.length > 0 && (
        <FilterSelect
          label="Legal entity"
          all="All companies"
          options={entities.map((one) => ({ value: one.code, label: one.name }))}
          value={params.get('legalEntity') ?? ''}
          choose={(value) => change({ legalEntity: value })}
          width={170}
          testid="orders-entity"
        />
      )}
      {day('from', 'Placed from')}
      {day('to', 'Placed to')}
      {hasMoreFilters(params) && (
        <Button
          variant="subtle"
          onClick={() => change(Object.fromEntries(FIELDS.map((field) => [field, ''])))}
          data-testid="orders-clear"
        >
          Clear
        </Button>
      )}
    </div>
  );
}
