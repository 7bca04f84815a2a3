"""Modules that are imported by a text."""
import importlib
import importlib.metadata
import importlib.util

functions = importlib.import_module('functools')
print(functions.reduce(lambda a, b: a + b, [1, 2, 3]), functions.__name__)
print(getattr(importlib.import_module('collections'), 'OrderedDict')(a=1)['a'])
print(importlib.import_module('.abc', 'collections').__name__, importlib.import_module(name='math').sqrt(4))
print(importlib.util.find_spec('math') is None, importlib.util.find_spec('no_such_module_here') is None)
print(importlib.util.find_spec('functools').name)
try:
    importlib.util.find_spec('no_such_module_here.part')
except ModuleNotFoundError as error:
    print(error)
try:
    print(importlib.metadata.version('no-such-module-here'))
except importlib.metadata.PackageNotFoundError as error:
    print(type(error).__name__, isinstance(error, ImportError))
try:
    importlib.import_module('.part')
except TypeError as error:
    print(str(error)[:50])

print(__import__('os.path').__name__, __import__('os.path', fromlist=['join']).join('a', 'b'), __import__('math').sqrt(9))
print(__import__('collections.abc', globals(), locals(), ['Sized'], 0).Sized.__name__, __import__('collections.abc').deque([1]))
try:
    __import__('no_such_module_here.part')
except ImportError as error:
    print(type(error).__name__, error)
try:
    __import__('part', globals(), locals(), [], 1)
except ImportError as error:
    print(error)
