"""Element types that are asked for, of complex numbers, of their magnitudes, and of what joins them with others."""
import torch

from parts.shown import shapes


def of(*sizes, dtype=torch.float32):
    return torch.zeros(sizes, dtype=dtype)


for dtype in (torch.int32, torch.int16, torch.int64, torch.float32, torch.float64, torch.bool):
    print(shapes(of(2, 3).sum(0, dtype=dtype)), shapes(torch.sum(of(2, 3, dtype=torch.uint8), dim=1, dtype=dtype)))
    if dtype is not torch.bool:
        print(shapes(of(2, 3).prod(-1, dtype=dtype)), shapes(of(2, 3).cumsum(0, dtype=dtype)))
for dtype in (torch.int32, torch.bool, torch.float16):
    print(shapes(of(2, 3, dtype=dtype).sum(0)), shapes(of(2, dtype=dtype).sum()))

for dtype in (torch.complex64, torch.complex128):
    x = of(3, 4, dtype=dtype)
    print(shapes(x.std()), shapes(x.std(0)), shapes(x.var(-1)), shapes(x.norm()), shapes(torch.norm(x, dim=-1, keepdim=True)))
    print(shapes(torch.linalg.vector_norm(x, dim=0)), shapes(x.abs()), shapes(x.sum(0)), shapes(x.mean()))

for other in (torch.float32, torch.float64, torch.complex64, torch.int64):
    x = of(2, 2, dtype=other)
    print(shapes(torch.cat([x, of(2, 2, dtype=torch.complex64)])), shapes(x + of(2, dtype=torch.complex64)), shapes(x * 1j))
print(shapes(torch.complex(of(3, 1), of(4))), shapes(torch.complex(of(), of(2, 3))), shapes(torch.polar(of(2), of(2))))
for dtype in (torch.uint8, torch.int8, torch.bool, torch.float32):
    x = of(2, 3, dtype=dtype)
    print(shapes(x.any()), shapes(torch.all(x, 1)), shapes(x.any(0, keepdim=True)), shapes(x == 0), shapes(torch.isnan(x)))
print(shapes(of(3, dtype=torch.complex64).dist(of(3))), shapes(of(2).dist(of(2, dtype=torch.float64))))
print([shapes(part) for part in of(2).sum().topk(1)], shapes(of(4, 3).topk(2, 0)[1]))
