import { useQueryClient } from '@tanstack/react-query';
import { postAs } from '../api/client';
import { itemsOf } from '../api/queries';
import type { Page, ParkedRow } from '../api/types';
import type { Person } from '../ui/actor';
import { actorFault } from '../ui/actorFault';

export type Verb = 'retry' | 'dismiss';

export interface Acting {
  rows: ParkedRow[];
  person: Person;
  done: () => void;
  close: () => void;
}

export function useAct({ person, done }: Acting) {
  const client = useQueryClient();
  const actor = actorFault(person.name) === undefined ? person.name.trim() : undefined;
  return async (verb: Verb, rows: unknown[]) => {
    try {
      const answer = await postAs<Page<ParkedRow>>(actor, `/v1/stock/parked:${verb}`, { rows });
      done();
      return itemsOf(answer);
    } finally {
      for (const key of ['parked-rows', 'feeds', 'stock', 'overview'])
        void client.invalidateQueries({ queryKey: [key] });
    }
  };
}
