"""Writes the arguments of the layers, operations and models of Keras 3 into test/golden/keras/signatures.json.

    python3 tools/truth/keras_signatures.py

With the version of Keras, and the names that every layer takes beside its own.
"""

import inspect
import json
import pathlib

import keras

OUT = pathlib.Path(__file__).resolve().parents[2] / "test" / "golden" / "keras" / "signatures.json"
OF_EVERY_LAYER = ["name", "dtype", "trainable", "activity_regularizer"]


def arguments(function):
    parameters = inspect.signature(function).parameters.values()
    return [each.name for each in parameters if each.kind not in (each.VAR_KEYWORD, each.VAR_POSITIONAL) and each.name != "self"]


def of_module(prefix, module):
    values = {name: getattr(module, name) for name in sorted(dir(module)) if not name.startswith("_")}
    return {
        f"{prefix}{name}": arguments(value.__init__ if inspect.isclass(value) else value)
        for name, value in values.items()
        if callable(value)
    }


if __name__ == "__main__":
    signatures = {
        **of_module("layers.", keras.layers),
        **of_module("ops.", keras.ops),
        "initializers.Constant": arguments(keras.initializers.Constant.__init__),
        "keras.Input": arguments(keras.Input),
        "keras.Sequential": arguments(keras.Sequential.__init__),
        # Model takes anything, and passes it on to Functional.
        "keras.Model": ["inputs", "outputs", "name"],
    }
    OUT.parent.mkdir(parents=True, exist_ok=True)
    rows = ",\n".join(f"  {json.dumps(name)}: {json.dumps(row)}" for name, row in signatures.items())
    OUT.write_text(
        f'{{\n "keras": {json.dumps(keras.__version__)},\n "of_every_layer": {json.dumps(OF_EVERY_LAYER)},\n'
        f' "signatures": {{\n{rows}\n }}\n}}\n'
    )
