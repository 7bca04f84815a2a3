"""Fourier neural operator, rotary positions as complex numbers, GFNet's global filter, spectrogram front end."""
import torch
import torch.fft
from torch import nn
import torch.nn.functional as F
import math


def precompute_freqs_cis(dim: int, end: int, theta: float = 10000.0):
    freqs = 1.0 / (theta ** (torch.arange(0, dim, 2)[: (dim // 2)].float() / dim))
    t = torch.arange(end, device=freqs.device)
    freqs = torch.outer(t, freqs).float()
    return torch.polar(torch.ones_like(freqs), freqs)


def reshape_for_broadcast(freqs_cis: torch.Tensor, x: torch.Tensor):
    ndim = x.ndim
    assert 0 <= 1 < ndim
    assert freqs_cis.shape == (x.shape[1], x.shape[-1])
    shape = [d if i == 1 or i == ndim - 1 else 1 for i, d in enumerate(x.shape)]
    return freqs_cis.view(*shape)


def apply_rotary_emb(xq, xk, freqs_cis):
    xq_ = torch.view_as_complex(xq.float().reshape(*xq.shape[:-1], -1, 2))
    xk_ = torch.view_as_complex(xk.float().reshape(*xk.shape[:-1], -1, 2))
    freqs_cis = reshape_for_broadcast(freqs_cis, xq_)
    xq_out = torch.view_as_real(xq_ * freqs_cis).flatten(3)
    xk_out = torch.view_as_real(xk_ * freqs_cis).flatten(3)
    return xq_out.type_as(xq), xk_out.type_as(xk)


class SpectralConv2d(nn.Module):
    def __init__(self, in_channels, out_channels, modes1, modes2):
        super().__init__()
        self.in_channels, self.out_channels, self.modes1, self.modes2 = in_channels, out_channels, modes1, modes2
        self.scale = 1 / (in_channels * out_channels)
        self.weights1 = nn.Parameter(self.scale * torch.rand(in_channels, out_channels, modes1, modes2, dtype=torch.cfloat))
        self.weights2 = nn.Parameter(self.scale * torch.rand(in_channels, out_channels, modes1, modes2, dtype=torch.cfloat))

    def compl_mul2d(self, input, weights):
        return torch.einsum("bixy,ioxy->boxy", input, weights)

    def forward(self, x):
        batchsize = x.shape[0]
        x_ft = torch.fft.rfft2(x)
        out_ft = torch.zeros(batchsize, self.out_channels, x.size(-2), x.size(-1) // 2 + 1, dtype=torch.cfloat, device=x.device)
        out_ft[:, :, :self.modes1, :self.modes2] = self.compl_mul2d(x_ft[:, :, :self.modes1, :self.modes2], self.weights1)
        out_ft[:, :, -self.modes1:, :self.modes2] = self.compl_mul2d(x_ft[:, :, -self.modes1:, :self.modes2], self.weights2)
        return torch.fft.irfft2(out_ft, s=(x.size(-2), x.size(-1)))


class GlobalFilter(nn.Module):
    def __init__(self, dim, h=14, w=8):
        super().__init__()
        self.complex_weight = nn.Parameter(torch.randn(h, w, dim, 2, dtype=torch.float32) * 0.02)

    def forward(self, x):
        B, a, b, C = x.shape
        x = torch.fft.rfft2(x, dim=(1, 2), norm='ortho')
        weight = torch.view_as_complex(self.complex_weight)
        x = x * weight
        return torch.fft.irfft2(x, s=(a, b), dim=(1, 2), norm='ortho')


class RotaryAttention(nn.Module):
    def __init__(self, dim, heads):
        super().__init__()
        self.heads, self.head_dim = heads, dim // heads
        self.wq = nn.Linear(dim, dim, bias=False)
        self.wkv = nn.Linear(dim, 2 * dim, bias=False)
        self.wo = nn.Linear(dim, dim, bias=False)

    def forward(self, x, freqs_cis, mask):
        bsz, seqlen, _ = x.shape
        xq = self.wq(x).view(bsz, seqlen, self.heads, self.head_dim)
        xk, xv = self.wkv(x).view(bsz, seqlen, 2, self.heads, self.head_dim).unbind(2)
        xq, xk = apply_rotary_emb(xq, xk, freqs_cis=freqs_cis)
        xq, keys, values = (t.transpose(1, 2) for t in (xq, xk, xv))
        scores = torch.matmul(xq, keys.transpose(2, 3)) / math.sqrt(self.head_dim)
        scores = scores + mask
        scores = F.softmax(scores.float(), dim=-1).type_as(xq)
        return self.wo(torch.matmul(scores, values).transpose(1, 2).contiguous().view(bsz, seqlen, -1))


class Spectro(nn.Module):
    def __init__(self, width=8):
        super().__init__()
        self.fno = SpectralConv2d(2, width, 4, 4)
        self.w = nn.Conv2d(2, width, 1)
        self.gf = GlobalFilter(width, 16, 9)
        self.freqs_cis = precompute_freqs_cis(8, 64)
        self.att = RotaryAttention(2 * width, 2)
        self.proj = nn.Linear(width, 2 * width)
        self.register_buffer('window', torch.hann_window(16))

    def forward(self, x, wave):
        h = F.gelu(self.fno(x) + self.w(x))
        h = self.gf(h.permute(0, 2, 3, 1))
        seq = self.proj(h.flatten(1, 2))[:, :32]
        mask = torch.full((1, 1, 32, 32), float("-inf"))
        mask = torch.triu(mask, diagonal=1).type_as(seq)
        out = self.att(seq, self.freqs_cis[:32], mask)
        spec = torch.stft(wave, n_fft=16, hop_length=8, win_length=16, window=self.window, return_complex=True)
        mag = spec.abs() ** 2
        phase = torch.angle(spec)
        f1 = torch.fft.fft(out, dim=-1).real
        f2 = torch.fft.ifft(torch.fft.fftshift(torch.fft.fft2(x))).abs()
        freq = torch.fft.rfftfreq(16)
        return out, torch.log1p(mag), phase, f1, f2, freq, torch.fft.fftn(x, dim=(2, 3)).imag


# CASE Spectro {} [[1, 2, 16, 16], [2, 160]]
