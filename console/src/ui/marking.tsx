import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { stillListed } from './stillListed';

export interface Selection {
  chosen: string[];
  all: () => void;
  toggle: (id: string) => void;
  has: (id: string) => boolean;
  clear: () => void;
}

/** Marked rows of a list. Rows that leave the list are unmarked. */
export function useSelection(ids: string[]): Selection {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const chosen = stillListed(marked, ids);
  return {
    chosen,
    all: () => setMarked(new Set(chosen.length === ids.length ? [] : ids)),
    toggle: (id) => setMarked(new Set(marked.has(id) ? [...marked].filter((one) => one !== id) : [...marked, id])),
    has: (id) => marked.has(id),
    clear: () => setMarked(new Set()),
  };
}

export function MarkAllHeading({ selection, of }: { selection: Selection; of: number }) {
  const n = selection.chosen.length;
  return (
    <th style={{ width: 28 }}>
      <label className="mark">
        <Checkbox
          aria-label="Mark all"
          checked={n > 0 && n === of}
          indeterminate={n > 0 && n < of}
          onChange={selection.all}
        />
      </label>
    </th>
  );
}

export function MarkCell({ selection, id }: { selection: Selection; id: string }) {
  return (
    <td>
      <label className="mark">
        <Checkbox
          aria-label={`Mark ${id}`}
          checked={selection.has(id)}
          onChange={() => selection.toggle(id)}
          data-testid={`mark-${id}`}
        />
      </label>
    </td>
  );
}
