"""Siamese and autoencoder networks that compute their losses; all loss layers."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class ContrastiveLoss(nn.Module):
    def __init__(self, margin=1.0):
        super().__init__()
        self.margin = margin

    def forward(self, a, b, label):
        d = F.pairwise_distance(a, b, keepdim=True)
        return torch.mean((1 - label) * torch.pow(d, 2) + label * torch.pow(torch.clamp(self.margin - d, min=0.0), 2))


class Siamese(nn.Module):
    def __init__(self, width=8, *, heads=('triplet', 'cosine')):
        super().__init__()
        self.encoder = nn.Sequential(nn.ReflectionPad2d(1), nn.Conv2d(1, width, 3), nn.ReLU(inplace=True), nn.BatchNorm2d(width),
                                     nn.MaxPool2d(2), nn.Flatten(), nn.LazyLinear(32), nn.PReLU(32))
        self.contrastive = ContrastiveLoss(2.0)
        self.losses = nn.ModuleDict({
            'triplet': nn.TripletMarginLoss(margin=1.0, p=2),
            'cosine': nn.CosineEmbeddingLoss(margin=0.5),
            'rank': nn.MarginRankingLoss(margin=0.1),
            'hinge': nn.HingeEmbeddingLoss(),
            'mse': nn.MSELoss(reduction='none'),
            'bce': nn.BCEWithLogitsLoss(pos_weight=torch.ones(32)),
            'kl': nn.KLDivLoss(reduction='batchmean', log_target=True),
            'soft': nn.SoftMarginLoss(),
            'poisson': nn.PoissonNLLLoss(),
            'gauss': nn.GaussianNLLLoss(),
            'multi': nn.MultiLabelSoftMarginLoss(),
            'huber': nn.HuberLoss(),
            'ce': nn.CrossEntropyLoss(weight=torch.ones(32), label_smoothing=0.1),
            'nll': nn.NLLLoss(ignore_index=-1, reduction='sum'),
            'ctc': nn.CTCLoss(blank=0, zero_infinity=True),
        })
        self.heads = heads

    def forward_once(self, x):
        return self.encoder(x)

    def forward(self, a, b, c):
        ea, eb, ec = map(self.forward_once, (a, b, c))
        sign = torch.ones(ea.size(0))
        L = self.losses
        out = {'contrastive': self.contrastive(ea, eb, sign.unsqueeze(1))}
        out['triplet'] = L['triplet'](ea, eb, ec)
        out['cosine'] = L['cosine'](ea, eb, sign)
        out['rank'] = L['rank'](ea[:, 0], eb[:, 0], sign)
        out['hinge'] = L['hinge'](ea, torch.ones_like(ea))
        out['mse'] = L['mse'](ea, eb)
        out['bce'] = L['bce'](ea, torch.sigmoid(eb))
        out['kl'] = L['kl'](F.log_softmax(ea, 1), F.log_softmax(eb, 1))
        out['soft'] = L['soft'](ea, torch.ones_like(ea))
        out['poisson'] = L['poisson'](ea, eb.abs())
        out['gauss'] = L['gauss'](ea, eb, torch.ones_like(ea))
        out['multi'] = L['multi'](ea, torch.ones_like(ea))
        out['huber'] = L['huber'](ea, eb)
        target = torch.zeros(ea.size(0), dtype=torch.long)
        out['ce'] = L['ce'](ea, target)
        out['nll'] = L['nll'](F.log_softmax(eb, dim=-1), target)
        log_probs = ea.view(8, 1, -1).log_softmax(2)[:, :, :4]
        out['ctc'] = L['ctc'](log_probs, torch.ones(1, 2, dtype=torch.long), torch.tensor([8]), torch.tensor([2]))
        out['f'] = (F.triplet_margin_loss(ea, eb, ec, margin=0.3), F.cosine_embedding_loss(ea, eb, sign), F.smooth_l1_loss(ea, eb, beta=0.1),
                    F.l1_loss(ea, eb, reduction='sum'), F.binary_cross_entropy(ea.sigmoid(), eb.sigmoid()), F.hinge_embedding_loss(ea, torch.ones_like(ea)),
                    F.margin_ranking_loss(ea[:, 0], eb[:, 0], sign), F.soft_margin_loss(ea, torch.ones_like(ea)))
        return out


# CASE Siamese {"width": 6} [[2, 1, 9, 9], [2, 1, 9, 9], [2, 1, 9, 9]]
