import { useEffect, useRef } from 'react';

/** Shortcuts: one key, or two in a row (`g o`). Off while somebody types or a dialog is open. */
export type Keys = Record<string, () => void>;

const PAIR_MS = 900;

export function useKeys(keys: Keys) {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    let first = '';
    let at = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isBusy(event)) return;
      const pair = first !== '' && event.timeStamp - at < PAIR_MS ? `${first} ${event.key}` : '';
      const action = latest.current[pair] ?? (first === 'g' && pair !== '' ? undefined : latest.current[event.key]);
      first = pair !== '' ? '' : event.key;
      at = event.timeStamp;
      if (!action) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

function isBusy(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement;
  if (document.querySelector('[role="dialog"]')) return true;
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable) return true;
  return event.key === 'Enter' && /^(A|BUTTON|SUMMARY)$/.test(target.tagName);
}

/** Next position of the mark in a list, for j and k. */
export function moved(current: number, by: number, length: number): number {
  return length === 0 ? -1 : Math.min(length - 1, Math.max(0, current + by));
}
