import type { ProcessSummary } from '../api/types';

export interface VersionView {
  version: number;
  active: boolean;
  publishedAt?: string;
  publishedBy?: string;
  running?: number;
}

/** Versions, newest first, whether the server lists numbers or objects. */
export function versionsOf(process: ProcessSummary | undefined): VersionView[] {
  const list = (process?.versions ?? []).map((one): VersionView =>
    typeof one === 'number' ? { version: one, active: one === process?.active } : { ...one, active: one.active ?? one.version === process?.active });
  if (list.length === 0 && typeof process?.active === 'number') return [{ version: process.active, active: true }];
  return list.sort((a, b) => b.version - a.version);
}

export function activeOf(process: ProcessSummary | undefined): number | undefined {
  const versions = versionsOf(process);
  return versions.find((one) => one.active)?.version ?? versions[0]?.version;
}
