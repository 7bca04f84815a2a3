"""Numbers that are read from tensors: their types, and what is computed with them."""
import math

import torch
from torch import nn

x = torch.rand(2, 3)
number = x.mean().item()
whole = x.argmax().item() + 1
flag = (x > 0).all().item()


def tells(*values):
    """What is known of each without its elements."""
    print(*[
        (tuple(value.shape), str(value.dtype)) if isinstance(value, torch.Tensor)
        else [type(value).__name__, len(value)] if isinstance(value, list)
        else type(value).__name__
        for value in values
    ])


print(isinstance(number, float), isinstance(number, torch.Tensor), torch.is_tensor(number), isinstance(whole, int), isinstance(flag, bool), isinstance(number, (int, str)))
tells(number, whole, flag, float(x.sum()), int(x.sum()), int(whole), float(whole), number == None, whole is None)
tells(1 - number, number - 1, number * 2, 2 / whole, whole / 2, whole // 2, whole % 2, number ** 2, 2.0 ** number, -whole, abs(number), number > 1, 1 > whole, number == whole)
tells(round(number, 2), round(number), math.sqrt(number), math.floor(number), math.ceil(number), math.log(number + 1), math.exp(x.sum()), sum([number, number]))
tells(x * number, number * x, x / (number + 1), 1 - x * (1 - number), torch.tensor(number), torch.tensor(whole), torch.tensor([number, 1.0]), torch.tensor([whole, 2]), torch.full((2, 2), number), x.new_tensor([number]))
tells(x.half() * number, x.long() * number, x.long() * whole, torch.arange(3) + whole, x[0] + flag)
tells(torch.where(x > 0, x, number), x.masked_fill(x > 0, number), x.clamp(-number, number), x.clamp(max=number), x.add_(number), torch.add(x, 1, alpha=2))
tells(x.tolist(), x.tolist()[0], x.tolist()[1][2], x.sum().tolist(), (x > 0).tolist()[0][0], [row for row in x.argmax(1).tolist()])
y = torch.zeros(3)
y[0] = number
y += number
total = 0
total += number
tells(y, total, x[whole % 1] if False else x)
print(math.log(torch.tensor(1.0)), math.floor(torch.tensor(2.5)), math.pow(torch.tensor(2.0), 3), math.isnan(torch.tensor(1.0)), math.sqrt(torch.tensor(4)))


class Records(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(3, 4)
        self.seen = []

    def forward(self, given):
        result = self.fc(given)
        self.seen.append({'mean': result.mean().item(), 'text': f'{result.max().item():.2f}'})
        return result * result.std().item(), result.sum().item()


records = Records()
tells(*records(x), *records.seen[0].values())
tells('%.3f %d' % (number, whole), '%s %5.1f' % (number, x.sum()), '{:.2e} {}'.format(number, whole), f'{number:>8.3f} {whole:03d}', format(number, '.1f'))
print('%.1f %d %s' % (torch.tensor(2.5), torch.tensor(3), torch.tensor(3).item()))
