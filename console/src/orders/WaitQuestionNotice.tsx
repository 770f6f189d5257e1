import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { answerWait, type WaitAnswer, type WaitQuestion } from '../api/orderWishes';
import type { Order } from '../api/types';
import { date, due, words } from '../format';
import { useBusinessTime } from '../ui/clock';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { useRefresh } from '../ui/refresh';

/** The customer was asked whether to wait: until when, what silence means, what was said; and the answer. */
export function WaitQuestionNotice({ order }: { order: Order }) {
  const { now } = useBusinessTime();
  const refresh = useRefresh();
  const [answer, setAnswer] = useState<WaitAnswer | null>(null);
  const asked = order.waitQuestions?.at(-1);
  if (!asked || order.state !== 'open') return null;
  const open = (order.actions ?? []).includes('answer-wait');
  if (!open && asked.state !== 'asked') return null;
  const limit = due(asked.terms?.answerBy, now);
  return (
    <div className="notice warn row wrap" data-testid="wait-question">
      <span>
        <span className="strong">Waits for goods: {said(asked)}</span>
        <span className="quiet">
          {' · '}
          {asked.deliverBy ? `told ${date(asked.deliverBy)}` : 'told no date'}
          {asked.question > 1 && ` · delay ${asked.question}`}
          {asked.state === 'asked' && (
            <>
              {' · '}answer <span className={limit.overdue ? 'bad' : ''}>{limit.text}</span>
              {asked.terms?.silence === 'cancel' ? ', else what lacks is canceled' : ', else it waits on'}
            </>
          )}
        </span>
      </span>
      {open && (
        <span className="row" style={{ marginLeft: 'auto' }}>
          {asked.state !== 'accepted' && (
            <Button variant="default" size="compact-sm" onClick={() => setAnswer('accept')} data-testid="wait-accept">
              Waits…
            </Button>
          )}
          <Button variant="default" size="compact-sm" onClick={() => setAnswer('decline')} data-testid="wait-decline">
            Does not wait…
          </Button>
        </span>
      )}
      {answer && (
        <ConfirmDialog
          title={
            answer === 'accept' ? `The customer of ${order.id} waits` : `The customer of ${order.id} does not wait`
          }
          text={
            answer === 'accept'
              ? `For ${asked.deliverBy ? date(asked.deliverBy) : 'goods without a date'}. They can still decline later.`
              : 'What is there is sent, and what lacks is canceled. This can’t be taken back.'
          }
          action={answer === 'accept' ? 'Waits' : 'Cancel what lacks'}
          danger={answer === 'decline'}
          reasonLabel="Note"
          reasonRequired={false}
          close={() => setAnswer(null)}
          run={async (note) => {
            await answerWait(order, asked.question, answer, note);
            notifications.show({ message: answer === 'accept' ? 'The order waits' : 'What lacks is canceled' });
            refresh('order', 'overview');
          }}
        />
      )}
    </div>
  );
}

function said(asked: WaitQuestion): string {
  switch (asked.state) {
    case 'asked':
      return 'the customer is asked';
    case 'accepted':
      return `the customer agreed${asked.answer ? `, says ${asked.answer.by}` : ''}`;
    case 'unanswered':
      return 'the customer has not answered, and was told that it waits on';
    default:
      return words(asked.state).toLowerCase();
  }
}
