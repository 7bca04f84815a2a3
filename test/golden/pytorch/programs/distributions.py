"""What distributions give, by their shapes."""
import torch
from torch import distributions as D
from torch import nn
from torch.distributions import constraints, kl_divergence, register_kl
from torch.distributions.multivariate_normal import MultivariateNormal
from torch.distributions.transformed_distribution import TransformedDistribution
from torch.distributions.transforms import AffineTransform, ComposeTransform, ExpTransform, SigmoidTransform, TanhTransform


def shown(value):
    if isinstance(value, torch.Tensor):
        return list(value.shape), str(value.dtype)[6:]
    return tuple(shown(item) for item in value) if isinstance(value, tuple) and not isinstance(value, torch.Size) else value


def show(name, ask):
    try:
        print(name, shown(ask()))
    except Exception as error:
        print(name, 'raises', type(error).__name__)


a, b = torch.rand(3, 4) + 0.5, torch.rand(4) + 0.5
lower = torch.eye(4) + torch.zeros(3, 4, 4)
made = {
    'Normal': lambda: D.Normal(a, b),
    'LogNormal': lambda: D.LogNormal(a, b),
    'Laplace': lambda: D.Laplace(a, b),
    'Cauchy': lambda: D.Cauchy(a, b),
    'StudentT': lambda: D.StudentT(a, b, 2.0),
    'HalfNormal': lambda: D.HalfNormal(a),
    'HalfCauchy': lambda: D.HalfCauchy(a),
    'Exponential': lambda: D.Exponential(a),
    'Poisson': lambda: D.Poisson(a),
    'Beta': lambda: D.Beta(a, b),
    'Gamma': lambda: D.Gamma(a, b),
    'Chi2': lambda: D.Chi2(a),
    'Dirichlet': lambda: D.Dirichlet(a),
    'Bernoulli': lambda: D.Bernoulli(logits=a),
    'Geometric': lambda: D.Geometric(logits=a),
    'RelaxedBernoulli': lambda: D.RelaxedBernoulli(torch.tensor(0.5), logits=a),
    'Binomial': lambda: D.Binomial(5, logits=a),
    'Multinomial': lambda: D.Multinomial(5, logits=a),
    'Categorical': lambda: D.Categorical(logits=a),
    'OneHotCategorical': lambda: D.OneHotCategorical(logits=a),
    'Independent': lambda: D.Independent(D.Normal(a, b), 1),
    'MultivariateNormal': lambda: MultivariateNormal(a, torch.eye(4)),
    'MultivariateNormal by its root': lambda: MultivariateNormal(b, scale_tril=lower),
    'MultivariateNormal by precision': lambda: MultivariateNormal(torch.zeros(4), precision_matrix=torch.eye(4)),
    'Mixture': lambda: D.MixtureSameFamily(D.Categorical(logits=a), D.Normal(a, b)),
    'Mixture of vectors': lambda: D.MixtureSameFamily(D.Categorical(logits=a), D.Independent(D.Normal(torch.rand(3, 4, 2), 1.0), 1)),
    'Tanh of Normal': lambda: TransformedDistribution(D.Normal(a, b), [TanhTransform(cache_size=1)]),
    'Scaled tanh of Independent': lambda: TransformedDistribution(D.Independent(D.Normal(a, b), 1), [TanhTransform(), AffineTransform(0.5, 2.0)]),
    'Logistic': lambda: TransformedDistribution(D.Uniform(torch.zeros(4), torch.ones(4)), [SigmoidTransform().inv, AffineTransform(torch.zeros(3, 4), torch.ones(4))]),
    'Simplex': lambda: TransformedDistribution(D.Normal(a, b), D.StickBreakingTransform()),
}
for name, make in made.items():
    d = make()
    print(name, tuple(d.batch_shape), tuple(d.event_shape), d.has_rsample)
    for asked in ('mean', 'variance', 'stddev'):
        show(f'{name} {asked}', lambda: getattr(d, asked))
    show(f'{name} sample', lambda: (d.sample(), d.sample((5,)), d.sample(torch.Size([2, 3]))))
    show(f'{name} log_prob', lambda: (d.log_prob(d.sample()), d.log_prob(d.sample((5,)))))
    show(f'{name} entropy', d.entropy)
    wider = d.expand((2,) + tuple(d.batch_shape))
    print(tuple(wider.batch_shape), tuple(wider.event_shape), shown(wider.sample()), shown(wider.log_prob(wider.sample())))
for name in ('Normal', 'Laplace', 'Exponential', 'Poisson', 'Beta', 'Gamma', 'Dirichlet', 'Bernoulli', 'Categorical', 'OneHotCategorical', 'Independent', 'MultivariateNormal', 'Mixture'):
    show(f'KL {name}', lambda: kl_divergence(made[name](), made[name]()))
