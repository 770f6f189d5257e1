// What Maven runs: installs, builds or tests, and skips each of them while nothing that it reads has changed.
// Stamps are hashes of file contents, so that a fresh checkout or a touched file costs nothing.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { filesOf } from './files.mjs';

const LEAST_NODE = 20;

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesOf)) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function npm(...args) {
  const { status, error } = spawnSync('npm', args, { stdio: 'inherit' });
  if (error)
    throw new Error(
      `npm could not be started (${error.message}); the console needs Node.js ${LEAST_NODE}.19 or newer and npm`,
    );
  if (status !== 0) process.exit(status ?? 1);
}

function unlessDone(stamp, inputs, product, work) {
  const hash = hashOf(inputs);
  if (existsSync(product) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

const packages = ['package.json', 'package-lock.json', '.npmrc'];
const sources = [...packages, 'index.html', 'vite.config.ts', 'tsconfig.json', 'scripts', 'public', 'src', 'test-data'];

if (Number(process.versions.node.split('.')[0]) < LEAST_NODE) {
  throw new Error(`the console needs Node.js ${LEAST_NODE}.19 or newer, this is ${process.versions.node}`);
}
unlessDone('node_modules/.console-stamp', packages, 'node_modules/vite', () =>
  npm('ci', '--no-audit', '--no-fund', '--prefer-offline'),
);
switch (process.argv[2]) {
  case 'build':
    unlessDone('target/console-build.stamp', sources, 'target/classes/static/index.html', () =>
      npm('run', '--silent', 'build'),
    );
    break;
  case 'test':
    unlessDone('target/console-test.stamp', sources, 'node_modules', () => npm('run', '--silent', 'test'));
    break;
  default:
    throw new Error('usage: node scripts/maven.mjs build|test');
}
