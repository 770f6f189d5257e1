import { Button } from '@mantine/core';
import { useState } from 'react';
import { useParkedMessages, type ParkedMessage } from '../api/network';
import { itemsOf } from '../api/queries';
import { age, count, exactTime } from '../format';
import { ActionsHeading } from '../ui/ActionsHeading';
import { Table } from '../ui/Table';
import { useBusinessTime } from '../ui/clock';
import { FilterSelect } from '../ui/FilterSelect';
import { EmptyState } from '../ui/notices';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import { QueryResult } from '../ui/QueryResult';
import { useShownRows } from '../ui/shownRows';
import { firstFault } from './parked';
import { ReplayDialog } from './ReplayDialog';

/** Most messages that the server lists. */
const LISTED = 200;

/** Messages of channels that could not become orders. They wait until somebody replays them. */
export default function MessagesPage() {
  const messages = useParkedMessages();
  const [channel, setChannel] = useState('');
  const [replaying, setReplaying] = useState<ParkedMessage | null>(null);
  const all = itemsOf(messages.data);
  const channels = [...new Set(all.map((one) => one.channel))].sort();
  const list = all.filter((one) => channel === '' || one.channel === channel);
  const { shown, rest } = useShownRows(list, 50);
  return (
    <>
      <PageHead title="Messages">
        <FilterSelect
          label="Channel"
          all="All channels"
          options={channels}
          value={channel}
          choose={setChannel}
          width={150}
          testid="messages-channel"
        />
      </PageHead>
      <div className="page-body">
        <Panel
          title="Parked messages"
          testid="messages"
          flush
          aside={messages.data && `${count(list.length)}${all.length >= LISTED ? '+, the oldest' : ''}`}
        >
          <QueryResult query={messages} rows={6}>
            {() =>
              list.length === 0 ? (
                <EmptyState title="No parked messages">Every message became an order.</EmptyState>
              ) : (
                <Table>
                  <thead>
                    <tr>
                      <th>Message</th>
                      <th>Channel</th>
                      <th>Topic</th>
                      <th>Fault</th>
                      <th className="num">Times</th>
                      <th className="num">Waits</th>
                      <ActionsHeading />
                    </tr>
                  </thead>
                  <tbody>
                    {shown.map((one) => (
                      <MessageRow key={one.id} one={one} replay={() => setReplaying(one)} />
                    ))}
                  </tbody>
                </Table>
              )
            }
          </QueryResult>
          {rest}
        </Panel>
      </div>
      {replaying && <ReplayDialog message={replaying} close={() => setReplaying(null)} />}
    </>
  );
}

function MessageRow({ one, replay }: { one: ParkedMessage; replay: () => void }) {
  const { now } = useBusinessTime();
  const { text, more } = firstFault(one);
  return (
    <tr data-testid={`message-${one.id}`}>
      <td className="strong nowrap">{one.id}</td>
      <td className="nowrap">{one.channel}</td>
      <td className="quiet">{one.topic || '–'}</td>
      <td className="full">
        {text}
        {more > 0 && <span className="quiet"> and {count(more)} more</span>}
      </td>
      <td className="num">{count(one.times)}</td>
      <td className="num nowrap" title={exactTime(one.receivedAt)}>
        {age(one.receivedAt, now)}
      </td>
      <td className="num">
        <Button size="compact-xs" variant="default" onClick={replay} data-testid="message-replay">
          Replay…
        </Button>
      </td>
    </tr>
  );
}
