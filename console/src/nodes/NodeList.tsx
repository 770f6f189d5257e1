import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useRef, useState } from 'react';
import { useNetwork, type NetworkNode } from '../api/network';
import { itemsOf } from '../api/queries';
import { count, nodeKind } from '../format';
import { ActionsHeading } from '../ui/ActionsHeading';
import { Table } from '../ui/Table';
import { useAddress, useSearchText } from '../ui/address';
import { useBusinessTime } from '../ui/clock';
import { FirstSteps } from '../ui/FirstSteps';
import { useKeys } from '../ui/keys';
import { NodeLink } from '../ui/links';
import { MarkAllHeading, MarkCell, useSelection } from '../ui/marking';
import { EmptyState } from '../ui/notices';
import { Panel } from '../ui/Panel';
import { QueryResult } from '../ui/QueryResult';
import { useShownRows } from '../ui/shownRows';
import { CloseDialog, ReopenDialog } from './CloseDialog';
import { ClosedTag, ClosureButtons, ClosureLines } from './Closures';
import { lasting } from './closures';

const ROWS = 50;

/** All nodes; nodes with closures come first. */
export function NodeList() {
  const [params, change] = useAddress();
  const input = useRef<HTMLInputElement>(null);
  const { now } = useBusinessTime();
  const network = useNetwork();
  const [asking, setAsking] = useState<'close' | 'reopen' | null>(null);
  const [typed, type] = useSearchText();
  const onlyClosed = params.get('state') === 'closed';
  const shut = (node: NetworkNode) => lasting(node.closures, now).length > 0;
  const all = itemsOf(network.data);
  const list = all
    .filter((node) => (!onlyClosed || shut(node)) && matches(node, typed))
    .sort((a, b) => Number(shut(b)) - Number(shut(a)));
  const { shown, rest } = useShownRows(list, ROWS);
  const selection = useSelection(shown.map((node) => node.code));
  useKeys({
    '/': () => {
      input.current?.focus();
      input.current?.select();
    },
  });
  const reopenable = all.filter((node) => selection.has(node.code) && shut(node)).map((node) => node.code);
  return (
    <Panel
      title="Nodes"
      testid="nodes"
      flush
      aside={
        <>
          {network.data && <span>{count(list.length)}</span>}
          {reopenable.length > 0 && (
            <Button variant="default" onClick={() => setAsking('reopen')} data-testid="nodes-reopen">
              Reopen {count(reopenable.length)}…
            </Button>
          )}
          {selection.chosen.length > 0 && (
            <Button variant="default" onClick={() => setAsking('close')} data-testid="nodes-close">
              Close {count(selection.chosen.length)}…
            </Button>
          )}
          <SegmentedControl
            value={onlyClosed ? 'closed' : 'all'}
            onChange={(value) => change({ state: value === 'closed' ? value : '' })}
            data={[
              { value: 'all', label: 'All' },
              { value: 'closed', label: 'Closed' },
            ]}
            aria-label="State"
            data-testid="nodes-state"
          />
          <TextInput
            ref={input}
            aria-label="Search nodes"
            placeholder="Code, name or place"
            leftSection={<Search size={13} aria-hidden />}
            rightSection={<kbd>/</kbd>}
            value={typed}
            onChange={(e) => type(e.currentTarget.value)}
            w={210}
            data-testid="nodes-search"
          />
        </>
      }
    >
      <QueryResult query={network} rows={10}>
        {() =>
          all.length === 0 ? (
            <FirstSteps what="nodes" />
          ) : list.length === 0 ? (
            <EmptyState title={onlyClosed ? 'No closed nodes' : 'No node matches'} />
          ) : (
            <Table>
              <thead>
                <tr>
                  <MarkAllHeading selection={selection} of={shown.length} />
                  <th>Node</th>
                  <th>Name</th>
                  <th className="wide-only">Kind</th>
                  <th className="wide-only">Place</th>
                  <th>State</th>
                  <th>Closures</th>
                  <ActionsHeading />
                </tr>
              </thead>
              <tbody>
                {shown.map((node) => (
                  <tr key={node.code} data-testid={`node-${node.code}`}>
                    <MarkCell selection={selection} id={node.code} />
                    <td className="strong">
                      <NodeLink code={node.code} />
                    </td>
                    <td>{node.name}</td>
                    <td className="quiet nowrap wide-only">{nodeKind(node.kind)}</td>
                    <td className="quiet nowrap wide-only">
                      {[node.country, node.postalCode].filter(Boolean).join(' ')}
                    </td>
                    <td className="nowrap">
                      {node.active === false ? (
                        <span className="tag calm">Not in use</span>
                      ) : (
                        <ClosedTag closures={node.closures} />
                      )}
                    </td>
                    <td>
                      <ClosureLines closures={node.closures} />
                    </td>
                    <td className="num">
                      <ClosureButtons what="nodes" code={node.code} closures={node.closures} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </Table>
          )
        }
      </QueryResult>
      {rest}
      {asking === 'close' && (
        <CloseDialog what="nodes" codes={selection.chosen} done={selection.clear} close={() => setAsking(null)} />
      )}
      {asking === 'reopen' && (
        <ReopenDialog what="nodes" codes={reopenable} done={selection.clear} close={() => setAsking(null)} />
      )}
    </Panel>
  );
}

function matches(node: NetworkNode, q: string): boolean {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const text = [node.code, node.name, node.postalCode, node.country, nodeKind(node.kind)].join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
}
