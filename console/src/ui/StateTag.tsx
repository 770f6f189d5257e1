import { words } from '../format';
import { toneOf } from './tones';

/** A state or stage, with a dot that says how it feels. */
export function StateTag({ code, testid }: { code: string | null | undefined; testid?: string }) {
  return (
    <span className={`tag ${toneOf(code)}`} data-testid={testid} data-code={code ?? ''}>
      {words(code)}
    </span>
  );
}
