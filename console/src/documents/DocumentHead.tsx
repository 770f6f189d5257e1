import { Button } from '@mantine/core';
import { useState } from 'react';
import type { DocumentKind } from '../api/documents';
import { words } from '../format';
import { PageHead } from '../ui/PageHead';
import { PagePath } from '../ui/PagePath';
import { Time } from '../ui/Time';
import { ActivateDialog } from './ActivateDialog';
import type { VersionView } from './versions';
import { VersionSelect } from './VersionSelect';

interface DocumentHeadProps {
  kind: DocumentKind;
  name: string;
  versions: VersionView[];
  version: number | undefined;
  choose: (version: string | null) => void;
}

/** Head of a document's page: version, its publisher and date, activation. */
export function DocumentHead({ kind, name, versions, version, choose }: DocumentHeadProps) {
  const [activating, setActivating] = useState(false);
  const shown = versions.find((one) => one.version === version);
  return (
    <PageHead
      title={
        <PagePath list={words(kind.plural)} to={`/${kind.plural}`}>
          {words(name)}
        </PagePath>
      }
    >
      <VersionSelect
        label="Version"
        versions={versions}
        value={version}
        choose={choose}
        testid={`${kind.word}-version`}
      />
      {shown?.at && (
        <span className="quiet">
          published <Time at={shown.at} />
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
