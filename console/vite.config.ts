import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Where the server listens while the console is developed; its own port 5173 passes /v1 on to it. */
const server = process.env.CONSOLE_API ?? 'http://127.0.0.1:8080';

export default defineConfig({
  base: './',
  plugins: [react()],
  build: {
    outDir: 'target/classes/static',
    emptyOutDir: true,
    target: 'es2023',
    // Browsers that know light-dark() themselves: its stand-in needs a color scheme that is fixed when building.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    license: { fileName: 'licenses.md' },
    chunkSizeWarningLimit: 700,
  },
  server: { host: '127.0.0.1', proxy: { '/v1': server } },
  // Tests expect times in this zone.
  test: { include: ['src/**/*.test.ts'], environment: 'node', env: { TZ: 'UTC' } },
});
