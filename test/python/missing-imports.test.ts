import { describe, expect, it } from 'vitest';
import { runPython } from '../support/run-python';

describe('an import of what is not at hand', () => {
  it('of a module that does what is not done here gives what it has so far', () => {
    const files = { 'other.py': "def early():\n  return 1\nprint(open('x').read())\nlate = 2" };
    const run = (text: string) => runPython({ ...files, 'main.py': text });
    expect(run('from other import early, late\nprint(early())')).toMatchObject({
      output: '1\n',
      diagnostic: null,
    });
    const { diagnostic, line } = run('import other\nx = other.late\nif x: pass');
    expect(line).toBe(3);
    expect(diagnostic).toMatchObject({
      code: 'python/unknown-import',
      message: 'other.late is unknown, so it cannot decide what runs',
    });
    expect(diagnostic?.why).toBe(
      'its module could be run only up to other.py:3: open() is not allowed: it opens a file',
    );
  });

  it('of a module that names what a file has gives the rest, and refuses that name where it is used', () => {
    const files = {
      'other.py': "table: dict = open('x').read()\nfirst = second = open('y')\ndef late():\n  return 2",
    };
    const run = (text: string) => runPython({ ...files, 'main.py': text });
    expect(run('from other import late, table\nprint(late())')).toMatchObject({
      output: '2\n',
      diagnostic: null,
    });
    for (const [name, line] of [
      ['table', 1],
      ['second', 2],
    ] as const) {
      const { diagnostic } = run(`import other\nif other.${name}: pass`);
      expect(diagnostic).toMatchObject({ code: 'python/unknown-import' });
      expect(diagnostic?.why).toBe(`other.py:${line} was skipped: open() is not allowed: it opens a file`);
    }
    // A statement that may fill what is there already ends the module.
    const fills = { 'other.py': "names = []\nnames += open('x')\nlate = 2" };
    const { diagnostic } = runPython({ ...fills, 'main.py': 'import other\nif other.late: pass' });
    expect(diagnostic?.why).toBe(
      'its module could be run only up to other.py:2: open() is not allowed: it opens a file',
    );
  });

  it('of a logger is used, and gives nothing', () => {
    const { output, diagnostic } = runPython({
      'main.py':
        "from late.utils import LOGGER, logger as log\ndef build():\n  LOGGER.info('made')\n  return log.warning('late')\nprint(build())",
    });
    expect([output, diagnostic]).toEqual(['None\n', null]);
  });

  it('of a part of a package that is not at hand is found in the package', () => {
    const { output, diagnostic } = runPython({
      'main.py': "import pkg.late\nkept = pkg.late.early\nprint('on')",
      'pkg/__init__.py': '',
    });
    expect([output, diagnostic]).toEqual(['on\n', null]);
  });

  it('that is tried again where it fails is carried about, and nothing is installed', () => {
    const lines = [
      'try:',
      '  import late',
      'except ImportError:',
      "  os.system('pip install late')",
      '  import late',
    ];
    const { output, diagnostic } = runPython({
      'main.py': ['import os', ...lines, "print('read')"].join('\n'),
    });
    expect(diagnostic).toBeNull();
    expect(output).toBe('read\n');
  });

  it('that cannot be had is carried about until something depends on it', () => {
    const text = `
import matplotlib.pyplot as plt
from tqdm import tqdm
from sklearn.preprocessing import LabelEncoder as Encoder
table = {'bar': tqdm, 'plot': plt.plot}
compose = Encoder(plt.x, tqdm)
plt.style = 'dark'
@tqdm.register
class A: pass
print(A.__name__, len(table))
`;
    expect(runPython({ 'main.py': text })).toMatchObject({ output: 'A 2\n', diagnostic: null });
  });

  it('of a name that a module does not have names the module', () => {
    const { diagnostic, line } = runPython({ 'main.py': '\nfrom other import nope', 'other.py': 'x = 1' });
    expect(diagnostic?.message).toBe("ImportError: cannot import name 'nope' from 'other' (other.py)");
    expect(line).toBe(2);
  });

  it('names the file and line of a failure in another module', () => {
    const { diagnostic } = runPython({ 'main.py': 'import other', 'other.py': 'x = 1\ny = 1 / 0\n' });
    expect(diagnostic?.location).toMatchObject({ document: 'other.py', range: { start: 10, end: 15 } });
    expect(diagnostic?.message).toBe('ZeroDivisionError: division by zero');
  });
});
