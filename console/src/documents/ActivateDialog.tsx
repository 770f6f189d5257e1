import { notifications } from '@mantine/notifications';
import { postAs } from '../api/client';
import type { DocumentKind } from '../api/documents';
import { ActorInput, usePerson } from '../ui/actor';
import { actorFault } from '../ui/actorFault';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { useRefresh } from '../ui/refresh';

/** Asks whether a version is to count from now on. An earlier one is the way back. */
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
      title={back ? `Go back to version ${version} of ${name}` : `Activate version ${version} of ${name}`}
      text={
        <>
          {kind.activation} {active === undefined ? 'No version is active now.' : `Now version ${active} is active.`}
        </>
      }
      action={back ? `Go back to version ${version}` : `Activate version ${version}`}
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
