"""CRNN for text, WaveNet, Conv-TasNet style separation, SincNet filters, SpecAugment switched off, CTC decoding helpers."""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.nn.utils import weight_norm


class SincConv(nn.Module):
    @staticmethod
    def to_mel(hz):
        return 2595 * np.log10(1 + hz / 700)

    @staticmethod
    def to_hz(mel):
        return 700 * (10 ** (mel / 2595) - 1)

    def __init__(self, out_channels=10, kernel_size=31, sample_rate=16000, min_low_hz=50, min_band_hz=50):
        super().__init__()
        self.out_channels = out_channels
        self.kernel_size = kernel_size + 1 if kernel_size % 2 == 0 else kernel_size
        self.sample_rate, self.min_low_hz, self.min_band_hz = sample_rate, min_low_hz, min_band_hz
        low_hz, high_hz = 30, sample_rate / 2 - (min_low_hz + min_band_hz)
        mel = np.linspace(self.to_mel(low_hz), self.to_mel(high_hz), self.out_channels + 1)
        hz = self.to_hz(mel)
        self.low_hz_ = nn.Parameter(torch.Tensor(hz[:-1]).view(-1, 1))
        self.band_hz_ = nn.Parameter(torch.Tensor(np.diff(hz)).view(-1, 1))
        n_lin = torch.linspace(0, (self.kernel_size / 2) - 1, steps=int((self.kernel_size / 2)))
        self.window_ = 0.54 - 0.46 * torch.cos(2 * np.pi * n_lin / self.kernel_size)
        n = (self.kernel_size - 1) / 2.0
        self.n_ = 2 * np.pi * torch.arange(-n, 0).view(1, -1) / self.sample_rate

    def forward(self, waveforms):
        low = self.min_low_hz + torch.abs(self.low_hz_)
        high = torch.clamp(low + self.min_band_hz + torch.abs(self.band_hz_), self.min_low_hz, self.sample_rate / 2)
        band = (high - low)[:, 0]
        f_times_t_low, f_times_t_high = torch.matmul(low, self.n_), torch.matmul(high, self.n_)
        left = ((torch.sin(f_times_t_high) - torch.sin(f_times_t_low)) / (self.n_ / 2)) * self.window_
        center = 2 * band.view(-1, 1)
        band_pass = torch.cat([left, center, torch.flip(left, dims=[1])], dim=1) / (2 * band[:, None])
        self.filters = band_pass.view(self.out_channels, 1, self.kernel_size)
        return F.conv1d(waveforms, self.filters, stride=1, padding=0, dilation=1, bias=None, groups=1)


