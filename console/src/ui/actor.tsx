import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { rememberName, rememberedName } from '../api/person';
import { actorFault } from './actorFault';

export interface Person {
  name: string;
  set: (name: string) => void;
}

/** Name of the person at work, remembered in this browser. */
export function usePerson(): Person {
  const [name, setName] = useState(rememberedName);
  return {
    name,
    set: (next) => {
      setName(next);
      rememberName(next);
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
