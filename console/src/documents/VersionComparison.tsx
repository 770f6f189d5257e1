import type { ReactNode } from 'react';
import { useDocument, type DocumentKind } from '../api/documents';
import { count, counted } from '../format';
import { useAddress } from '../ui/address';
import { EmptyState, EmptyPanel } from '../ui/notices';
import { Panel } from '../ui/Panel';
import { QueryResult } from '../ui/QueryResult';
import { diff, folded, type Line } from './diff';
import { baseOf, type VersionView } from './versions';
import { VersionSelect } from './VersionSelect';

interface VersionComparisonProps {
  kind: DocumentKind;
  name: string;
  versions: VersionView[];
  version: number;
  /** Text of that version. */
  text: string;
  /** Meaning of the change, above the lines. */
  meaning?: (before: string, after: string) => ReactNode;
}

/** Compares a version with another one. */
export function VersionComparison({ kind, name, versions, version, text, meaning }: VersionComparisonProps) {
  const [params, change] = useAddress();
  const others = versions.filter((one) => one.version !== version);
  const against = Number(params.get('against'));
  const base = against && against !== version ? against : baseOf(versions, version);
  const before = useDocument<{ yaml?: string }>(kind, name, base);
  if (base === undefined)
    return <EmptyPanel title="Only one version">Changes appear here from the second version on.</EmptyPanel>;
  return (
    <>
      <div className="row">
        <span className="quiet">From</span>
        <VersionSelect
          label="Compare with"
          versions={others}
          value={base}
          choose={(against) => change({ against })}
          testid="compare-against"
        />
        <span className="quiet">to version {version}</span>
      </div>
      <QueryResult query={before} rows={8}>
        {(data) => (
          <>
            {meaning?.(data.yaml ?? '', text)}
            <DiffPanel before={data.yaml ?? ''} after={text} />
          </>
        )}
      </QueryResult>
    </>
  );
}

const SIGN: Record<Line['kind'], string> = { same: ' ', added: '+', removed: '−' };

function DiffPanel({ before, after }: { before: string; after: string }) {
  const lines = diff(before, after);
  const of = (kind: Line['kind']) => lines.filter((line) => line.kind === kind).length;
  return (
    <Panel
      title="Document"
      testid="compare-lines"
      flush
      aside={
        <>
          <span className="good">+{count(of('added'))}</span>
          <span className="bad">−{count(of('removed'))}</span>
        </>
      }
    >
      {of('added') + of('removed') === 0 ? (
        <EmptyState title="The documents are equal" />
      ) : (
        <pre className="yaml diff">
          {folded(lines).map((line, i) =>
            line.kind === 'gap' ? (
              <span key={i} className="quiet">
                {' '}
                {counted(line.lines, 'line')} unchanged
              </span>
            ) : (
              <span key={i} className={line.kind}>
                {SIGN[line.kind]} {line.text}
              </span>
            ),
          )}
        </pre>
      )}
    </Panel>
  );
}
