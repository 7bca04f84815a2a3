"""torch.distributions: what all distributions have, by the shapes of their parameters."""

import copy

import torch


def as_tensor(value):
    return value if isinstance(value, torch.Tensor) else torch.tensor(float(value))


def broadcast_all(*values):
    return torch.broadcast_tensors(*[as_tensor(value) for value in values])


def _sum_rightmost(value, dims):
    return value if dims == 0 else value.reshape(value.shape[:-dims] + (-1,)).sum(-1)


class Distribution:
    has_rsample = False
    has_enumerate_support = False
    _validate_args = False
    arg_constraints = {}

    def __init__(self, batch_shape=torch.Size(), event_shape=torch.Size(), validate_args=None):
        if validate_args is not None:
            self._validate_args = validate_args
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

    def expand(self, batch_shape, _instance=None):
        made = copy.copy(self) if _instance is None else _instance
        sizes, before = tuple(batch_shape), len(self._batch_shape)
        for name, value in vars(self).items():
            if isinstance(value, torch.Tensor):
                value = value.expand(sizes + tuple(value.shape[before:]))
            elif isinstance(value, Distribution):
                value = value.expand(sizes + tuple(value.batch_shape[before:]))
            setattr(made, name, value)
        made._batch_shape = torch.Size(sizes)
        return made

    def _validate_sample(self, value):
        if not isinstance(value, torch.Tensor):
            raise ValueError("The value argument to log_prob must be a Tensor")

    def _get_checked_instance(self, cls, _instance=None):
        return self.__new__(type(self)) if _instance is None else _instance

    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            return self.rsample(sample_shape)

    def rsample(self, sample_shape=torch.Size()):
        raise NotImplementedError

    def log_prob(self, value):
        raise NotImplementedError

    def cdf(self, value):
        raise NotImplementedError

    def icdf(self, value):
        raise NotImplementedError

    def entropy(self):
        raise NotImplementedError

    def enumerate_support(self, expand=True):
        raise NotImplementedError

    @property
    def mean(self):
        raise NotImplementedError

    @property
    def mode(self):
        raise NotImplementedError(f"{self.__class__} does not implement mode")

    @property
    def variance(self):
        raise NotImplementedError

    def sample_n(self, n):
        return self.sample(torch.Size((n,)))

    @property
    def stddev(self):
        return self.variance.sqrt()

    def perplexity(self):
        return torch.exp(self.entropy())


class ExponentialFamily(Distribution):
    pass


class Independent(Distribution):
    def __init__(self, base_distribution, reinterpreted_batch_ndims, validate_args=None):
        shape = base_distribution.batch_shape + base_distribution.event_shape
        ends = len(base_distribution.batch_shape) - reinterpreted_batch_ndims
        self.base_dist = base_distribution
        self.reinterpreted_batch_ndims = reinterpreted_batch_ndims
        self._dims = tuple(range(-reinterpreted_batch_ndims, 0))
        super().__init__(shape[:ends], shape[ends:])

    @property
    def has_rsample(self):
        return self.base_dist.has_rsample

    @property
    def support(self):
        return self.base_dist.support

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
