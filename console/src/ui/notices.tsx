import { Button } from '@mantine/core';
import { type ReactNode } from 'react';
import { ApiProblem, type Violation } from '../api/client';

/** Placeholder lines while data loads. */
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

/** An empty state as the only content of a page. */
export function EmptyPanel(props: { title: string; children?: ReactNode }) {
  return (
    <div className="panel">
      <EmptyState {...props} />
    </div>
  );
}

/** A failure with all details of the server. */
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

/** Violations of a problem, or faults of a document. */
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
