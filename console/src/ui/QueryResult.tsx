import { useRef, type ReactNode } from 'react';
import { FailureNotice, LoadingRows } from './notices';

export interface Query<T> {
  data: T | undefined;
  error: unknown;
  failureReason: unknown;
  isSuccess: boolean;
  refetch: () => unknown;
}

/** Last failure of a query. It stays during the next attempt, so that pages don't blink while the server is down. */
function useFailure(query: Query<unknown>): unknown {
  const last = useRef<unknown>(null);
  if (query.isSuccess) last.current = null;
  else last.current = query.error ?? query.failureReason ?? last.current;
  return last.current;
}

/** Data of a query, or its failure. Stale data stays, with the failure above it. */
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
