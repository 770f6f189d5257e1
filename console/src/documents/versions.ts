import type { ProcessSummary } from '../api/types';

export interface VersionView {
  version: number;
  active: boolean;
  at?: string;
  actor?: string;
}

/** Versions, newest first, whether the server lists numbers or objects. */
export function versionsOf(process: ProcessSummary | undefined): VersionView[] {
  const active = process?.activeVersion ?? process?.active;
  const list = (process?.versions ?? []).map((one): VersionView =>
    typeof one === 'number'
      ? { version: one, active: one === active }
      : { ...one, active: one.active ?? one.version === active },
  );
  if (list.length === 0 && typeof active === 'number') return [{ version: active, active: true }];
  return list.sort((a, b) => b.version - a.version);
}

export function activeOf(process: ProcessSummary | undefined): number | undefined {
  const versions = versionsOf(process);
  return versions.find((one) => one.active)?.version ?? versions[0]?.version;
}

/** Version to compare with: the active one, or the previous one for the active itself; undefined if it has no other. */
export function baseOf(versions: VersionView[], version: number): number | undefined {
  const active = versions.find((one) => one.active)?.version;
  if (active !== undefined && active !== version) return active;
  const others = versions.map((one) => one.version).filter((one) => one !== version);
  return others.find((one) => one < version) ?? others.at(-1);
}
