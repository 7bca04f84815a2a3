"""torch.distributions: distributions of vectors, and those made of others."""

import math

import torch
from torch.distributions import constraints
from torch.distributions.categorical import Categorical
from torch.distributions.distribution import Distribution, Independent
from torch.distributions.transforms import ComposeTransform, Transform
from torch.distributions.utils import _sum_rightmost


def _times_vectors(matrices, vectors):
    return torch.matmul(matrices, vectors.unsqueeze(-1)).squeeze(-1)


class MultivariateNormal(Distribution):
    has_rsample = True
    support = constraints.real_vector

    def __init__(self, loc, covariance_matrix=None, precision_matrix=None, scale_tril=None, validate_args=None):
        if loc.dim() < 1:
            raise ValueError("loc must be at least one-dimensional.")
        given = [matrix for matrix in (covariance_matrix, precision_matrix, scale_tril) if matrix is not None]
        if len(given) != 1:
            raise ValueError("Exactly one of covariance_matrix or precision_matrix or scale_tril may be specified.")
        matrix = given[0]
        if matrix.dim() < 2:
            raise ValueError("covariance_matrix must be at least two-dimensional, with optional leading batch dimensions")
        batch = torch.broadcast_shapes(matrix.shape[:-2], loc.shape[:-1])
        self.loc = loc.expand(tuple(batch) + (-1,))
        self._unbroadcasted_scale_tril = matrix if scale_tril is not None else torch.linalg.cholesky(matrix)
        super().__init__(batch, self.loc.shape[-1:])

    @property
    def scale_tril(self):
        return self._unbroadcasted_scale_tril.expand(self._batch_shape + self._event_shape + self._event_shape)

    @property
    def covariance_matrix(self):
        lower = self._unbroadcasted_scale_tril
        return torch.matmul(lower, lower.mT).expand(self._batch_shape + self._event_shape + self._event_shape)

    @property
    def precision_matrix(self):
        lower = self._unbroadcasted_scale_tril
        return torch.linalg.inv(lower).expand(self._batch_shape + self._event_shape + self._event_shape)

    @property
    def mean(self):
        return self.loc

    @property
    def mode(self):
        return self.loc

    @property
    def variance(self):
        return self._unbroadcasted_scale_tril.pow(2).sum(-1).expand(self._batch_shape + self._event_shape)

    def rsample(self, sample_shape=torch.Size()):
        return self.loc + _times_vectors(self._unbroadcasted_scale_tril, torch.randn(self._extended_shape(sample_shape)))

    def _log_determinant(self):
        return self._unbroadcasted_scale_tril.diagonal(dim1=-2, dim2=-1).log().sum(-1)

    def _distance(self, difference):
        return (difference / self._unbroadcasted_scale_tril.diagonal(dim1=-2, dim2=-1)).pow(2).sum(-1)

    def log_prob(self, value):
        distance = self._distance(value - self.loc)
        return -0.5 * (self._event_shape[0] * math.log(2 * math.pi) + distance) - self._log_determinant()

    def entropy(self):
        found = 0.5 * self._event_shape[0] * (1.0 + math.log(2 * math.pi)) + self._log_determinant()
        return found.expand(self._batch_shape)

    def expand(self, batch_shape, _instance=None):
        sizes = tuple(batch_shape)
        return type(self)(self.loc.expand(sizes + (-1,)), scale_tril=self._unbroadcasted_scale_tril)


