from torch import nn


class Block(nn.Module):
    def __init__(self, channels, act):
        super().__init__()
        self.conv = nn.Conv2d(channels, channels, 3, padding=1)
        self.act = {'relu': nn.ReLU, 'gelu': nn.GELU}[act]()

    def forward(self, x):
        return x + self.act(self.conv(x))
