"""Python files by their paths."""

import importlib.util
import pathlib
import sys


def loaded(path):
    """The module of a file, which may import what is beside it."""
    path = pathlib.Path(path)
    folder = str(path.resolve().parent)
    if folder not in sys.path:
        sys.path.append(folder)
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module
