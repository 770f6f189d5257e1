import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** All files below a path, or the path itself where it is a file; nothing where it does not exist. */
export function filesOf(path) {
  if (!existsSync(path)) return [];
  return statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .flatMap((name) => filesOf(join(path, name)))
    : [path];
}
