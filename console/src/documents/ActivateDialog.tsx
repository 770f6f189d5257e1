import { notifications } from '@mantine/notifications';
import { postAs } from '../api/client';
import type { DocumentKind } from '../api/documents';
import { ActorInput, usePerson } from '../ui/actor';
import { actorFault } from '../ui/actorFault';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { useRefresh } from '../ui/refresh';

/** Confirms that a version becomes the active one. Activating an earlier version is a rollback. */
export function ActivateDialog({
  kind,
  name,
  version,
  active,
  close,
}: {
  kind: DocumentKind;
  name: string;
  version: number;
  active: number | undefined;
  close: () => void;
}) {
  const refresh = useRefresh();
  const person = usePerson();
  const back = active !== undefined && version < active;
  return (
    <ConfirmDialog
      asksName
      title={back ? `Roll back ${name} to version ${version}` : `Activate version ${version} of ${name}`}
      text={
        <>
          {kind.activation} {active === undefined ? 'No version is active now.' : `Version ${active} is active now.`}
        </>
      }
      action={back ? `Roll back to version ${version}` : `Activate version ${version}`}
      danger={back}
      reasonRequired={false}
      ready={person.name === '' || actorFault(person.name) === undefined}
      close={close}
      run={async (reason) => {
        await postAs(
          person.name || undefined,
          `${kind.path}/${encodeURIComponent(name)}/versions/${version}:activate`,
          reason === '' ? {} : { reason },
        );
        notifications.show({ message: `Version ${version} of ${name} is active` });
        refresh('processes', 'policies');
      }}
    >
      <ActorInput person={person} label="In the name of" />
    </ConfirmDialog>
  );
}
