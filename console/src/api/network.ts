/** Nodes, carrier services, closures and parked messages: the fields that the console reads, and the reads. */
import { useQuery } from '@tanstack/react-query';
import { get } from './client';
import { RARE_MS, SLOW_MS, every } from './polling';
import type { Node, Page } from './types';

/** Time in which a node or a carrier service does not work. */
export interface Closure {
  from: string;
  /** Missing: open-ended, until somebody reopens it. */
  until?: string | null;
  reason: string;
}

export interface NodeProfile {
  calendar?: string | null;
  capacity?: Partial<
    Record<'fulfillmentsPerDay' | 'fulfillmentsPerHour' | 'unitsPerDay' | 'unitsPerHour', number | null>
  > | null;
  channels?: string[];
  cutoffs?: { service: string; time: string }[];
  holidays?: string[];
  kinds?: string[];
  lead?: { amount?: number; unit?: string } | null;
  opening?: { day: string; open: string; close: string }[];
  refuses?: string[];
  sameDayKm?: number | null;
}

/** Where it is, beside its postal code and country. */
export interface NodeSite {
  line1?: string;
  line2?: string;
  city?: string;
  region?: string;
  phone?: string;
  instructions?: string;
}

export interface NetworkNode extends Node {
  site?: NodeSite | null;
  postalCode?: string;
  timeZone?: string;
  /** Code of the company that runs it. */
  legalEntity?: string | null;
  closures?: Closure[];
  profile?: NodeProfile | null;
}

export interface CarrierService {
  code: string;
  closures: Closure[];
}

export interface ParkedMessage {
  id: string;
  channel: string;
  topic?: string;
  receivedAt: string;
  /** How often the channel sent it. */
  times: number;
  problem?: unknown;
  /** Unchanged, as it was received. */
  payload: string;
}

/** Like `useNodes`, read often, for pages that show closures. */
export const useNetwork = () =>
  useQuery({
    queryKey: ['nodes'],
    queryFn: ({ signal }) => get<Page<NetworkNode>>('/v1/nodes', signal),
    refetchInterval: every(SLOW_MS),
    staleTime: SLOW_MS,
  });

export const useServices = () =>
  useQuery({
    queryKey: ['services'],
    queryFn: ({ signal }) => get<{ items: CarrierService[] }>('/v1/services', signal),
    refetchInterval: every(SLOW_MS),
  });

/** The oldest 200, with their payloads. Every page shows their number, so they are read rarely. */
export const useParkedMessages = () =>
  useQuery({
    queryKey: ['parked-messages'],
    queryFn: ({ signal }) => get<Page<ParkedMessage>>('/v1/parked', signal),
    refetchInterval: every(RARE_MS),
    staleTime: SLOW_MS,
  });
