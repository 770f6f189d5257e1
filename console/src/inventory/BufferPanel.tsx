import type { LearnedBuffer } from '../api/types';
import { count } from '../format';
import { Table } from '../ui/Table';
import { NodeLink } from '../ui/links';
import { Panel } from '../ui/Panel';
import { Time } from '../ui/Time';

export function BufferPanel({ buffers }: { buffers: LearnedBuffer[] }) {
  if (buffers.length === 0) return null;
  return (
    <Panel title="Learned buffers" testid="buffers" flush>
      <Table>
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
              <td className="num nowrap quiet">
                <Time at={one.computedAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}
