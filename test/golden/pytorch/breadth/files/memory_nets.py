"""NTM-like memory, slot attention, hypernetworks, capsules with EM, dynamic filters."""
import torch, torch.nn as nn, torch.nn.functional as F
import math


class Memory(nn.Module):
    def __init__(self, N, M):
        super().__init__()
        self.N, self.M = N, M
        self.register_buffer('mem_bias', torch.Tensor(N, M))
        stdev = 1 / (math.sqrt(N + M))
        nn.init.uniform_(self.mem_bias, -stdev, stdev)

    def reset(self, batch_size):
        self.batch_size = batch_size
        self.memory = self.mem_bias.clone().repeat(batch_size, 1, 1)

    def size(self):
        return self.N, self.M

    def read(self, w):
        return torch.matmul(w.unsqueeze(1), self.memory).squeeze(1)

    def write(self, w, e, a):
        self.prev_mem = self.memory
        erase = torch.matmul(w.unsqueeze(-1), e.unsqueeze(1))
        add = torch.matmul(w.unsqueeze(-1), a.unsqueeze(1))
        self.memory = self.prev_mem * (1 - erase) + add

    def address(self, k, b, g, s, y, w_prev):
        wc = F.softmax(b * F.cosine_similarity(self.memory + 1e-16, k.view(self.batch_size, 1, -1) + 1e-16, dim=-1), dim=1)
        wg = g * wc + (1 - g) * w_prev
        result = torch.zeros(wg.size())
        for i in range(self.batch_size):
            result[i] = self._convolve(wg[i], s[i])
        w = result ** y
        return torch.div(w, torch.sum(w, dim=1).view(-1, 1) + 1e-16)

    @staticmethod
    def _convolve(w, s):
        assert s.size(0) == 3
        t = torch.cat([w[-1:], w, w[:1]])
        return F.conv1d(t.view(1, 1, -1), s.view(1, 1, -1)).view(-1)


class NTM(nn.Module):
    def __init__(self, num_inputs=5, num_outputs=4, size=12, N=10, M=6):
        super().__init__()
        self.memory = Memory(N, M)
        self.lstm = nn.LSTMCell(num_inputs + M, size)
        self.h0, self.c0 = (nn.Parameter(torch.randn(1, size) * 0.05) for _ in range(2))
        self.read_lengths = [M, 1, 1, 3, 1]
        self.fc_read = nn.Linear(size, sum(self.read_lengths))
        self.fc_write = nn.Linear(size, sum(self.read_lengths) + 2 * M)
        self.fc = nn.Linear(size + M, num_outputs)
        for name, p in self.named_parameters():
            if p.ndim == 1:
                nn.init.constant_(p, 0)
            elif name.startswith('fc'):
                nn.init.xavier_uniform_(p, gain=1.4)

    def _split(self, o, lengths):
        ends = [0]
        for n in lengths:
            ends.append(ends[-1] + n)
        assert o.size(1) == ends[-1], "lengths not summing to the size"
        return [o[:, a:b] for a, b in zip(ends, ends[1:])]

    def _address(self, k, b, g, s, y, prev):
        return self.memory.address(k.clone(), F.softplus(b), torch.sigmoid(g), F.softmax(s, dim=1), 1 + F.softplus(y), prev)

    def forward(self, seq):
        T, B, _ = seq.shape
        self.memory.reset(B)
        h, c = self.h0.expand(B, -1).contiguous(), self.c0.repeat(B, 1)
        r = torch.zeros(B, self.memory.M)
        wr = ww = torch.zeros(B, self.memory.N)
        outs = []
        for x in seq:
            h, c = self.lstm(torch.cat([x, r], dim=1), (h, c))
            k, b, g, s, y = self._split(self.fc_read(h), self.read_lengths)
            wr = self._address(k, b, g, s, y, wr)
            r = self.memory.read(wr)
            *head, e, a = self._split(self.fc_write(h), self.read_lengths + [self.memory.M] * 2)
            ww = self._address(*head, ww)
            self.memory.write(ww, torch.sigmoid(e), a)
            outs.append(torch.sigmoid(self.fc(torch.cat([h, r], dim=1))))
        return torch.stack(outs), self.memory.memory


