import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { useOverview } from '../api/queries';

const TICK_MS = 1_000;

interface BusinessTime {
  /** Business time in milliseconds; the machine's own until the server has said its own. */
  now: number;
  speed: number;
  known: boolean;
}

const Context = createContext<BusinessTime>({ now: 0, speed: 1, known: false });

/** Business time may run thousands of times faster than the machine's: it is read with every overview and runs on in between. */
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
