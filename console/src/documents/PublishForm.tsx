import { Button, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMemo, useState, type ReactNode } from 'react';
import { ApiProblem, postYaml } from '../api/client';
import type { DocumentKind } from '../api/documents';
import type { Fault } from '../api/types';
import { counted } from '../format';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { FailureNotice, ViolationList } from '../ui/notices';

const TYPING_MS = 600;
const PUBLISHED =
  'A published version never changes. It has no effect until it is activated. Its first comment gives the reason.';

interface PublishFormProps {
  kind: DocumentKind;
  name: string;
  /** Text that the new version starts from. */
  from: string;
  /** Number of the new version. */
  next: number;
  preview: (text: string) => ReactNode;
  published: (version: number) => void;
}

/** Form for a new version: edit, preview, check, publish. All faults are shown at once. */
export function PublishForm({ kind, name, from, next, preview, published }: PublishFormProps) {
  const initial = useMemo(() => from.replace(/^version:.*$/m, `version: ${next}`), [from, next]);
  const [text, setText] = useState(initial);
  const [faults, setFaults] = useState<Fault[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [checking, setChecking] = useState(false);
  const [asking, setAsking] = useState(false);
  const [settled] = useDebouncedValue(text, TYPING_MS);
  const change = (next: string) => {
    setText(next);
    setFaults(null);
    setError(null);
  };

  const check = async () => {
    setChecking(true);
    setError(null);
    try {
      setFaults((await postYaml<{ faults?: Fault[] }>(`${kind.path}:check`, text)).faults ?? []);
    } catch (failure) {
      setError(failure);
    }
    setChecking(false);
  };
  return (
    <div className="publish">
      <div className="stack">
        <div className="row wrap">
          <Button variant="default" onClick={() => void check()} loading={checking} data-testid="publish-check">
            Check
          </Button>
          <Button
            onClick={() => setAsking(true)}
            disabled={text.trim() === '' || text === initial}
            data-testid="publish-run"
          >
            Publish…
          </Button>
          <Button variant="subtle" onClick={() => change(initial)} disabled={text === initial}>
            Discard changes
          </Button>
          {text === initial && <span className="quiet">Edit the document to publish a new version.</span>}
        </div>
        {error !== null && <FailureNotice error={error} />}
        {faults !== null &&
          (faults.length === 0 ? (
            <div className="notice good" role="status" data-testid="check-passed">
              <span className="good strong">No faults.</span> <span className="quiet">It can be published.</span>
            </div>
          ) : (
            <div className="notice bad" role="alert" data-testid="check-faults">
              <span className="bad strong">{counted(faults.length, 'fault')}</span>
              <ViolationList violations={faults} />
            </div>
          ))}
        <Textarea
          aria-label="Document of the new version"
          value={text}
          onChange={(e) => change(e.currentTarget.value)}
          minRows={24}
          maxRows={34}
          autosize
          spellCheck={false}
          styles={{
            input: {
              fontFamily: 'var(--mantine-font-family-monospace)',
              fontSize: 12,
              lineHeight: 1.5,
              whiteSpace: 'pre',
              overflowX: 'auto',
            },
          }}
          data-testid="publish-text"
        />
      </div>
      {preview(settled)}
      {asking && (
        <ConfirmDialog
          title={`Publish version ${next} of ${name}`}
          text={PUBLISHED}
          action="Publish"
          reasonless
          close={() => setAsking(false)}
          run={async () => {
            try {
              const made = (await postYaml<{ version?: number }>(kind.path, text)).version ?? next;
              notifications.show({ message: `Version ${made} of ${name} is published` });
              published(made);
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
