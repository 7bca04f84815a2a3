"""transformers, diffusers and huggingface_hub, as far as others derive their networks from them."""

import functools
import inspect
from collections import OrderedDict

import torch
import torch.nn.functional as F
from torch import nn


class PretrainedConfig:
    model_type = ""
    attribute_map = {}

    def __init__(self, **kwargs):
        defaults = {"return_dict": True, "output_hidden_states": False, "output_attentions": False, "torchscript": False,
                    "use_cache": True, "chunk_size_feed_forward": 0, "is_encoder_decoder": False, "is_decoder": False,
                    "add_cross_attention": False, "tie_word_embeddings": True, "pruned_heads": {}, "num_labels": 2,
                    "problem_type": None, "pad_token_id": None, "bos_token_id": None, "eos_token_id": None,
                    "initializer_range": 0.02, "_attn_implementation": "sdpa"}
        for name, value in {**defaults, **kwargs}.items():
            if name not in defaults or name in kwargs or not hasattr(self, name):
                setattr(self, name, value)

    def __getattr__(self, name):
        mapped = type(self).attribute_map.get(name)
        if mapped is None:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        return getattr(self, mapped)

    @property
    def use_return_dict(self):
        return self.return_dict

    def to_dict(self):
        return dict(self.__dict__)

    @classmethod
    def from_dict(cls, config_dict, **kwargs):
        return cls(**{**config_dict, **kwargs})

    def update(self, config_dict):
        for name, value in config_dict.items():
            setattr(self, name, value)


PreTrainedConfig = PretrainedConfig


class ModuleUtilsMixin:
    def get_extended_attention_mask(self, attention_mask, input_shape=None, device=None, dtype=None):
        mask = attention_mask[:, None, :, :] if attention_mask.dim() == 3 else attention_mask[:, None, None, :]
        return (1.0 - mask.to(dtype=dtype or torch.float32)) * -10000.0

    def invert_attention_mask(self, encoder_attention_mask):
        return self.get_extended_attention_mask(encoder_attention_mask)

    def get_head_mask(self, head_mask, num_hidden_layers, is_attention_chunked=False):
        return [None] * num_hidden_layers if head_mask is None else head_mask

    @property
    def device(self):
        return torch.device("cpu")

    @property
    def dtype(self):
        return torch.float32


class PreTrainedModel(ModuleUtilsMixin, nn.Module):
    config_class = None
    base_model_prefix = ""
    main_input_name = "input_ids"

    def __init__(self, config=None, *args, **kwargs):
        super().__init__()
        self.config = config
        self.gradient_checkpointing = False

    @classmethod
    def _from_config(cls, config, **kwargs):
        return cls(config, **kwargs)

    @property
    def base_model(self):
        return getattr(self, self.base_model_prefix, self)

    def get_input_embeddings(self):
        base = self.base_model
        return base.get_input_embeddings() if base is not self else None

    def get_output_embeddings(self):
        return None

    def tie_weights(self):
        if getattr(self.config, "tie_word_embeddings", True):
            head = self.get_output_embeddings()
            if head is not None:
                head.weight = self.get_input_embeddings().weight

    def post_init(self):
        self.tie_weights()

    def init_weights(self):
        self.tie_weights()

    def _init_weights(self, module):
        pass

    def gradient_checkpointing_enable(self, *args, **kwargs):
        pass

    def warn_if_padding_and_no_attention_mask(self, *args, **kwargs):
        pass


class GenerationMixin:
    pass


class ModelOutput(OrderedDict):
    """A dict whose keys are attributes; what is None is not in it."""

    def __init__(self, *args, **kwargs):
        super().__init__()
        for name, value in kwargs.items():
            object.__setattr__(self, name, value)
            if value is not None:
                self[name] = value

    def __getattr__(self, name):
        if name in self:
            return self[name]
        if name.startswith("__"):
            raise AttributeError(name)
        return None

    def __getitem__(self, key):
        return super().__getitem__(key) if isinstance(key, str) else self.to_tuple()[key]

    def to_tuple(self):
        return tuple(self.values())


