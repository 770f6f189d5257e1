import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useNetwork, type NetworkNode } from '../api/network';
import { itemsOf } from '../api/queries';
import { nodeKind } from '../format';
import { CountTaskList } from '../stockwork/CountTaskList';
import { usePerson } from '../ui/actor';
import { useBusinessTime } from '../ui/clock';
import { FactStrip, type Fact } from '../ui/FactStrip';
import { EmptyPanel } from '../ui/notices';
import { ChangePanel } from '../ui/ChangePanel';
import { PageHead } from '../ui/PageHead';
import { PagePath } from '../ui/PagePath';
import { Panel } from '../ui/Panel';
import { QueryResult } from '../ui/QueryResult';
import { ClosedTag, ClosureButtons, ClosureLines } from './Closures';
import { lasting, profileFacts } from './closures';
import { ReallocateDialog } from './ReallocateDialog';

/** One node: closures, hours and limits, count tasks. */
export default function NodePage() {
  const { code = '' } = useParams();
  const network = useNetwork();
  const [moving, setMoving] = useState(false);
  const node = itemsOf(network.data).find((one) => one.code === code);
  return (
    <>
      <PageHead
        title={
          <PagePath list="Nodes" to="/nodes">
            {code}
          </PagePath>
        }
      >
        {node &&
          (node.active === false ? (
            <span className="tag calm">Not in use</span>
          ) : (
            <ClosedTag closures={node.closures} />
          ))}
        {node && (
          <div className="row" style={{ marginLeft: 'auto' }}>
            <Link to={`/promises?node=${encodeURIComponent(code)}&by=day`} data-testid="node-promises">
              Promises kept
            </Link>
            <Button variant="default" onClick={() => setMoving(true)} data-testid="node-reallocate">
              Move orders…
            </Button>
          </div>
        )}
      </PageHead>
      <div className="page-body">
        <QueryResult query={network} rows={8}>
          {() => (node ? <NodeContent node={node} /> : <EmptyPanel title={`There is no node ${code}`} />)}
        </QueryResult>
        {node && <ChangePanel kind="node" code={code} />}
      </div>
      {moving && <ReallocateDialog code={code} close={() => setMoving(false)} />}
    </>
  );
}

function NodeContent({ node }: { node: NetworkNode }) {
  const person = usePerson();
  const { now } = useBusinessTime();
  const facts: Fact[] = [
    ['Name', node.name],
    ['Kind', nodeKind(node.kind)],
    [
      'Place',
      [node.site?.line1, node.site?.line2, node.site?.city, node.site?.region, node.postalCode, node.country]
        .filter(Boolean)
        .join(', '),
    ],
    ...(node.site?.phone ? ([['Phone', node.site.phone]] as Fact[]) : []),
    ...(node.site?.instructions ? ([['To collect there', node.site.instructions]] as Fact[]) : []),
    ['Time zone', node.timeZone],
    ...(node.legalEntity ? [['Run by', node.legalEntity] as Fact] : []),
  ];
  const profile = node.profile ? profileFacts(node.profile) : [];
  return (
    <>
      <FactStrip facts={facts} testid="node-facts" />
      <div className="halves">
        <Panel
          title="Closures"
          testid="node-closures"
          aside={<ClosureButtons what="nodes" code={node.code} closures={node.closures} />}
        >
          {lasting(node.closures, now).length === 0 ? (
            <span className="quiet">No closures.</span>
          ) : (
            <ClosureLines closures={node.closures} />
          )}
        </Panel>
        <Panel title="Hours and limits" testid="node-profile">
          {profile.length === 0 ? (
            <span className="quiet">No profile: open at any time, without limits.</span>
          ) : (
            <dl className="facts">
              {profile.map(([name, value]) => (
                <div key={name} style={{ display: 'contents' }}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          )}
        </Panel>
      </div>
      <CountTaskList person={person} node={node.code} />
    </>
  );
}
