"""timm's networks: those of torchvision (residual networks, VGG, DenseNet), vision transformers, and registered ones."""

from timm.models import vision_transformer
from timm.models.registry import registered
from torch import nn
from torchvision.models import densenet, resnet, vgg

_SAME_NAMES = ("resnet18", "resnet34", "resnet50", "resnet101", "resnet152", "resnext50_32x4d", "resnext101_32x8d",
               "resnext101_64x4d", "wide_resnet50_2", "wide_resnet101_2", "vgg11", "vgg11_bn", "vgg13", "vgg13_bn",
               "vgg16", "vgg16_bn", "vgg19", "vgg19_bn", "densenet121", "densenet161", "densenet169", "densenet201")


def is_known(name):
    own = name.split(".")[0]
    return name in registered or own in _SAME_NAMES or vision_transformer.arguments_of(own) is not None


def list_models(filter="", **kwargs):
    return [name for name in _SAME_NAMES if filter.strip("*") in name]


class FeatureInfo:
    """The levels that a network gives: their channels, and by how much each is smaller than the image."""

    def __init__(self, levels):
        self.info = [{"num_chs": channels, "reduction": reduction, "module": name} for name, channels, reduction in levels]

    def channels(self, idx=None):
        return self._get("num_chs", idx)

    def reduction(self, idx=None):
        return self._get("reduction", idx)

    def module_name(self, idx=None):
        return self._get("module", idx)

    def _get(self, key, idx):
        return [level[key] for level in self.info] if idx is None else self.info[idx][key]

    def __getitem__(self, idx):
        return self.info[idx]

    def __len__(self):
        return len(self.info)


class FeatureListNet(nn.ModuleDict):
    """The children of a network up to the last level that is wanted; it gives a list."""

    def __init__(self, children, levels):
        super().__init__()
        self.feature_info = FeatureInfo(levels)
        self._wanted = [name for name, _, _ in levels]
        left = set(self._wanted)
        for name, module in children:
            if not left:
                break
            self[name] = module
            left.discard(name)

    def forward(self, x):
        found = []
        for name, module in self.items():
            x = module(x)
            if name in self._wanted:
                found.append(x)
        return found


def _feature_network(model, out_indices):
    children = list(model.named_children())
    if isinstance(model, resnet.ResNet):
        width = model.inplanes // 8
        levels = [("act1", 64, 2), *[(f"layer{i}", width * 2 ** (i - 1), 2 ** (i + 1)) for i in range(1, 5)]]
        children = [("act1" if name == "relu" else name, child) for name, child in children]
    elif isinstance(model, vgg.VGG):
        layers = list(model.features.named_children())
        pools = [i for i, (_, layer) in enumerate(layers) if isinstance(layer, nn.MaxPool2d)]
        ends = [i - 1 for i in pools] + [len(layers) - 1]
        children = [(f"features_{name}", layer) for name, layer in layers]
        widths = [[layer.out_channels for _, layer in layers[: end + 1] if isinstance(layer, nn.Conv2d)][-1] for end in ends]
        levels = [(f"features_{end}", width, 2**i) for i, (end, width) in enumerate(zip(ends, widths))]
    else:
        raise RuntimeError("features_only is known for residual networks and VGG")
    indices = range(len(levels)) if out_indices is None else out_indices
    return FeatureListNet(children, [levels[i] for i in sorted(i % len(levels) for i in indices)])


_HEADS = {"ResNet": "fc", "DenseNet": "classifier"}


def _as_timm(model, num_classes):
    """The methods that all of timm's networks have, on one of torchvision's."""
    kind = type(model).__name__

    def head():
        return getattr(model, _HEADS[kind]) if kind in _HEADS else model.classifier[-1]

    def set_head(module):
        if kind in _HEADS:
            setattr(model, _HEADS[kind], module)
        else:
            model.classifier[-1] = module

    def reset_classifier(num_classes, global_pool=None):
        model.num_classes = num_classes
        set_head(nn.Linear(model.num_features, num_classes) if num_classes > 0 else nn.Identity())

    def forward_features(x):
        if kind == "ResNet":
            x = model.maxpool(model.relu(model.bn1(model.conv1(x))))
            return model.layer4(model.layer3(model.layer2(model.layer1(x))))
        x = model.features(x)
        return nn.functional.relu(x, inplace=True) if kind == "DenseNet" else x

    def forward_head(x, pre_logits=False):
        if kind == "DenseNet":
            x = nn.functional.adaptive_avg_pool2d(x, (1, 1))
        else:
            x = model.avgpool(x)
        x = x.flatten(1)
        if kind == "VGG":
            return model.classifier[:-1](x) if pre_logits else model.classifier(x)
        return x if pre_logits else head()(x)

    model.num_features = model.head_hidden_size = head().in_features
    model.num_classes = 1000
    model.default_cfg = model.pretrained_cfg = {
        "input_size": (3, 224, 224), "num_classes": 1000, "mean": (0.485, 0.456, 0.406), "std": (0.229, 0.224, 0.225)}
    model.get_classifier, model.reset_classifier = head, reset_classifier
    model.forward_features, model.forward_head = forward_features, forward_head
    if num_classes is not None and num_classes != 1000:
        reset_classifier(num_classes)
    return model


def create_model(model_name, pretrained=False, features_only=False, num_classes=None, in_chans=3, out_indices=None,
                 **kwargs):
    name = model_name.split(".")[0]
    if model_name in registered:
        return _registered_model(model_name, num_classes, in_chans, kwargs)
    sizes = vision_transformer.arguments_of(name)
    if sizes is not None:
        if features_only:
            raise RuntimeError("features_only of a vision transformer")
        given = {"num_classes": num_classes} if num_classes is not None else {}
        options = {key: value for key, value in kwargs.items() if not key.startswith(("pretrained", "checkpoint"))}
        return vision_transformer.VisionTransformer(**{**sizes, "in_chans": in_chans, **given, **options})
    family = vgg if name.startswith("vgg") else densenet if name.startswith("densenet") else resnet
    model = getattr(family, name)()
    if in_chans != 3:
        _take_channels(model, in_chans)
    if features_only:
        return _feature_network(model, out_indices)
    return _as_timm(model, num_classes)


def _registered_model(name, num_classes, in_chans, options):
    """A network that the code registered itself."""
    given = {"num_classes": num_classes} if num_classes is not None else {}
    if in_chans != 3:
        given["in_chans"] = in_chans
    return registered[name](**given, **options)


def _take_channels(model, channels):
    """The first convolution takes another number of channels."""
    for parent in model.modules():
        for name, child in parent.named_children():
            if isinstance(child, nn.Conv2d):
                fresh = nn.Conv2d(channels, child.out_channels, child.kernel_size, child.stride, child.padding,
                                  bias=child.bias is not None)
                setattr(parent, name, fresh)
                return
