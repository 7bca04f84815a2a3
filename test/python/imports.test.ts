import { describe, expect, it } from 'vitest';
import { runPython } from '../support/run-python';

describe('an import', () => {
  it('reads modules and packages below the root, each once', () => {
    const { output, diagnostic } = runPython({
      'main.py':
        'import pkg.a as a, pkg\nfrom pkg.sub import b\nfrom pkg import *\nfrom sibling import value as v\nprint(a.x, b.y, pkg.a is a, shown, v)',
      'sibling.py': "print('sibling')\nvalue = 5",
      'pkg/__init__.py': "__all__ = ['shown']\nshown = 7\nhidden = 8\nprint('pkg', __name__, __package__)",
      'pkg/a.py': 'from .sub.b import y\nfrom . import shown\nx = y + shown',
      'pkg/sub/__init__.py': '',
      'pkg/sub/b.py': 'import sibling\nfrom .. import shown\ny = shown * 10',
    });
    expect(diagnostic).toBeNull();
    expect(output).toBe('pkg pkg pkg\nsibling\n77 70 True 7 5\n');
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

  it.each(['ImportError', 'ModuleNotFoundError', 'Exception', '(ImportError, OSError)'])(
    'that cannot be had raises where %s is caught',
    (caught) => {
      const text = `try:\n  from flash_attn import f\n  found = True\nexcept ${caught} as e:\n  found = e\nprint(found)`;
      expect(runPython({ 'main.py': text }).output).toBe("No module named 'flash_attn'\n");
    },
  );

  it('of a name that a module does not have names the module', () => {
    const { diagnostic, line } = runPython({ 'main.py': '\nfrom other import nope', 'other.py': 'x = 1' });
    expect(diagnostic?.message).toBe("ImportError: cannot import name 'nope' from 'other' (other.py)");
    expect(line).toBe(2);
  });

  it('never leaves the root', () => {
    const asked: string[] = [];
    const files = new Proxy({ 'main.py': 'from .. import secret' } as Record<string, string>, {
      get: (target, path) => {
        asked.push(String(path));
        return target[String(path)];
      },
    });
    const { diagnostic } = runPython(files);
    expect(diagnostic?.message).toBe('ImportError: attempted relative import with no known parent package');
    expect(asked.filter((path) => path.includes('..') || path.startsWith('/'))).toEqual([]);
  });

  it('names the file and line of a failure in another module', () => {
    const { diagnostic } = runPython({ 'main.py': 'import other', 'other.py': 'x = 1\ny = 1 / 0\n' });
    expect(diagnostic?.location).toMatchObject({ document: 'other.py', range: { start: 10, end: 15 } });
    expect(diagnostic?.message).toBe('ZeroDivisionError: division by zero');
  });
});
