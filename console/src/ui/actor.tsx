import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { actorFault } from './actorFault';

const ACTOR = 'crossdock.actor';

export interface Person {
  name: string;
  set: (name: string) => void;
}

/** Name of the person at work, remembered in this browser. */
export function usePerson(): Person {
  const [name, setName] = useState(() => localStorage.getItem(ACTOR) ?? '');
  return {
    name,
    set: (next) => {
      setName(next);
      localStorage.setItem(ACTOR, next);
    },
  };
}

/** Name of the person who acts, which the log records. Actions that need two people compare these names. */
export function ActorInput({ person, label }: { person: Person; label?: string }) {
  const fault = person.name === '' ? undefined : actorFault(person.name);
  return (
    <TextInput
      label={label}
      aria-label="Your name"
      placeholder="Your name"
      value={person.name}
      error={fault}
      w={label ? undefined : 180}
      onChange={(e) => person.set(e.currentTarget.value)}
      data-testid={label ? 'confirm-actor' : 'actor'}
    />
  );
}
