/** Versioned documents: reads that processes and policies share, and those of policies. */
import { useQueries, useQuery } from '@tanstack/react-query';
import type { ShownFact } from '../policies/table';
import { get, postYaml } from './client';
import type { Fault, Page, ProcessSummary } from './types';

/** Kind of document. Keys of its queries begin with `word`. */
export interface DocumentKind {
  word: 'process' | 'policy';
  /** Address of its list, and key of the list's query. */
  plural: 'processes' | 'policies';
  /** Of the API. */
  path: '/v1/processes' | '/v1/policies';
  /** Effect of an activation, in a sentence. */
  activation: string;
}

export const PROCESS: DocumentKind = {
  word: 'process',
  plural: 'processes',
  path: '/v1/processes',
  activation: 'New subjects start on this version. Subjects in progress finish on the version that they started on.',
};

export const POLICY: DocumentKind = {
  word: 'policy',
  plural: 'policies',
  path: '/v1/policies',
  activation:
    'New decisions follow this version at once, on other servers within 2 seconds. Earlier decisions keep theirs.',
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

/** All decision tables with their versions. */
export const usePolicies = () =>
  useQuery({ queryKey: ['policies'], queryFn: ({ signal }) => get<Page<ProcessSummary>>('/v1/policies', signal) });

export const useDocument = <T extends Written>(kind: DocumentKind, name: string, version: number | undefined) =>
  useQuery(versionQuery<T>(kind, name, version));

/** Facts that open tables may ask for. They change with a release only. */
export const useFacts = () =>
  useQuery({
    queryKey: ['facts'],
    queryFn: ({ signal }) => get<Page<ShownFact>>('/v1/facts', signal),
    staleTime: Infinity,
  });

/** Every fault of a table's document, its failing tests among them. Nothing is stored. */
export const useTableFaults = (yaml: string, asked: boolean) =>
  useQuery({
    queryKey: ['policy-faults', yaml],
    queryFn: () => postYaml<{ faults?: Fault[] }>(`${POLICY.path}:check`, yaml),
    enabled: asked && yaml !== '',
  });

/** Texts of versions, by version; versions that could not be read are missing. */
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
