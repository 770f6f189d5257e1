import type { ReactNode } from 'react';
import { itemsOf, useAdjustments, useFeeds } from '../api/queries';
import { count } from '../format';
import { PageHead } from '../ui/states';
import { Tabbed } from '../ui/Tabbed';
import { ActorInput, usePerson } from './actor';
import { Adjustments } from './Adjustments';
import { Carts } from './Carts';
import { Counts } from './Counts';
import { Feeds } from './Feeds';
import { ParkedRows } from './ParkedRows';
import { Transfers } from './Transfers';

/** Stock that people work on: what waits for them, what is counted, what is between nodes or in carts, and who sends figures. */
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
        <Tabbed
          tabs={[
            {
              key: 'adjustments',
              name: <Counted name="Adjustments" n={adjustments} />,
              content: () => <Adjustments person={person} />,
            },
            {
              key: 'parked',
              name: <Counted name="Parked rows" n={parked} />,
              content: () => <ParkedRows person={person} />,
            },
            { key: 'counts', name: 'Counts', content: () => <Counts person={person} /> },
            { key: 'transfers', name: 'Transfers', content: () => <Transfers /> },
            { key: 'carts', name: 'Cart holds', content: () => <Carts /> },
            {
              key: 'feeds',
              name: <Counted name="Feeds" n={feeds.filter((feed) => feed.stale).length} />,
              content: () => <Feeds />,
            },
          ]}
        />
      </div>
    </>
  );
}

/** A tab with how many wait behind it. */
function Counted({ name, n }: { name: string; n: number }): ReactNode {
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
