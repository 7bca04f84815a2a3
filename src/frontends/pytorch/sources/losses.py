"""Losses of torch.nn that are calls of the function of the same name."""

import torch.nn.functional as F
from torch import nn


class _Loss(nn.Module):
    function = None

    def __init__(self, *args, **kwargs):
        super().__init__()
        for name, value in kwargs.items():
            setattr(self, name, value)
        self.reduction = kwargs.get("reduction", "mean")

    def forward(self, *inputs, **named):
        return getattr(F, self.function)(*inputs, *named.values(), reduction=self.reduction)


class TripletMarginLoss(_Loss):
    function = "triplet_margin_loss"


class TripletMarginWithDistanceLoss(_Loss):
    function = "triplet_margin_with_distance_loss"


class CosineEmbeddingLoss(_Loss):
    function = "cosine_embedding_loss"


class MarginRankingLoss(_Loss):
    function = "margin_ranking_loss"


class HingeEmbeddingLoss(_Loss):
    function = "hinge_embedding_loss"


class SoftMarginLoss(_Loss):
    function = "soft_margin_loss"


class MultiLabelMarginLoss(_Loss):
    function = "multilabel_margin_loss"


class MultiLabelSoftMarginLoss(_Loss):
    function = "multilabel_soft_margin_loss"


class MultiMarginLoss(_Loss):
    function = "multi_margin_loss"


class PoissonNLLLoss(_Loss):
    function = "poisson_nll_loss"


class GaussianNLLLoss(_Loss):
    function = "gaussian_nll_loss"


class CTCLoss(_Loss):
    function = "ctc_loss"
