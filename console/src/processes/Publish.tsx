import { Button, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMemo, useState } from 'react';
import { ApiProblem, postYaml } from '../api/client';
import type { Fault, ProcessVersion } from '../api/types';
import { count } from '../format';
import { Confirm } from '../ui/Confirm';
import { Failure, Violations } from '../ui/states';
import { graphOf, type EdgeKind } from './graph';
import { ProcessGraph } from './ProcessGraph';

const EVERY: Set<EdgeKind> = new Set(['outcome', 'resolve', 'limit', 'give-up']);
const NONE = new Map<string, number>();
const TYPING_MS = 600;

/** Write, see it drawn, check it, publish it. All faults are shown at once. */
export function Publish({ from, next, process, published }: { from: string; next: number; process: string; published: (version: number | undefined) => void }) {
  const initial = useMemo(() => from.replace(/^version:.*$/m, `version: ${next}`), [from, next]);
  const [text, setText] = useState(initial);
  const [faults, setFaults] = useState<Fault[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [checking, setChecking] = useState(false);
  const [asking, setAsking] = useState(false);
  const [stage, setStage] = useState<string | null>(null);
  const [settled] = useDebouncedValue(text, TYPING_MS);
  const graph = useMemo(() => graphOf(settled), [settled]);
  const change = (next: string) => { setText(next); setFaults(null); setError(null); };

  const check = async () => {
    setChecking(true);
    setError(null);
    try {
      setFaults((await postYaml<{ faults?: Fault[] }>('/v1/processes:check', text)).faults ?? []);
    } catch (failure) {
      setError(failure);
    }
    setChecking(false);
  };
  return (
    <div className="publish">
      <div className="stack">
        <div className="row">
          <Button variant="default" onClick={() => void check()} loading={checking} data-testid="publish-check">Check</Button>
          <Button onClick={() => setAsking(true)} disabled={text.trim() === '' || text === initial} data-testid="publish-run">Publish…</Button>
          <Button variant="subtle" onClick={() => change(initial)} disabled={text === initial}>Start again</Button>
          {text === initial && <span className="quiet">Change the document to publish a new version.</span>}
        </div>
        {error !== null && <Failure error={error} />}
        {faults !== null && (faults.length === 0
          ? <div className="notice good" role="status" data-testid="check-passed"><span className="good strong">No faults.</span> <span className="quiet">It can be published.</span></div>
          : <div className="notice bad" role="alert" data-testid="check-faults"><span className="bad strong">{count(faults.length)} {faults.length === 1 ? 'fault' : 'faults'}</span><Violations violations={faults} /></div>)}
        <Textarea
          aria-label="Document of the new version"
          value={text}
          onChange={(e) => change(e.currentTarget.value)}
          minRows={24} maxRows={34} autosize spellCheck={false}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12, lineHeight: 1.5, whiteSpace: 'pre', overflowX: 'auto' } }}
          data-testid="publish-text"
        />
      </div>
      <div className="panel">
        <header><h2>Preview</h2><div className="aside">{graph.faults.length > 0 && <span className="warn">{graph.faults[0]}</span>}</div></header>
        {graph.nodes.length > 0 && <ProcessGraph graph={graph} live={NONE} show={EVERY} chosen={stage} choose={setStage} />}
      </div>
      {asking && (
        <Confirm
          title={`Publish a new version of ${process}`}
          text="It is stored and can't be changed. Nothing uses it until it is activated."
          action="Publish" reasonRequired={false} close={() => setAsking(false)}
          run={async () => {
            try {
              const made = await postYaml<ProcessVersion>('/v1/processes', text);
              notifications.show({ message: `Version ${made.version ?? ''} of ${made.name ?? process} is published` });
              published(made.version);
            } catch (failure) {
              if (failure instanceof ApiProblem && failure.violations.length > 0) setFaults(failure.violations);
              throw failure;
            }
          }}
        />
      )}
    </div>
  );
}
