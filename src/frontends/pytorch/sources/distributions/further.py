"""torch.distributions: further distributions, by the shapes of their parameters."""

import math

import torch
from torch.distributions.distribution import Distribution, Gamma, _LocationAndScale
from torch.distributions.utils import as_tensor, broadcast_all


class Cauchy(_LocationAndScale):
    def log_prob(self, value):
        return -math.log(math.pi) - self.scale.log() - (((value - self.loc) / self.scale) ** 2).log1p()

    def entropy(self):
        return math.log(4 * math.pi) + self.scale.log()


class StudentT(_LocationAndScale):
    def __init__(self, df, loc=0.0, scale=1.0, validate_args=None):
        self.df, loc, scale = broadcast_all(df, loc, scale)
        super().__init__(loc, scale)

    @property
    def variance(self):
        return self.scale.pow(2) * self.df / (self.df - 2)

    @property
    def stddev(self):
        return self.variance.sqrt()

    def log_prob(self, value):
        distance = (value - self.loc) / self.scale
        normaliser = self.scale.log() + torch.lgamma(0.5 * self.df) - torch.lgamma(0.5 * (self.df + 1))
        return -0.5 * (self.df + 1) * torch.log1p(distance ** 2 / self.df) - normaliser


class _OneParameter(Distribution):
    has_rsample = True

    def _keep(self, name, value):
        setattr(self, name, as_tensor(value))
        Distribution.__init__(self, getattr(self, name).shape)


class _Half(_OneParameter):
    def __init__(self, scale, validate_args=None):
        self._keep("scale", scale)

    @property
    def mean(self):
        return self.scale * math.sqrt(2 / math.pi)

    @property
    def mode(self):
        return torch.zeros_like(self.scale)

    @property
    def variance(self):
        return self.scale.pow(2) * (1 - 2 / math.pi)

    def rsample(self, sample_shape=torch.Size()):
        return (torch.randn(self._extended_shape(sample_shape)) * self.scale).abs()

    def log_prob(self, value):
        return -((value / self.scale) ** 2) - self.scale.log()

    def entropy(self):
        return self.scale.log() + 0.5


class HalfNormal(_Half):
    pass


class HalfCauchy(_Half):
    pass


class Exponential(_OneParameter):
    def __init__(self, rate, validate_args=None):
        self._keep("rate", rate)

    @property
    def mean(self):
        return self.rate.reciprocal()

    @property
    def mode(self):
        return torch.zeros_like(self.rate)

    @property
    def stddev(self):
        return self.rate.reciprocal()

    @property
    def variance(self):
        return self.rate.pow(-2)

    def rsample(self, sample_shape=torch.Size()):
        return torch.rand(self._extended_shape(sample_shape)) / self.rate

    def log_prob(self, value):
        return self.rate.log() - self.rate * value

    def cdf(self, value):
        return 1 - torch.exp(-self.rate * value)

    def entropy(self):
        return 1.0 - torch.log(self.rate)


class Poisson(_OneParameter):
    has_rsample = False

    def __init__(self, rate, validate_args=None):
        self._keep("rate", rate)

    @property
    def mean(self):
        return self.rate

    @property
    def mode(self):
        return self.rate.floor()

    @property
    def variance(self):
        return self.rate

    def rsample(self, sample_shape=torch.Size()):
        return torch.rand(self._extended_shape(sample_shape)) * self.rate

    def log_prob(self, value):
        rate, value = broadcast_all(self.rate, value)
        return value.xlogy(rate) - rate - torch.lgamma(value + 1)


class Chi2(Gamma):
    def __init__(self, df, validate_args=None):
        super().__init__(0.5 * as_tensor(df), 0.5)

    @property
    def df(self):
        return self.concentration * 2


class Dirichlet(Distribution):
    has_rsample = True

    def __init__(self, concentration, validate_args=None):
        if concentration.dim() < 1:
            raise ValueError("`concentration` parameter must be at least one-dimensional.")
        self.concentration = concentration
        super().__init__(concentration.shape[:-1], concentration.shape[-1:])

    @property
    def mean(self):
        return self.concentration / self.concentration.sum(-1, True)

    @property
    def mode(self):
        return torch.clamp(self.concentration - 1, min=0.0) / self.concentration.sum(-1, True)

    @property
    def variance(self):
        total = self.concentration.sum(-1, True)
        return self.concentration * (total - self.concentration) / (total.pow(2) * (total + 1))

    def rsample(self, sample_shape=torch.Size()):
        return torch.rand(self._extended_shape(sample_shape))

    def log_prob(self, value):
        concentration = self.concentration
        found = (torch.log(value) * (concentration - 1.0)).sum(-1) + torch.lgamma(concentration.sum(-1))
        return found - torch.lgamma(concentration).sum(-1)

    def entropy(self):
        return torch.lgamma(self.concentration).sum(-1) - torch.lgamma(self.concentration.sum(-1))


class VonMises(_LocationAndScale):
    def __init__(self, loc, concentration, validate_args=None):
        super().__init__(loc, concentration)
        self.concentration = self.scale

    def log_prob(self, value):
        return self.concentration * torch.cos(value - self.loc) - math.log(2 * math.pi)


class Weibull(_LocationAndScale):
    def __init__(self, scale, concentration, validate_args=None):
        super().__init__(concentration, scale)
        self.concentration = self.loc


class Pareto(_LocationAndScale):
    def __init__(self, scale, alpha, validate_args=None):
        super().__init__(alpha, scale)
        self.alpha = self.loc
