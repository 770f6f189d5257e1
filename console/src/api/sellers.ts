/** Who sells: legal entities, brands and sales channels. They are few and change rarely. */
import { useQuery } from '@tanstack/react-query';
import { get } from './client';
import { RARE_MS, every } from './polling';
import type { Page } from './types';

/** What another system calls a record. */
export interface ExternalName {
  system: string;
  type?: string | null;
  value: string;
}

export interface LegalEntity {
  code: string;
  name: string;
  country: string;
  bookCurrency: string;
  taxRegistrations?: { country: string; number: string }[];
  externalIds?: ExternalName[];
}

export interface Brand {
  code: string;
  name: string;
  externalIds?: ExternalName[];
}

export interface SalesChannel {
  code: string;
  name: string;
  brand?: string | null;
  legalEntity?: string | null;
  /** keep or refuse */
  unknownSeller?: string;
}

const useRecords = <T>(name: string) =>
  useQuery({
    queryKey: [name],
    queryFn: ({ signal }) => get<Page<T>>(`/v1/${name}`, signal),
    refetchInterval: every(RARE_MS),
    staleTime: RARE_MS,
  });

export const useLegalEntities = () => useRecords<LegalEntity>('legal-entities');
export const useBrands = () => useRecords<Brand>('brands');
export const useSalesChannels = () => useRecords<SalesChannel>('sales-channels');
