import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { ActorInput, usePerson } from './actor';
import { FailureNotice } from './notices';

export interface ConfirmDialogProps {
  title: string;
  /** Effect of the action, in a sentence. */
  text: ReactNode;
  action: string;
  /** Reasons to choose from; a note can be added. */
  reasons?: string[];
  reasonLabel?: string;
  reasonRequired?: boolean;
  /** The dialog asks for the person's name itself. */
  asksName?: boolean;
  /** The server takes no reason. */
  reasonless?: boolean;
  danger?: boolean;
  ready?: boolean;
  run: (reason: string) => Promise<unknown>;
  close: () => void;
  children?: ReactNode;
}

/** Confirms an action and asks for its reason. Stays open with all violations if the server refuses. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const person = usePerson();
  const [picked, setPicked] = useState(props.reasons?.[0] ?? '');
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const reason = [picked, note.trim()].filter(Boolean).join(': ');
  const missing = !props.reasonless && props.reasonRequired !== false && reason === '';

  const submit = async () => {
    setBusy(true);
    setError(null);
    try {
      await props.run(reason);
      props.close();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };

  return (
    <Modal
      opened
      onClose={props.close}
      title={<span className="strong">{props.title}</span>}
      size={props.children ? 'lg' : 'md'}
    >
      <form
        className="stack"
        data-testid="confirm"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy && !missing && props.ready !== false) void submit();
        }}
      >
        <div>{props.text}</div>
        {props.children}
        {props.reasons && (
          <Select
            label={props.reasonLabel ?? 'Reason'}
            data={props.reasons}
            value={picked}
            onChange={(v) => setPicked(v ?? '')}
            data-testid="confirm-reason"
          />
        )}
        {!props.reasonless && (
          <TextInput
            label={props.reasons ? 'Note' : (props.reasonLabel ?? 'Reason')}
            value={note}
            onChange={(e) => setNote(e.currentTarget.value)}
            data-autofocus
            data-testid="confirm-note"
            placeholder={props.reasons || props.reasonRequired === false ? 'Optional' : 'Recorded in the log'}
          />
        )}
        {!props.asksName && <ActorInput person={person} label="Your name, recorded in the log" />}
        {error !== null && <FailureNotice error={error} />}
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button
            variant="default"
            onClick={props.close}
            data-autofocus={props.reasonless && !props.children && props.danger ? true : undefined}
            data-testid="confirm-close"
          >
            Back
          </Button>
          <Button
            type="submit"
            color={props.danger ? 'red.8' : undefined}
            loading={busy}
            disabled={missing || props.ready === false}
            data-autofocus={props.reasonless && !props.children && !props.danger ? true : undefined}
            data-testid="confirm-run"
          >
            {props.action}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
