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

# a norm without tensors takes any number of channels
for norm in (nn.BatchNorm2d(3, affine=False, track_running_stats=False), nn.BatchNorm1d(3, affine=False, track_running_stats=False), nn.GroupNorm(1, 3, affine=False)):
    print(tuple(norm(torch.ones(2, 5, *[4] * (2 if isinstance(norm, nn.BatchNorm2d) else 1))).shape))
print([tuple(norm(64).eval()(torch.ones(1, 16, *[4] * axes)).shape) for axes, norm in enumerate((nn.InstanceNorm1d, nn.InstanceNorm2d, nn.InstanceNorm3d), 1)])
for options in ({"affine": True}, {"track_running_stats": True}):
    try:
        nn.InstanceNorm2d(64, **options).eval()(torch.ones(1, 16, 4, 4))
    except RuntimeError as error:
        print(type(error).__name__)

# types by classes
print(torch.ones(2).double().type(type(torch.ones(1))).dtype)
for wanted in (nn.Parameter, 3, "torch.FloatTensr", "float"):
    try:
        torch.ones(2).type(wanted)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

# an Identity gives back what it is given
print(nn.Identity()([1, 2]), nn.Identity(3, wide=2)(None), tuple(nn.Identity()(torch.ones(2)).shape))

# what every convolution has
print([(conv(2, 2, 3).transposed, conv(2, 2, 3).output_padding) for conv in (nn.Conv1d, nn.Conv2d, nn.Conv3d, nn.ConvTranspose1d, nn.ConvTranspose2d)])
