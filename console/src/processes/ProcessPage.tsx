import { Button, Checkbox, Select, Tabs } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { post } from '../api/client';
import { itemsOf, useOverview, useProcesses, useProcessVersion } from '../api/queries';
import { dateTime, words } from '../format';
import { liveCounts } from '../overview/stages';
import { Confirm } from '../ui/Confirm';
import { Empty, Failure, Loaded, Loading, PageHead } from '../ui/states';
import { graphFromServer, graphOf, type EdgeKind, type Graph } from './graph';
import { ProcessGraph } from './ProcessGraph';
import { Publish } from './Publish';
import { StageDetail } from './StageDetail';
import { StageTable } from './StageTable';
import { activeOf, versionsOf } from './versions';

/** One process: drawn, as text, and the place to publish its next version. */
export default function ProcessPage() {
  const { name = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const processes = useProcesses();
  const process = itemsOf(processes.data).find((one) => one.name === name);
  const versions = versionsOf(process);
  const asked = Number(params.get('version')) || undefined;
  const version = asked ?? activeOf(process);
  const shown = versions.find((one) => one.version === version);
  const document = useProcessVersion(name, version);
  const [activating, setActivating] = useState(false);
  const client = useQueryClient();
  const tab = params.get('tab') ?? 'graph';
  const set = (key: string, value: string | null) => setParams((old) => {
    const next = new URLSearchParams(old);
    if (value) next.set(key, value); else next.delete(key);
    return next;
  }, { replace: true });

  const yaml = document.data?.yaml ?? '';
  const graph = useMemo(
    () => (yaml ? graphOf(yaml, document.data?.stages) : graphFromServer(name, document.data?.stages, document.data?.edges)),
    [yaml, document.data, name]);
  return (
    <>
      <PageHead title={<><Link to="/processes" className="quiet" style={{ fontWeight: 400 }}>Processes</Link> <span className="quiet" aria-hidden>/</span> {words(name)}</>}>
        <Select
          aria-label="Version"
          w={170}
          value={version === undefined ? null : String(version)}
          data={versions.map((one) => ({ value: String(one.version), label: `Version ${one.version}${one.active ? ' (active)' : ''}` }))}
          onChange={(value) => set('version', value)}
          data-testid="process-version"
        />
        {shown?.at && <span className="quiet">published {dateTime(shown.at)}{shown.actor && ` by ${shown.actor}`}</span>}
        {shown && !shown.active && <Button variant="default" onClick={() => setActivating(true)} data-testid="process-activate">Activate version {version}…</Button>}
      </PageHead>
      <div className="page-body">
        {processes.error && <Failure error={processes.error} retry={() => void processes.refetch()} />}
        {processes.data && !process && !asked && <div className="panel"><Empty title={`There is no process ${name}`} /></div>}
        <Tabs value={tab} onChange={(value) => set('tab', value === 'graph' ? null : value)} keepMounted={false}>
          <Tabs.List>
            <Tabs.Tab value="graph" data-testid="tab-graph">Graph</Tabs.Tab>
            <Tabs.Tab value="stages" data-testid="tab-stages">Stages</Tabs.Tab>
            <Tabs.Tab value="yaml" data-testid="tab-yaml">Document</Tabs.Tab>
            <Tabs.Tab value="publish" data-testid="tab-publish">New version</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="graph" pt={12}><Loaded query={document} rows={10}>{() => <Drawn graph={graph} process={name} stage={params.get('stage')} choose={(stage) => set('stage', stage)} />}</Loaded></Tabs.Panel>
          <Tabs.Panel value="stages" pt={12}><Loaded query={document} rows={10}>{() => <StageTable graph={graph} process={name} />}</Loaded></Tabs.Panel>
          <Tabs.Panel value="yaml" pt={12}><Loaded query={document} rows={10}>{() => <div className="panel"><pre className="yaml" data-testid="process-yaml">{yaml || 'The server did not send the document.'}</pre></div>}</Loaded></Tabs.Panel>
          <Tabs.Panel value="publish" pt={12}>
            {document.data ? <Publish key={`${name}-${version}`} from={yaml} next={(versions[0]?.version ?? 0) + 1} process={name} published={(made) => { void client.invalidateQueries({ queryKey: ['processes'] }); if (made) set('version', String(made)); }} /> : <Loading rows={10} />}
          </Tabs.Panel>
        </Tabs>
      </div>
      {activating && (
        <Confirm
          title={`Activate version ${version} of ${name}`}
          text="New subjects start on this version. Those under way finish on the version that they started on."
          action={`Activate version ${version}`} close={() => setActivating(false)}
          run={async (reason) => {
            await post(`/v1/processes/${encodeURIComponent(name)}/versions/${version}:activate`, { reason });
            notifications.show({ message: `Version ${version} of ${name} is active` });
            void client.invalidateQueries({ queryKey: ['processes'] });
          }}
        />
      )}
    </>
  );
}

const KINDS: { kind: EdgeKind[]; name: string; testid: string }[] = [
  { kind: ['resolve'], name: 'Resolutions', testid: 'show-resolve' },
  { kind: ['limit', 'give-up'], name: 'Limits', testid: 'show-limit' },
  { kind: ['event'], name: 'Events', testid: 'show-event' },
];

function Drawn({ graph, process, stage, choose }: { graph: Graph; process: string; stage: string | null; choose: (stage: string | null) => void }) {
  const overview = useOverview();
  const [hidden, setHidden] = useState<string[]>([]);
  const show = useMemo(() => new Set<EdgeKind>(['outcome', ...KINDS.filter((one) => !hidden.includes(one.testid)).flatMap((one) => one.kind)]), [hidden]);
  const live = useMemo(() => liveCounts(overview.data?.byStage ?? [], process), [overview.data, process]);
  const chosen = graph.nodes.find((node) => node.id === stage);
  return (
    <div className="stack">
      {graph.faults.length > 0 && <div className="notice warn">{graph.faults.map((fault) => <div key={fault}>{fault}</div>)}</div>}
      <div className="panel">
        <header>
          <div className="legend" aria-hidden>
            <span><i style={{ background: 'light-dark(#23618f, #7db4de)' }} />local</span>
            <span><i style={{ background: 'light-dark(#6a4fa3, #b49be6)' }} />remote</span>
            <span><i style={{ background: 'light-dark(#8a929c, #7c8693)' }} />awaits</span>
            <span><i style={{ background: 'light-dark(#c77700, #e3b064)' }} />hold</span>
            <span><i style={{ background: 'light-dark(#b3261e, #f2938c)' }} />undo</span>
            <span><i style={{ background: 'var(--good-ground)', borderColor: 'light-dark(#7fb896, #4c8a66)' }} />end</span>
          </div>
          <div className="aside" style={{ gap: 14 }}>
            {KINDS.map((one) => (
              <Checkbox key={one.testid} label={one.name} checked={!hidden.includes(one.testid)} data-testid={one.testid}
                onChange={() => setHidden(hidden.includes(one.testid) ? hidden.filter((id) => id !== one.testid) : [...hidden, one.testid])} />
            ))}
          </div>
        </header>
        <div className="graph-and-detail">
          <ProcessGraph graph={graph} live={live} show={show} chosen={chosen?.id ?? null} choose={choose} />
          {chosen && <StageDetail graph={graph} node={chosen} process={process} live={live.get(chosen.id) ?? 0} close={() => choose(null)} choose={choose} />}
        </div>
      </div>
    </div>
  );
}
