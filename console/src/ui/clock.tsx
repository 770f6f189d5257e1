import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { useOverview } from '../api/queries';

const TICK_MS = 1_000;
const SAMPLES = 8;
const LEAST_MS = 1_500;
/** Below this the difference to real time is only the network's. */
const STEADY = 1.5;
const CLOSE = 0.04;

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
  const measured = useMeasuredSpeed(known ? at : null, overview.dataUpdatedAt);
  const speed = overview.data?.speed ?? measured;
  const passed = Math.max(0, machine - overview.dataUpdatedAt) * (overview.isError ? 0 : speed);
  const now = known ? at + passed : machine;
  return <Context value={{ now, speed, known }}>{children}</Context>;
}

/** Business seconds per second of the machine, from the overviews of the last while; 1 until two are there. */
function useMeasuredSpeed(at: number | null, machine: number): number {
  const samples = useRef<{ at: number; machine: number }[]>([]);
  const list = samples.current;
  if (at !== null && list.at(-1)?.machine !== machine) {
    list.push({ at, machine });
    if (list.length > SAMPLES) list.shift();
  }
  const [first, last] = [list[0], list.at(-1)];
  if (!first || !last || last.machine - first.machine < LEAST_MS) return 1;
  const speed = (last.at - first.at) / (last.machine - first.machine);
  return speed < STEADY ? 1 : rounded(speed);
}

/** The round number that somebody will have set, where the measured one is close to it. */
function rounded(speed: number): number {
  const round = Number(speed.toPrecision(1));
  return Math.abs(speed - round) < CLOSE * round ? round : Number(speed.toPrecision(2));
}

export const useBusinessTime = () => useContext(Context);
