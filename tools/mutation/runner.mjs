// A test runner for Stryker that keeps tests and sources in one compiled script and evaluates it anew for each mutant:
// vitest needs seconds for that, and does not evaluate again what a module computes when it is loaded.
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  determineHitLimitReached,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { bundleTests } from './bundle-tests.mjs';

function createRunner(options) {
  const names = { ...INSTRUMENTER_CONSTANTS };
  const inside = () => (globalThis[names.NAMESPACE] ??= {});
  /** Files in the order in which they are tried: what failed last comes first. */
  let order = [];
  let evaluate;
  return {
    capabilities: () => ({ reloadEnvironment: true }),
    async init() {
      evaluate = await bundleTests(process.cwd(), options.bundled);
      order = Object.keys(evaluate().files);
    },
    async dryRun() {
      const world = inside();
      world[names.ACTIVE_MUTANT] = undefined;
      world[names.MUTATION_COVERAGE_OBJECT] = { static: {}, perTest: {} };
      const noteTest = (id) => {
        world[names.CURRENT_TEST_ID] = id;
      };
      const tests = await runFiles(null, noteTest, true);
      const mutantCoverage = world[names.MUTATION_COVERAGE_OBJECT];
      return { status: DryRunStatus.Complete, tests, mutantCoverage };
    },
    async mutantRun({ activeMutant, testFilter, hitLimit }) {
      const world = inside();
      world[names.HIT_COUNT] = hitLimit === undefined ? undefined : 0;
      world[names.HIT_LIMIT] = hitLimit;
      world[names.ACTIVE_MUTANT] = activeMutant.id;
      const tests = await runFiles(testFilter ?? null, () => {});
      const limit = determineHitLimitReached(world[names.HIT_COUNT], hitLimit);
      return toMutantRunResult(limit ?? { status: DryRunStatus.Complete, tests });
    },
  };

  /** Runs the tests with these ids, all where there is no filter; a mutant's run ends at the first that fails. */
  async function runFiles(filter, onTest, isDryRun = false) {
    const wanted = filter === null ? null : new Set(filter);
    const wantedFiles =
      wanted === null ? null : new Set(filter.map((id) => id.slice(0, id.lastIndexOf('#'))));
    const results = [];
    for (const file of [...order]) {
      if (wantedFiles !== null && !wantedFiles.has(file)) continue;
      // Each file in a world of its own, as in vitest.
      const { files, collect, finish, preload } = evaluate();
      if (isDryRun) preload();
      const start = performance.now();
      const fail = (id, error) => {
        results.push(
          resultOf(id, performance.now() - start, TestStatus.Failed, String(error?.stack ?? error)),
        );
        order = [file, ...order.filter((other) => other !== file)];
        return results;
      };
      let tests;
      try {
        tests = collect(files[file]);
      } catch (error) {
        return fail(`${file}#load`, error);
      }
      for (const [index, runTest] of tests.entries()) {
        const id = `${file}#${index}`;
        if (wanted !== null && !wanted.has(id)) continue;
        onTest(id);
        const begun = performance.now();
        try {
          await runTest();
          results.push(resultOf(id, performance.now() - begun, TestStatus.Success));
        } catch (error) {
          return fail(id, error);
        } finally {
          onTest(undefined);
        }
      }
      await finish();
    }
    return results;
  }
}

function resultOf(id, timeSpentMs, status, failureMessage) {
  return { id, name: id, timeSpentMs, status, ...(failureMessage === undefined ? {} : { failureMessage }) };
}

createRunner.inject = tokens(commonTokens.options);

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'bundled', createRunner)];

export const strykerValidationSchema = {
  properties: {
    bundled: {
      description: 'The tests that are run against each mutant.',
      type: 'object',
      properties: {
        tests: { description: 'Files and folders.', type: 'array', items: { type: 'string' } },
        sources: {
          description: 'What is mutated of them: folders.',
          type: 'array',
          items: { type: 'string' },
        },
      },
      default: { tests: ['test'], sources: ['src'] },
    },
  },
};
