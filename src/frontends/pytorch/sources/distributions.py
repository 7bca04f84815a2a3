"""torch.distributions: what networks compute with them, by the shapes of their parameters."""

import math

import torch
import torch.nn.functional as F


def _tensor(value):
    return value if isinstance(value, torch.Tensor) else torch.tensor(float(value))


def _together(*values):
    return torch.broadcast_tensors(*[_tensor(value) for value in values])


class Distribution:
    has_rsample = False
    has_enumerate_support = False

    def __init__(self, batch_shape=torch.Size(), event_shape=torch.Size(), validate_args=None):
        self._batch_shape = torch.Size(batch_shape)
        self._event_shape = torch.Size(event_shape)

    @staticmethod
    def set_default_validate_args(value):
        return None

    @property
    def batch_shape(self):
        return self._batch_shape

    @property
    def event_shape(self):
        return self._event_shape

    def _extended_shape(self, sample_shape=torch.Size()):
        return torch.Size(tuple(sample_shape) + tuple(self._batch_shape) + tuple(self._event_shape))

    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            return self.rsample(sample_shape)

    def sample_n(self, n):
        return self.sample(torch.Size((n,)))

    @property
    def stddev(self):
        return self.variance.sqrt()

    def perplexity(self):
        return torch.exp(self.entropy())


class Normal(Distribution):
    has_rsample = True

    def __init__(self, loc, scale, validate_args=None):
        self.loc, self.scale = _together(loc, scale)
        super().__init__(self.loc.shape)

    @property
    def mean(self):
        return self.loc

    @property
    def mode(self):
        return self.loc

    @property
    def stddev(self):
        return self.scale

    @property
    def variance(self):
        return self.scale.pow(2)

    def rsample(self, sample_shape=torch.Size()):
        return self.loc + torch.randn(self._extended_shape(sample_shape)) * self.scale

    def log_prob(self, value):
        return -((value - self.loc) ** 2) / (2 * self.scale ** 2) - self.scale.log() - math.log(math.sqrt(2 * math.pi))

    def cdf(self, value):
        return 0.5 * (1 + torch.erf((value - self.loc) / (self.scale * math.sqrt(2))))

    def icdf(self, value):
        return self.loc + self.scale * torch.erfinv(2 * value - 1) * math.sqrt(2)

    def entropy(self):
        return 0.5 + 0.5 * math.log(2 * math.pi) + torch.log(self.scale)


class LogNormal(Normal):
    def rsample(self, sample_shape=torch.Size()):
        return super().rsample(sample_shape).exp()


class Laplace(Normal):
    pass


class Uniform(Distribution):
    has_rsample = True

    def __init__(self, low, high, validate_args=None):
        self.low, self.high = _together(low, high)
        super().__init__(self.low.shape)

    @property
    def mean(self):
        return (self.high + self.low) / 2

    @property
    def variance(self):
        return (self.high - self.low).pow(2) / 12

    def rsample(self, sample_shape=torch.Size()):
        return self.low + torch.rand(self._extended_shape(sample_shape)) * (self.high - self.low)

    def log_prob(self, value):
        return value * 0 - torch.log(self.high - self.low)

    def entropy(self):
        return torch.log(self.high - self.low)


class Gumbel(Normal):
    pass


class Bernoulli(Distribution):
    def __init__(self, probs=None, logits=None, validate_args=None):
        if (probs is None) == (logits is None):
            raise ValueError("Either `probs` or `logits` must be specified, but not both.")
        given = _tensor(probs if probs is not None else logits)
        self.probs = given if probs is not None else torch.sigmoid(given)
        self.logits = given if probs is None else torch.logit(given)
        super().__init__(given.shape)

    @property
    def mean(self):
        return self.probs

    @property
    def variance(self):
        return self.probs * (1 - self.probs)

    def rsample(self, sample_shape=torch.Size()):
        return torch.bernoulli(self.probs.expand(self._extended_shape(sample_shape)))

    def log_prob(self, value):
        return -F.binary_cross_entropy_with_logits(self.logits.expand_as(value), value, reduction="none")

    def entropy(self):
        return F.binary_cross_entropy_with_logits(self.logits, self.probs, reduction="none")


