import { describe, expect, test } from 'vitest';
import { buildGraph } from '../../src/frontends/spec/build-graph';
import { checksJsonSchema } from '../../src/language/checks/checks-schema';
import { parseChecks } from '../../src/language/checks/parse-checks';
import { specJsonSchema } from '../../src/language/json-schema';
import { parseSpec } from '../../src/language/parse-spec-text';
import { shareDefinitions } from '../../src/language/share-definitions';
import { allOps } from '../../src/ops/index';
import { accepts } from '../cli/json-schema';

const schema = specJsonSchema();

/** Whether the program takes a spec: what JSON Schema cannot know, such as shapes, is not asked. */
function isParsed(spec: unknown): boolean {
  return parseSpec(JSON.stringify(spec)).diagnostics.length === 0;
}

const conv = (args: object) => ({
  input: [3, 8, 8],
  layers: [{ type: 'Conv2d', out_channels: 8, kernel_size: 3, ...args }],
});
const relu = { type: 'ReLU' };
const branches = { a: [relu], b: [] };

describe('the JSON Schema of a spec and the program agree', () => {
  test.each<readonly [string, unknown]>([
    ['a list with an item of the wrong kind', conv({ kernel_size: ['a', 3] })],
    ['a list with true in it', conv({ kernel_size: [true, 3] })],
    ['a list with null in it', conv({ padding: [null, 1] })],
    ['a list with zero in it', conv({ stride: [0, 1] })],
    ['a list with a fraction in it', conv({ dilation: [1.5, 1] })],
    ['a list within a list', conv({ kernel_size: [[3], 3] })],
    ['a list that is too short', conv({ kernel_size: [3] })],
    ['a list that is too long', conv({ padding: [1, 1, 1] })],
    ['a list for one number', conv({ out_channels: [8] })],
    ['a text that is no expression', conv({ kernel_size: '3' })],
    ['a key of another layer', conv({ inplace: true })],
    ['a misspelt key', conv({ strid: 1 })],
    ['both layers and branches', { layers: [relu], branches, merge: 'concat' }],
    ['neither layers nor branches', { input: [3, 8, 8] }],
    ['branches without a merge', { branches }],
    ['a merge without branches', { layers: [relu], merge: 'add' }],
    ['outputs next to branches', { branches, merge: 'add', outputs: { out: 'a' } }],
    [
      'a module with both',
      { modules: { M: { layers: [relu], branches, merge: 'add' } }, layers: [{ type: 'M' }] },
    ],
    ['a module with neither', { modules: { M: { args: {} } }, layers: [{ type: 'M' }] }],
    ['a merge that merges nothing', { branches, merge: relu }],
    ['a merge that names its inputs', { branches, merge: { type: 'Concat', from: ['a'] } }],
    ['a merge that is not called', { branches, merge: { type: 'Concat', called: false } }],
    ['a name for Repeat', { layers: [{ type: 'Repeat', name: 'a', times: 2, layers: [relu] }] }],
    ['a Repeat without times or a list', { layers: [{ type: 'Repeat', layers: [relu] }] }],
    ['a Repeat with times and a list', { layers: [{ type: 'Repeat', times: 2, over: [1], layers: [relu] }] }],
    ['an item without a list', { layers: [{ type: 'Repeat', times: 2, as: 'n', layers: [relu] }] }],
    [
      'a branch with a when and a name',
      { branches: { a: { when: true, layers: [], name: 'x' } }, merge: 'add' },
    ],
    [
      'a Repeat among branches with a name',
      { branches: { r: { type: 'Repeat', times: 2, branches: { a: [] }, name: 'x' } }, merge: 'add' },
    ],
    [
      'a module without an input',
      { modules: { M: { inputs: [], layers: [relu] } }, layers: [{ type: 'M' }] },
    ],
    ['a path that shares nothing', { layers: [{ ...relu, share: { weight: 3 } }] }],
    ['a number for what is frozen', { layers: [{ ...relu, frozen: [3] }] }],
    ['a document with a key that it has not', { layers: [{ type: './a.json', width: 3 }] }],
    ['an empty list of inputs', { layers: [relu, { type: 'Concat', from: [] }] }],
    ['an extension with layers', { extends: 'v2', layers: [relu] }],
  ])('both refuse %s', (_what, spec) => {
    expect({ schema: accepts(schema, spec), program: isParsed(spec) }).toEqual({
      schema: false,
      program: false,
    });
  });

  test.each<readonly [string, unknown]>([
    ['a list', conv({ kernel_size: [3, 5], padding: [1, 2] })],
    ['a list with an expression in it', conv({ kernel_size: ['${1 + 2}', 3] })],
    ['a list that is an expression', conv({ kernel_size: '${3}' })],
    ['a word', conv({ padding: 'same' })],
    ['null for what follows from the input', conv({ in_channels: null })],
    [
      'the keys of every layer',
      conv({ name: 'a', from: '@input', when: true, functional: false, frozen: true }),
    ],
    ['branches with a merging layer', { branches, merge: { type: 'Concat', dim: 2 } }],
    ['branches among layers', { layers: [{ type: 'Branches', branches, merge: 'add' }] }],
    [
      'a module with arguments',
      { modules: { M: { args: { n: null }, layers: [relu] } }, layers: [{ type: 'M', n: 3 }] },
    ],
    ['a module of branches', { modules: { M: { branches, merge: 'mul' } }, layers: [{ type: 'M' }] }],
    [
      'a module with inputs by names',
      {
        input: [3, 8, 8],
        modules: { M: { inputs: ['x', 'y'], layers: [{ type: 'Add', from: ['@x', '@y'] }] } },
        layers: [
          { type: 'M', from: { x: '@input', y: '@input' } },
          { type: 'M', from: ['@previous', '@input'] },
        ],
      },
    ],
    [
      'a Repeat over a list',
      { layers: [{ type: 'Repeat', over: [1, '${2}', [3]], as: 'n', layers: [relu] }] },
    ],
    [
      'a Repeat over a variable',
      { vars: { w: [1] }, layers: [{ type: 'Repeat', over: '${w}', layers: [relu] }] },
    ],
    [
      'a Repeat among branches',
      {
        branches: {
          r: { type: 'Repeat', over: [1, 2], as: 'n', branches: { 'a${n}': [relu], 'b${n}': relu } },
        },
        merge: 'add',
      },
    ],
    [
      'branches that may be absent',
      { branches: { a: { when: '${1 > 2}', layers: [relu] }, b: { layers: relu } }, merge: 'add' },
    ],
    [
      'paths of what is frozen',
      { layers: [{ type: 'Sequential', frozen: ['a', 'b*'], layers: [{ ...relu, name: 'a' }] }] },
    ],
    [
      'shared parameters',
      {
        layers: [
          { ...relu, share: { weight: 'a.weight' } },
          { ...relu, share: 'a' },
        ],
      },
    ],
    ['no layers at all', { input: [3, 8, 8], layers: [] }],
  ])('both take %s', (_what, spec) => {
    expect({ schema: accepts(schema, spec), program: isParsed(spec) }).toEqual({
      schema: true,
      program: true,
    });
  });

  test('both refuse a list that is too long with an expression in it, the program when it has its value', () => {
    const spec = conv({ padding: ['${1}', 1, 1] });
    const parsed = parseSpec(JSON.stringify(spec)).spec;
    if (parsed === null) throw new Error('the expression is right');
    expect(buildGraph(parsed).diagnostics.map(({ code }) => code)).toEqual(['spec/invalid-value']);
    expect(accepts(schema, spec)).toBe(false);
  });

  test.each(allOps().map((op) => [op.type, op] as const))(
    'a layer of %s, and not with a key that it has not',
    (type, op) => {
      for (const { args } of op.examples) {
        const layers = [{ type, ...args, name: 'a' }];
        expect(accepts(schema, { layers }), JSON.stringify(layers)).toBe(true);
        expect(accepts(schema, { layers: [{ ...layers[0], no_such_key: 1 }] })).toBe(false);
      }
    },
  );
});

