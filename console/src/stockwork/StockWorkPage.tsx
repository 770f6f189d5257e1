import type { ReactNode } from 'react';
import { itemsOf, useAdjustments, useFeeds } from '../api/queries';
import { count } from '../format';
import { ActorInput, usePerson } from '../ui/actor';
import { PageHead } from '../ui/PageHead';
import { PageTabs } from '../ui/PageTabs';
import { AdjustmentList } from './AdjustmentList';
import { CartHoldList } from './CartHoldList';
import { CountTaskList } from './CountTaskList';
import { FeedList } from './FeedList';
import { ParkedRowList } from './ParkedRowList';
import { TransferList } from './TransferList';

/** Stock work: adjustments, parked rows, counts, transfers, cart holds, feeds. */
export default function StockWorkPage() {
  const person = usePerson();
  const adjustments = itemsOf(useAdjustments().data).length;
  const feeds = itemsOf(useFeeds().data);
  const parked = feeds.reduce((sum, feed) => sum + feed.parked, 0);
  return (
    <>
      <PageHead title="Stock work">
        <div style={{ marginLeft: 'auto' }} className="row">
          <span className="quiet">You are</span>
          <ActorInput person={person} />
        </div>
      </PageHead>
      <div className="page-body">
        <PageTabs
          tabs={[
            {
              key: 'adjustments',
              name: <TabName name="Adjustments" n={adjustments} />,
              content: () => <AdjustmentList person={person} />,
            },
            {
              key: 'parked',
              name: <TabName name="Parked rows" n={parked} />,
              content: () => <ParkedRowList person={person} />,
            },
            { key: 'counts', name: 'Counts', content: () => <CountTaskList person={person} /> },
            { key: 'transfers', name: 'Transfers', content: () => <TransferList /> },
            { key: 'carts', name: 'Cart holds', content: () => <CartHoldList /> },
            {
              key: 'feeds',
              name: <TabName name="Feeds" n={feeds.filter((feed) => feed.stale).length} />,
              content: () => <FeedList />,
            },
          ]}
        />
      </div>
    </>
  );
}

/** Name of a tab, with the number that waits. */
function TabName({ name, n }: { name: string; n: number }): ReactNode {
  return (
    <>
      {name}
      {n > 0 && (
        <span className="chip warn" style={{ marginLeft: 6 }}>
          {count(n)}
        </span>
      )}
    </>
  );
}
