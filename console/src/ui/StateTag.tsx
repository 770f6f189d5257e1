import { words } from '../format';
import { toneOf } from './tones';

/** State or stage, with a dot in the color of its tone. */
export function StateTag({ code, testid }: { code: string | null | undefined; testid?: string }) {
  return (
    <span className={`tag ${toneOf(code)}`} data-testid={testid} data-code={code ?? ''}>
      {words(code)}
    </span>
  );
}
