import torch
from torch import nn
from torch.nn import functional as F
from torch.distributions import Normal, Categorical, kl_divergence, Independent
import torch.distributions as D
from abc import ABC, abstractmethod
from typing import *


class BaseVAE(nn.Module, ABC):
    def __init__(self) -> None:
        super(BaseVAE, self).__init__()

    def sample(self, batch_size: int, current_device: int, **kwargs) -> torch.Tensor:
        raise NotImplementedError

    @abstractmethod
    def forward(self, *inputs: torch.Tensor) -> torch.Tensor:
        pass


class VanillaVAE(BaseVAE):
    def __init__(self, in_channels: int = 3, latent_dim: int = 16, hidden_dims: List = None, size=32, **kwargs) -> None:
        super(VanillaVAE, self).__init__()
        self.latent_dim = latent_dim
        modules = []
        if hidden_dims is None:
            hidden_dims = [8, 16, 32]
        self.start = size // 2 ** len(hidden_dims)
        for h_dim in hidden_dims:
            modules.append(nn.Sequential(nn.Conv2d(in_channels, out_channels=h_dim, kernel_size=3, stride=2, padding=1), nn.BatchNorm2d(h_dim), nn.LeakyReLU()))
            in_channels = h_dim
        self.encoder = nn.Sequential(*modules)
        self.fc_mu = nn.Linear(hidden_dims[-1] * self.start ** 2, latent_dim)
        self.fc_var = nn.Linear(hidden_dims[-1] * self.start ** 2, latent_dim)
        modules = []
        self.decoder_input = nn.Linear(latent_dim, hidden_dims[-1] * self.start ** 2)
        hidden_dims.reverse()
        for i in range(len(hidden_dims) - 1):
            modules.append(nn.Sequential(nn.ConvTranspose2d(hidden_dims[i], hidden_dims[i + 1], kernel_size=3, stride=2, padding=1, output_padding=1), nn.BatchNorm2d(hidden_dims[i + 1]), nn.LeakyReLU()))
        self.decoder = nn.Sequential(*modules)
        self.first = hidden_dims[0]
        self.final_layer = nn.Sequential(nn.ConvTranspose2d(hidden_dims[-1], hidden_dims[-1], kernel_size=3, stride=2, padding=1, output_padding=1), nn.Conv2d(hidden_dims[-1], out_channels=3, kernel_size=3, padding=1), nn.Tanh())

    def encode(self, input):
        result = torch.flatten(self.encoder(input), start_dim=1)
        return [self.fc_mu(result), self.fc_var(result)]

    def decode(self, z):
        return self.final_layer(self.decoder(self.decoder_input(z).view(-1, self.first, self.start, self.start)))

    def reparameterize(self, mu, logvar):
        std = torch.exp(0.5 * logvar)
        eps = torch.randn_like(std)
        return eps * std + mu

    def loss_function(self, *args, **kwargs) -> dict:
        recons, input, mu, log_var = args
        recons_loss = F.mse_loss(recons, input)
        kld = torch.mean(-0.5 * torch.sum(1 + log_var - mu ** 2 - log_var.exp(), dim=1), dim=0)
        return {'loss': recons_loss + kwargs['M_N'] * kld, 'Reconstruction_Loss': recons_loss, 'KLD': -kld.detach()}

    def forward(self, input, **kwargs):
        mu, log_var = self.encode(input)
        z = self.reparameterize(mu, log_var)
        out = self.decode(z)
        return [out, input, mu, log_var, self.loss_function(out, input, mu, log_var, M_N=0.005)]


class NormalVAE(VanillaVAE):
    def forward(self, x):
        mu, logvar = self.encode(x)
        q = Normal(mu, F.softplus(logvar) + 1e-6)
        p = D.Normal(torch.zeros_like(mu), torch.ones_like(mu))
        z = q.rsample() if self.training else q.mean
        kl = kl_divergence(q, p).sum(-1).mean()
        logp = Independent(q, 1).log_prob(z)
        cat = Categorical(logits=mu)
        return self.decode(z), kl, logp, q.entropy().mean(), cat.probs, cat.log_prob(cat.sample()), cat.entropy(), q.stddev


# CASE VanillaVAE {} [[2, 3, 32, 32]]
# CASE NormalVAE {"latent_dim": 8, "hidden_dims": [4, 8]} [[2, 3, 32, 32]]
