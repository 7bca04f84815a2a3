"""Settings whose keys are attributes: easydict, munch, addict, ml_collections, yacs, omegaconf."""


def _converted(kind, value):
    if isinstance(value, dict) and not isinstance(value, AttributeDict):
        return kind(value)
    if isinstance(value, (list, tuple)):
        return type(value)(_converted(kind, item) for item in value)
    return value


class AttributeDict(dict):
    def __init__(self, *args, **kwargs):
        super().__init__()
        for given in args:
            if given is not None:
                self.update(given)
        self.update(kwargs)

    def __setitem__(self, key, value):
        super().__setitem__(key, _converted(type(self), value))

    def update(self, *args, **kwargs):
        for given in (*args, kwargs):
            for key, value in dict(given).items():
                self[key] = value

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def __getattr__(self, name):
        if name in self:
            return self[name]
        return self._missing(name)

    def _missing(self, name):
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def __setattr__(self, name, value):
        self[name] = value

    def __delattr__(self, name):
        del self[name]

    def copy(self):
        return type(self)(self)

    def to_dict(self):
        return {key: value.to_dict() if isinstance(value, AttributeDict) else value for key, value in self.items()}

    toDict = to_container = to_dict


class EasyDict(AttributeDict):
    pass


class Munch(AttributeDict):
    pass


DefaultMunch = Munch


def munchify(value):
    return _converted(Munch, value)


class Dict(AttributeDict):
    """addict: what is missing is an empty one, which is kept when something is put into it."""

    def _missing(self, name):
        self[name] = type(self)()
        return self[name]

    def __missing__(self, name):
        return self._missing(name)


class ConfigDict(AttributeDict):
    """ml_collections, mmengine."""

    def lock(self):
        return self

    unlock = lock

    def get_ref(self, name):
        return self[name]


FrozenConfigDict = ConfigDict


def placeholder(kind, required=False):
    return None


class CfgNode(AttributeDict):
    """yacs, fvcore, detectron2."""

    def __init__(self, init_dict=None, key_list=None, new_allowed=False):
        super().__init__(init_dict)

    def clone(self):
        return type(self)({key: value.clone() if isinstance(value, CfgNode) else value for key, value in self.items()})

    def freeze(self):
        pass

    defrost = freeze

    def is_frozen(self):
        return False

    def set_new_allowed(self, allowed):
        pass

    def merge_from_other_cfg(self, other):
        for key, value in other.items():
            if isinstance(value, dict) and isinstance(self.get(key), CfgNode):
                self[key].merge_from_other_cfg(value)
            else:
                self[key] = value

    def merge_from_list(self, items):
        for path, value in zip(items[0::2], items[1::2]):
            node = self
            *above, last = path.split(".")
            for key in above:
                node = node[key]
            node[last] = value

    def merge_from_file(self, path):
        open(path)

    def dump(self, **kwargs):
        return str(dict(self))


class DictConfig(AttributeDict):
    """omegaconf: `${a.b}` stands for what is at that path of the whole."""

    def _missing(self, name):
        return None


class ListConfig(list):
    pass


MISSING = "???"


def II(path):
    """What stands for another setting."""
    return "${" + path + "}"


def SI(text):
    return text


def _resolved(value, root):
    if isinstance(value, DictConfig):
        for key in list(value):
            dict.__setitem__(value, key, _resolved(value[key], root))
    elif isinstance(value, str) and value.startswith("${") and value.endswith("}"):
        found = root
        for part in value[2:-1].split("."):
            found = found[part]
        return found
    return value


class OmegaConf:
    @staticmethod
    def create(value=None, **kwargs):
        made = DictConfig(value or {}) if isinstance(value, dict) or value is None else value
        return _resolved(made, made)

    @staticmethod
    def structured(value):
        return DictConfig(vars(value() if isinstance(value, type) else value))

    @staticmethod
    def merge(*configs):
        made = DictConfig({})
        for each in configs:
            for key, value in dict(each).items():
                both = isinstance(value, dict) and isinstance(made.get(key), dict)
                made[key] = OmegaConf.merge(made[key], value) if both else value
        return made

    @staticmethod
    def to_container(config, **kwargs):
        return config.to_dict() if isinstance(config, AttributeDict) else config

    @staticmethod
    def get_type(config, key=None):
        return type(config if key is None else config[key])

    @staticmethod
    def is_config(value):
        return isinstance(value, (DictConfig, ListConfig))

    @staticmethod
    def is_dict(value):
        return isinstance(value, DictConfig)

    @staticmethod
    def is_list(value):
        return isinstance(value, list)

    @staticmethod
    def load(path):
        open(path)

    @staticmethod
    def set_struct(config, flag):
        pass

    @staticmethod
    def resolve(config):
        pass

    @staticmethod
    def select(config, key, default=None, **kwargs):
        for part in key.split("."):
            if not isinstance(config, dict) or part not in config:
                return default
            config = config[part]
        return config
