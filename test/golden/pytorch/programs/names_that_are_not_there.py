try:
    from torch.nn import Lineer
except ImportError:
    Lineer = None
try:
    from torch.nn.functional import reluu
except ImportError:
    reluu = None
try:
    import torch.nn as nn

    nn.Lineer
except AttributeError:
    print("an attribute")
print(Lineer, reluu)
