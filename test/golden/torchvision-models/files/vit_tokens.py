import torch
from torch import nn
from torchvision.models import vit_b_16
from torchvision.models.vision_transformer import VisionTransformer


class TokenReader(nn.Module):
    """Reads all tokens of a ViT, not only the first."""

    def __init__(self, classes=7, layers=3):
        super().__init__()
        self.vit = vit_b_16(weights=None, image_size=96)
        self.vit.heads = nn.Identity()
        self.vit.encoder.layers = self.vit.encoder.layers[:layers]
        assert isinstance(self.vit, VisionTransformer)
        width = self.vit.hidden_dim
        self.pool = nn.Linear(width, 1)
        self.head = nn.Linear(2 * width, classes)

    def forward(self, x):
        tokens = self.vit._process_input(x)
        first = self.vit.class_token.expand(tokens.shape[0], -1, -1)
        tokens = self.vit.encoder(torch.cat([first, tokens], dim=1))
        weights = self.pool(tokens[:, 1:]).softmax(dim=1)
        mean = (weights * tokens[:, 1:]).sum(dim=1)
        return self.head(torch.cat([tokens[:, 0], mean], dim=-1))
