import type { ReactNode } from 'react';
import { Link } from 'react-router';

/** Title of a page below a list: `Orders / O123`. */
export function PagePath({ list, to, children }: { list: string; to: string; children: ReactNode }) {
  return (
    <>
      <Link to={to} className="quiet" style={{ fontWeight: 400 }}>
        {list}
      </Link>{' '}
      <span className="quiet" aria-hidden>
        /
      </span>{' '}
      {children}
    </>
  );
}
