"""Functions and methods of torch that are made of others here, as torch itself makes most of them."""

import torch
import torch.nn.functional as F


def pdist(input, p=2):
    if input.dim() != 2:
        raise RuntimeError(f"pdist only supports 2D tensors, got: {input.dim()}D")
    rows, columns = torch.triu_indices(input.size(0), input.size(0), 1)
    return torch.norm(input[rows] - input[columns], p, -1)


def upsample_bilinear(input, size=None, scale_factor=None):
    return F.interpolate(input, size, scale_factor, mode="bilinear", align_corners=True)


def upsample_nearest(input, size=None, scale_factor=None):
    return F.interpolate(input, size, scale_factor, mode="nearest")


def _cheapest(sizes):
    """Where each run of matrices is parted so that their products take the fewest multiply-adds."""
    count = len(sizes) - 1
    cost = {(one, one): 0 for one in range(count)}
    parted = {}
    for length in range(1, count):
        for first in range(count - length):
            last = first + length
            options = [
                cost[first, at] + cost[at + 1, last] + sizes[first] * sizes[at + 1] * sizes[last + 1]
                for at in range(first, last)
            ]
            cost[first, last] = min(options)
            parted[first, last] = first + options.index(cost[first, last])
    return parted


def _product(tensors, parted, first, last):
    if first == last:
        return tensors[first]
    at = parted[first, last]
    return torch.mm(_product(tensors, parted, first, at), _product(tensors, parted, at + 1, last))


def multi_dot(tensors, *, out=None):
    tensors = list(tensors)
    if len(tensors) < 2:
        raise RuntimeError("multi_dot(): expected at least 2 tensors but got " + str(len(tensors)))
    is_row, is_column = tensors[0].dim() == 1, tensors[-1].dim() == 1
    if is_row:
        tensors[0] = tensors[0].unsqueeze(0)
    if is_column:
        tensors[-1] = tensors[-1].unsqueeze(1)
    if any(tensor.dim() != 2 for tensor in tensors):
        raise RuntimeError("multi_dot(): the tensors between the first and the last must be 2D")
    sizes = [tensor.size(0) for tensor in tensors] + [tensors[-1].size(1)]
    result = _product(tensors, _cheapest(sizes), 0, len(tensors) - 1)
    if is_column:
        result = result.squeeze(1)
    return result.squeeze(0) if is_row else result


def chain_matmul(*matrices, out=None):
    return matrices[0] if len(matrices) == 1 else multi_dot(matrices)


def cov(input, *, correction=1, fweights=None, aweights=None):
    if input.dim() > 2:
        raise RuntimeError(
            f"cov(): expected input to have two or fewer dimensions but got an input with {input.dim()} dimensions"
        )
    values = input if input.dim() == 2 else input.view(1, -1)
    centred = values - values.mean(1, keepdim=True)
    found = torch.mm(centred, centred.t()) / (values.size(1) - correction)
    return found.squeeze()


def corrcoef(input):
    found = cov(input)
    if found.dim() == 0:
        return found / found
    spread = found.diag().sqrt()
    return (found / spread.view(-1, 1) / spread.view(1, -1)).clip(-1, 1)


def msort(input):
    return torch.sort(input, 0)[0]


def cumulative_trapezoid(y, x=None, *, dx=1, dim=-1):
    length = y.size(dim)
    return torch.cumsum((y.narrow(dim, 0, length - 1) + y.narrow(dim, 1, length - 1)) / 2, dim)


def triangular_solve(b, A, upper=True, transpose=False, unitriangular=False):
    return torch.linalg.solve_triangular(A, b, upper=upper), A.clone()


def cholesky_inverse(input, upper=False):
    return torch.linalg.inv(input)


def eigvalsh(A, UPLO="L"):
    return torch.linalg.eigh(A)[0]


def can_cast(from_, to):
    def kind(dtype):
        if dtype.is_complex:
            return 3
        return 2 if dtype.is_floating_point else 0 if dtype is torch.bool else 1

    return kind(from_) <= kind(to)


def lstm_cell(input, hx, w_ih, w_hh, b_ih=None, b_hh=None):
    gates = F.linear(input, w_ih, b_ih) + F.linear(hx[0], w_hh, b_hh)
    taken, forgotten, new, given = gates.chunk(4, 1)
    cell = torch.sigmoid(forgotten) * hx[1] + torch.sigmoid(taken) * torch.tanh(new)
    return torch.sigmoid(given) * torch.tanh(cell), cell


