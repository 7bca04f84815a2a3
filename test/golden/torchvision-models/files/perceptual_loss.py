import torch
import torchvision


class VGGPerceptualLoss(torch.nn.Module):
    def __init__(self, resize=True):
        super(VGGPerceptualLoss, self).__init__()
        blocks = []
        blocks.append(torchvision.models.vgg16(pretrained=True).features[:4].eval())
        blocks.append(torchvision.models.vgg16(pretrained=True).features[4:9].eval())
        blocks.append(torchvision.models.vgg16(pretrained=True).features[9:16].eval())
        for bl in blocks:
            for p in bl.parameters():
                p.requires_grad = False
        self.blocks = torch.nn.ModuleList(blocks)
        self.transform = torch.nn.functional.interpolate
        self.resize = resize
        self.register_buffer("mean", torch.tensor([0.485, 0.456, 0.406]).view(1, 3, 1, 1))
        self.register_buffer("std", torch.tensor([0.229, 0.224, 0.225]).view(1, 3, 1, 1))

    def forward(self, input, target):
        input, target = (input - self.mean) / self.std, (target - self.mean) / self.std
        if self.resize:
            input = self.transform(input, mode="bilinear", size=(112, 112), align_corners=False)
            target = self.transform(target, mode="bilinear", size=(112, 112), align_corners=False)
        loss = 0.0
        x, y = input, target
        for block in self.blocks:
            x, y = block(x), block(y)
            loss += torch.nn.functional.l1_loss(x, y)
        return loss
