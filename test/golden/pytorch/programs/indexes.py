"""What reads whole numbers as indexes refuses others, and losses that compare two tensors take certain shapes."""
import torch
import torch.nn as nn
import torch.nn.functional as F

from parts.shown import shapes

x = torch.rand(4, 8)
real = torch.zeros(4, 3)
places = torch.zeros(4, 3).long()
values = torch.rand(4, 3)


def show(name, f):
    try:
        print(name, shapes(f()))
    except Exception:
        print(name, 'is refused')


def put(index):
    y = x.clone()
    y[index] = 1
    return y


show('embedding', lambda: F.embedding(torch.zeros(3), x))
show('bag', lambda: nn.EmbeddingBag(5, 8)(torch.zeros(2, 3)))
show('bag, offsets', lambda: nn.EmbeddingBag(5, 8)(torch.zeros(6).long(), torch.zeros(2)))
show('bag, weights', lambda: nn.EmbeddingBag(5, 8, mode='sum')(places, per_sample_weights=values))
show('gather', lambda: torch.gather(x, 1, real))
show('index_select', lambda: torch.index_select(x, 1, torch.zeros(2)))
show('take', lambda: torch.take(x, torch.zeros(2)))
show('take_along_dim', lambda: torch.take_along_dim(x, real, 1))
show('index', lambda: x[torch.zeros(2)])
show('one_hot', lambda: F.one_hot(torch.zeros(2), 3))
show('assignment', lambda: put(torch.zeros(2)))
show('assignment at whole numbers', lambda: put(torch.zeros(2).long()))
show('assignment at a mask', lambda: put(x > 0))
show('index_put', lambda: x.index_put((torch.zeros(2),), torch.zeros(2, 8)))
show('index_put at whole numbers', lambda: x.index_put((torch.zeros(2).long(),), torch.zeros(2, 8)))
show('index_put, added', lambda: x.index_put([torch.zeros(2).long()], torch.zeros(2, 8), accumulate=True))
show('masked_scatter', lambda: x.masked_scatter(x > 0, torch.rand(40)))
show('index_add', lambda: x.index_add(0, torch.zeros(2), torch.zeros(2, 8)))
show('index_copy', lambda: x.index_copy(0, torch.zeros(2), torch.zeros(2, 8)))
show('index_fill', lambda: x.index_fill(0, torch.zeros(2), 0.0))
show('scatter', lambda: x.scatter(1, real, values))
show('scatter of a number', lambda: x.scatter(1, real, 0.0))
show('scatter_add', lambda: x.scatter_add(1, real, values))
show('scatter at whole numbers', lambda: x.scatter_add(1, places, values))
show('unpool', lambda: F.max_unpool2d(torch.rand(1, 1, 2, 2), torch.zeros(1, 1, 2, 2), 2))
show('multi_margin_loss', lambda: F.multi_margin_loss(x, torch.zeros(4)))
show('multilabel_margin_loss', lambda: F.multilabel_margin_loss(x, torch.zeros(4, 8)))
show('adaptive', lambda: nn.AdaptiveLogSoftmaxWithLoss(8, 10, [5])(x, torch.zeros(4)))
steps = torch.rand(5, 2, 4)
counts = torch.tensor([5, 5]), torch.tensor([2, 2])
show('ctc_loss', lambda: F.ctc_loss(steps, torch.ones(2, 2), *counts))
show('ctc_loss, lengths', lambda: F.ctc_loss(steps, torch.ones(2, 2).long(), counts[0].float(), counts[1]))
for name in ['cross_entropy', 'nll_loss']:
    for scores, targets in [((8,), ()), ((4, 8), (4,)), ((4, 8), (4, 8)), ((4, 8), (8,)), ((2, 8, 3), (2, 3))]:
        for kind in [torch.float32, torch.int64]:
            if scores == targets and kind == torch.int64:
                continue
            for reduction in ['mean', 'none']:
                show(
                    f'{name} {scores} {targets} {kind} {reduction}',
                    lambda: getattr(F, name)(torch.rand(scores), torch.zeros(targets).to(kind), reduction=reduction),
                )
for name in [
    'binary_cross_entropy',
    'binary_cross_entropy_with_logits',
    'mse_loss',
    'l1_loss',
    'smooth_l1_loss',
    'huber_loss',
    'soft_margin_loss',
    'kl_div',
]:
    for first, second in [((4, 8), (4, 8)), ((4, 1), (4,)), ((4, 8), (4, 1)), ((4, 1), (4, 8))]:
        show(
            f'{name} {first} {second}',
            lambda: getattr(F, name)(torch.rand(first), torch.rand(second), reduction='none'),
        )