show('KL of vectors', lambda: kl_divergence(MultivariateNormal(a, torch.eye(4)), MultivariateNormal(torch.zeros(4), torch.eye(4))))
show('cdf', lambda: (D.Normal(a, b).cdf(a), D.Normal(a, b).icdf(a), D.Exponential(a).cdf(a)))
show('matrices', lambda: (made['MultivariateNormal']().covariance_matrix, made['MultivariateNormal']().precision_matrix, made['MultivariateNormal']().scale_tril))
show('roots twice', lambda: MultivariateNormal(a, torch.eye(4), scale_tril=torch.eye(4)))
show('no root', lambda: MultivariateNormal(a))
show('not classes', lambda: D.MixtureSameFamily(D.Normal(a, b), D.Normal(a, b)))
for transform in (ExpTransform(), SigmoidTransform(), TanhTransform(), AffineTransform(1.0, 2.0), AffineTransform(b, b, event_dim=1), ComposeTransform([AffineTransform(0.0, 2.0), ExpTransform()]), D.ReshapeTransform((4,), (2, 2)), D.SoftmaxTransform(), D.StickBreakingTransform(), D.PowerTransform(2.0), D.IndependentTransform(ExpTransform(), 1), D.LowerCholeskyTransform()):
    x = torch.rand(5, 4, 4) if isinstance(transform, D.LowerCholeskyTransform) else torch.rand(3, 4)
    y = transform(x)
    print(type(transform).__name__, shown(y), shown(transform.inv(y)), transform.bijective, transform.domain.event_dim, transform.codomain.event_dim, transform.inv.inv is transform)
    show('determinant', lambda: transform.log_abs_det_jacobian(x, y))
print(TanhTransform() == TanhTransform(), TanhTransform() != ExpTransform(), TanhTransform().sign, AffineTransform(0.0, -2.0).sign)
print(constraints.real.event_dim, constraints.simplex.event_dim, constraints.real_vector.event_dim, constraints.interval(0, 1).upper_bound, constraints.boolean.is_discrete)
print(shown(constraints.positive.check(a)), shown(constraints.interval(0.0, 1.0).check(a)), shown(constraints.simplex.check(a)), constraints.is_dependent(constraints.dependent))


class Squashed(D.transforms.Transform):
    domain = constraints.real
    codomain = constraints.interval(-1.0, 1.0)
    bijective = True
    sign = +1

    def __init__(self, cache_size=1):
        super().__init__(cache_size=cache_size)

    @staticmethod
    def atanh(x):
        return 0.5 * (x.log1p() - (-x).log1p())

    def __eq__(self, other):
        return isinstance(other, Squashed)

    def _call(self, x):
        return x.tanh()

    def _inverse(self, y):
        return self.atanh(y)

    def log_abs_det_jacobian(self, x, y):
        return 2.0 * (0.7 - x - nn.functional.softplus(-2.0 * x))


class SquashedNormal(D.transformed_distribution.TransformedDistribution):
    def __init__(self, loc, std):
        self.loc, self.std = loc, std
        self.base_dist = D.Normal(loc, std)
        super().__init__(self.base_dist, [Squashed()])

    @property
    def mean(self):
        mu = self.loc
        for transform in self.transforms:
            mu = transform(mu)
        return mu


class FixedCategorical(D.Categorical):
    def sample(self):
        return super().sample().unsqueeze(-1)

    def log_probs(self, actions):
        return super().log_prob(actions.squeeze(-1)).view(actions.size(0), -1).sum(-1).unsqueeze(-1)

    def mode(self):
        return self.probs.argmax(dim=-1, keepdim=True)


class Mine(D.Distribution):
    arg_constraints = {'loc': constraints.real}
    support = constraints.real

    def __init__(self, loc, validate_args=None):
        self.loc = loc
        super().__init__(loc.shape, validate_args=validate_args)

    def log_prob(self, value):
        return value - self.loc


@register_kl(Mine, D.Normal)
def kl_of_mine(p, q):
    return p.loc - q.loc


policy = SquashedNormal(a, b)
action = policy.rsample()
print(shown(policy.mean), shown(action), shown(policy.log_prob(action).sum(-1, keepdim=True)))
chosen = FixedCategorical(logits=a)
print(shown(chosen.sample()), shown(chosen.log_probs(chosen.sample())), shown(chosen.mode()))
print(shown(Mine(a).log_prob(b)), shown(kl_divergence(Mine(a), D.Normal(a, b))), Mine(a).batch_shape, isinstance(D.Chi2(a), D.Gamma))
show('no sample', lambda: Mine(a).sample())
