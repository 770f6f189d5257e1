// Formats the console's own files; with --check it changes nothing and fails where a file is not formatted or a line
// is too long. Prettier breaks code, not texts and comments, so the length of lines is checked here.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { filesOf } from './files.mjs';

const COLUMNS_MAX = 120;
const files = [
  'index.html',
  'package.json',
  'tsconfig.json',
  'vite.config.ts',
  ...filesOf('scripts'),
  ...filesOf('src'),
];
const check = process.argv.includes('--check');

function prettier(mode) {
  const bin = 'node_modules/prettier/bin/prettier.cjs';
  return spawnSync(process.execPath, [bin, mode, '--log-level', 'warn', ...files], { stdio: 'inherit' }).status ?? 1;
}

function longLines(file) {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, i) => (line.length > COLUMNS_MAX ? [`${file}:${i + 1} has ${line.length} columns`] : []));
}

if (!check) process.exit(prettier('--write'));
const unformatted = prettier('--check') !== 0;
const long = files.flatMap(longLines);
if (unformatted) console.error('The console is not formatted. Run in console/: npm run format');
if (long.length > 0) console.error(`Lines may have ${COLUMNS_MAX} columns:\n  ${long.join('\n  ')}`);
process.exit(unformatted || long.length > 0 ? 1 : 0);
