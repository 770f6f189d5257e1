import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';

const TYPING_MS = 250;

/** Parameters of the page's address. A change replaces the entry of the browser's history; null and '' remove. */
export function useAddress(): [URLSearchParams, (values: Record<string, string | null>) => void] {
  const [params, setParams] = useSearchParams();
  const change = (values: Record<string, string | null>) =>
    setParams(
      (old) => {
        const next = new URLSearchParams(old);
        for (const [name, value] of Object.entries(values)) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        return next;
      },
      { replace: true },
    );
  return [params, change];
}

/** Text of a search box, which the address keeps as `q` once a person pauses: typing never waits for the page. */
export function useSearchText(): [typed: string, type: (text: string) => void] {
  const [params, change] = useAddress();
  const asked = params.get('q') ?? '';
  const [typed, type] = useState(asked);
  const [settled] = useDebouncedValue(typed.trim(), TYPING_MS);
  const written = useRef(asked);
  useEffect(() => {
    if (settled !== written.current) {
      written.current = settled;
      change({ q: settled });
    }
  }, [settled]);
  useEffect(() => {
    if (asked !== written.current) {
      written.current = asked;
      type(asked);
    }
  }, [asked]);
  return [typed, type];
}
