import { useEffect, useState } from 'react';
import type { Order } from '../api/types';

const CHANNELS = 'crossdock.channels';

/** Channels seen on orders, remembered in the browser, because the API has no list of channels. */
export function useKnownChannels(rows: Order[]): string[] {
  const [known, setKnown] = useState<string[]>(() => remembered());
  useEffect(() => {
    const seen = [...new Set([...known, ...rows.map((row) => row.channel ?? '')])].filter(Boolean).sort();
    if (seen.length === known.length) return;
    setKnown(seen);
    localStorage.setItem(CHANNELS, JSON.stringify(seen));
  }, [rows, known]);
  return known;
}

function remembered(): string[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(CHANNELS) ?? '[]');
    return Array.isArray(list) ? list.filter((c): c is string => typeof c === 'string') : [];
  } catch {
    return [];
  }
}
