import type { ReactNode } from 'react';

export type Fact = [name: string, value: ReactNode];

/** Facts side by side, at the top of a page. */
export function FactStrip({ facts, testid }: { facts: Fact[]; testid: string }) {
  return (
    <dl className="strip" style={{ margin: 0 }} data-testid={testid}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
