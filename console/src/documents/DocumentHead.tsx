import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { DocumentKind } from '../api/documents';
import { dateTime, words } from '../format';
import { PageHead } from '../ui/PageHead';
import { ActivateDialog } from './ActivateDialog';
import type { VersionView } from './versions';

interface Props {
  kind: DocumentKind;
  /** The page of all of its kind. */
  list: { to: string; name: string };
  name: string;
  versions: VersionView[];
  version: number | undefined;
  choose: (version: string | null) => void;
}

/** Which document, which version of it, who published it when, and the way to make it count. */
export function DocumentHead({ kind, list, name, versions, version, choose }: Props) {
  const [activating, setActivating] = useState(false);
  const shown = versions.find((one) => one.version === version);
  return (
    <PageHead
      title={
        <>
          <Link to={list.to} className="quiet" style={{ fontWeight: 400 }}>
            {list.name}
          </Link>{' '}
          <span className="quiet" aria-hidden>
            /
          </span>{' '}
          {words(name)}
        </>
      }
    >
      <Select
        aria-label="Version"
        w={170}
        value={version === undefined ? null : String(version)}
        data={versions.map((one) => ({
          value: String(one.version),
          label: `Version ${one.version}${one.active ? ' (active)' : ''}`,
        }))}
        onChange={choose}
        data-testid={`${kind.word}-version`}
      />
      {shown?.at && (
        <span className="quiet">
          published {dateTime(shown.at)}
          {shown.actor && ` by ${shown.actor}`}
        </span>
      )}
      {shown && !shown.active && (
        <Button variant="default" onClick={() => setActivating(true)} data-testid={`${kind.word}-activate`}>
          Activate version {version}…
        </Button>
      )}
      {activating && version !== undefined && (
        <ActivateDialog
          kind={kind}
          name={name}
          version={version}
          active={versions.find((one) => one.active)?.version}
          close={() => setActivating(false)}
        />
      )}
    </PageHead>
  );
}