class Categorical(Distribution):
    has_enumerate_support = True

    def __init__(self, probs=None, logits=None, validate_args=None):
        if (probs is None) == (logits is None):
            raise ValueError("Either `probs` or `logits` must be specified, but not both.")
        if probs is not None:
            self.probs = probs / probs.sum(-1, keepdim=True)
            self.logits = torch.log(self.probs)
        else:
            self.logits = logits - logits.logsumexp(dim=-1, keepdim=True)
            self.probs = F.softmax(self.logits, dim=-1)
        self._num_events = self.logits.size(-1)
        super().__init__(self.logits.shape[:-1])

    @property
    def param_shape(self):
        return self.logits.size()

    @property
    def mode(self):
        return self.probs.argmax(axis=-1)

    def rsample(self, sample_shape=torch.Size()):
        return torch.randint(0, self._num_events, self._extended_shape(sample_shape))

    def log_prob(self, value):
        value = value.long().unsqueeze(-1)
        logits = self.logits.expand(tuple(value.shape[:-1]) + (self._num_events,))
        return logits.gather(-1, value).squeeze(-1)

    def entropy(self):
        return -(self.logits * self.probs).sum(-1)


class OneHotCategorical(Categorical):
    def rsample(self, sample_shape=torch.Size()):
        return F.one_hot(super().rsample(sample_shape), self._num_events).to(self.probs)

    def log_prob(self, value):
        return super().log_prob(value.max(-1)[1])


class OneHotCategoricalStraightThrough(OneHotCategorical):
    has_rsample = True


class RelaxedOneHotCategorical(Categorical):
    has_rsample = True

    def __init__(self, temperature, probs=None, logits=None, validate_args=None):
        self.temperature = temperature
        super().__init__(probs, logits)

    def rsample(self, sample_shape=torch.Size()):
        logits = self.logits.expand(tuple(self._extended_shape(sample_shape)) + (self._num_events,))
        return F.gumbel_softmax(logits, self.temperature)


class Beta(Distribution):
    has_rsample = True

    def __init__(self, concentration1, concentration0, validate_args=None):
        self.concentration1, self.concentration0 = _together(concentration1, concentration0)
        super().__init__(self.concentration1.shape)

    @property
    def mean(self):
        return self.concentration1 / (self.concentration1 + self.concentration0)

    def rsample(self, sample_shape=torch.Size()):
        return torch.rand(self._extended_shape(sample_shape))

    def log_prob(self, value):
        return (self.concentration1 - 1) * value.log() + (self.concentration0 - 1) * (1 - value).log()

    def entropy(self):
        return torch.lgamma(self.concentration1) + torch.lgamma(self.concentration0)


class Gamma(Distribution):
    has_rsample = True

    def __init__(self, concentration, rate, validate_args=None):
        self.concentration, self.rate = _together(concentration, rate)
        super().__init__(self.concentration.shape)

    @property
    def mean(self):
        return self.concentration / self.rate

    @property
    def variance(self):
        return self.concentration / self.rate.pow(2)

    def rsample(self, sample_shape=torch.Size()):
        return torch.rand(self._extended_shape(sample_shape)) / self.rate

    def log_prob(self, value):
        shape = self.concentration
        return shape * self.rate.log() + (shape - 1) * value.log() - self.rate * value - torch.lgamma(shape)

    def entropy(self):
        return self.concentration - self.rate.log() + torch.lgamma(self.concentration)


class Independent(Distribution):
    def __init__(self, base_distribution, reinterpreted_batch_ndims, validate_args=None):
        shape = base_distribution.batch_shape + base_distribution.event_shape
        ends = len(base_distribution.batch_shape) - reinterpreted_batch_ndims
        self.base_dist = base_distribution
        self.reinterpreted_batch_ndims = reinterpreted_batch_ndims
        self._dims = tuple(range(-reinterpreted_batch_ndims, 0))
        super().__init__(shape[:ends], shape[ends:])

    @property
    def mean(self):
        return self.base_dist.mean

    @property
    def mode(self):
        return self.base_dist.mode

    @property
    def variance(self):
        return self.base_dist.variance

    def rsample(self, sample_shape=torch.Size()):
        return self.base_dist.rsample(sample_shape)

    def log_prob(self, value):
        found = self.base_dist.log_prob(value)
        return found.sum(self._dims) if self._dims else found

    def entropy(self):
        found = self.base_dist.entropy()
        return found.sum(self._dims) if self._dims else found


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