BaseOutput = ModelOutput
_OUTPUTS = {}


def output_class(name):
    """A class of outputs by its name: all are alike."""
    if name not in _OUTPUTS:
        _OUTPUTS[name] = type(name, (ModelOutput,), {})
    return _OUTPUTS[name]


class NewGELUActivation(nn.Module):
    def forward(self, input):
        return 0.5 * input * (1.0 + torch.tanh(0.7978845608028654 * (input + 0.044715 * torch.pow(input, 3.0))))


class GELUActivation(nn.Module):
    def forward(self, input):
        return F.gelu(input)


class QuickGELUActivation(nn.Module):
    def forward(self, input):
        return input * torch.sigmoid(1.702 * input)


_ACTIVATIONS = {"gelu": GELUActivation, "gelu_new": NewGELUActivation, "gelu_fast": NewGELUActivation,
                "gelu_pytorch_tanh": NewGELUActivation, "quick_gelu": QuickGELUActivation, "relu": nn.ReLU,
                "relu6": nn.ReLU6, "silu": nn.SiLU, "swish": nn.SiLU, "sigmoid": nn.Sigmoid, "tanh": nn.Tanh,
                "mish": nn.Mish, "linear": nn.Identity, "leaky_relu": nn.LeakyReLU}


class _Activations(dict):
    def __getitem__(self, key):
        return _ACTIVATIONS[key]()

    def __contains__(self, key):
        return key in _ACTIVATIONS


ACT2FN = _Activations()


def get_activation(name):
    return ACT2FN[name]


class Conv1D(nn.Module):
    """A linear layer whose weight is the other way round, of GPT-2."""

    def __init__(self, nf, nx):
        super().__init__()
        self.nf = nf
        self.weight = nn.Parameter(torch.empty(nx, nf))
        self.bias = nn.Parameter(torch.zeros(nf))

    def forward(self, x):
        size = x.size()[:-1] + (self.nf,)
        return torch.addmm(self.bias, x.view(-1, x.size(-1)), self.weight).view(size)


def apply_chunking_to_forward(forward_fn, chunk_size, chunk_dim, *tensors):
    return forward_fn(*tensors)


def find_pruneable_heads_and_indices(*args, **kwargs):
    return set(), None


ALL_LAYERNORM_LAYERS = [nn.LayerNorm]


def is_torch_available():
    return True


def _returns(function):
    return function


def add_start_docstrings(*args, **kwargs):
    return _returns


add_start_docstrings_to_model_forward = add_code_sample_docstrings = replace_return_docstrings = add_start_docstrings


class PyTorchModelHubMixin:
    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__()

    def save_pretrained(self, save_directory, **kwargs):
        return None

    def push_to_hub(self, repo_id, **kwargs):
        return None

    def _save_pretrained(self, save_directory):
        return None

    @classmethod
    def from_pretrained(cls, pretrained_model_name_or_path, **kwargs):
        raise OSError(f"{pretrained_model_name_or_path} is downloaded, which is not done here")

    _from_pretrained = from_pretrained


ModelHubMixin = PyTorchModelHubMixin


class ConfigMixin:
    config_name = None


class ModelMixin(nn.Module):
    pass


class _FrozenConfig(dict):
    def __getattr__(self, name):
        if name in self:
            return self[name]
        raise AttributeError(name)


def register_to_config(init):
    """The constructor's arguments become the attributes of `self.config`."""
    names = list(inspect.signature(init).parameters.items())[1:]

    @functools.wraps(init)
    def wrapped(self, *args, **kwargs):
        found = {name: p.default for name, p in names if p.default is not inspect.Parameter.empty}
        found.update(zip([name for name, _ in names], args))
        found.update(kwargs)
        object.__setattr__(self, "config", _FrozenConfig(found))
        init(self, *args, **kwargs)

    return wrapped
