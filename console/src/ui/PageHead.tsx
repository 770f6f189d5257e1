import { type ReactNode } from 'react';

export function PageHead({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="page-head">
      <h1 data-testid="page-title">{title}</h1>
      {children}
    </div>
  );
}
