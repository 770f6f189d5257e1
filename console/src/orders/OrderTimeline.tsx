import { Checkbox } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { itemsOf, pace, useNodes, usePartTimelines, useTimeline } from '../api/queries';
import type { Order, TimelineItem } from '../api/types';
import { clock, counted, date, exactTime, words } from '../format';
import { LinkedText } from '../ui/links';
import { EmptyState } from '../ui/notices';
import { Panel } from '../ui/Panel';
import { QueryResult } from '../ui/QueryResult';
import { namesOf } from './sentences';
import { stepsOf, storyOf, withParts, type Entry } from './timelines';

/** Timeline of an order, its fulfillments and its returns, newest first. */
export function OrderTimeline({ order }: { order: Order }) {
  const timeline = useTimeline(order);
  const ids = [...(order.fulfillments ?? []), ...(order.returns ?? [])].map((part) => part.id);
  const parts = usePartTimelines(ids, pace(order));
  if (!timeline.data)
    return (
      <Panel title="Timeline" testid="timeline" flush>
        <QueryResult query={timeline} rows={8}>
          {() => null}
        </QueryResult>
      </Panel>
    );
  return <TimelinePanel items={withParts(timeline.data.items ?? [], parts)} subject={order.id} order={order} />;
}

/** What happened, in sentences; on request every step of the machine. A log without sentences shows its steps. */
export function TimelinePanel({
  items,
  subject,
  order,
}: {
  items: TimelineItem[];
  subject: string;
  order: Order | undefined;
}) {
  const names = namesOf(order, itemsOf(useNodes().data));
  const [asked, setAsked] = useState(false);
  const story = storyOf(items, names);
  const steps = asked || story.length === 0;
  const entries = steps ? stepsOf(items, names) : story;
  return (
    <Panel
      title="Timeline"
      testid="timeline"
      flush
      aside={
        story.length > 0 && (
          <Checkbox
            label={`All ${counted(items.length, 'step')}`}
            checked={asked}
            onChange={(e) => setAsked(e.currentTarget.checked)}
            data-testid="timeline-steps"
          />
        )
      }
    >
      {entries.length === 0 ? (
        <EmptyState title="Nothing has happened yet" />
      ) : (
        <ol className="timeline">
          {entries.map((entry, i) => {
            const day = date(entry.item.at);
            return [
              day !== date(entries[i - 1]?.item.at) && (
                <li key={`day-${entry.key}`} className="day">
                  {day}
                </li>
              ),
              steps ? (
                <StepEntry key={entry.key} entry={entry} subject={subject} />
              ) : (
                <StoryEntry key={entry.key} entry={entry} />
              ),
            ];
          })}
        </ol>
      )}
    </Panel>
  );
}

const COLORS: Record<Entry['tone'], string> = { plain: '', key: '', good: '', trouble: 'bad' };

function StoryEntry({ entry: { item, text, tone } }: { entry: Entry }) {
  return (
    <li className={tone} data-testid="timeline-item" data-type={item.type}>
      <div className="what">
        <span className={COLORS[tone]}>
          <LinkedText text={text} />
          {byPerson(item.actor) && <span className="quiet"> · {item.actor}</span>}
        </span>
        <Moment at={item.at} />
      </div>
    </li>
  );
}

function StepEntry({ entry, subject }: { entry: Entry; subject: string }) {
  const [open, setOpen] = useState(false);
  const { item, text, tone } = entry;
  const hasData =
    item.data !== undefined &&
    item.data !== null &&
    !(typeof item.data === 'object' && Object.keys(item.data).length === 0);
  const Chevron = open ? ChevronDown : ChevronRight;
  const version = item.process && `${item.process}${item.version ? ` v${item.version}` : ''}`;
  const place = [version, item.stage && words(item.stage).toLowerCase()].filter(Boolean).join(' · ');
  return (
    <li className={tone} data-testid="timeline-item" data-type={item.type}>
      <button
        type="button"
        className="what"
        disabled={!hasData}
        aria-expanded={hasData ? open : undefined}
        onClick={() => setOpen(!open)}
      >
        <span className={COLORS[tone]}>{text}</span>
        {hasData && <Chevron size={11} aria-hidden className="quiet" style={{ flex: 'none', alignSelf: 'center' }} />}
        <Moment at={item.at} />
      </button>
      <div className="who">
        {item.subject && item.subject !== subject && (
          <span className="chip" style={{ marginRight: 6 }}>
            {item.subject}
          </span>
        )}
        {[words(item.type), item.actor, place].filter(Boolean).join(' · ')}
      </div>
      {open && <pre className="data">{pretty(item.data)}</pre>}
    </li>
  );
}

function Moment({ at }: { at: string }) {
  return (
    <span className="when" title={exactTime(at)}>
      {clock(at)}
    </span>
  );
}

/**
 * Names that the server writes for itself; all others are people. `cart-holds` stands in older logs for `timers`;
 * `api`, `operator` and `customer-service` are requests that name nobody.
 */
const MACHINES = new Set([
  'engine',
  'timers',
  'cart-holds',
  'catalog',
  'intake',
  'connectors',
  'inventory',
  'backorders',
  'supply-news',
  'evacuation',
  'notifications',
  'api',
  'operator',
  'customer-service',
]);

function byPerson(actor: string | undefined): boolean {
  return actor !== undefined && actor !== '' && !MACHINES.has(actor);
}

function pretty(data: unknown): string {
  if (typeof data !== 'string') return JSON.stringify(data, null, 2);
  try {
    return JSON.stringify(JSON.parse(data), null, 2);
  } catch {
    return data;
  }
}
