import { expect, test } from 'vitest';
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
