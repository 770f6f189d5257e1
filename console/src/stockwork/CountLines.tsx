import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { type CountLine, type CountTask } from '../api/stock';
import { count, signed } from '../format';
import { Table } from '../ui/Table';
import { type Person } from '../ui/actor';
import { SkuLink } from '../ui/links';
import { Panel } from '../ui/Panel';
import { Time } from '../ui/Time';
import { wholeNumber } from '../ui/wholeNumber';
import { countsOf } from './counts';
import { SaveCountsDialog } from './SaveCountsDialog';

export function CountLines({ task, person }: { task: CountTask; person: Person }) {
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [saving, setSaving] = useState(false);
  const open = task.state === 'open';
  const results = countsOf(task.lines, typed);
  const wrong = Object.values(typed).some((text) => !wholeNumber(text, 0));
  return (
    <Panel
      title="SKUs"
      testid="count-lines"
      flush
      aside={
        open && (
          <Button disabled={results.length === 0 || wrong} onClick={() => setSaving(true)} data-testid="count-save">
            Save{results.length > 0 && ` ${count(results.length)}`}…
          </Button>
        )
      }
    >
      <Table>
        <thead>
          <tr>
            <th>SKU</th>
            <th className="num">Found</th>
            <th className="num">Difference to on hand</th>
            <th>Adjustment</th>
            <th className="num">Counted</th>
          </tr>
        </thead>
        <tbody>
          {task.lines.map((line) => (
            <CountLineRow
              key={line.sku}
              line={line}
              text={typed[line.sku] ?? ''}
              type={open ? (text) => setTyped({ ...typed, [line.sku]: text }) : undefined}
            />
          ))}
        </tbody>
      </Table>
      {saving && (
        <SaveCountsDialog
          task={task}
          results={results}
          person={person}
          done={() => setTyped({})}
          close={() => setSaving(false)}
        />
      )}
    </Panel>
  );
}

function CountLineRow({
  line,
  text,
  type,
}: {
  line: CountLine;
  text: string;
  type: ((text: string) => void) | undefined;
}) {
  const counted = line.found !== null && line.found !== undefined;
  const difference = line.difference ?? 0;
  return (
    <tr data-testid={`count-line-${line.sku}`}>
      <td className="strong">
        <SkuLink code={line.sku} />
      </td>
      <td className="num">
        {counted || !type ? (
          count(line.found)
        ) : (
          <TextInput
            aria-label={`Counted units of ${line.sku}`}
            inputMode="numeric"
            value={text}
            error={!wholeNumber(text, 0)}
            onChange={(e) => type(e.currentTarget.value)}
            w={90}
            ml="auto"
            data-testid={`found-${line.sku}`}
          />
        )}
      </td>
      <td className={`num${difference < 0 ? ' bad' : difference === 0 ? ' zero' : ''}`}>
        {counted ? signed(difference) : '–'}
      </td>
      <td>{line.adjustment ? <Link to="/stock-work">{line.adjustment}</Link> : <span className="quiet">–</span>}</td>
      <td className="num nowrap quiet">
        <Time at={line.countedAt} />
      </td>
    </tr>
  );
}