def gru_cell(input, hx, w_ih, w_hh, b_ih=None, b_hh=None):
    reset, update, new = F.linear(input, w_ih, b_ih).chunk(3, 1)
    reset_before, update_before, before = F.linear(hx, w_hh, b_hh).chunk(3, 1)
    kept = torch.sigmoid(update + update_before)
    new = torch.tanh(new + torch.sigmoid(reset + reset_before) * before)
    return (hx - new) * kept + new


def rnn_tanh_cell(input, hx, w_ih, w_hh, b_ih=None, b_hh=None):
    return torch.tanh(F.linear(input, w_ih, b_ih) + F.linear(hx, w_hh, b_hh))


def rnn_relu_cell(input, hx, w_ih, w_hh, b_ih=None, b_hh=None):
    return torch.relu(F.linear(input, w_ih, b_ih) + F.linear(hx, w_hh, b_hh))


def batch_norm(input, weight, bias, running_mean, running_var, training, momentum, eps, cudnn_enabled):
    return F.batch_norm(input, running_mean, running_var, weight, bias, training, momentum, eps)


def instance_norm(input, weight, bias, running_mean, running_var, use_input_stats, momentum, eps, cudnn_enabled):
    return F.instance_norm(input, running_mean, running_var, weight, bias, use_input_stats, momentum, eps)


def group_norm(input, num_groups, weight=None, bias=None, eps=1e-05, cudnn_enabled=True):
    return F.group_norm(input, num_groups, weight, bias, eps)


def layer_norm(input, normalized_shape, weight=None, bias=None, eps=1e-05, cudnn_enable=True):
    return F.layer_norm(input, normalized_shape, weight, bias, eps)


def embedding(weight, indices, padding_idx=-1, scale_grad_by_freq=False, sparse=False):
    return F.embedding(indices, weight)


def sparse_coo_tensor(indices, values, size=None, *, dtype=None, device=None, requires_grad=False, check_invariants=None):
    values = torch.as_tensor(values)
    if size is None:
        size = (torch.as_tensor(indices).max(1)[0] + 1).tolist() + list(values.shape[1:])
    return torch.empty(*size, dtype=dtype or values.dtype)


expit = torch.sigmoid
gammaln = torch.lgamma
psi = torch.digamma


def entr(input):
    return -input * input.log()


def ndtr(input):
    return 0.5 * (1 + torch.erf(input / 2 ** 0.5))


def log_ndtr(input):
    return ndtr(input).log()


def ndtri(input):
    return torch.erfinv(2 * input - 1) * 2 ** 0.5


def xlog1py(input, other):
    return input * (other + 1).log()


def bernoulli(self, p=None, *, generator=None):
    return torch.bernoulli(self) if p is None else torch.rand_like(self)


def multinomial(self, num_samples, replacement=False, *, generator=None):
    return torch.multinomial(self, num_samples, replacement)


def resize_(self, *sizes, memory_format=None):
    size = sizes[0] if len(sizes) == 1 and not isinstance(sizes[0], int) else sizes
    self.data = self.new_empty(*size)
    return self


def resize_as_(self, other, memory_format=None):
    return resize_(self, other.shape)


def sum_to_size(self, *sizes):
    size = sizes[0] if len(sizes) == 1 and not isinstance(sizes[0], int) else sizes
    added = self.dim() - len(size)
    dims = [at for at in range(self.dim()) if at < added or size[at - added] == 1 != self.size(at)]
    return (self.sum(dims, keepdim=True) if dims else self).reshape(*size)


def prelu(self, weight):
    return F.prelu(self, weight)


def diagflat(self, offset=0):
    return torch.diag(self.flatten(), offset)


def is_signed(self):
    return self.dtype not in (torch.uint8, torch.bool)


def is_same_size(self, other):
    return self.shape == other.shape


def cfloat(self, memory_format=None):
    return self.to(torch.complex64)


def cdouble(self, memory_format=None):
    return self.to(torch.complex128)


def unsafe_chunk(self, chunks, dim=0):
    return self.chunk(chunks, dim)


def unsafe_split(self, split_size, dim=0):
    return self.split(split_size, dim)


def is_conj(self):
    return False


def is_neg(self):
    return False


def is_inference(self):
    return False


def is_pinned(self, device=None):
    return False


def is_shared(self):
    return False


def as_subclass(self, cls):
    return self




def new_empty_strided(self, size, stride, dtype=None, device=None):
    return self.new_empty(*size)
