/** Versioned documents: processes and policies. The reads that both have in common, and those of policies. */
import { useQueries, useQuery } from '@tanstack/react-query';
import { get } from './client';
import type { Page, ProcessSummary } from './types';

/** A kind of document; its word is the first part of its queries' keys. */
export interface DocumentKind {
  word: 'process' | 'policy';
  /** As its pages and its list are called. */
  plural: 'processes' | 'policies';
  /** Of the API. */
  path: '/v1/processes' | '/v1/policies';
  /** What an activation means, in a sentence. */
  activation: string;
}

export const PROCESS: DocumentKind = {
  word: 'process',
  plural: 'processes',
  path: '/v1/processes',
  activation: 'New subjects start on this version. Those under way finish on the version that they started on.',
};

export const POLICY: DocumentKind = {
  word: 'policy',
  plural: 'policies',
  path: '/v1/policies',
  activation:
    'New decisions follow this version at once, on other servers within 2 seconds. Decisions made before keep theirs.',
};

export interface Written {
  yaml?: string;
}

const versionQuery = <T>(kind: DocumentKind, name: string, version: number | undefined) => ({
  queryKey: [kind.word, name, version],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    get<T>(`${kind.path}/${encodeURIComponent(name)}/versions/${version}`, signal),
  enabled: version !== undefined,
  // A version never changes.
  staleTime: Infinity,
});

/** Each table with its versions. */
export const usePolicies = () =>
  useQuery({ queryKey: ['policies'], queryFn: ({ signal }) => get<Page<ProcessSummary>>('/v1/policies', signal) });

export const useDocument = <T extends Written>(kind: DocumentKind, name: string, version: number | undefined) =>
  useQuery(versionQuery<T>(kind, name, version));

/** Texts of versions, by version; those that can't be had are missing. */
export const useTexts = (kind: DocumentKind, name: string, versions: number[]): Map<number, string> =>
  useQueries({
    queries: versions.map((version) => versionQuery<Written>(kind, name, version)),
    combine: (results) =>
      new Map(
        results.flatMap((result, i) =>
          result.data?.yaml === undefined ? [] : [[versions[i]!, result.data.yaml] as const],
        ),
      ),
  });
