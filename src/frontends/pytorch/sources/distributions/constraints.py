"""torch.distributions.constraints: what values a distribution has, and which of them fit."""

import torch


class Constraint:
    is_discrete = False
    event_dim = 0

    def check(self, value):
        return torch.ones_like(value, dtype=torch.bool)

    def __repr__(self):
        return self.__class__.__name__[1:] + "()"


class _Dependent(Constraint):
    def __init__(self, *, is_discrete=NotImplemented, event_dim=NotImplemented):
        self.is_discrete = is_discrete
        self.event_dim = event_dim

    def __call__(self, *, is_discrete=False, event_dim=0):
        return _Dependent(is_discrete=is_discrete, event_dim=event_dim)

    def check(self, value):
        raise ValueError("Cannot determine validity of dependent constraint")


class _DependentProperty(property, _Dependent):
    def __init__(self, fn=None, *, is_discrete=False, event_dim=0):
        super().__init__(fn)
        self.is_discrete = is_discrete
        self.event_dim = event_dim

    def __call__(self, fn):
        return _DependentProperty(fn, is_discrete=self.is_discrete, event_dim=self.event_dim)


class _IndependentConstraint(Constraint):
    def __init__(self, base_constraint, reinterpreted_batch_ndims):
        self.base_constraint = base_constraint
        self.reinterpreted_batch_ndims = reinterpreted_batch_ndims
        self.is_discrete = base_constraint.is_discrete
        self.event_dim = base_constraint.event_dim + reinterpreted_batch_ndims

    def check(self, value):
        found = self.base_constraint.check(value)
        return found.reshape(found.shape[:found.dim() - self.reinterpreted_batch_ndims] + (-1,)).all(-1)


class _Bounded(Constraint):
    def __init__(self, lower_bound=None, upper_bound=None):
        self.lower_bound = lower_bound
        self.upper_bound = upper_bound

    def check(self, value):
        fits = torch.ones_like(value, dtype=torch.bool)
        if self.lower_bound is not None:
            fits = fits & (self.lower_bound <= value)
        return fits if self.upper_bound is None else fits & (value <= self.upper_bound)


class _Interval(_Bounded):
    pass


class _HalfOpenInterval(_Bounded):
    pass


class _IntegerInterval(_Bounded):
    is_discrete = True


class _GreaterThan(_Bounded):
    pass


class _GreaterThanEq(_Bounded):
    pass


class _LessThan(_Bounded):
    def __init__(self, upper_bound):
        super().__init__(None, upper_bound)


class _Boolean(Constraint):
    is_discrete = True


class _Real(Constraint):
    def check(self, value):
        return value == value


class _OfVectors(Constraint):
    event_dim = 1

    def check(self, value):
        return (value == value).all(-1)


class _OneHot(_OfVectors):
    is_discrete = True


class _Simplex(_OfVectors):
    pass


class _OfMatrices(Constraint):
    event_dim = 2

    def check(self, value):
        return (value == value).flatten(-2).all(-1)


class _LowerCholesky(_OfMatrices):
    pass


class _PositiveDefinite(_OfMatrices):
    pass


def is_dependent(constraint):
    return isinstance(constraint, _Dependent)


dependent = _Dependent()
dependent_property = _DependentProperty
independent = _IndependentConstraint
boolean = _Boolean()
one_hot = _OneHot()
nonnegative_integer = _IntegerInterval(0)
positive_integer = _IntegerInterval(1)
integer_interval = _IntegerInterval
real = _Real()
real_vector = independent(real, 1)
positive = _GreaterThan(0.0)
nonnegative = _GreaterThanEq(0.0)
greater_than = _GreaterThan
greater_than_eq = _GreaterThanEq
less_than = _LessThan
unit_interval = _Interval(0.0, 1.0)
interval = _Interval
half_open_interval = _HalfOpenInterval
simplex = _Simplex()
lower_triangular = _OfMatrices()
lower_cholesky = _LowerCholesky()
corr_cholesky = _LowerCholesky()
square = _OfMatrices()
symmetric = _OfMatrices()
positive_semidefinite = _PositiveDefinite()
positive_definite = _PositiveDefinite()
