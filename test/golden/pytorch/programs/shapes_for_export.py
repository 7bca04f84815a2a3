import torch
import torch.onnx.operators
from torch.onnx.operators import reshape_from_tensor_shape

x = torch.ones(2, 3, 4)
shape = torch.onnx.operators.shape_as_tensor(x)
print(shape.shape, shape.dtype, shape.tolist(), int(shape[1]))
flat = torch.tensor([6, 4])
print(reshape_from_tensor_shape(x, flat).shape, torch.onnx.is_in_onnx_export())
batch, length = shape[0], shape[1]
print(torch.arange(5 + length).shape)
