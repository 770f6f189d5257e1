import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { post } from '../api/client';
import { itemsOf, useNodes } from '../api/queries';
import { useBusinessTime } from '../ui/clock';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { instantOf, localOf, DateTimeInput } from '../ui/DateTimeInput';
import { useRefresh } from '../ui/refresh';
import { SkuSearch } from '../ui/SkuSearch';
import { outcomeText, type TransferResult } from './transfers';

interface Wanted {
  sku: string;
  units: number | string;
}

const DAY_MS = 86_400_000;
const NONE: Wanted = { sku: '', units: 1 };

/** Requests a transfer of units between two nodes. */
export function RequestTransferDialog({ close }: { close: () => void }) {
  const refresh = useRefresh();
  const { now } = useBusinessTime();
  const nodes = itemsOf(useNodes().data).map((one) => one.code);
  const [reference, setReference] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [expected, setExpected] = useState(() => localOf(now + DAY_MS));
  const [lines, setLines] = useState<Wanted[]>([NONE]);
  const change = (at: number, next: Partial<Wanted>) =>
    setLines(lines.map((line, i) => (i === at ? { ...line, ...next } : line)));
  const expectedAt = instantOf(expected);
  const ready =
    reference.trim() !== '' &&
    from !== '' &&
    to !== '' &&
    from !== to &&
    expectedAt !== undefined &&
    lines.every((line) => line.sku.trim() !== '' && Number(line.units) > 0);
  return (
    <ConfirmDialog
      title="Request transfer"
      text="The source reserves all units at once, or none."
      action="Request"
      reasonless
      ready={ready}
      close={close}
      run={async () => {
        const wanted = lines.map((line) => ({ sku: line.sku.trim(), units: Number(line.units) }));
        const answer = await post<{ items: TransferResult[] }>('/v1/transfers', {
          transfers: [{ reference: reference.trim(), from, to, expectedAt, lines: wanted }],
        });
        notifications.show({
          message: outcomeText(answer.items, `${answer.items[0]?.transfer?.id ?? 'Transfer'} is requested`),
        });
        refresh('transfers', 'stock');
      }}
    >
      <div className="row wrap" style={{ alignItems: 'flex-start' }}>
        <Select
          label="From"
          searchable
          openOnFocus={false}
          data={nodes}
          value={from || null}
          onChange={(v) => setFrom(v ?? '')}
          w={150}
          data-autofocus
          data-testid="transfer-from"
        />
        <Select
          label="To"
          searchable
          data={nodes}
          value={to || null}
          onChange={(v) => setTo(v ?? '')}
          w={150}
          error={from !== '' && from === to ? 'Choose another node' : undefined}
          data-testid="transfer-to"
        />
        <TextInput
          label="Reference"
          value={reference}
          onChange={(e) => setReference(e.currentTarget.value)}
          w={150}
          data-testid="transfer-reference"
        />
        <DateTimeInput label="Expected" value={expected} set={setExpected} />
      </div>
      {lines.map((line, at) => (
        <div key={at} className="row" style={{ alignItems: 'flex-end' }}>
          <SkuSearch
            label={`SKU of line ${at + 1}`}
            value={line.sku}
            set={(sku) => change(at, { sku })}
            width={220}
            testid={`transfer-sku-${at}`}
          />
          <NumberInput
            aria-label={`Units of line ${at + 1}`}
            min={1}
            allowDecimal={false}
            value={line.units}
            onChange={(units) => change(at, { units })}
            w={100}
            data-testid={`transfer-units-${at}`}
          />
          {lines.length > 1 && (
            <Button variant="subtle" onClick={() => setLines(lines.filter((_, i) => i !== at))}>
              Remove
            </Button>
          )}
        </div>
      ))}
      <div>
        <Button variant="default" onClick={() => setLines([...lines, NONE])}>
          Add SKU
        </Button>
      </div>
    </ConfirmDialog>
  );
}
