import { type ReactNode } from 'react';
import { SideScroll } from './SideScroll';

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