describe('the JSON Schema of checks and the program agree', () => {
  const checks = checksJsonSchema();
  const documentOf = (check: object) => ({
    schema: 'inception.checks/1',
    checks: [{ name: 'a', spec: 'v2', metric: 'params', ...check }],
  });
  const isRead = (document: unknown): boolean => {
    const { entries, diagnostics } = parseChecks(JSON.stringify(document), 'checks.json');
    return diagnostics.length === 0 && entries.every(({ kind }) => kind === 'check');
  };

  test.each<readonly [string, object]>([
    ['no limit', {}],
    ['two limits', { max: 1, min: 1 }],
    ['a limit and growth', { equals: 1, no_more_than_base: '+0' }],
    ['a tolerance without its figure', { max: 1, tolerance: 1 }],
    ['a tolerance for sizes', { metric: 'output', equals: [1, 2], tolerance: 1 }],
    ['a base without growth', { max: 1, base: 'main' }],
    ['sizes for a count', { equals: [1, 2] }],
    ['sizes in a text for a count', { equals: '1x2' }],
    ['a count for sizes', { metric: 'output', equals: 256 }],
    ['a most for sizes', { metric: 'receptive_field', max: 3 }],
    ['a convention of parameters', { max: 1, convention: 'thop' }],
  ])('both refuse %s', (_what, check) => {
    const document = documentOf(check);
    expect({ schema: accepts(checks, document), program: isRead(document) }).toEqual({
      schema: false,
      program: false,
    });
  });

  test.each<readonly [string, object]>([
    ['a most', { max: '200k' }],
    ['a figure with its tolerance', { equals: '44.8M', tolerance: '1%' }],
    ['sizes', { metric: 'output', equals: [256, 28, 28] }],
    ['sizes in a text', { metric: 'receptive_field', equals: '5x5' }],
    ['growth since a base', { no_more_than_base: '+2%', base: 'main' }],
    ['a count by a convention', { metric: 'count', convention: 'thop', min: 1 }],
  ])('both take %s', (_what, check) => {
    const document = documentOf(check);
    expect({ schema: accepts(checks, document), program: isRead(document) }).toEqual({
      schema: true,
      program: true,
    });
  });
});

test('parts that a schema repeats are written once, and it means the same', () => {
  const size = {
    type: 'integer',
    minimum: 1,
    maximum: 2147483647,
    description: 'How large it is, in pixels',
  };
  const schemaOf = (shared: object) => ({
    anyOf: [
      { type: 'object', properties: { width: shared, height: shared }, required: ['width'] },
      { type: 'array', items: shared },
    ],
  });
  expect(shareDefinitions(schemaOf(size))).toEqual({
    ...schemaOf({ $ref: '#/$defs/width' }),
    $defs: { width: size },
  });
});

test('less than a hundredth of the schema of specs is written again, since an editor reads it at each start', () => {
  const seen = new Set<string>();
  let repeated = 0;
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const text = JSON.stringify(part);
    // 60 characters are what a reference with its definition takes.
    if (!Array.isArray(part) && text.length >= 60 && seen.has(text)) repeated += text.length;
    seen.add(text);
    for (const inner of Object.values(part)) visit(inner);
  };
  visit(schema);
  expect(seen.size).toBeGreaterThan(1000);
  expect(repeated / JSON.stringify(schema).length).toBeLessThan(0.01);
});
