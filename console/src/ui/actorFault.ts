const NAME_MAX = 100;

/** Fault of a name for the header Crossdock-Actor; undefined if it is valid. */
export function actorFault(name: string): string | undefined {
  const text = name.trim();
  if (text === '') return 'Enter your name';
  if ([...text].length > NAME_MAX) return `At most ${NAME_MAX} characters`;
  return /\p{Cc}|\p{Cs}/u.test(text) ? 'Leave out control characters' : undefined;
}
