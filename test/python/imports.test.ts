import { describe, expect, it } from 'vitest';
import { runPython } from '../support/run-python';

describe('an import', () => {
  it('reads modules and packages below the root, each once', () => {
    const { output, diagnostic } = runPython({
      'main.py':
        'import pkg.a as a, pkg\nfrom pkg.sub import b\nfrom pkg import *\nfrom sibling import value as v\nprint(a.x, b.y, pkg.a is a, shown, v)',
      'sibling.py': "print('sibling')\nvalue = 5",
      'pkg/__init__.py': "__all__ = ['shown']\nshown = 7\nhidden = 8",
      'pkg/a.py': 'from .sub.b import y\nfrom . import shown\nx = y + shown',
      'pkg/sub/__init__.py': '',
      'pkg/sub/b.py': 'import sibling\nfrom .. import shown\ny = shown * 10',
    });
    expect(diagnostic).toBeNull();
    expect(output).toBe('sibling\n77 70 True 7 5\n');
  });

  // what CPython 3.11 says of the same files
  it.each([
    [
      'from net import late',
      "ImportError: cannot import name 'late' from partially initialized module 'net' (most likely due to a circular import) (net.py)",
    ],
    [
      'import net\nnet.late',
      "AttributeError: partially initialized module 'net' has no attribute 'late' (most likely due to a circular import)",
    ],
  ])('says of a name that is asked for too early that the module is not done: %s', (early, message) => {
    const files = { 'main.py': 'import net', 'net.py': 'import layers\nlate = 1', 'layers.py': early };
    expect(runPython(files).diagnostic?.message).toBe(message);
  });

  it('takes None from a module as it takes any other value', () => {
    const files = {
      'main.py':
        'from optional import flash, rest\nfrom pkg import late\nimport optional\nprint(flash, rest, late, optional.flash)',
      'optional.py': 'try:\n  import nowhere as flash\nexcept ImportError:\n  flash = None\nrest = 2',
      'pkg/__init__.py': 'late = None',
    };
    expect(runPython(files)).toMatchObject({ output: 'None 2 None None\n', diagnostic: null });
  });

  // Registries of networks note each one in the module that it is defined in, as timm's does.
  it('puts a module into sys.modules, where it is found by its name', () => {
    const { output, diagnostic } = runPython({
      'main.py':
        'import pkg.net, sys\nprint(pkg.net.__all__, "pkg.net" in sys.modules, "pkg.other" in sys.modules)',
      'pkg/__init__.py': '',
      'pkg/registry.py':
        'import sys\ndef register(made):\n  sys.modules[made.__module__].__all__.append(made.__name__)\n  return made',
      'pkg/net.py': 'from .registry import register\n__all__ = []\n@register\ndef small(): pass',
    });
    expect([output, diagnostic]).toEqual(["['small'] True False\n", null]);
  });

  it('of a name that code has put into sys.modules gives that module', () => {
    const files = {
      'main.py':
        'import sys, new\nsys.modules["old"] = new\nimport old\nfrom old import width\nprint(old is new, width)',
      'new.py': 'width = 3',
    };
    expect(runPython(files)).toMatchObject({ output: 'True 3\n', diagnostic: null });
  });

  // Libraries import their parts late by a module of their own class; the program prints what CPython 3.11 prints.
  it('gives the object that a package has put into its own place', () => {
    const { output, diagnostic } = runPython({
      'pkg/__init__.py': [
        'import sys, importlib',
        'from types import ModuleType',
        '',
        '',
        'class Lazy(ModuleType):',
        '    """Imports a part when something of it is asked for."""',
        '',
        '    def __init__(self, name, structure):',
        '        super().__init__(name)',
        '        self._class_to_module = {value: key for key, values in structure.items() for value in values}',
        '        self._structure = structure',
        '        self.__path__ = __path__',
        '        self.__all__ = list(self._class_to_module)',
        '',
        '    def __getattr__(self, name):',
        '        if name in self._structure:',
        "            value = importlib.import_module('.' + name, self.__name__)",
        '        elif name in self._class_to_module:',
        "            value = getattr(importlib.import_module('.' + self._class_to_module[name], self.__name__), name)",
        '        else:',
        "            raise AttributeError(f'module {self.__name__} has no attribute {name}')",
        '        setattr(self, name, value)',
        '        return value',
        '',
        '',
        "print('pkg', __name__)",
        "sys.modules[__name__] = Lazy(__name__, {'net': ['Net', 'WIDTH'], 'other': ['Other']})",
      ].join('\n'),
      'pkg/net.py': "print('net runs')\nWIDTH = 3\nclass Net: pass",
      'pkg/other.py': "print('other runs')\nfrom .net import WIDTH\nclass Other: pass",
      'main.py': [
        'from pkg import WIDTH',
        'import pkg',
        'print(WIDTH, pkg.Net.__name__, pkg.__name__, type(pkg).__name__)',
        'from pkg.other import Other',
        'print(Other.__name__, pkg.other.WIDTH, pkg.__all__)',
        'try:',
        '    from pkg import missing',
        'except ImportError as problem:',
        "    print('ImportError')",
        "print(hasattr(pkg, 'absent'), getattr(pkg, 'absent', 1))",
        'from types import ModuleType',
        "made = ModuleType('made', 'doc')",
        'made.x = 5',
        'print(made.__name__, made.x, made.__doc__, isinstance(made, ModuleType))',
        'import sys',
        "sys.modules['made'] = made",
        'import made as again',
        'from made import x',
        'print(again is made, x)',
      ].join('\n'),
    });
    expect(diagnostic).toBeNull();
    expect(output.split('\n')).toEqual([
      'pkg pkg',
      'net runs',
      '3 Net pkg Lazy',
      'other runs',
      "Other 3 ['Net', 'WIDTH', 'Other']",
      'ImportError',
      'False 1',
      'made 5 doc True',
      'True 5',
      '',
    ]);
  });

  it('of importlib.machinery finds no compiled extension, as torchvision looks for its own', () => {
    const text = [
      'import importlib.machinery as machinery, importlib.machinery',
      'loader = (importlib.machinery.ExtensionFileLoader, importlib.machinery.EXTENSION_SUFFIXES)',
      "print(machinery.FileFinder('.', loader).find_spec('_C'))",
    ].join('\n');
    expect(runPython({ 'main.py': text })).toMatchObject({ output: 'None\n', diagnostic: null });
  });

  it('of a name that is worked out is one of that name', () => {
    const text = [
      'import importlib, importlib.util as util',
      'from importlib import import_module',
      "net = import_module('pkg.' + 'net')",
      'print(net.width, net.here, importlib.import_module(".net", package="pkg") is net)',
      "print(import_module('..net', 'pkg.sub') is net, util.find_spec('pkg.net').name, util.find_spec('absent'))",
      'try:',
      "  import_module('absent')",
      'except ModuleNotFoundError as problem:',
      '  print(problem)',
      'try:',
      "  import_module('.net')",
      'except TypeError as problem:',
      '  print(problem)',
    ].join('\n');
    const files = {
      'pkg/__init__.py': '',
      'pkg/net.py': 'import importlib\nwidth = 3\nhere = importlib.import_module(__name__).width',
      'pkg/sub/__init__.py': '',
    };
    const { output, diagnostic } = runPython({ ...files, 'main.py': text });
    expect(diagnostic).toBeNull();
    // What CPython 3.11 prints.
    expect(output.split('\n')).toEqual([
      '3 3 True',
      'True pkg.net None',
      "No module named 'absent'",
      "the 'package' argument is required to perform a relative import for '.net'",
      '',
    ]);
    const { diagnostic: outside } = runPython({ 'main.py': 'import importlib\nimportlib.reload(importlib)' });
    expect(outside).toMatchObject({ code: 'python/outside' });
  });

  it('looks in the folders below the root that the code adds to sys.path', () => {
    const files = { 'parts/inner.py': 'width = 3' };
    const run = (path: string) =>
      runPython({ ...files, 'main.py': `import os, sys\n${path}\nimport inner\nprint(inner.width)` });
    expect(run("sys.path.append('parts')").output).toBe('3\n');
    expect(run("sys.path.insert(0, os.path.join(os.path.dirname(__file__), 'parts'))").output).toBe('3\n');
    expect(run("sys.path.append('../parts')").output).not.toBe('3\n');
  });

  it.each(["raise ImportError('install late')", 'sys.exit(1)', 'print("no late")\n  exit()'])(
    'that the program cannot do without is carried about: %s',
    (end) => {
      const { output, diagnostic } = runPython({
        'main.py': `import sys\ntry:\n  import late.early as part\nexcept ImportError as error:\n  ${end}\nprint('on')`,
      });
      expect([output, diagnostic]).toEqual(['on\n', null]);
    },
  );

  it('of a folder is not that of a file of the same name', () => {
    const { output, diagnostic } = runPython({
      'main.py': 'from net.models.model import width\nprint(width)',
      'net.py': 'x = 1',
      'net/models/model.py': 'width = 5',
    });
    expect(diagnostic).toBeNull();
    expect(output).toBe('5\n');
  });

  // The order in which Python would import them is that of a folder, which is not listed here; it prints the same.

  it.each(['ImportError', 'ModuleNotFoundError', 'Exception', '(ImportError, OSError)'])(
    'that cannot be had raises where %s is caught',
    (caught) => {
      const text = `try:\n  from flash_attn import f\n  found = True\nexcept ${caught} as e:\n  found = e\nprint(found)`;
      expect(runPython({ 'main.py': text }).output).toBe("No module named 'flash_attn'\n");
    },
  );

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
});
