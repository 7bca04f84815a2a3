"""torch.distributions: distributions of counts, and relaxed ones of true and false."""

import torch
from torch.distributions.categorical import Bernoulli, OverClasses
from torch.distributions.distribution import Distribution
from torch.distributions.utils import broadcast_all


class Geometric(Bernoulli):
    @property
    def mean(self):
        return 1.0 / self.probs - 1.0

    @property
    def variance(self):
        return (1.0 / self.probs - 1.0) / self.probs

    def log_prob(self, value):
        value, probs = broadcast_all(value, self.probs)
        return value * (-probs).log1p() + probs.log()


class ContinuousBernoulli(Bernoulli):
    has_rsample = True

    def rsample(self, sample_shape=torch.Size()):
        return torch.rand(self._extended_shape(sample_shape))


class LogitRelaxedBernoulli(Bernoulli):
    has_rsample = True

    def __init__(self, temperature, probs=None, logits=None, validate_args=None):
        self.temperature = temperature
        super().__init__(probs, logits)

    @property
    def mean(self):
        raise NotImplementedError

    @property
    def variance(self):
        raise NotImplementedError

    def entropy(self):
        raise NotImplementedError

    def rsample(self, sample_shape=torch.Size()):
        shape = self._extended_shape(sample_shape)
        noise = torch.rand(shape)
        return (noise.log() - (-noise).log1p() + self.logits.expand(shape)) / self.temperature

    def log_prob(self, value):
        logits, value = broadcast_all(self.logits, value)
        return logits - value * self.temperature - 2 * (logits - value * self.temperature).exp().log1p()


class RelaxedBernoulli(LogitRelaxedBernoulli):
    def rsample(self, sample_shape=torch.Size()):
        return torch.sigmoid(super().rsample(sample_shape))


class Binomial(Distribution):
    def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
        base = Bernoulli(probs, logits)
        self.total_count, self.probs = broadcast_all(total_count, base.probs)
        self.logits = base.logits
        super().__init__(self.probs.shape)

    @property
    def mean(self):
        return self.total_count * self.probs

    @property
    def variance(self):
        return self.total_count * self.probs * (1 - self.probs)

    def rsample(self, sample_shape=torch.Size()):
        return torch.bernoulli(self.probs.expand(self._extended_shape(sample_shape)))

    def log_prob(self, value):
        return torch.lgamma(self.total_count + 1) - torch.lgamma(value + 1) + value * self.logits

    def entropy(self):
        return -(self.probs * self.logits)


class NegativeBinomial(Binomial):
    @property
    def mean(self):
        return self.total_count * torch.exp(self.logits)

    @property
    def variance(self):
        return self.mean / torch.sigmoid(-self.logits)

    def entropy(self):
        raise NotImplementedError


class Multinomial(OverClasses):
    def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
        self.total_count = total_count
        super().__init__(probs, logits)

    @property
    def mean(self):
        return self.probs * self.total_count

    @property
    def variance(self):
        return self.total_count * self.probs * (1 - self.probs)

    def rsample(self, sample_shape=torch.Size()):
        return torch.rand(self._extended_shape(sample_shape))

    def log_prob(self, value):
        logits, value = broadcast_all(self.logits, value)
        return torch.lgamma(value.sum(-1) + 1) + (logits * value - torch.lgamma(value + 1)).sum(-1)

    def entropy(self):
        return self.total_count * self._categorical.entropy()
