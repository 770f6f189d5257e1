import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useTexts, type DocumentKind } from '../api/documents';
import { ActionsHeading } from '../ui/ActionsHeading';
import { Table } from '../ui/Table';
import { EmptyState } from '../ui/notices';
import { Panel } from '../ui/Panel';
import { useShownRows } from '../ui/shownRows';
import { Time } from '../ui/Time';
import { ActivateDialog } from './ActivateDialog';
import { headComment } from './diff';
import type { VersionView } from './versions';

/** Versions with publisher, date and reason. A document gives its reason in its first comment. */
export function VersionTable({ kind, name, versions }: { kind: DocumentKind; name: string; versions: VersionView[] }) {
  const place = `/${kind.plural}/${encodeURIComponent(name)}`;
  const [activating, setActivating] = useState<number | null>(null);
  const { shown, rest } = useShownRows(versions);
  const texts = useTexts(
    kind,
    name,
    shown.map((one) => one.version),
  );
  const active = versions.find((one) => one.active)?.version;
  const why = (version: number) => (texts.has(version) ? headComment(texts.get(version)!) : undefined);
  return (
    <Panel title="Versions" testid="versions" flush aside="published versions never change">
      {versions.length === 0 ? (
        <EmptyState title="No versions" />
      ) : (
        <Table>
          <thead>
            <tr>
              <th>Version</th>
              <th>Published</th>
              <th>By</th>
              <th>Reason</th>
              <ActionsHeading />
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <tr key={one.version} data-testid={`version-${one.version}`}>
                <td className="nowrap">
                  <Link className="strong" to={`${place}?version=${one.version}`}>
                    Version {one.version}
                  </Link>
                  {one.active && (
                    <span className="chip good" style={{ marginLeft: 6 }}>
                      active
                    </span>
                  )}
                </td>
                <td className="nowrap quiet">
                  <Time at={one.at} />
                </td>
                <td className="nowrap">{one.actor ?? '–'}</td>
                <td>{why(one.version) || <span className="quiet">–</span>}</td>
                <td className="num nowrap">
                  {!one.active && active !== undefined && (
                    <Link to={`${place}?version=${one.version}&tab=compare`} style={{ marginRight: 10 }}>
                      Compare
                    </Link>
                  )}
                  {!one.active && (
                    <Button
                      size="compact-xs"
                      variant="default"
                      onClick={() => setActivating(one.version)}
                      data-testid="version-activate"
                    >
                      {active !== undefined && one.version < active ? 'Roll back' : 'Activate'}…
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {rest}
      {activating !== null && (
        <ActivateDialog
          kind={kind}
          name={name}
          version={activating}
          active={active}
          close={() => setActivating(null)}
        />
      )}
    </Panel>
  );
}
