"""What losses make of the older arguments that say how they are reduced."""
import torch
from torch import nn
import torch.nn.functional as F
x, y = torch.rand(4, 5), torch.rand(4, 5)
t = torch.tensor([0, 1, 2, 3])
def show(name, ask):
    try:
        print(name, ask())
    except Exception as e:
        print(name, type(e).__name__)
for kw in ({}, {'reduce': False}, {'size_average': False}, {'reduce': True}, {'size_average': True}, {'size_average': False, 'reduce': False}, {'size_average': True, 'reduce': False}, {'reduction': 'none', 'reduce': True}, {'reduction': 'sum', 'size_average': None}, {'reduce': None, 'reduction': 'none'}):
    for layer, a, b in ((nn.CrossEntropyLoss, x, t), (nn.NLLLoss, x, t), (nn.MSELoss, x, y), (nn.BCELoss, x, y), (nn.BCEWithLogitsLoss, x, y), (nn.L1Loss, x, y), (nn.SmoothL1Loss, x, y), (nn.KLDivLoss, x, y), (nn.PoissonNLLLoss, x, y), (nn.MultiLabelSoftMarginLoss, x, y), (nn.MultiMarginLoss, x, t), (nn.SoftMarginLoss, x, y)):
        show((layer.__name__, kw), lambda: (list(layer(**kw)(a, b).shape), layer(**kw).reduction))
    for f, a, b in ((F.cross_entropy, x, t), (F.nll_loss, x, t), (F.mse_loss, x, y), (F.binary_cross_entropy, x, y), (F.binary_cross_entropy_with_logits, x, y), (F.l1_loss, x, y), (F.smooth_l1_loss, x, y), (F.kl_div, x, y), (F.poisson_nll_loss, x, y), (F.multi_margin_loss, x, t), (F.soft_margin_loss, x, y), (F.multilabel_soft_margin_loss, x, y)):
        show((f.__name__, kw), lambda: list(f(a, b, **kw).shape))
for kw in ({}, {'reduce': False}, {'size_average': False}):
    show(('cos', kw), lambda: (list(nn.CosineEmbeddingLoss(**kw)(x, y, torch.ones(4)).shape), list(F.cosine_embedding_loss(x, y, torch.ones(4), **kw).shape)))
    show(('triplet', kw), lambda: (list(nn.TripletMarginLoss(**kw)(x, y, x).shape), list(F.triplet_margin_loss(x, y, x, **kw).shape)))
    show(('rank', kw), lambda: (list(nn.MarginRankingLoss(**kw)(x, y, x).shape), list(F.margin_ranking_loss(x, y, x, **kw).shape)))
    show(('hinge', kw), lambda: (list(nn.HingeEmbeddingLoss(**kw)(x, torch.ones(4, 5)).shape), list(F.hinge_embedding_loss(x, y, **kw).shape)))
show('positional', lambda: (list(nn.MSELoss(False)(x, y).shape), nn.MSELoss(False).reduction, nn.MSELoss(None, False).reduction, nn.CrossEntropyLoss(None, False).reduction, nn.CrossEntropyLoss(torch.ones(5), None, -100, False).reduction, list(F.cross_entropy(x, t, None, False).shape), list(F.mse_loss(x, y, True, False).shape)))
