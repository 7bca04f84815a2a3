"""timm's registry of networks, and what its builders are called with."""

IMAGENET_DEFAULT_MEAN, IMAGENET_DEFAULT_STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
IMAGENET_INCEPTION_MEAN = IMAGENET_INCEPTION_STD = (0.5, 0.5, 0.5)
OPENAI_CLIP_MEAN, OPENAI_CLIP_STD = (0.48145466, 0.4578275, 0.40821073), (0.26862954, 0.26130258, 0.27577711)
DEFAULT_CROP_PCT = 0.875

registered = {}


def register_model(fn):
    registered[fn.__name__] = fn
    return fn


def generate_default_cfgs(cfgs):
    return cfgs


def load_pretrained(*args, **kwargs):
    pass


def named_apply(fn, module, name="", depth_first=True, include_root=False):
    if not depth_first and include_root:
        fn(module=module, name=name)
    for child_name, child in module.named_children():
        child_name = ".".join((name, child_name)) if name else child_name
        named_apply(fn=fn, module=child, name=child_name, depth_first=depth_first, include_root=True)
    if depth_first and include_root:
        fn(module=module, name=name)
    return module


def checkpoint_seq(functions, x, every=1, flatten=False, skip_last=False, preserve_rng_state=True):
    for function in functions:
        x = function(x)
    return x


def build_model_with_cfg(model_cls, variant, pretrained=False, pretrained_cfg=None, model_cfg=None, feature_cfg=None,
                         pretrained_strict=True, pretrained_filter_fn=None, pretrained_custom_load=False,
                         kwargs_filter=None, default_cfg=None, **kwargs):
    if kwargs.pop("features_only", False):
        raise NotImplementedError("features_only of a network of your own")
    for name in kwargs_filter or ():
        kwargs.pop(name, None)
    kwargs = {name: value for name, value in kwargs.items() if value is not None}
    model = model_cls(**kwargs) if model_cfg is None else model_cls(cfg=model_cfg, **kwargs)
    model.default_cfg = model.pretrained_cfg = default_cfg or pretrained_cfg or {}
    return model
