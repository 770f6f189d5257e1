import type { Overview } from '../api/types';
import { count } from '../format';
import { Figure, Figures } from '../ui/Figures';

export function OverviewFigures({ data }: { data: Overview }) {
  const { orders = {}, cases = {}, holds } = data;
  return (
    <Figures testid="figures">
      <Figure name="Open" value={count(orders.open)} to="/orders?state=open" testid="figure-open" />
      <Figure
        name="Last minute"
        value={count(
          orders.capturedLastMinute ?? (orders.perMinute === undefined ? undefined : Math.round(orders.perMinute)),
        )}
        testid="figure-rate"
      />
      <Figure
        name="Open cases"
        value={count(cases.open)}
        to="/cases"
        testid="figure-cases"
        note={cases.overdue ? `${count(cases.overdue)} overdue` : undefined}
        bad
      />
      {holds && (
        <Figure
          name="Holds"
          value={count(holds.open)}
          to="/holds"
          testid="figure-holds"
          note={holds.overdue ? `${count(holds.overdue)} overdue` : undefined}
          bad
        />
      )}
      <Figure name="Completed" value={count(orders.completed)} to="/orders?state=completed" testid="figure-completed" />
      <Figure name="Canceled" value={count(orders.canceled)} to="/orders?state=canceled" testid="figure-canceled" />
      <Figure
        name="All orders"
        value={count(orders.total ?? sumOf(orders.open, orders.completed, orders.canceled))}
        to="/orders"
        testid="figure-total"
      />
    </Figures>
  );
}

function sumOf(...values: (number | undefined)[]): number | undefined {
  return values.some((value) => value === undefined)
    ? undefined
    : values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}
