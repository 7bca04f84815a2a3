import torch
import torch.nn as nn
import torchvision


class EncoderCNN(nn.Module):
    """Of image captioning: features of a 14x14 grid, which are flattened by the decoder."""

    def __init__(self, encoded_image_size=14, fine_tune=True):
        super(EncoderCNN, self).__init__()
        self.enc_image_size = encoded_image_size
        resnet = torchvision.models.resnet101(pretrained=False)
        modules = list(resnet.children())[:-2]
        self.resnet = nn.Sequential(*modules)
        self.adaptive_pool = nn.AdaptiveAvgPool2d((encoded_image_size, encoded_image_size))
        self.fine_tune(fine_tune)

    def forward(self, images):
        out = self.resnet(images)
        out = self.adaptive_pool(out)
        return out.permute(0, 2, 3, 1)

    def fine_tune(self, fine_tune=True):
        for p in self.resnet.parameters():
            p.requires_grad = False
        for c in list(self.resnet.children())[5:]:
            for p in c.parameters():
                p.requires_grad = fine_tune


class DecoderWithAttention(nn.Module):
    def __init__(self, attention_dim=64, embed_dim=48, decoder_dim=96, encoder_dim=2048, steps=4):
        super().__init__()
        self.encoder_att = nn.Linear(encoder_dim, attention_dim)
        self.decoder_att = nn.Linear(decoder_dim, attention_dim)
        self.full_att = nn.Linear(attention_dim, 1)
        self.init_h = nn.Linear(encoder_dim, decoder_dim)
        self.f_beta = nn.Linear(decoder_dim, encoder_dim)
        self.softmax = nn.Softmax(dim=1)
        self.steps = steps

    def forward(self, encoder_out):
        batch, dim = encoder_out.size(0), encoder_out.size(-1)
        pixels = encoder_out.view(batch, -1, dim)
        h = self.init_h(pixels.mean(dim=1))
        for _ in range(self.steps):
            att = self.full_att(torch.relu(self.encoder_att(pixels) + self.decoder_att(h).unsqueeze(1))).squeeze(2)
            alpha = self.softmax(att)
            context = (pixels * alpha.unsqueeze(2)).sum(dim=1)
            gate = torch.sigmoid(self.f_beta(h))
            h = h + self.init_h(gate * context)
        return h, alpha


class Captioner(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = EncoderCNN(7)
        self.decoder = DecoderWithAttention()

    def forward(self, images):
        return self.decoder(self.encoder(images))
