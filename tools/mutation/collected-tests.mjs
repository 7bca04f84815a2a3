// Takes the place of vitest in the bundle of the mutation runs: collects the tests of a file, which the runner then calls.
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

/** One for all evaluations: chai would keep each, with the sources that it was evaluated with. */
export const expect = globalThis[GLOBAL_EXPECT] ?? createExpect();

function createExpect() {
  for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);
  const made = Object.assign((value, message) => chai.expect(value, message), {
    ...chai.expect,
    ...globalThis[ASYMMETRIC_MATCHERS_OBJECT],
    extend: (matchers) => chai.expect.extend(made, matchers),
  });
  globalThis[GLOBAL_EXPECT] = made;
  setState({ assertionCalls: 0, isExpectingAssertions: false, isExpectingAssertionsError: null }, made);
  made.extend(customMatchers);
  return made;
}

/** Types are checked by tsc: any chain of matchers is taken. */
export const expectTypeOf = () => typeMatchers;
const typeMatchers = new Proxy(() => typeMatchers, { get: () => typeMatchers });

let tests = [];
let hooksAfterAll = [];

/** The tests that loading a file declares, as functions; what such tests do not use of vitest is not here. */
export function collect(load) {
  tests = [];
  hooksAfterAll = [];
  load();
  return tests;
}

/** Runs the hooks after all tests of the file that was collected last. */
export async function finish() {
  for (const hook of hooksAfterAll.splice(0)) await hook();
}

/** With `each(rows)(name, run)`, which gives a row's elements as arguments where it is a list. */
function declaring(declare) {
  const each = (rows) => (_name, run) => {
    for (const row of rows) declare(() => (Array.isArray(row) ? run(...row) : run(row)));
  };
  return Object.assign((_name, run) => declare(run), { each });
}

export const it = declaring((run) => tests.push(run));
export const test = it;
export const describe = declaring((fill) => fill());
export const afterAll = (run) => hooksAfterAll.push(run);