class GlobLN(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.gamma, self.beta = nn.Parameter(torch.ones(1, n, 1)), nn.Parameter(torch.zeros(1, n, 1))

    def forward(self, y):
        mean = y.mean(dim=1, keepdim=True).mean(dim=2, keepdim=True)
        var = (torch.pow(y - mean, 2)).mean(dim=1, keepdim=True).mean(dim=2, keepdim=True)
        return self.gamma * (y - mean) / torch.pow(var + 1e-8, 0.5) + self.beta


class CausalConv1d(nn.Conv1d):
    def __init__(self, *a, dilation=1, **k):
        super().__init__(*a, dilation=dilation, padding=0, **k)
        self.left = (self.kernel_size[0] - 1) * self.dilation[0]

    def forward(self, x):
        return super().forward(F.pad(x, (self.left, 0)))


class TasBlock(nn.Module):
    def __init__(self, b, h, dilation, causal=False):
        super().__init__()
        conv = CausalConv1d(h, h, 3, dilation=dilation, groups=h) if causal else nn.Conv1d(h, h, 3, padding=dilation, dilation=dilation, groups=h)
        self.shared = nn.Sequential(nn.Conv1d(b, h, 1), nn.PReLU(), GlobLN(h), conv, nn.PReLU(), GlobLN(h))
        self.res, self.skip = nn.Conv1d(h, b, 1), nn.Conv1d(h, b, 1)

    def forward(self, x):
        y = self.shared(x)
        return x + self.res(y), self.skip(y)


class ConvTasNet(nn.Module):
    def __init__(self, N=16, L=8, B=8, H=12, X=3, R=2, C=2):
        super().__init__()
        self.C = C
        self.encoder = nn.Conv1d(1, N, L, stride=L // 2, bias=False)
        self.bottleneck = nn.Sequential(GlobLN(N), nn.Conv1d(N, B, 1))
        self.blocks = nn.ModuleList([TasBlock(B, H, 2 ** x, causal=r % 2 == 1) for r in range(R) for x in range(X)])
        self.mask = nn.Sequential(nn.PReLU(), nn.Conv1d(B, C * N, 1))
        self.decoder = nn.ConvTranspose1d(N, 1, L, stride=L // 2, bias=False)

    def overlap_and_add(self, signal, frame_step):
        outer = signal.size()[:-2]
        frames, frame_length = signal.size()[-2:]
        sub = __import__('math').gcd(frame_length, frame_step) if False else np.gcd(frame_length, frame_step)
        sub = int(sub)
        step, per = frame_step // sub, frame_length // sub
        size = frame_step * (frames - 1) + frame_length
        subframes = signal.contiguous().view(*outer, -1, sub)
        frame = torch.arange(0, size // sub).unfold(0, per, step).contiguous().view(-1)
        result = signal.new_zeros(*outer, size // sub, sub)
        result.index_add_(-2, frame, subframes)
        return result.view(*outer, -1)

    def forward(self, x):
        w = F.relu(self.encoder(x))
        y, skips = self.bottleneck(w), 0
        for block in self.blocks:
            y, s = block(y)
            skips = skips + s
        m = torch.sigmoid(self.mask(skips)).view(x.size(0), self.C, w.size(1), -1)
        d = w.unsqueeze(1) * m
        out = self.decoder(d.flatten(0, 1)).view(x.size(0), self.C, -1)
        frames = self.overlap_and_add(d.transpose(2, 3)[..., :8], 4)
        return F.pad(out, (0, x.size(-1) - out.size(-1))), frames


class WaveNet(nn.Module):
    def __init__(self, c=8, layers=3, classes=16, cond=4):
        super().__init__()
        self.first = weight_norm(nn.Conv1d(1, c, 1))
        self.gates = nn.ModuleList(weight_norm(CausalConv1d(c, 2 * c, 2, dilation=2 ** i)) for i in range(layers))
        self.conds = nn.ModuleList(nn.Conv1d(cond, 2 * c, 1, bias=False) for _ in range(layers))
        self.outs = nn.ModuleList(nn.Conv1d(c, 2 * c, 1) for _ in range(layers))
        self.up = nn.ConvTranspose1d(cond, cond, 8, 4, 2)
        self.last = nn.Sequential(nn.ReLU(), nn.Conv1d(c, c, 1), nn.ReLU(), nn.Conv1d(c, classes, 1))

    def remove_weight_norm(self):
        for l in self.gates:
            nn.utils.remove_weight_norm(l)

    def forward(self, x, c):
        c = self.up(c)
        if c.size(-1) > x.size(-1):
            c = c[..., :x.size(-1)]
        h, skip = self.first(x), None
        for g, k, o in zip(self.gates, self.conds, self.outs):
            a, b = (g(h) + k(c)).chunk(2, dim=1)
            r, s = o(a.tanh() * b.sigmoid()).split(h.size(1), 1)
            h = (h + r) * 0.5 ** 0.5
            skip = s if skip is None else s.add(skip)
        return self.last(skip)


class CRNN(nn.Module):
    def __init__(self, nc=1, nh=12, nclass=11, img_h=32):
        super().__init__()
        ks, ps, ss, nm = [3, 3, 3, 2], [1, 1, 1, 0], [1, 1, 1, 1], [8, 16, 24, 24]
        cnn = nn.Sequential()
        def conv_relu(i, bn=False):
            n_in = nc if i == 0 else nm[i - 1]
            cnn.add_module('conv{0}'.format(i), nn.Conv2d(n_in, nm[i], ks[i], ss[i], ps[i]))
            if bn:
                cnn.add_module('batchnorm{0}'.format(i), nn.BatchNorm2d(nm[i]))
            cnn.add_module('relu{0}'.format(i), nn.ReLU(True))
        conv_relu(0)
        cnn.add_module('pooling{0}'.format(0), nn.MaxPool2d(2, 2))
        conv_relu(1)
        cnn.add_module('pooling{0}'.format(1), nn.MaxPool2d((2, 2), (2, 1), (0, 1)))
        conv_relu(2, True)
        cnn.add_module('pooling{0}'.format(2), nn.MaxPool2d((4, 2), (4, 1), (0, 1)))
        conv_relu(3, True)
        self.cnn = cnn
        self.rnn = nn.LSTM(nm[-1], nh, bidirectional=True)
        self.embedding = nn.Linear(nh * 2, nclass)

    def forward(self, input):
        conv = self.cnn(input)
        b, c, h, w = conv.size()
        assert h == 1, "the height of conv must be 1"
        conv = conv.squeeze(2).permute(2, 0, 1)
        recurrent, _ = self.rnn(conv)
        T, b, h = recurrent.size()
        return F.log_softmax(self.embedding(recurrent.view(T * b, h)).view(T, b, -1), 2)


class AudioStack(nn.Module):
    def __init__(self):
        super().__init__()
        self.sinc, self.tas, self.wave, self.crnn = SincConv(), ConvTasNet(), WaveNet(), CRNN()

    def forward(self, wave, mel, image):
        return self.sinc(wave), self.tas(wave), self.wave(wave, mel), self.crnn(image)


# CASE AudioStack {} [[2, 1, 200], [2, 4, 50], [1, 1, 32, 40]]
