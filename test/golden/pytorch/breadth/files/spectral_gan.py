import torch, torch.nn as nn
import torch.nn.functional as F
import torch.nn.utils.spectral_norm as _old_sn
from torch.nn.utils import spectral_norm, weight_norm
from torch.nn.utils.parametrizations import spectral_norm as new_spectral_norm, orthogonal
import torch.nn.utils.parametrize as parametrize


class Symmetric(nn.Module):
    def forward(self, X):
        return X.triu() + X.triu(1).transpose(-1, -2)


class Scaled(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.scale = nn.Parameter(torch.ones(n, 1))

    def forward(self, X):
        return X * self.scale

    def right_inverse(self, A):
        return A


class ConditionalBatchNorm2d(nn.Module):
    def __init__(self, num_features, num_classes):
        super().__init__()
        self.num_features = num_features
        self.bn = nn.BatchNorm2d(num_features, affine=False)
        self.embed = nn.Embedding(num_classes, num_features * 2)
        self.embed.weight.data[:, :num_features].normal_(1, 0.02)
        self.embed.weight.data[:, num_features:].zero_()

    def forward(self, x, y):
        out = self.bn(x)
        gamma, beta = self.embed(y).chunk(2, 1)
        return gamma.view(-1, self.num_features, 1, 1) * out + beta.view(-1, self.num_features, 1, 1)


class SelfAttn(nn.Module):
    def __init__(self, in_dim):
        super().__init__()
        self.theta = spectral_norm(nn.Conv2d(in_dim, in_dim // 8, 1, bias=False))
        self.phi = spectral_norm(nn.Conv2d(in_dim, in_dim // 8, 1, bias=False))
        self.g = spectral_norm(nn.Conv2d(in_dim, in_dim // 2, 1, bias=False))
        self.o = spectral_norm(nn.Conv2d(in_dim // 2, in_dim, 1, bias=False))
        self.gamma = nn.Parameter(torch.tensor(0.), requires_grad=True)

    def forward(self, x):
        _, ch, h, w = x.size()
        theta = self.theta(x).view(-1, ch // 8, h * w)
        phi = F.max_pool2d(self.phi(x), [2, 2]).view(-1, ch // 8, h * w // 4)
        g = F.max_pool2d(self.g(x), [2, 2]).view(-1, ch // 2, h * w // 4)
        beta = F.softmax(torch.bmm(theta.transpose(1, 2), phi), -1)
        o = self.o(torch.bmm(g, beta.transpose(1, 2)).view(-1, ch // 2, h, w))
        return self.gamma * o + x


class GenBlock(nn.Module):
    def __init__(self, cin, cout, classes):
        super().__init__()
        self.bn1 = ConditionalBatchNorm2d(cin, classes)
        self.c1 = spectral_norm(nn.Conv2d(cin, cout, 3, 1, 1), eps=1e-12)
        self.bn2 = ConditionalBatchNorm2d(cout, classes)
        self.c2 = new_spectral_norm(nn.Conv2d(cout, cout, 3, 1, 1))
        self.sc = spectral_norm(nn.Conv2d(cin, cout, 1), n_power_iterations=2)

    def forward(self, x, y):
        h = F.interpolate(F.relu(self.bn1(x, y)), scale_factor=2)
        h = self.c2(F.relu(self.bn2(self.c1(h), y)))
        return h + self.sc(F.interpolate(x, scale_factor=2))


class Generator(nn.Module):
    def __init__(self, z=16, ch=16, classes=10):
        super().__init__()
        self.z = z
        self.lin = spectral_norm(nn.Linear(z, 4 * 4 * ch * 4))
        self.blocks = nn.ModuleList([GenBlock(4 * ch, 2 * ch, classes), GenBlock(2 * ch, ch, classes)])
        self.att = SelfAttn(ch)
        self.out = nn.Sequential(nn.BatchNorm2d(ch), nn.ReLU(), weight_norm(nn.Conv2d(ch, 3, 3, padding=1), name='weight'), nn.Tanh())
        self.up = spectral_norm(nn.ConvTranspose2d(3, 3, 2, 2))
        self.sym = nn.Linear(3, 3)
        parametrize.register_parametrization(self.sym, 'weight', Symmetric())
        self.scaled = nn.Linear(3, 5)
        parametrize.register_parametrization(self.scaled, 'weight', Scaled(5))
        self.ortho = orthogonal(nn.Linear(5, 5))

    def forward(self, z, y):
        h = self.lin(z).view(z.size(0), -1, 4, 4)
        for b in self.blocks:
            h = b(h, y)
        img = self.up(self.out(self.att(h)))
        return img, self.ortho(self.scaled(self.sym(img.mean((2, 3)))))


class Discriminator(nn.Module):
    def __init__(self, ch=16, classes=10):
        super().__init__()
        sn = lambda m: spectral_norm(m)
        self.body = nn.Sequential(sn(nn.Conv2d(3, ch, 4, 2, 1)), nn.LeakyReLU(0.1), sn(nn.Conv2d(ch, 2 * ch, 4, 2, 1)), nn.LeakyReLU(0.1))
        self.lin = weight_norm(nn.Linear(2 * ch, 1), dim=None)
        self.emb = spectral_norm(nn.Embedding(classes, 2 * ch))

    def forward(self, x, y):
        h = torch.sum(self.body(x), [2, 3])
        return self.lin(h) + torch.sum(self.emb(y) * h, 1, keepdim=True)


# CASE Generator {} [[2, 16], {"shape": [2], "dtype": "int64", "high": 10}]
# CASE Discriminator {} [[2, 3, 32, 32], {"shape": [2], "dtype": "int64", "high": 10}]
