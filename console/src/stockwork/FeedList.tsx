import { Link } from 'react-router';
import { itemsOf, useFeeds } from '../api/queries';
import type { Feed } from '../api/types';
import { age, count, exactTime, span, words } from '../format';
import { Table } from '../ui/Table';
import { useBusinessTime } from '../ui/clock';
import { NodeLinks } from '../ui/links';
import { FirstSteps } from '../ui/FirstSteps';
import { Panel } from '../ui/Panel';
import { QueryResult } from '../ui/QueryResult';
import { wrongShare } from './feeds';

const NODES_SHOWN = 4;

/** Feeds with their accuracy. */
export function FeedList() {
  const feeds = useFeeds();
  const list = itemsOf(feeds.data);
  const stale = list.filter((feed) => feed.stale).length;
  return (
    <Panel
      title="Feeds"
      testid="feeds"
      flush
      aside={
        stale > 0 ? (
          <span className="chip bad">{count(stale)} stale</span>
        ) : (
          feeds.data && <span>{count(list.length)}</span>
        )
      }
    >
      <QueryResult query={feeds} rows={3}>
        {() =>
          list.length === 0 ? (
            <FirstSteps what="feeds" />
          ) : (
            <Table>
              <thead>
                <tr>
                  <th>Feed</th>
                  <th>System</th>
                  <th>Sends</th>
                  <th>Nodes</th>
                  <th className="num">Newest figure</th>
                  <th className="num">Stale after</th>
                  <th className="num">Last message</th>
                  <th className="num">Rows parked</th>
                  <th className="num" title="Share of wrong rows among repeated counts of the last 90 days">
                    Wrong
                  </th>
                </tr>
              </thead>
              <tbody>
                {list.map((feed) => (
                  <FeedRow key={feed.profile.name} feed={feed} />
                ))}
              </tbody>
            </Table>
          )
        }
      </QueryResult>
    </Panel>
  );
}

function FeedRow({ feed }: { feed: Feed }) {
  const { now } = useBusinessTime();
  const { profile } = feed;
  const nodes = profile.nodes ?? [];
  return (
    <tr data-testid={`feed-${profile.name}`}>
      <td className="strong nowrap">
        {profile.name}
        {feed.stale && (
          <span className="chip bad" style={{ marginLeft: 6 }}>
            stale
          </span>
        )}
      </td>
      <td className="quiet">{profile.system.length <= 3 ? profile.system.toUpperCase() : words(profile.system)}</td>
      <td className="quiet">{[...(profile.figures ?? [])].sort().join(', ')}</td>
      <td className="quiet" title={nodes.join(', ')}>
        {nodes.length === 0 ? (
          'all'
        ) : nodes.length > NODES_SHOWN ? (
          `${count(nodes.length)} nodes`
        ) : (
          <NodeLinks codes={nodes} />
        )}
      </td>
      <td className={`num nowrap${feed.stale ? ' bad' : ''}`} title={exactTime(feed.newestAt)}>
        {feed.newestAt ? `${age(feed.newestAt, now)} ago` : 'none yet'}
      </td>
      <td className="num nowrap quiet">{span(profile.staleSeconds * 1_000)}</td>
      <td className="num nowrap quiet">{feed.heardAt ? `${age(feed.heardAt, now)} ago` : 'never'}</td>
      <td className={`num${feed.parked ? ' warn strong' : ' zero'}`}>
        {feed.parked ? (
          <Link to={`/stock-work?tab=parked&feed=${encodeURIComponent(profile.name)}`}>{count(feed.parked)}</Link>
        ) : (
          count(0)
        )}
      </td>
      <td className="num nowrap quiet" title={`${count(feed.wrong)} of ${count(feed.counts)}`}>
        {wrongShare(feed.wrong, feed.counts)}
      </td>
    </tr>
  );
}
