import type { LearnedBuffer } from '../api/types';
import { count, dateTime } from '../format';
import { useBusinessTime } from '../ui/clock';
import { NodeLink } from '../ui/links';
import { Panel } from '../ui/Panel';

export function BufferPanel({ buffers }: { buffers: LearnedBuffer[] }) {
  const { now } = useBusinessTime();
  if (buffers.length === 0) return null;
  return (
    <Panel title="Learned buffers" testid="buffers" flush>
      <table className="table">
        <thead>
          <tr>
            <th>Node</th>
            <th className="num">Units</th>
            <th>Reason</th>
            <th className="num">Computed</th>
          </tr>
        </thead>
        <tbody>
          {buffers.map((one) => (
            <tr key={one.node}>
              <td className="strong">
                <NodeLink code={one.node} />
              </td>
              <td className="num">{count(one.units)}</td>
              <td>{one.reason}</td>
              <td className="num nowrap quiet">{dateTime(one.computedAt, now)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
