from torch import nn


class Block(nn.Sequential):
    def __init__(self, width, out):
        super().__init__(nn.Conv2d(width, out, 3, padding=1), nn.ReLU())


class Net(nn.Module):
    def __init__(self, classes):
        super().__init__()
        self.stem = Block(3, 8)
        self.body = nn.Sequential(*[Block(8, 8) for _ in range(4)])
        self.head = nn.Linear(8, classes)

    def forward(self, x):
        return self.head(self.body(self.stem(x)).mean((2, 3)))
