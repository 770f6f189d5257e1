import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { count } from '../format';

/** Rows of a list that are shown before "Show all". */
const SHOWN = 12;

/** First rows of a long list, and a button that shows all. */
export function useShownRows<T>(list: T[], most = SHOWN): { shown: T[]; rest: ReactNode } {
  const [all, setAll] = useState(false);
  const shown = all ? list : list.slice(0, most);
  const rest = list.length > shown.length && (
    <div style={{ padding: 6, textAlign: 'center' }}>
      <Button variant="subtle" onClick={() => setAll(true)} data-testid="show-all">
        Show all {count(list.length)}
      </Button>
    </div>
  );
  return { shown, rest };
}
