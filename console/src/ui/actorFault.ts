const NAME_MAX = 100;

/** What is wrong with a name for the header Crossdock-Actor; nothing where it can be sent. */
export function actorFault(name: string): string | undefined {
  const text = name.trim();
  if (text === '') return 'Say who you are';
  if (text.length > NAME_MAX) return `At most ${NAME_MAX} characters`;
  // Headers carry Latin-1 without control characters.
  return /^[\x20-\x7e\xa0-\xff]*$/.test(text) ? undefined : 'Only Latin letters, please';
}
