import { describe, expect, it } from 'vitest';
import { runPython } from '../support/run-python';

describe('an import of packages', () => {
  it('runs the __init__.py of a package when a name of the package itself is asked for', () => {
    const files = {
      'pkg/__init__.py': "print('pkg')\nlate = 1",
      'pkg/a.py': "import pkg\nprint('a')\ndef get():\n  return pkg.late",
    };
    const run = (text: string) => runPython({ ...files, 'main.py': text }).output;
    expect(run('from pkg.a import get')).toBe('a\n');
    expect(run('from pkg.a import get\nprint(get())')).toBe('a\npkg\n1\n');
    expect(run('from pkg import late')).toBe('pkg\n');
    expect(run('import pkg')).toBe('pkg\n');
  });

  it.each([
    { what: 'a name from the module that the package takes it from', before: '' },
    { what: 'what a package calls as one of its modules, not the module', before: 'import pkg.apps.log\n' },
  ])('of packages that need each other takes $what', ({ before }) => {
    const files = {
      'main.py':
        'from pkg.blocks.convolutions import Convolution\nfrom pkg.nets import Net\nprint(Convolution.norm(), Net.__bases__[0] is Convolution)',
      'pkg/__init__.py':
        "from importlib import import_module\nfrom pkgutil import walk_packages\nfor found in walk_packages(__path__, 'pkg.'):\n    if found.ispkg:\n        import_module(found.name)",
      'pkg/apps/__init__.py': 'from .log import log\nfrom pkg.nets import Net',
      'pkg/apps/log.py': 'def log(text):\n    return text.upper()',
      'pkg/blocks/__init__.py': 'from .norms import norm\nfrom .convolutions import Convolution',
      'pkg/blocks/convolutions.py':
        'from pkg.blocks import norm\nclass Convolution:\n    norm = staticmethod(norm)',
      'pkg/blocks/norms.py': `${before}from pkg.apps import log\ndef norm():\n    return log('norm')`,
      'pkg/nets/__init__.py':
        'from pkg.blocks.convolutions import Convolution\nclass Net(Convolution):\n    pass',
    };
    expect(runPython(files)).toMatchObject({ output: 'NORM True\n', diagnostic: null });
  });

  it('of packages first may be what is left of a module that imports all of a library that is not at hand', () => {
    const files = {
      'pkg/__init__.py': "VERSION = '1'\nfrom .models import width",
      'pkg/models.py': 'from .tools import WIDTH\nwidth = WIDTH',
      'pkg/tools.py':
        'from pkg import VERSION\nfrom elsewhere import *\nWIDTH = int(VERSION) + 2\nprint(WIDTH)',
    };
    const { output, diagnostic } = runPython(files, { main: 'pkg/tools.py' });
    expect([output, diagnostic]).toEqual(['3\n', null]);
  });

  it('of packages last is tried where the packages first would stop the file', () => {
    const files = {
      'pkg/__init__.py':
        'from pkg.config import STATE\nfrom pkg.parts import depth\nSTATE.append(depth)\nfrom pkg.layers import width',
      'pkg/config.py': 'STATE = []',
      'pkg/layers.py': 'def width():\n    return 3',
      'pkg/parts/__init__.py': 'from .log import log\nfrom .deep import depth',
      'pkg/parts/deep.py': 'from pkg import STATE\ndepth = len(STATE)',
      'pkg/parts/log.py': 'def log(text):\n    return text.upper()',
      'pkg/nets.py':
        "from pkg.parts import log\nfrom pkg import STATE, width\nif STATE:\n    open('states')\nprint(log('net'), width())",
    };
    const { output, diagnostic } = runPython(files, { main: 'pkg/nets.py' });
    expect([output, diagnostic]).toEqual(['NET 3\n', null]);
  });

  it('finds a folder without a file of its own, and does not run the package above it for that', () => {
    const { output, diagnostic } = runPython({
      'pkg/__init__.py': 'from . import models\nname = models.__name__',
      'pkg/models/net.py': 'width = 3',
      'main.py': 'from pkg.models.net import width\nimport pkg\nprint(width, pkg.name)',
    });
    expect([output, diagnostic]).toEqual(['3 pkg.models\n', null]);
  });

  it('of a package that lists its folder has the modules that lie there', () => {
    const { output, diagnostic } = runPython({
      'pkg/__init__.py': 'import os\nfor name in os.listdir(os.path.dirname(__file__)): print(name)',
      'pkg/net.py': 'width = 3',
      'main.py': 'import pkg\nprint(pkg.net.width, pkg.other)',
    });
    expect([output, diagnostic]).toEqual(['3 <unknown pkg.other>\n', null]);
  });
});
