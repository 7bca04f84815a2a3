"""torchvision.transforms.functional, as far as networks use it on tensors."""

import enum

import torch
import torch.nn.functional as F


class InterpolationMode(enum.Enum):
    NEAREST = "nearest"
    NEAREST_EXACT = "nearest-exact"
    BILINEAR = "bilinear"
    BICUBIC = "bicubic"
    BOX = "box"
    HAMMING = "hamming"
    LANCZOS = "lanczos"


def get_image_size(img):
    return [img.shape[-1], img.shape[-2]]


def get_dimensions(img):
    return [1 if img.ndim == 2 else img.shape[-3], *img.shape[-2:]]


def _resized_size(height, width, size, max_size):
    if not isinstance(size, int) and len(size) == 2:
        return list(size)
    shorter = size if isinstance(size, int) else size[0]
    short, long = (width, height) if width <= height else (height, width)
    longer = int(shorter * long / short)
    if max_size is not None and longer > max_size:
        shorter, longer = int(max_size * shorter / longer), max_size
    return [longer, shorter] if width <= height else [shorter, longer]


def resize(img, size, interpolation=InterpolationMode.BILINEAR, max_size=None, antialias=None):
    height, width = img.shape[-2:]
    wanted = _resized_size(height, width, size, max_size)
    if [height, width] == wanted:
        return img
    mode = getattr(interpolation, "value", "bilinear")
    batch = img if img.ndim >= 4 else img.reshape(1, -1, height, width)
    made = F.interpolate(batch, size=wanted, mode=mode)
    return made if img.ndim >= 4 else made.reshape(*img.shape[:-2], *wanted)


def pad(img, padding, fill=0, padding_mode="constant"):
    sides = [padding] if isinstance(padding, int) else list(padding)
    left, top, right, bottom = (sides * 4)[:4]
    mode = "replicate" if padding_mode == "edge" else padding_mode
    return F.pad(img, [left, right, top, bottom], mode=mode, value=float(fill or 0))


def crop(img, top, left, height, width):
    rows, columns = img.shape[-2:]
    if left < 0 or top < 0 or left + width > columns or top + height > rows:
        sides = [max(-left, 0), max(-top, 0), max(left + width - columns, 0), max(top + height - rows, 0)]
        img = pad(img[..., max(top, 0):top + height, max(left, 0):left + width], sides)
        return img
    return img[..., top:top + height, left:left + width]


def center_crop(img, output_size):
    wanted = [output_size] * 2 if isinstance(output_size, int) else (list(output_size) * 2)[:2]
    crop_height, crop_width = wanted
    height, width = img.shape[-2:]
    if crop_width > width or crop_height > height:
        img = pad(img, [max((crop_width - width) // 2, 0), max((crop_height - height) // 2, 0),
                        max((crop_width - width + 1) // 2, 0), max((crop_height - height + 1) // 2, 0)])
        height, width = img.shape[-2:]
        if crop_width == width and crop_height == height:
            return img
    return crop(img, int(round((height - crop_height) / 2.0)), int(round((width - crop_width) / 2.0)),
                crop_height, crop_width)


def hflip(img):
    return img.flip(-1)


def vflip(img):
    return img.flip(-2)


def normalize(tensor, mean, std, inplace=False):
    mean = torch.as_tensor(mean, dtype=tensor.dtype)
    std = torch.as_tensor(std, dtype=tensor.dtype)
    if mean.ndim == 1:
        mean = mean.view(-1, 1, 1)
    if std.ndim == 1:
        std = std.view(-1, 1, 1)
    return (tensor - mean) / std


def rgb_to_grayscale(img, num_output_channels=1):
    red, green, blue = img.unbind(dim=-3)
    gray = (0.2989 * red + 0.587 * green + 0.114 * blue).to(img.dtype).unsqueeze(dim=-3)
    return gray if num_output_channels == 1 else gray.expand(img.shape)
