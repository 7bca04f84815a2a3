"""torch.distributions: how far one distribution is from another."""

import torch
from torch.distributions import (
    Bernoulli, Beta, Categorical, Dirichlet, Distribution, Exponential, Gamma, Independent, Laplace,
    MultivariateNormal, Normal, OneHotCategorical, Poisson, TransformedDistribution, Uniform,
)

_FURTHER = {}


def register_kl(type_p, type_q):
    def keep(function):
        _FURTHER[type_p, type_q] = function
        return function

    return keep


def _further(p, q):
    for of_p in type(p).__mro__:
        for of_q in type(q).__mro__:
            if (of_p, of_q) in _FURTHER:
                return _FURTHER[of_p, of_q]
    return None


def _of_normals(p, q):
    ratio = (p.scale / q.scale).pow(2)
    return 0.5 * (ratio + ((p.loc - q.loc) / q.scale).pow(2) - 1 - ratio.log())


def _of_classes(p, q):
    return (p.probs * (p.logits - q.logits)).sum(-1)


def _of_truths(p, q):
    return p.probs * (p.logits - q.logits)


def _of_shared_events(p, q):
    if p.reinterpreted_batch_ndims != q.reinterpreted_batch_ndims:
        raise NotImplementedError
    found = kl_divergence(p.base_dist, q.base_dist)
    return found.sum(p._dims) if p._dims else found


def _of_vectors(p, q):
    if p.event_shape != q.event_shape:
        raise ValueError("KL-divergence between two Multivariate Normals with different event shapes cannot be computed")
    log_ratio = q._log_determinant() - p._log_determinant()
    trace = (p.scale_tril / torch.diagonal(q.scale_tril, dim1=-2, dim2=-1).unsqueeze(-1)).pow(2).sum((-2, -1))
    return log_ratio + 0.5 * (trace + q._distance(q.loc - p.loc) - p.event_shape[0])


def _of_concentrations(p, q):
    first, second = p.concentration, q.concentration
    difference = (first - second) * (torch.digamma(first) - torch.digamma(first.sum(-1, keepdim=True)))
    return torch.lgamma(first.sum(-1)) - torch.lgamma(second.sum(-1)) + (difference - torch.lgamma(first)).sum(-1)


def _of_betas(p, q):
    first = torch.lgamma(p.concentration1) - torch.lgamma(q.concentration1)
    return first + torch.lgamma(p.concentration0) - torch.lgamma(q.concentration0)


def _of_gammas(p, q):
    return q.concentration * (p.rate / q.rate).log() + torch.lgamma(q.concentration) - torch.lgamma(p.concentration)


def _of_rates(p, q):
    ratio = q.rate / p.rate
    return ratio - ratio.log() - 1


def _of_laplaces(p, q):
    ratio = p.scale / q.scale
    distance = (p.loc - q.loc).abs()
    return -ratio.log() + distance / q.scale + ratio * torch.exp(-distance / p.scale) - 1


def _of_ranges(p, q):
    return torch.log((q.high - q.low) / (p.high - p.low))


def _of_transformed(p, q):
    if p.transforms != q.transforms:
        raise NotImplementedError
    return kl_divergence(p.base_dist, q.base_dist)


_OWN = [
    (Independent, _of_shared_events),
    (Normal, _of_normals),
    (Categorical, _of_classes),
    (OneHotCategorical, _of_classes),
    (Bernoulli, _of_truths),
    (MultivariateNormal, _of_vectors),
    (Dirichlet, _of_concentrations),
    (Beta, _of_betas),
    (Gamma, _of_gammas),
    (Exponential, _of_rates),
    (Poisson, _of_rates),
    (Laplace, _of_laplaces),
    (Uniform, _of_ranges),
    (TransformedDistribution, _of_transformed),
]


def kl_divergence(p, q):
    further = _further(p, q)
    if further is not None:
        return further(p, q)
    for type_of_both, found in _OWN:
        if isinstance(p, type_of_both) and isinstance(q, type_of_both):
            return found(p, q)
    raise NotImplementedError(f"No KL(p || q) is implemented for p type {type(p).__name__} and q type {type(q).__name__}")
