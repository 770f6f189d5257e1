import type { ReactNode } from 'react';
import { Link } from 'react-router';

/** Large figures side by side. */
export function Figures({ children, testid }: { children: ReactNode; testid?: string }) {
  return (
    <dl className="figures" style={{ margin: 0 }} data-testid={testid}>
      {children}
    </dl>
  );
}

interface FigureProps {
  name: string;
  value: ReactNode;
  /** Below the figure, smaller. */
  note?: ReactNode;
  bad?: boolean;
  /** The value is text, not a figure. */
  text?: boolean;
  /** Target of a click anywhere on the figure. */
  to?: string;
  title?: string;
  testid?: string;
}

export function Figure({ name, value, note, bad, text, to, title, testid }: FigureProps) {
  return (
    <div className={`figure${to ? ' leads' : ''}`} title={title}>
      <dt>{name}</dt>
      <dd className={text ? 'text' : undefined} data-testid={testid}>
        {to ? <Link to={to}>{value}</Link> : value}
      </dd>
      {note && <dd className={`note${bad ? ' bad' : ''}`}>{note}</dd>}
    </div>
  );
}
