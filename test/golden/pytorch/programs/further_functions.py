"""Functions that torch makes of others, and calls in the order that torch had at first."""
import torch
import torch.nn.functional as F


def shown(value):
    if isinstance(value, torch.Tensor):
        return list(value.shape), str(value.dtype)[6:]
    if isinstance(value, torch.Size):
        return list(value)
    return tuple(shown(item) for item in value) if isinstance(value, (tuple, list)) else value


def show(name, ask):
    try:
        print(name, shown(ask()))
    except Exception as error:
        print(name, 'raises', type(error).__name__)


x, s, m, v = torch.rand(2, 3, 4, 4), torch.rand(2, 5, 6), torch.rand(3, 4), torch.rand(5)
i = torch.tensor([0, 2, 1])
show('torch.add(x, 2, x)', lambda: (torch.add(x, 2, x)))
show('x.clone().add_(2, x)', lambda: (x.clone().add_(2, x)))
show('m.clone().sub_(0.1, m)', lambda: (m.clone().sub_(0.1, m)))
show('torch.addcmul(m, 0.5, m, m)', lambda: (torch.addcmul(m, 0.5, m, m)))
show('m.clone().addcmul_(0.5, m, m)', lambda: (m.clone().addcmul_(0.5, m, m)))
show('torch.addcdiv(m, 0.5, m, m)', lambda: (torch.addcdiv(m, 0.5, m, m)))
show('m.clone().addcdiv_(0.5, m, m + 1)', lambda: (m.clone().addcdiv_(0.5, m, m + 1)))
show('torch.addmm(1, m, 2, m, torch.rand(4, 4))', lambda: (torch.addmm(1, m, 2, m, torch.rand(4, 4))))
show('torch.addmm(0.5, m, m, torch.rand(4, 4))', lambda: (torch.addmm(0.5, m, m, torch.rand(4, 4))))
show('torch.add(m, m, alpha=2)', lambda: (torch.add(m, m, alpha=2)))
show('F.upsample_bilinear(x, size=(8, 8))', lambda: (F.upsample_bilinear(x, size=(8, 8))))
show('F.upsample_nearest(x, scale_factor=2)', lambda: (F.upsample_nearest(x, scale_factor=2)))
show('F.pdist(m)', lambda: (F.pdist(m)))
show('torch.pdist(m, 1)', lambda: (torch.pdist(m, 1)))
show('torch.chain_matmul(m, m.t(), m)', lambda: (torch.chain_matmul(m, m.t(), m)))
show('torch.chain_matmul(m)', lambda: (torch.chain_matmul(m)))
show('torch.linalg.multi_dot([m, m.t(), m])', lambda: (torch.linalg.multi_dot([m, m.t(), m])))
show('torch.linalg.multi_dot([v, torch.rand(5, 3), torch.rand(3)])', lambda: (torch.linalg.multi_dot([v, torch.rand(5, 3), torch.rand(3)])))
show('torch.linalg.multi_dot([m])', lambda: (torch.linalg.multi_dot([m])))
show('torch.can_cast(torch.int, torch.float), torch.can_cast(torch.float, torch.int), torch.can_cast(torch.bool, torch.int)', lambda: (torch.can_cast(torch.int, torch.float), torch.can_cast(torch.float, torch.int), torch.can_cast(torch.bool, torch.int)))
show('torch.sparse_coo_tensor(torch.tensor([[0, 1], [1, 0]]), torch.ones(2), (2, 2)).to_dense()', lambda: (torch.sparse_coo_tensor(torch.tensor([[0, 1], [1, 0]]), torch.ones(2), (2, 2)).to_dense()))
show('torch.sparse_coo_tensor(torch.tensor([[0, 3], [1, 0]]), torch.ones(2)).shape', lambda: (torch.sparse_coo_tensor(torch.tensor([[0, 3], [1, 0]]), torch.ones(2)).shape))
show('torch.cov(m), m.cov(), torch.cov(v), torch.corrcoef(m), v.corrcoef()', lambda: (torch.cov(m), m.cov(), torch.cov(v), torch.corrcoef(m), v.corrcoef()))
show('torch.cumulative_trapezoid(v)', lambda: (torch.cumulative_trapezoid(v)))
show('torch.triangular_solve(torch.rand(3, 2), torch.eye(3))[0]', lambda: (torch.triangular_solve(torch.rand(3, 2), torch.eye(3))[0]))
show('torch.linalg.eigvalsh(torch.eye(3))', lambda: (torch.linalg.eigvalsh(torch.eye(3))))
show('torch.special.expit(m), torch.special.entr(m), torch.special.ndtr(m), torch.special.xlog1py(m, m), torch.special.psi(m)', lambda: (torch.special.expit(m), torch.special.entr(m), torch.special.ndtr(m), torch.special.xlog1py(m, m), torch.special.psi(m)))
show('torch.addr(torch.zeros(5, 5), v, v), torch.zeros(5, 5).addr(v, v)', lambda: (torch.addr(torch.zeros(5, 5), v, v), torch.zeros(5, 5).addr(v, v)))
show('torch.embedding(m, i)', lambda: (torch.embedding(m, i)))
show('torch.batch_norm(x, None, None, torch.zeros(3), torch.ones(3), False, 0.1, 1e-5, False)', lambda: (torch.batch_norm(x, None, None, torch.zeros(3), torch.ones(3), False, 0.1, 1e-5, False)))
show('torch.layer_norm(x, (4,)), torch.group_norm(x, 3), torch.instance_norm(x, None, None, None, None, True, 0.1, 1e-5, False)', lambda: (torch.layer_norm(x, (4,)), torch.group_norm(x, 3), torch.instance_norm(x, None, None, None, None, True, 0.1, 1e-5, False)))
show('torch.lstm_cell(s[0], (torch.zeros(5, 4), torch.zeros(5, 4)), torch.rand(16, 6), torch.rand(16, 4))', lambda: (torch.lstm_cell(s[0], (torch.zeros(5, 4), torch.zeros(5, 4)), torch.rand(16, 6), torch.rand(16, 4))))
show('torch.gru_cell(s[0], torch.zeros(5, 4), torch.rand(12, 6), torch.rand(12, 4))', lambda: (torch.gru_cell(s[0], torch.zeros(5, 4), torch.rand(12, 6), torch.rand(12, 4))))
show('torch.rnn_tanh_cell(s[0], torch.zeros(5, 4), torch.rand(4, 6), torch.rand(4, 4))', lambda: (torch.rnn_tanh_cell(s[0], torch.zeros(5, 4), torch.rand(4, 6), torch.rand(4, 4))))
show('x.bernoulli(), x.bernoulli(0.5), m.multinomial(2)', lambda: (x.bernoulli(), x.bernoulli(0.5), m.multinomial(2)))
show('x.clone().resize_(2, 3), x.clone().resize_((4,)), m.clone().resize_as_(v)', lambda: (x.clone().resize_(2, 3), x.clone().resize_((4,)), m.clone().resize_as_(v)))
show('x.sum_to_size(2, 3, 1, 1), m.sum_to_size(1, 4), m.sum_to_size((4,)), m.sum_to_size(3, 4)', lambda: (x.sum_to_size(2, 3, 1, 1), m.sum_to_size(1, 4), m.sum_to_size((4,)), m.sum_to_size(3, 4)))
show('m.msort(), torch.msort(m), v.diagflat(), torch.diagflat(m)', lambda: (m.msort(), torch.msort(m), v.diagflat(), torch.diagflat(m)))
show('m.is_signed(), m.is_same_size(m), m.cfloat(), m.unsafe_chunk(2), m.unsafe_split(2, 1)', lambda: (m.is_signed(), m.is_same_size(m), m.cfloat(), m.unsafe_chunk(2), m.unsafe_split(2, 1)))
show('x.prelu(torch.tensor([0.1])), m.cholesky_inverse if False else 0', lambda: (x.prelu(torch.tensor([0.1])), m.cholesky_inverse if False else 0))
