/** The person at work, as this browser remembers the name. */

const KEY = 'crossdock.actor';

const NAME_MAX = 100;

export function rememberedName(): string {
  return localStorage.getItem(KEY) ?? '';
}

export function rememberName(name: string): void {
  localStorage.setItem(KEY, name);
}

/** Fault of a name for the header Crossdock-Actor; undefined if it is valid. */
export function nameFault(name: string): string | undefined {
  const text = name.trim();
  if (text === '') return 'Enter your name';
  if ([...text].length > NAME_MAX) return `At most ${NAME_MAX} characters`;
  return /\p{Cc}|\p{Cf}|\p{Cs}/u.test(text) ? 'Leave out control characters' : undefined;
}
