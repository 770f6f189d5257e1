import { words } from '../format';
import { toneOf } from './tone';

/** A state or stage, with a dot that says how it feels. */
export function Tag({ code, testid }: { code: string | null | undefined; testid?: string }) {
  return (
    <span className={`tag ${toneOf(code)}`} data-testid={testid} data-code={code ?? ''}>
      {words(code)}
    </span>
  );
}