class SlotAttention(nn.Module):
    def __init__(self, num_slots, dim, iters=3, eps=1e-8, hidden_dim=16):
        super().__init__()
        self.num_slots, self.iters, self.eps, self.scale = num_slots, iters, eps, dim ** -0.5
        self.slots_mu = nn.Parameter(torch.randn(1, 1, dim))
        self.slots_logsigma = nn.Parameter(torch.zeros(1, 1, dim))
        nn.init.xavier_uniform_(self.slots_logsigma)
        self.to_q, self.to_k, self.to_v = nn.Linear(dim, dim), nn.Linear(dim, dim), nn.Linear(dim, dim)
        self.gru = nn.GRUCell(dim, dim)
        self.mlp = nn.Sequential(nn.Linear(dim, max(dim, hidden_dim)), nn.ReLU(inplace=True), nn.Linear(max(dim, hidden_dim), dim))
        self.norm_input, self.norm_slots, self.norm_pre_ff = (nn.LayerNorm(dim) for _ in range(3))

    def forward(self, inputs, num_slots=None):
        b, n, d, device, dtype = *inputs.shape, inputs.device, inputs.dtype
        n_s = num_slots if num_slots is not None else self.num_slots
        mu = self.slots_mu.expand(b, n_s, -1)
        sigma = self.slots_logsigma.exp().expand(b, n_s, -1)
        slots = mu + sigma * torch.randn(mu.shape, device=device, dtype=dtype)
        inputs = self.norm_input(inputs)
        k, v = self.to_k(inputs), self.to_v(inputs)
        for _ in range(self.iters):
            slots_prev = slots
            q = self.to_q(self.norm_slots(slots))
            dots = torch.einsum('bid,bjd->bij', q, k) * self.scale
            attn = dots.softmax(dim=1) + self.eps
            attn = attn / attn.sum(dim=-1, keepdim=True)
            updates = torch.einsum('bjd,bij->bid', v, attn)
            slots = self.gru(updates.reshape(-1, d), slots_prev.reshape(-1, d)).reshape(b, -1, d)
            slots = slots + self.mlp(self.norm_pre_ff(slots))
        return slots


class HyperConv(nn.Module):
    """weights made by another network, one set for each sample"""
    def __init__(self, cin, cout, k=3, z=8, K=4):
        super().__init__()
        self.shape = (cout, cin, k, k)
        self.make = nn.Linear(z, cout * cin * k * k)
        self.bank = nn.Parameter(torch.randn(K, cout, cin, k, k))
        self.route = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(cin, K), nn.Softmax(1))

    def forward(self, x, z):
        b, c, h, w = x.shape
        wt = self.make(z).view(b * self.shape[0], *self.shape[1:])
        y = F.conv2d(x.reshape(1, b * c, h, w), wt, padding=self.shape[-1] // 2, groups=b).view(b, -1, h, w)
        mix = torch.mm(self.route(x), self.bank.flatten(1)).view(-1, *self.shape[1:])
        return y + F.conv2d(x.view(1, -1, h, w), weight=mix, bias=None, stride=1, padding=1, groups=b).view_as(y)


class Together(nn.Module):
    def __init__(self):
        super().__init__()
        self.ntm, self.slots, self.hyper = NTM(), SlotAttention(3, 8), HyperConv(4, 6)

    def forward(self, seq, tokens, image):
        out, mem = self.ntm(seq)
        s = self.slots(tokens)
        return out, mem, s, self.hyper(image, s[:, 0])


# CASE Together {} [[4, 2, 5], [2, 7, 8], [2, 4, 6, 6]]
