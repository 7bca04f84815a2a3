import { describe, expect, test } from 'vitest';
import { isMeantAsSpec } from '../../src/language/recognise-spec';

test.each([
  ['{"input": [3, 4, 4], "layers": []}', true],
  ['{"branches": {"a": []}, "merge": "concat"}', true],
  ['{"extends": "v2", "vars": {"pool": 64}}', true],
  ['{"extends": "v2", "vras": {}, "input": [3, 4, 4]}', true],
  ['// a comment\n{"layers": [],}', true],
  ['{"layers": [', true],
  ['\ufeff{"layers": []}', true],
  ['{"extends": "./base.json", "compilerOptions": {}}', false],
  ['{"branches": ["main"]}', false],
  ['{"schema": "inception.report/1", "layers": []}', false],
  ['{"schema": "inception.checks/1", "checks": [{"note": "\\"layers\\""}]}', false],
  ['{"name": "x"}', false],
  ['{"name": ', false],
  ['[{"layers": []}]', false],
  ['null', false],
])('%s: %s', (text, isSpec) => {
  expect(isMeantAsSpec(text)).toBe(isSpec);
});

describe('other tools have files with these keys too', () => {
  const sha = { mediaType: 'application/vnd.oci.image.layer.v1.tar', digest: 'sha256:0', size: 1 };
  const foreign: readonly (readonly [string, unknown])[] = [
    ['tsconfig that only extends', { extends: './tsconfig.base.json' }],
    [
      'tsconfig with its schema',
      { $schema: 'https://json.schemastore.org/tsconfig', extends: '@tsconfig/node20' },
    ],
    ['tsconfig', { extends: './base.json', compilerOptions: { strict: true }, include: ['src'] }],
    ['eslintrc', { extends: 'eslint:recommended', rules: {} }],
    ['package.json', { name: 'x', extends: 'y', scripts: {} }],
    ['openapi-ts', { extends: './base.json', input: 'api.yaml', output: 'src' }],
    ['a manifest of a container image', { schemaVersion: 2, config: sha, layers: [sha, sha] }],
    ['a style of a map', { version: 8, sources: {}, layers: [{ id: 'water', type: 'fill', source: 'a' }] }],
    ['a map of Tiled', { height: 4, width: 4, layers: [{ data: [], name: 'ground', type: 'tilelayer' }] }],
    ['an animation of Lottie', { v: '5.5', fr: 30, layers: [{ ty: 4, nm: 'shape', ks: {} }] }],
    ['a map service', { layers: [{ id: 0, name: 'roads', type: 'Feature Layer' }] }],
    ['names of layers', { name: 'city', layers: ['Linears', 'roads (old)', 'water'] }],
    ['sizes of layers', { name: 'mlp', layers: [64, 32] }],
    ['a pipeline', { branches: { only: ['main'] } }],
    ['protected branches', { branches: { main: { protection: null } } }],
    ['semantic-release', { branches: ['main'], extends: 'x' }],
  ];

  test.each(foreign)('%s', (_name, value) => {
    expect(isMeantAsSpec(JSON.stringify(value))).toBe(false);
  });

  test.each<readonly [string, unknown]>([
    ['a misspelt type', { layers: [{ type: 'Conv2dd', out_channels: 8 }] }],
    ['a misspelt type of a call', { layers: ['conv = Conv2dd(out_channels=8)'] }],
    ['a call without the names of its arguments', { layers: ['Conv2d(8, 3)'] }],
    ['a call that is not closed', { layers: ['conv = Conv2d(out_channels=8'] }],
    ['a misspelt "type"', { layers: [{ typ: 'Conv2d', out_channels: 8 }] }],
    ['a misspelt key at the top', { inptu: [3, 8, 8], layers: [{ type: 'ReLU' }] }],
    ['only uses of its own modules', { modules: { Block: { layers: [] } }, layers: [{ type: 'Block' }] }],
    ['a step in the place of a list', { branches: { a: { type: 'ReLU' } } }],
    ['variables alone', { extends: './gone.json', vars: { width: 2 } }],
    ['an input alone', { extends: './gone.json', input: '3x8x8' }],
  ])('but a spec that is broken is not overlooked: %s', (_name, value) => {
    expect(isMeantAsSpec(JSON.stringify(value))).toBe(true);
  });

  test('a file that only extends is what it extends', () => {
    const text = '{"name": "Mine", "extends": "./base.json"}';
    expect(isMeantAsSpec(text, (reference) => reference === './base.json')).toBe(true);
    expect(isMeantAsSpec(text, () => false)).toBe(false);
  });
});
