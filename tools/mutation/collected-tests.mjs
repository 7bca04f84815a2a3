// Stands for vitest in the bundle of the mutation runs: collects the tests of a file, which the runner then calls.
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  chai,
  customMatchers,
  GLOBAL_EXPECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from '@vitest/expect';

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

export const expect = Object.assign((value, message) => chai.expect(value, message), {
  ...chai.expect,
  ...globalThis[ASYMMETRIC_MATCHERS_OBJECT],
  extend: (matchers) => chai.expect.extend(expect, matchers),
  fail: (message) => {
    throw new Error(message);
  },
});
globalThis[GLOBAL_EXPECT] = expect;
setState({ assertionCalls: 0, isExpectingAssertions: false, isExpectingAssertionsError: null }, expect);
expect.extend(customMatchers);

/** Types are checked by tsc: any chain of matchers is taken. */
export const expectTypeOf = () => typeMatchers;
const typeMatchers = new Proxy(() => typeMatchers, { get: () => typeMatchers });

/** The suite that is being filled. */
let suite;

/** Collects what loading a file declares. */
export function collect(load) {
  suite = newSuite(null);
  load();
  return suite.tests;
}

function newSuite(parent) {
  return { parent, name: '', tests: [], beforeAll: [], beforeEach: [], afterEach: [], afterAll: [] };
}

function declareTest(name, run) {
  const own = suite;
  own.tests.push({ suite: own, name: String(name), run });
}

function declareSuite(name, fill) {
  const outer = suite;
  suite = { ...newSuite(outer), name: String(name) };
  fill();
  outer.tests.push(...suite.tests);
  suite = outer;
}

/** `it.each(rows)(name, run)`, with a row's elements as arguments where it is a list. */
function eachOf(declare) {
  return (rows) => (name, run) => {
    for (const row of rows) declare(titled(name, row), () => (Array.isArray(row) ? run(...row) : run(row)));
  };
}

function titled(name, row) {
  return `${name} ${Array.isArray(row) ? String(row[0]) : (row?.title ?? '')}`;
}

function declaring(declare) {
  const all = (...args) => declare(...args);
  all.each = eachOf(declare);
  all.skip = () => {};
  all.todo = () => {};
  all.skipIf = (isSkipped) => (isSkipped ? all.skip : all);
  all.runIf = (isRun) => (isRun ? all : all.skip);
  all.concurrent = all;
  return all;
}

export const it = declaring(declareTest);
export const test = it;
export const describe = declaring(declareSuite);
export const beforeAll = (run) => suite.beforeAll.push(run);
export const afterAll = (run) => suite.afterAll.push(run);
export const beforeEach = (run) => suite.beforeEach.push(run);
export const afterEach = (run) => suite.afterEach.push(run);

function suitesAround({ suite: inner }) {
  const all = [];
  for (let one = inner; one !== null; one = one.parent) all.unshift(one);
  return all;
}

/** Runs one test with the hooks around it; those for all tests of a suite run before its first. */
export async function runTest(test) {
  const suites = suitesAround(test);
  for (const one of suites) {
    for (const hook of one.beforeAll.splice(0)) await hook();
  }
  for (const one of suites) for (const hook of one.beforeEach) await hook();
  try {
    await test.run();
  } finally {
    for (const one of suites.toReversed()) for (const hook of one.afterEach) await hook();
  }
}

/** Runs the hooks after all tests of a file, those that throw nothing. */
export async function finish(tests) {
  for (const one of new Set(tests.flatMap(suitesAround)))
    for (const hook of one.afterAll.splice(0)) await hook();
}
