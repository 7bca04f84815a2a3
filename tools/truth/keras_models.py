"""Builds models of Keras 3 and says what Keras itself says of them, one line of JSON each.

    python3 tools/truth/keras_models.py FILE.py...

Each file has a function build_model. Keras need not compute: any backend that builds models will do.
"""

import json
import math
import pathlib
import sys

from source_file import loaded


def facts(model):
    return {
        "params": sum(math.prod(weight.shape) for weight in model.trainable_weights),
        "inputs": [list(tensor.shape) for tensor in model.inputs],
        "outputs": [list(tensor.shape) for tensor in model.outputs],
    }


# Keras goes over a model layer by layer, each within the call for the one before it.
sys.setrecursionlimit(20_000)

if __name__ == "__main__":
    for name in sys.argv[1:]:
        path = pathlib.Path(name)
        try:
            found = facts(loaded(path).build_model())
        except Exception as error:
            found = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps({"file": path.name, **found}), flush=True)
