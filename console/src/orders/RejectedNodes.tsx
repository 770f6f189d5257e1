import { count, money, counted } from '../format';
import { Table } from '../ui/Table';
import { NodeLink } from '../ui/links';
import { reasonWords, type DecisionView } from './decisions';

/** Most rejected nodes that are listed, closest first. */
const REJECTED_SHOWN = 40;

export function RejectedNodes({ decision, currency }: { decision: DecisionView; currency: string | undefined }) {
  const { rejected, aside } = decision;
  const all = rejected.length + aside.reduce((sum, group) => sum + group.count, 0);
  if (all === 0) return <div style={{ height: 8 }} />;
  return (
    <details style={{ padding: '6px 12px 10px' }} data-testid="plan-rejected">
      <summary className="quiet">{counted(all, 'node')} not used</summary>
      <Table style={{ width: 'auto', marginTop: 4 }}>
        <tbody>
          {rejected.slice(0, REJECTED_SHOWN).map((one) => (
            <tr key={one.node}>
              <td className="strong">
                <NodeLink code={one.node} />
              </td>
              <td className="quiet">{reasonWords(one.reason)}</td>
              <td className="num nowrap">
                {one.extraMinor !== undefined &&
                  (one.extraMinor === 0 ? 'equal, a later code' : `${money(one.extraMinor, currency)} more`)}
              </td>
            </tr>
          ))}
          {rejected.length > REJECTED_SHOWN && (
            <tr>
              <td colSpan={3} className="quiet">
                and {count(rejected.length - REJECTED_SHOWN)} more
              </td>
            </tr>
          )}
          {aside.map((group) => (
            <tr key={group.reason}>
              <td className="nowrap">{count(group.count)} others</td>
              <td className="quiet" colSpan={2}>
                {reasonWords(group.reason)}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </details>
  );
}
