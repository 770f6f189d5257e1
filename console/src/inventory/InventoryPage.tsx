import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { ApiProblem } from '../api/client';
import { itemsOf, useSkus, useStock } from '../api/queries';
import { useKeys } from '../ui/keys';
import { SkuLink } from '../ui/links';
import { FailureNotice, LoadingRows, EmptyPanel } from '../ui/notices';
import { ChangePanel } from '../ui/ChangePanel';
import { PageHead } from '../ui/PageHead';
import { SkuOption } from '../ui/SkuSearch';
import { SkuChoice } from './SkuChoice';
import { SkuStockView } from './SkuStockView';

const RECENT = 'crossdock.skus';

const RECENT_MOST = 8;

const TYPING_MS = 200;

/** Stock of one SKU at every node. */
export function InventoryPage() {
  const [params, setParams] = useSearchParams();
  const sku = params.get('sku') ?? '';
  const [typed, setTyped] = useState(sku);
  const input = useRef<HTMLInputElement>(null);
  const stock = useStock(sku);
  const [text] = useDebouncedValue(typed.trim(), TYPING_MS);
  const skus = itemsOf(useSkus(text === sku ? '' : text).data);
  const names = new Map(skus.map((one) => [one.code, one.name]));
  const [recent, setRecent] = useState(() => remembered());
  useEffect(() => {
    setTyped(sku);
  }, [sku]);
  useEffect(() => {
    if (!stock.data || !sku) return;
    const next = [sku, ...remembered().filter((one) => one !== sku)].slice(0, RECENT_MOST);
    localStorage.setItem(RECENT, JSON.stringify(next));
    setRecent(next);
  }, [stock.data !== undefined, sku]);
  useKeys({
    '/': () => {
      input.current?.focus();
      input.current?.select();
    },
  });
  const unknown = stock.error instanceof ApiProblem && stock.error.status === 404;
  return (
    <>
      <PageHead title="Inventory">
        <form
          onSubmit={(e) => {
            e.preventDefault();
            setParams(typed.trim() ? { sku: typed.trim() } : {});
            input.current?.blur();
          }}
        >
          <Autocomplete
            ref={input}
            aria-label="SKU"
            placeholder="SKU or product name"
            leftSection={<Search size={13} aria-hidden />}
            rightSection={<kbd>/</kbd>}
            value={typed}
            onChange={setTyped}
            onOptionSubmit={(code) => {
              setParams({ sku: code });
              input.current?.blur();
            }}
            data={skus.map((one) => one.code)}
            filter={({ options }) => options}
            renderOption={({ option }) => <SkuOption code={option.value} name={names.get(option.value)} />}
            w={260}
            data-testid="stock-search"
          />
        </form>
        {recent.length > 0 && (
          <span className="row wrap quiet">
            Recent:{' '}
            {recent.map((one) => (
              <SkuLink key={one} code={one} />
            ))}
          </span>
        )}
      </PageHead>
      <div className="page-body">
        {sku === '' && <SkuChoice text={text} />}
        {unknown && <EmptyPanel title={`There is no SKU ${sku}`}>Codes are case-sensitive.</EmptyPanel>}
        {stock.error && !unknown && <FailureNotice error={stock.error} retry={() => void stock.refetch()} />}
        {sku !== '' && stock.isPending && <LoadingRows rows={10} />}
        {stock.data && <SkuStockView sku={sku} data={stock.data} />}
        {stock.data && <ChangePanel kind="sku" code={sku} />}
      </div>
    </>
  );
}

function remembered(): string[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(RECENT) ?? '[]');
    return Array.isArray(list) ? list.filter((one): one is string => typeof one === 'string') : [];
  } catch {
    return [];
  }
}
