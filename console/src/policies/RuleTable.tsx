import { words } from '../format';
import { Table } from '../ui/Table';
import { NodeLinks } from '../ui/links';
import { EmptyState } from '../ui/notices';
import { Panel } from '../ui/Panel';
import { cellText, type Change, type DecisionTable } from './table';

const HITS: Record<string, string> = { first: 'the first row that matches decides', unique: 'rows never overlap' };

/** Rules of a decision table: conditions and answers. Missing answers come from the last row, otherwise. */
export function RuleTable({ table, title }: { table: DecisionTable; title: string }) {
  return (
    <Panel
      title={title}
      testid="policy-table"
      flush
      aside={table.fault ? <span className="warn">{table.fault}</span> : (HITS[table.hit] ?? table.hit)}
    >
      {!table.fault && table.rules.length === 0 && (
        <EmptyState title="No rows">All orders get the same answer.</EmptyState>
      )}
      {!table.fault && table.rules.length > 0 && (
        <Table className="rules">
          <thead>
            <tr>
              <th>Row</th>
              {table.inputs.map((name) => (
                <th key={name}>{words(name)}</th>
              ))}
              {table.outputs.map((name, i) => (
                <th key={name} className={`nowrap${i === 0 ? ' answer' : ''}`} title={name}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rules.map((rule, at) => (
              <tr key={at} data-testid={`rule-${rule.name}`}>
                <td className="strong nowrap">{rule.name}</td>
                {table.inputs.map((name) => (
                  <td
                    key={name}
                    className={name in rule.when ? (Array.isArray(rule.when[name]) ? undefined : 'nowrap') : 'quiet'}
                  >
                    {name in rule.when ? cellText(rule.when[name]) : 'any'}
                  </td>
                ))}
                {table.outputs.map((name, i) => (
                  <AnswerCell
                    key={name}
                    name={name}
                    first={i === 0}
                    own={name in rule.then}
                    value={name in rule.then ? rule.then[name] : table.otherwise[name]}
                  />
                ))}
              </tr>
            ))}
            <tr data-testid="rule-otherwise">
              <td className="strong nowrap" colSpan={1 + table.inputs.length}>
                otherwise
              </td>
              {table.outputs.map((name, i) => (
                <AnswerCell key={name} name={name} first={i === 0} own value={table.otherwise[name]} />
              ))}
            </tr>
          </tbody>
        </Table>
      )}
      {table.common.length > 0 && (
        <div
          className="row wrap"
          style={{ padding: '8px 12px', gap: '4px 18px', borderTop: '1px solid var(--line)' }}
          data-testid="policy-common"
        >
          <span className="quiet">For every order</span>
          {table.common.map((name) => (
            <span key={name} className="nowrap">
              <span className="quiet">{name}</span> <CellValue name={name} value={table.otherwise[name]} />
            </span>
          ))}
        </div>
      )}
    </Panel>
  );
}

function CellValue({ name, value }: { name: string; value: unknown }) {
  return name === 'avoid' && Array.isArray(value) && value.length > 0 ? (
    <NodeLinks codes={value.map(String)} />
  ) : (
    cellText(value)
  );
}

/** Answer of a row; inherited answers are grey. */
function AnswerCell({ name, first, own, value }: { name: string; first: boolean; own: boolean; value: unknown }) {
  return (
    <td className={`nowrap${first ? ' answer' : ''}${own ? '' : ' zero'}`} title={own ? undefined : 'as otherwise'}>
      <CellValue name={name} value={value} />
    </td>
  );
}

/** Differences between the decisions of two versions. */
export function RuleChanges({ changes }: { changes: Change[] }) {
  return (
    <Panel title="Changed decisions" testid="policy-changes" flush={changes.length > 0}>
      {changes.length === 0 ? (
        <span className="quiet">Both tables give the same answers.</span>
      ) : (
        <Table>
          <thead>
            <tr>
              <th>Row</th>
              <th>Change</th>
              <th>Before</th>
              <th>After</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={`${change.row} ${change.what}`} data-testid="policy-change">
                <td className="strong nowrap">{change.row}</td>
                <td className="nowrap">{change.what}</td>
                <td className="bad">{change.before ?? <span className="quiet">–</span>}</td>
                <td className="good">{change.after ?? <span className="quiet">–</span>}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}
