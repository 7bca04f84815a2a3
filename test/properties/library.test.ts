import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as library from '../../src/index';

const TAKES_NOTHING = ['allOps', 'checksJsonSchema', 'specJsonSchema'];

type Call = (...args: readonly unknown[]) => unknown;

/** Every function of the library that takes values, without what its types say of them. */
const functions = Object.entries(library).flatMap(([name, value]: readonly [string, unknown]) =>
  typeof value === 'function' && !TAKES_NOTHING.includes(name)
    ? [[name, (...args: readonly unknown[]): unknown => Reflect.apply(value, undefined, args)] as const]
    : [],
);

const trap = new Proxy(
  {},
  {
    get: () => {
      throw new Error('a getter that throws');
    },
  },
);

const anything = fc.oneof(
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSparseArray: true,
  }),
  fc.constantFrom<unknown>(
    undefined,
    null,
    NaN,
    -1,
    1.5,
    Infinity,
    10n,
    Symbol('a'),
    () => 1,
    trap,
    [null],
    [[]],
  ),
);

const SPEC = {
  input: [3, 8, 8],
  branches: { a: [{ type: 'Conv2d', out_channels: 4, kernel_size: 3, padding: 1 }], b: { type: 'ReLU' } },
  merge: 'concat',
};
const { spec } = library.parseSpec(JSON.stringify(SPEC));
if (spec === null) throw new Error('the spec is right');
const { graph } = library.buildGraph(spec);
const report = library.createReport(graph);
const comparable = library.comparableOf(report);
const diff = library.createDiff(comparable, comparable);
const { report: stored } = library.readStoredReport(library.renderReportJson(report), 'stored.json');
const CHECKS = {
  schema: 'inception.checks/1',
  checks: [{ name: 'a', spec: 'v2', metric: 'params', max: 1 }],
};
const [entry] = library.parseChecks(JSON.stringify(CHECKS), 'checks.json').entries;
const check = entry?.kind === 'check' ? entry.check : null;
if (check === null) throw new Error('the check is right');
const result = library.evaluateCheck(check, report, null);
const comparison = library.createComparison([{ name: 'a', graph, report }]);
const explanation = library.createExplanation(graph, report, null);

/** Right values of every kind that a function takes. */
const right: readonly unknown[] = [
  spec,
  graph,
  report,
  comparable,
  diff,
  stored,
  check,
  [result],
  comparison,
  explanation,
  library.createDiffSet([library.specChangeOf('a.json', diff)], null),
  library.layersTable(report),
  new Map([['a.json', '{}']]),
  JSON.stringify(SPEC),
  JSON.stringify(CHECKS),
  'total',
  'params',
];

/** A right value in which something is replaced: a part of it at any depth. */
const damaged = fc
  .record({ value: fc.constantFrom(...right), steps: fc.array(fc.nat(), { maxLength: 6 }), part: anything })
  .map(({ value, steps, part }) => replaced(value, steps, part));

function replaced(value: unknown, [step, ...rest]: readonly number[], part: unknown): unknown {
  if (step === undefined) return part;
  if (typeof value !== 'object' || value === null || value instanceof Map) return part;
  const keys = Object.keys(value);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return part;
  const inner = replaced(new Map(Object.entries(value)).get(key), rest, part);
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === key ? inner : item));
  return { ...value, [key]: inner };
}

const argument = fc.oneof(anything, damaged, fc.constantFrom(...right));

const LISTS = ['explainablePaths', 'comparisonSentences', 'branchTables'];
const WITH_DIAGNOSTICS = [
  'parseSpec',
  'parseSpecValue',
  'buildGraph',
  'parseChecks',
  'parseChecksValue',
  'readStoredReport',
];

/** Whether what a function gave is of the kind that it gives, whatever it is given. */
function isDocumented(name: string, given: unknown): boolean {
  if (/^(render|format)/.test(name)) return typeof given === 'string';
  if (/^(is|has)[A-Z]/.test(name)) return typeof given === 'boolean';
  if (LISTS.includes(name)) return Array.isArray(given);
  if (!WITH_DIAGNOSTICS.includes(name)) return true;
  return Array.isArray(new Map(Object.entries(Object(given))).get('diagnostics'));
}

test('the library has the functions that this test knows', () => {
  expect(functions.length).toBeGreaterThan(60);
});

describe.each(functions)('%s', (name, call) => {
  test('never throws, and gives what is documented', () => {
    fc.assert(
      fc.property(fc.array(argument, { maxLength: 4 }), (args) => {
        const given = call(...args);
        if (!isDocumented(name, given)) throw new Error(`${name} gave ${String(given)}`);
      }),
      { numRuns: 150 },
    );
  });
});

describe('numbers and words that TypeScript lets through', () => {
  test.each([NaN, Infinity, -1, 0, 1.5, 2 ** 53])('a batch of %d is a diagnostic', (batch) => {
    expect(library.buildGraph(spec, { batch }).diagnostics).toMatchObject([
      {
        code: 'usage/invalid-argument',
        severity: 'error',
        message: expect.stringContaining('batch is a whole number'),
      },
    ]);
    expect(library.buildGraph(spec, { maxLayers: batch }).diagnostics).toMatchObject([
      { code: 'usage/invalid-argument' },
    ]);
  });

  test.each([NaN, -3, 1.5])('a size of %d is a diagnostic, and a refusal of a builder', (size) => {
    const inputs = [{ name: 'input', shape: [3, size, 8], at: '/input' }];
    expect(library.buildGraph(spec, { inputs }).diagnostics).toMatchObject([
      { code: 'usage/invalid-argument' },
    ]);
    const builder = library.createBuilder((_op, args: Readonly<Record<string, never>>) => ({ args }));
    for (const given of [builder.input('x', { shape: [size] }), builder.parameter('w', [size], 'trainable')])
      expect(library.isRefusal(Object(given))).toBe(true);
  });

  test('a builder gives refusals', () => {
    const builder = library.createBuilder(() => ({ args: {} }));
    for (const [name, method] of Object.entries<unknown>(Object(builder))) {
      if (typeof method !== 'function') continue;
      for (const args of [[], [null, null, null, null], [trap, trap]]) {
        const given: unknown = method(...args);
        expect(given === undefined || typeof given === 'object' || typeof given === 'number', name).toBe(
          true,
        );
      }
    }
  });

  test('an element type, a metric or a convention that there is not', () => {
    const other: unknown = 'float33';
    const create: Call = (...args) => Reflect.apply(library.createReport, undefined, args);
    expect(create(graph, { dtype: other })).toBeNull();
    expect(create(graph, { convention: 'thop' })).toBeNull();
    const measure: Call = (...args) => Reflect.apply(library.measure, undefined, args);
    expect(measure(report, 'prams', 'total')).toMatchObject({
      problem: expect.stringContaining('the metrics are'),
    });
    expect(library.findConvention('__proto__')).toBeUndefined();
    expect(library.findOp('constructor')).toBeUndefined();
  });
});
