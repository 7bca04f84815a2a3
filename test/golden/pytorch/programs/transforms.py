"""What networks take of torchvision.transforms, submodules of torchvision.ops, and the gamma distribution."""
import torch
import torchvision.transforms.functional as TF
from torch.distributions import Gamma
from torchvision import transforms as T
from torchvision.ops.boxes import box_area, box_iou, nms
from torchvision.ops.deform_conv import deform_conv2d

x = torch.ones(1, 3, 32, 20)


def shape(y):
    return tuple(y.shape)


print(shape(TF.center_crop(x, [16, 16])), shape(TF.center_crop(x, 40)), shape(TF.center_crop(x, [40, 10])))
print(shape(TF.resize(x, [8, 9])), shape(TF.resize(x, 10)), shape(TF.resize(x, [10], max_size=12)), shape(TF.resize(x[0], [4, 4])))
print(shape(TF.resize(x, [8, 9], interpolation=TF.InterpolationMode.NEAREST)))
print(shape(TF.pad(x, 2)), shape(TF.pad(x, [1, 2])), shape(TF.pad(x, [1, 2, 3, 4], padding_mode="reflect")))
print(shape(TF.crop(x, 2, 3, 10, 12)), shape(TF.crop(x, -2, 3, 10, 30)), shape(TF.hflip(x)), shape(TF.vflip(x)))
print(shape(TF.normalize(x, [0.5] * 3, [0.5] * 3)), shape(TF.rgb_to_grayscale(x)), shape(TF.rgb_to_grayscale(x, 3)))
print(TF.get_image_size(x), TF.get_dimensions(x))
steps = T.Compose([T.Resize(16), T.CenterCrop(8), T.Pad(1), T.Normalize((0.5,) * 3, (0.5,) * 3)])
print(shape(steps(x)), shape(T.functional.resize(x, [4, 4])), isinstance(T.Resize(4), torch.nn.Module), T.InterpolationMode.BICUBIC.value)
augmented = torch.nn.Sequential(T.RandomHorizontalFlip(), T.GaussianBlur((3, 3)), T.RandomGrayscale(0.2), T.RandomResizedCrop((12, 14)))
print(shape(augmented(x)), shape(T.RandomCrop(6)(x)), shape(T.RandomApply([T.ColorJitter(0.8, 0.8, 0.8, 0.2)], 0.3)(x)))
print(shape(deform_conv2d(torch.ones(1, 4, 8, 8), torch.ones(1, 18, 6, 6), torch.ones(5, 4, 3, 3))))
print(shape(box_iou(torch.ones(2, 4), torch.ones(3, 4))), shape(box_area(torch.ones(2, 4))))
gamma = Gamma(torch.ones(3) * 2, torch.ones(2, 1))
print(shape(gamma.rsample((4,))), shape(gamma.mean), shape(gamma.variance), shape(gamma.log_prob(torch.ones(2, 3))), shape(gamma.entropy()))
