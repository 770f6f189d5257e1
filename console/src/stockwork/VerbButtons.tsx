import { Button } from '@mantine/core';
import { count, words } from '../format';

interface VerbButtonsProps<V extends string> {
  verbs: readonly V[];
  run: (verb: V) => void;
  testid: (verb: V) => string;
}

/** Everything that can be done with one row, at its end. */
export function RowButtons<V extends string>({ verbs, run, testid }: VerbButtonsProps<V>) {
  return (
    <td className="num nowrap">
      {verbs.map((verb) => (
        <Button
          key={verb}
          size="compact-xs"
          variant="default"
          ml={6}
          onClick={() => run(verb)}
          data-testid={testid(verb)}
        >
          {words(verb)}…
        </Button>
      ))}
    </td>
  );
}

/** The same with all marked rows, once two are marked. */
export function BulkButtons<V extends string>({
  verbs,
  run,
  testid,
  marked,
}: VerbButtonsProps<V> & { marked: number }) {
  if (marked < 2) return null;
  return verbs.map((verb) => (
    <Button key={verb} variant="default" onClick={() => run(verb)} data-testid={testid(verb)}>
      {words(verb)} {count(marked)}…
    </Button>
  ));
}
