"""torch.distributions: how far one distribution is from another."""

from torch.distributions import Bernoulli, Categorical, Independent, Normal


def kl_divergence(p, q):
    if isinstance(p, Independent):
        found = kl_divergence(p.base_dist, q.base_dist)
        return found.sum(p._dims) if p._dims else found
    if isinstance(p, Normal):
        ratio = (p.scale / q.scale).pow(2)
        return 0.5 * (ratio + ((p.loc - q.loc) / q.scale).pow(2) - 1 - ratio.log())
    if isinstance(p, Categorical):
        return (p.probs * (p.logits - q.logits)).sum(-1)
    if isinstance(p, Bernoulli):
        return p.probs * (p.logits - q.logits)
    raise NotImplementedError(f"No KL(p || q) is implemented for p type {type(p).__name__} and q type {type(q).__name__}")
