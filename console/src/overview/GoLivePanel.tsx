import { useGoLive } from '../api/queries';
import type { GoLiveItem } from '../api/types';
import { Panel } from '../ui/Panel';
import { Table } from '../ui/Table';

const TONES: Record<string, string> = { done: 'good', attention: 'warn', missing: 'bad' };

/** Steps before real orders; hidden once none is missing. */
export function GoLivePanel() {
  const list = useGoLive().data;
  if (!list?.items || list.ready) return null;
  const done = list.items.filter((item) => item.state === 'done').length;
  return (
    <Panel title="Before real orders" testid="go-live" flush aside={`${done} of ${list.items.length} done`}>
      <Table>
        <thead>
          <tr>
            <th>Step</th>
            <th>State</th>
            <th>To do</th>
            <th>Page</th>
          </tr>
        </thead>
        <tbody>
          {list.items.map((item, i) => (
            <GoLiveRow key={i} item={item} />
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

function GoLiveRow({ item }: { item: GoLiveItem }) {
  return (
    <tr data-testid={`go-live-${item.step}`}>
      <td className="strong nowrap">{item.title}</td>
      <td>
        <span className={`tag ${TONES[item.state] ?? 'calm'}`}>{item.text}</span>
      </td>
      <td className="full">{item.todo}</td>
      <td className="mono quiet">{item.state === 'done' ? '' : item.page}</td>
    </tr>
  );
}
