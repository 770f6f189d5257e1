import { Button } from '@mantine/core';
import { useRef, type ReactNode } from 'react';
import { ApiProblem, type Violation } from '../api/client';
import { SideScroll } from './SideScroll';

/** Lines in place of what is being loaded. */
export function LoadingRows({ rows = 5 }: { rows?: number }) {
  return (
    <div role="status" aria-label="Loading" data-testid="loading">
      {Array.from({ length: rows }, (_, i) => (
        <div key={i} className="skeleton" style={{ width: `${88 - ((i * 17) % 40)}%` }} />
      ))}
    </div>
  );
}

export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty" data-testid="empty">
      <strong>{title}</strong>
      {children}
    </div>
  );
}

/** A failure with all that the server said about it. */
export function FailureNotice({ error, retry }: { error: unknown; retry?: () => void }) {
  const problem =
    error instanceof ApiProblem ? error : new ApiProblem(0, error instanceof Error ? error.message : String(error));
  return (
    <div className="notice bad" role="alert" data-testid="failure">
      <div className="row">
        <div className="grow">
          <span className="strong">{problem.message}</span>
          {problem.status > 0 && (
            <span className="quiet">
              {' '}
              · {problem.status}
              {problem.code ? ` ${problem.code}` : ''}
            </span>
          )}
          {problem.detail && <div className="quiet">{problem.detail}</div>}
        </div>
        {retry && (
          <Button variant="default" onClick={retry} data-testid="retry">
            Try again
          </Button>
        )}
      </div>
      <ViolationList violations={problem.violations} />
    </div>
  );
}

/** All violations of a problem or all faults of a document. */
export function ViolationList({ violations }: { violations: Violation[] }) {
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
  failureReason: unknown;
  isSuccess: boolean;
  refetch: () => unknown;
}

/** Why a query has nothing new. It stays while the next attempt is under way: a page must not blink while the server is down. */
function useFailure(query: Query<unknown>): unknown {
  const last = useRef<unknown>(null);
  if (query.isSuccess) last.current = null;
  else last.current = query.error ?? query.failureReason ?? last.current;
  return last.current;
}

/** What a query has: its data, or why there is none. Data that could not be refreshed stays, with the reason above it. */
export function QueryResult<T>({
  query,
  rows,
  children,
}: {
  query: Query<T>;
  rows?: number;
  children: (data: T) => ReactNode;
}) {
  const failure = useFailure(query);
  const failed = failure !== null && failure !== undefined;
  return (
    <>
      {failed && <FailureNotice error={failure} retry={() => void query.refetch()} />}
      {query.data !== undefined ? children(query.data) : failed ? null : <LoadingRows rows={rows} />}
    </>
  );
}

export function Panel({
  title,
  aside,
  children,
  testid,
  flush,
}: {
  title: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  testid?: string;
  flush?: boolean;
}) {
  return (
    <section className="panel" data-testid={testid}>
      <header>
        <h2>{title}</h2>
        {aside !== undefined && <div className="aside">{aside}</div>}
      </header>
      {flush ? <SideScroll>{children}</SideScroll> : <div className="inside">{children}</div>}
    </section>
  );
}

export function PageHead({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="page-head">
      <h1 data-testid="page-title">{title}</h1>
      {children}
    </div>
  );
}
