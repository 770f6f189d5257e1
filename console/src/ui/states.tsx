import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { ApiProblem, type Violation } from '../api/client';

/** Lines in place of what is being loaded. */
export function Loading({ rows = 5 }: { rows?: number }) {
  return (
    <div role="status" aria-label="Loading" data-testid="loading">
      {Array.from({ length: rows }, (_, i) => <div key={i} className="skeleton" style={{ width: `${88 - ((i * 17) % 40)}%` }} />)}
    </div>
  );
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return <div className="empty" data-testid="empty"><strong>{title}</strong>{children}</div>;
}

/** A failure with all that the server said about it. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const problem = error instanceof ApiProblem ? error : new ApiProblem(0, error instanceof Error ? error.message : String(error));
  return (
    <div className="notice bad" role="alert" data-testid="failure">
      <div className="row">
        <div className="grow">
          <span className="strong">{problem.message}</span>
          {problem.status > 0 && <span className="quiet"> · {problem.status}{problem.code ? ` ${problem.code}` : ''}</span>}
          {problem.detail && <div className="quiet">{problem.detail}</div>}
        </div>
        {retry && <Button variant="default" onClick={retry} data-testid="retry">Try again</Button>}
      </div>
      <Violations violations={problem.violations} />
    </div>
  );
}

/** All violations of a problem or all faults of a document. */
export function Violations({ violations }: { violations: Violation[] }) {
  if (violations.length === 0) return null;
  return (
    <ul data-testid="violations">
      {violations.map((v, i) => (
        <li key={i}>
          {(v.pointer ?? v.path) && <span className="mono quiet">{v.pointer ?? v.path} </span>}
          {v.message}
        </li>
      ))}
    </ul>
  );
}

interface Query<T> {
  data: T | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
}

/** What a query has: its data, or why there is none. Data that could not be refreshed stays, with the reason above it. */
export function Loaded<T>({ query, rows, children }: { query: Query<T>; rows?: number; children: (data: T) => ReactNode }) {
  return (
    <>
      {query.error !== null && query.error !== undefined && <Failure error={query.error} retry={() => void query.refetch()} />}
      {query.data !== undefined ? children(query.data) : query.isPending && !query.error ? <Loading rows={rows} /> : null}
    </>
  );
}

export function Panel({ title, aside, children, testid, flush }: { title: ReactNode; aside?: ReactNode; children: ReactNode; testid?: string; flush?: boolean }) {
  return (
    <section className="panel" data-testid={testid}>
      <header><h2>{title}</h2>{aside !== undefined && <div className="aside">{aside}</div>}</header>
      <div className={flush ? 'scroll-x' : 'inside'}>{children}</div>
    </section>
  );
}

export function PageHead({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return <div className="page-head"><h1 data-testid="page-title">{title}</h1>{children}</div>;
}
