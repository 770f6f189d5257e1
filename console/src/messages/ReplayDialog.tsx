import { Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { postRaw } from '../api/client';
import type { ParkedMessage } from '../api/network';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { orderPlace } from '../ui/ids';
import { FailureNotice } from '../ui/notices';
import { useRefresh } from '../ui/refresh';
import { correctedBody, readable, whyParked } from './parked';

/** Shows a message with its faults, and replays it unchanged or corrected. It stays parked if it still has faults. */
export function ReplayDialog({ message, close }: { message: ParkedMessage; close: () => void }) {
  const refresh = useRefresh();
  const navigate = useNavigate();
  const [text, setText] = useState(readable(message.payload));
  const body = correctedBody(message.payload, text);
  return (
    <ConfirmDialog
      title={`${message.id} of ${message.channel}`}
      text={
        body === undefined
          ? 'The message is replayed unchanged. That helps if the mapping or the master data has changed.'
          : 'The message is replayed with these corrections.'
      }
      action={body === undefined ? 'Replay' : 'Replay corrected'}
      reasonless
      ready={text.trim() !== ''}
      close={close}
      run={async () => {
        try {
          const taken = await postRaw<{ id?: string }>(`/v1/parked/${encodeURIComponent(message.id)}:replay`, body);
          notifications.show({
            message: taken.id ? `${message.id} became order ${taken.id}` : `${message.id} is replayed`,
          });
          if (taken.id) void navigate(orderPlace(taken.id));
        } finally {
          refresh('parked-messages', 'orders');
        }
      }}
    >
      <FailureNotice error={whyParked(message)} />
      <Textarea
        label="Message"
        value={text}
        onChange={(e) => setText(e.currentTarget.value)}
        minRows={8}
        maxRows={20}
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
        data-testid="message-text"
      />
    </ConfirmDialog>
  );
}
