"""How a network of torchvision is asked for: by its function, by name, with or without weights."""

__all__ = ["get_model", "get_model_builder", "list_models", "get_model_weights", "get_weight"]


class Weights:
    """Stands for trained weights, which change no figure."""

    def __init__(self, name, kind):
        self.name, self.kind = name, kind
        categories = 21 if any(word in name for word in ("FCN_", "DeepLabV3_", "LRASPP_")) else 1000
        self.meta = {"categories": [str(index) for index in range(categories)], "min_size": (1, 1)}
        self.url = ""

    @property
    def value(self):
        return self

    def get_state_dict(self, *args, **kwargs):
        return {}


class WeightsEnum:
    """`ResNet50_Weights`: each of its names is some weights, and so is a call with a name."""

    def __init__(self, name):
        self.__name__ = name

    def __getattr__(self, kind):
        return Weights(self.__name__, kind)

    def __getitem__(self, kind):
        return Weights(self.__name__, kind)

    def verify(self, weights):
        return weights


def network(make, **fixed):
    """The function that makes a network: what it fixes, and what it is given beside weights."""

    def build(pretrained=False, progress=True, *, weights=None, **kwargs):
        return make(**{**fixed, **kwargs})

    return build


def network_by_weights(make, **fixed):
    """The same where the network itself depends on whether there are weights: `has_weights` says so."""

    def build(pretrained=False, progress=True, *, weights=None, **kwargs):
        return make(has_weights=weights is not None or bool(pretrained), **{**fixed, **kwargs})

    return build


def get_model_builder(name):
    import torchvision.models as models

    name = name.lower()
    found = getattr(models, name, None) or getattr(models.segmentation, name, None)
    if found is None:
        raise ValueError(f"Unknown model {name}")
    return found


def get_model(name, **config):
    return get_model_builder(name)(**config)


def get_model_weights(name):
    return WeightsEnum(str(name))


def get_weight(name):
    enum, kind = name.split(".")
    return Weights(enum, kind)


def list_models(*args, **kwargs):
    import torchvision.models as models

    return sorted(name for name in dir(models) if name.islower() and not name.startswith("_"))
