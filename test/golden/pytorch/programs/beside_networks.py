"""What the code of networks asks for beside its layers: warnings about traces, and the filters of warnings."""
import warnings

import torch
from torch import nn

print(issubclass(torch.jit.TracerWarning, Warning), torch.jit.TracerWarning.__name__)
before = len(warnings.filters)
warnings.filters.insert(0, ("ignore", None, torch.jit.TracerWarning, None, 0))
print(len(warnings.filters) - before, warnings.filters[0][0])
warnings.filters.remove(("ignore", None, torch.jit.TracerWarning, None, 0))
print(len(warnings.filters) - before)
