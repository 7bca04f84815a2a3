"""torch.onnx.operators."""

import torch


def shape_as_tensor(x):
    return torch.tensor(list(x.shape))


def reshape_from_tensor_shape(x, shape):
    return x.reshape(shape.tolist())
