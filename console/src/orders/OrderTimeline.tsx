import { Checkbox } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { usePartTimelines, useTimeline } from '../api/queries';
import type { Order, TimelineItem } from '../api/types';
import { clock, count, date, dateTime, words } from '../format';
import { EmptyState } from '../ui/notices';
import { Panel } from '../ui/Panel';
import { QueryResult } from '../ui/QueryResult';
import { weightOf } from '../ui/tones';
import { newestFirst, summaryOf, withParts } from './timelines';

/** Timeline of an order, its fulfillments and its returns, newest first. */
export function OrderTimeline({ order }: { order: Order }) {
  const timeline = useTimeline(order.id);
  const parts = usePartTimelines([...(order.fulfillments ?? []), ...(order.returns ?? [])].map((part) => part.id));
  if (!timeline.data)
    return (
      <Panel title="Timeline" testid="timeline" flush>
        <QueryResult query={timeline} rows={8}>
          {() => null}
        </QueryResult>
      </Panel>
    );
  return <TimelinePanel items={withParts(timeline.data.items ?? [], parts)} order={order.id} />;
}

export function TimelinePanel({ items, order }: { items: TimelineItem[]; order: string }) {
  const [steps, setSteps] = useState(true);
  const plain = items.filter((item) => weightOf(item.type) === 'plain').length;
  const shown = newestFirst(items).filter((item) => steps || weightOf(item.type) !== 'plain');
  return (
    <Panel
      title="Timeline"
      testid="timeline"
      flush
      aside={
        <>
          <span>{count(items.length)} events</span>
          {plain > 0 && (
            <Checkbox
              label="all steps"
              checked={steps}
              onChange={(e) => setSteps(e.currentTarget.checked)}
              data-testid="timeline-steps"
            />
          )}
        </>
      }
    >
      {shown.length === 0 ? <EmptyState title="The log is empty" /> : <TimelineList items={shown} order={order} />}
    </Panel>
  );
}

function TimelineList({ items, order }: { items: TimelineItem[]; order: string }) {
  let day = '';
  return (
    <ol className="timeline">
      {items.flatMap((item) => {
        const key = `${item.subject ?? ''}-${item.seq}-${item.type}`;
        const entry = <TimelineEntry key={key} item={item} order={order} />;
        if (date(item.at) === day) return [entry];
        day = date(item.at);
        return [
          <li key={`day-${day}-${key}`} className="day">
            {day}
          </li>,
          entry,
        ];
      })}
    </ol>
  );
}

function TimelineEntry({ item, order }: { item: TimelineItem; order: string }) {
  const [open, setOpen] = useState(false);
  const hasData =
    item.data !== undefined &&
    item.data !== null &&
    !(typeof item.data === 'object' && Object.keys(item.data).length === 0);
  const weight = weightOf(item.type);
  const { what, more } = summaryOf(item);
  const version = item.process && `${item.process}${item.version ? ` v${item.version}` : ''}`;
  const place = [version, item.stage && words(item.stage).toLowerCase()].filter(Boolean).join(' · ');
  return (
    <li className={weight} data-testid="timeline-item" data-type={item.type}>
      <button
        type="button"
        className="what"
        disabled={!hasData}
        aria-expanded={hasData ? open : undefined}
        onClick={() => setOpen(!open)}
      >
        <span className={weight === 'trouble' ? 'bad strong' : weight === 'key' ? 'strong' : undefined}>{what}</span>
        {hasData &&
          (open ? (
            <ChevronDown size={11} aria-hidden className="quiet" style={{ alignSelf: 'center' }} />
          ) : (
            <ChevronRight size={11} aria-hidden className="quiet" style={{ alignSelf: 'center' }} />
          ))}
        <span className="when" title={dateTime(item.at)}>
          {clock(item.at)}
        </span>
      </button>
      <div className="who">
        {item.subject && item.subject !== order && (
          <span className="chip" style={{ marginRight: 6 }}>
            {item.subject}
          </span>
        )}
        {[more, item.actor, place].filter(Boolean).join(' · ')}
      </div>
      {open && <pre className="data">{pretty(item.data)}</pre>}
    </li>
  );
}

function pretty(data: unknown): string {
  if (typeof data !== 'string') return JSON.stringify(data, null, 2);
  try {
    return JSON.stringify(JSON.parse(data), null, 2);
  } catch {
    return data;
  }
}
