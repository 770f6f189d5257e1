import { useQuery } from '@tanstack/react-query';
import { get, query } from '../api/client';
import { CALM_MS, every } from '../api/polling';
import type { Page, RecordChange } from '../api/types';
import { Panel } from './Panel';
import { Table } from './Table';
import { Time } from './Time';

const SHOWN = 20;

/** Who changed a record of master data or a setting; nothing where nobody did. */
export function ChangePanel({ kind, code }: { kind: string; code: string }) {
  const changes = useQuery({
    queryKey: ['changes', kind, code],
    queryFn: ({ signal }) => get<Page<RecordChange>>(`/v1/changes${query({ kind, key: code, limit: SHOWN })}`, signal),
    refetchInterval: every(CALM_MS),
  });
  const items = changes.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Panel title="Changes" testid="changes" flush>
      <Table>
        <thead>
          <tr>
            <th style={{ width: 120 }}>When</th>
            <th style={{ width: 120 }}>Who</th>
            <th style={{ minWidth: 220 }}>What</th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={`${one.at} ${one.key}`} data-testid="change-row">
              <td className="nowrap quiet">
                <Time at={one.at} />
              </td>
              <td>{one.actor}</td>
              <td className="full">{changeText(one)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

/** `priceMinor: 1200 → 1100`. */
export function changeText({ before, after }: RecordChange): string {
  if (!before) return 'Added';
  if (!after) return 'Removed';
  return Object.keys(after)
    .map((field) => `${field}: ${valueText(before[field])} → ${valueText(after[field])}`)
    .join('; ');
}

function valueText(value: unknown): string {
  if (value === null || value === undefined) return 'none';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
