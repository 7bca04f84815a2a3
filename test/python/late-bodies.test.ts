import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseModule } from '../../src/python/parsing/index';
import { runPython } from '../support/run-python';

const root = join(__dirname, '..', '..');

/** Files of Python that hold many functions. */
const files = ['src/frontends/pytorch/sources/timm', 'test/golden/python/programs'].flatMap((folder) =>
  readdirSync(join(root, folder), { encoding: 'utf8', recursive: true })
    .filter((name) => name.endsWith('.py'))
    .map((name) => join(folder, name)),
);

/** Bodies whose ends are not seen at a glance. */
const texts = [
  'def f():\n  return 1',
  'def f(): return 1\nx = 2',
  'def f():  # why\n\n  # first\n  x = [1,\n2, # in\n3]  # behind\n# outside\n\ny = 1',
  'def f():\n  """text\nunindented: def g():\n"""\n  return """a"""\ndef g(): pass',
  "class A:\n  def f(self):\n    return '\\'#(' + \\\n1\n  x = 1\n  def g(self):\n    def h():\n      pass\n  async def k(self):\n    pass\nz = 3",
  'if a:\n\tdef f():\n\t\tif b:\n\t\t\treturn "]"\n\t\treturn f"{x!r:>{w}}" ;\nelse:\n\tpass',
  'def f():\r\n  if a:\r\n    pass\r\n  else:\r\n    pass # end\r\n\r\nx = 1\r\n',
  '@d\ndef f(a: int = (1), *b) -> {"a": [1]}:\n    r"\\""\n    x = {\n}\n\n\n\n',
];

describe('a tree whose bodies are read when they are asked for is that which is read at once', () => {
  it.each(files)('of %s', (file) => {
    const text = readFileSync(join(root, file), 'utf8');
    expect(parseModule(text, (read) => read())).toEqual(parseModule(text));
  });
  it.each(texts)('of %j', (text) => {
    expect(parseModule(text, (read) => read())).toEqual(parseModule(text));
  });
});

describe('a mistake in the body of a function of an installed package', () => {
  const text = 'def good():\n  return 1\ndef bad():\n  x = = 2\nprint(good())\n';

  it('is refused at its line when the function is called, and not before', () => {
    expect(run(text, true)).toEqual(['1\n', undefined, null]);
    expect(run(`${text}bad()`, true)).toEqual(['1\n', 'python/syntax', 4]);
  });

  it('is refused before anything runs where the package is not installed', () => {
    expect(run(text, false)).toEqual(['', 'python/syntax', 4]);
  });
});

function run(main: string, areInstalled: boolean) {
  const { output, diagnostic, line } = runPython({ 'main.py': main }, { areInstalled });
  return [output, diagnostic?.code, line];
}
