import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { useOverview } from '../api/queries';

const TICK_MS = 1_000;

interface BusinessTime {
  /** Business time in milliseconds; machine time until the first answer of the server. */
  now: number;
  speed: number;
  known: boolean;
}

const Context = createContext<BusinessTime>({ now: 0, speed: 1, known: false });

/** Provides business time: read with every overview, and run on at the server's speed in between. */
export function BusinessClock({ children }: { children: ReactNode }) {
  const overview = useOverview();
  const [machine, setMachine] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setMachine(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const at = Date.parse(overview.data?.at ?? '');
  const known = !Number.isNaN(at);
  const speed = overview.data?.speed ?? 1;
  const passed = Math.max(0, machine - overview.dataUpdatedAt) * (overview.isError ? 0 : speed);
  const now = known ? at + passed : machine;
  return <Context value={{ now, speed, known }}>{children}</Context>;
}

export const useBusinessTime = () => useContext(Context);
