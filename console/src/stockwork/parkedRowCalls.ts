import { postAs } from '../api/client';
import { itemsOf } from '../api/queries';
import type { Page, ParkedRow } from '../api/types';
import type { Person } from '../ui/actor';
import { actorFault } from '../ui/actorFault';
import { useRefresh } from '../ui/refresh';

export const VERBS = ['retry', 'dismiss'] as const;

export type Verb = (typeof VERBS)[number];

export interface Acting {
  rows: ParkedRow[];
  person: Person;
  done: () => void;
  close: () => void;
}

export function useAct({ person, done }: Acting) {
  const refresh = useRefresh();
  const actor = actorFault(person.name) === undefined ? person.name.trim() : undefined;
  return async (verb: Verb, rows: unknown[]) => {
    try {
      const answer = await postAs<Page<ParkedRow>>(actor, `/v1/stock/parked:${verb}`, { rows });
      done();
      return itemsOf(answer);
    } finally {
      refresh('parked-rows', 'feeds', 'stock', 'overview');
    }
  };
}
