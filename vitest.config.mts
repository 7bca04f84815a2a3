import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The program loads its parts by `require` when they are needed, which the build makes bundles of. Here they
 * are imported instead, at the end of the file so that lines keep their numbers.
 */
const lazyParts = {
  name: 'lazy-parts',
  enforce: 'pre' as const,
  transform(code: string, id: string) {
    if (!id.includes('/src/')) return null;
    const parts: string[] = [];
    const rewritten = code.replaceAll(/\brequire\('(\.[^']+)'\)/g, (_call, path: string) => {
      parts.push(`import * as lazyPart${parts.length} from '${path}';`);
      return `lazyPart${parts.length - 1}`;
    });
    return parts.length === 0 ? null : { code: `${rewritten}\n${parts.join('\n')}\n`, map: null };
  },
};

/** Python of the source is what gives its text, as in the build. */
const pythonText = {
  name: 'python-text',
  enforce: 'pre' as const,
  transform(code: string, id: string) {
    return id.endsWith('.py') ? { code: `export default () => ${JSON.stringify(code)};`, map: null } : null;
  },
};

/**
 * Tests that start processes run first: a worker with little in its memory starts one in a third of the time that one
 * with half a gigabyte takes.
 */
class ProcessesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const startsProcesses = ({ moduleId }: TestSpecification) =>
      /\/test\/(?:cli[^/]*|github|readme)\//.test(moduleId);
    return [...sorted.filter(startsProcesses), ...sorted.filter((file) => !startsProcesses(file))];
  }
}

/**
 * Tests make much that soon is garbage: with room for it less is copied from one generation to the next. There is a
 * worker for each processor, so V8's own threads would only take time from other workers. Most functions run for a
 * short time: Node 20, which optimises earlier than later versions, waits four times longer.
 */
const engineFlags = [
  '--max-semi-space-size=64',
  '--single-threaded',
  ...(process.version.startsWith('v20.') ? ['--interrupt-budget=300000'] : []),
];

export default defineConfig({
  plugins: [lazyParts, pythonText],
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/support/temporary-folder.ts',
    // No test leaves a module changed, so the files of one worker share them: half of the time was loading them anew.
    isolate: false,
    sequence: { sequencer: ProcessesFirst },
    // What was transformed once is kept in node_modules for the next run, which takes ten seconds of CPU less.
    experimental: { fsModuleCache: true },
    // One of two workers mostly waits for the program, which it runs as a process.
    maxWorkers: '100%',
    execArgv: engineFlags,
    reporters: ['default', ['json', { outputFile: '.vitest-report.json' }]],
    testTimeout: 30_000,
    // Some load the whole program anew, for which a busy machine needs longer than the ten seconds that hooks have.
    hookTimeout: 30_000,
    // The runs of the built program keep compiled code here, not in the home of whoever runs the tests.
    env: { XDG_CACHE_HOME: join(import.meta.dirname, 'node_modules', '.cache') },
    coverage: {
      provider: 'v8',
      include: ['src/**'],
      reporter: ['text', 'json-summary'],
      thresholds: {
        lines: 95,
        branches: 90,
        'src/{ops,graph,passes,conventions}/**': { lines: 100 },
      },
    },
  },
});
