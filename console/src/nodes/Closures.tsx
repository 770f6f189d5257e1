import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Closure } from '../api/network';
import { useBusinessTime } from '../ui/clock';
import { CloseDialog, ReopenDialog, type Closable } from './CloseDialog';
import { closedBy, closureText, lasting } from './closures';

/** Closed, open, or with a closure to come. */
export function ClosedTag({ closures }: { closures: Closure[] | undefined }) {
  const { now } = useBusinessTime();
  if (closedBy(closures, now)) return <span className="tag bad">Closed</span>;
  return lasting(closures, now).length > 0 ? (
    <span className="tag warn">Closes later</span>
  ) : (
    <span className="tag good">Open</span>
  );
}

/** Times and reasons of closures. */
export function ClosureLines({ closures }: { closures: Closure[] | undefined }) {
  const { now } = useBusinessTime();
  return lasting(closures, now).map((one) => (
    <div key={one.from}>
      {closureText(one, now)} <span className="quiet">· {one.reason}</span>
    </div>
  ));
}

/** Buttons of one node or service. */
export function ClosureButtons({
  what,
  code,
  closures,
}: {
  what: Closable;
  code: string;
  closures: Closure[] | undefined;
}) {
  const { now } = useBusinessTime();
  const [asking, setAsking] = useState<'close' | 'reopen' | null>(null);
  const props = { what, codes: [code], close: () => setAsking(null) };
  return (
    <span className="nowrap">
      {lasting(closures, now).length > 0 && (
        <Button size="compact-xs" variant="default" onClick={() => setAsking('reopen')} data-testid="reopen">
          Reopen…
        </Button>
      )}
      <Button size="compact-xs" variant="default" ml={6} onClick={() => setAsking('close')} data-testid="close">
        Close…
      </Button>
      {asking === 'close' && <CloseDialog {...props} />}
      {asking === 'reopen' && <ReopenDialog {...props} />}
    </span>
  );
}