class MixtureSameFamily(Distribution):
    def __init__(self, mixture_distribution, component_distribution, validate_args=None):
        if not isinstance(mixture_distribution, Categorical):
            raise ValueError(" The Mixture distribution needs to be an  instance of torch.distributions.Categorical")
        if not isinstance(component_distribution, Distribution):
            raise ValueError("The Component distribution need to be an instance of torch.distributions.Distribution")
        sizes = component_distribution.batch_shape[:-1]
        for size, other in zip(reversed(mixture_distribution.batch_shape), reversed(sizes)):
            if size != 1 and other != 1 and size != other:
                raise ValueError(f"`mixture_distribution.batch_shape` ({mixture_distribution.batch_shape}) is not compatible with `component_distribution.batch_shape`({sizes})")
        self._mixture_distribution = mixture_distribution
        self._component_distribution = component_distribution
        self._num_component = component_distribution.batch_shape[-1]
        self._event_ndims = len(component_distribution.event_shape)
        super().__init__(sizes, component_distribution.event_shape)

    @property
    def mixture_distribution(self):
        return self._mixture_distribution

    @property
    def component_distribution(self):
        return self._component_distribution

    def _weighted(self, values):
        probs = self._mixture_distribution.probs
        return (probs.reshape(probs.shape + (1,) * self._event_ndims) * values).sum(-1 - self._event_ndims)

    @property
    def mean(self):
        return self._weighted(self._component_distribution.mean)

    @property
    def variance(self):
        components = self._component_distribution
        return self._weighted(components.variance) + self._weighted(components.mean.pow(2)) - self.mean.pow(2)

    def rsample(self, sample_shape=torch.Size()):
        chosen = self._mixture_distribution.sample(sample_shape)
        samples = self._component_distribution.sample(sample_shape)
        places = chosen.reshape(chosen.shape + (1,) * (self._event_ndims + 1))
        places = places.repeat((1,) * len(chosen.shape) + (1,) + tuple(self._event_shape))
        return torch.gather(samples, len(chosen.shape), places).squeeze(len(chosen.shape))

    def log_prob(self, value):
        found = self._component_distribution.log_prob(value.unsqueeze(-1 - self._event_ndims))
        return torch.logsumexp(found + torch.log_softmax(self._mixture_distribution.logits, dim=-1), dim=-1)


class TransformedDistribution(Distribution):
    def __init__(self, base_distribution, transforms, validate_args=None):
        self.transforms = [transforms] if isinstance(transforms, Transform) else list(transforms)
        if not all(isinstance(each, Transform) for each in self.transforms):
            raise ValueError(f"transforms must be a Transform or list, but was {transforms}")
        whole = ComposeTransform(self.transforms)
        shape = base_distribution.batch_shape + base_distribution.event_shape
        if len(shape) < whole.domain.event_dim:
            raise ValueError(f"base_distribution needs to have shape with size at least {whole.domain.event_dim}, but got {shape}.")
        made = whole.forward_shape(shape)
        taken = whole.inverse_shape(made)
        if taken != shape:
            base_distribution = base_distribution.expand(taken[:len(taken) - len(base_distribution.event_shape)])
        added = whole.domain.event_dim - len(base_distribution.event_shape)
        self.base_dist = Independent(base_distribution, added) if added > 0 else base_distribution
        own = len(base_distribution.event_shape) - whole.domain.event_dim
        dims = max(whole.codomain.event_dim, whole.codomain.event_dim + own)
        super().__init__(made[:len(made) - dims], made[len(made) - dims:])

    @property
    def has_rsample(self):
        return self.base_dist.has_rsample

    @property
    def support(self):
        return self.transforms[-1].codomain if self.transforms else self.base_dist.support

    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            value = self.base_dist.sample(sample_shape)
            for transform in self.transforms:
                value = transform(value)
            return value

    def rsample(self, sample_shape=torch.Size()):
        value = self.base_dist.rsample(sample_shape)
        for transform in self.transforms:
            value = transform(value)
        return value

    def log_prob(self, value):
        dims = len(self._event_shape)
        found = 0.0
        for transform in reversed(self.transforms):
            before = transform.inv(value)
            dims += transform.domain.event_dim - transform.codomain.event_dim
            found = found - _sum_rightmost(transform.log_abs_det_jacobian(before, value), dims - transform.domain.event_dim)
            value = before
        return found + _sum_rightmost(self.base_dist.log_prob(value), dims - len(self.base_dist.event_shape))

    def cdf(self, value):
        for transform in reversed(self.transforms):
            value = transform.inv(value)
        return self.base_dist.cdf(value)

    def icdf(self, value):
        value = self.base_dist.icdf(value)
        for transform in self.transforms:
            value = transform(value)
        return value

    def expand(self, batch_shape, _instance=None):
        added = self._event_shape[:len(self._event_shape) - len(self.base_dist.event_shape)]
        return type(self)(self.base_dist.expand(tuple(batch_shape) + tuple(added)), self.transforms)
