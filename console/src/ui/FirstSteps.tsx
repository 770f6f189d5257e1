import { useGoLive } from '../api/queries';
import { EmptyState } from './notices';

interface Step {
  title: string;
  text: string;
  /** Operation of the API that fills the list. */
  call: string;
  /** Page of the documentation. */
  page: string;
}

/** What fills each list. */
const STEPS = {
  skus: {
    title: 'No SKUs yet',
    text: 'Load the SKUs that you sell.',
    call: 'PUT /v1/skus',
    page: 'docs/how-to/load-master-data.md',
  },
  nodes: {
    title: 'No nodes yet',
    text: 'Load the stores and warehouses that ship.',
    call: 'PUT /v1/nodes',
    page: 'docs/how-to/load-master-data.md',
  },
  feeds: {
    title: 'No feeds yet',
    text: 'Connect the system that counts the stock.',
    call: 'PUT /v1/stock/feeds',
    page: 'docs/how-to/connect-a-stock-feed.md',
  },
  orders: {
    title: 'No orders yet',
    text: 'Connect a channel, or send an order.',
    call: 'POST /v1/orders',
    page: 'docs/operating/first-order.md',
  },
} satisfies Record<string, Step>;

/** In place of an empty list: what to do first. */
export function FirstSteps({ what }: { what: keyof typeof STEPS }) {
  const { title, text, call, page } = STEPS[what];
  const missing = (useGoLive().data?.items ?? []).find((item) => item.state === 'missing');
  return (
    <EmptyState title={title}>
      <div>
        {text} <code>{call}</code>, see <span className="mono">{page}</span> and the{' '}
        <a className="inline" href="./v1/openapi.json">
          API document
        </a>
        .
      </div>
      {missing && (
        <div data-testid="first-step">
          Next step, {missing.title}: {missing.todo} (<span className="mono">{missing.page}</span>)
        </div>
      )}
    </EmptyState>
  );
}
