"""huggingface_hub.dataclasses: dataclasses that take further arguments and check themselves; types are not checked."""

import functools
from dataclasses import MISSING, field, fields


class StrictDataclassError(Exception):
    pass


class StrictDataclassDefinitionError(StrictDataclassError):
    pass


class StrictDataclassFieldValidationError(StrictDataclassError):
    def __init__(self, field, cause):
        super().__init__(f"Validation error for field '{field}':\n    {type(cause).__name__}: {cause}")


class StrictDataclassClassValidationError(StrictDataclassError):
    def __init__(self, validator, cause):
        super().__init__(f"Class validation error for validator '{validator}':\n    {type(cause).__name__}: {cause}")


def take_further_arguments(cls):
    """Fields are taken by name; what is no field is given to __post_init__."""

    @functools.wraps(cls.__init__)
    def __init__(self, *args, **kwargs):
        if args:
            raise ValueError(f"{cls.__name__} accepts only keyword arguments, but found `{len(args)}` positional args.")
        for one in fields(cls):
            if one.name in kwargs:
                value = kwargs.pop(one.name)
            elif one.default is not MISSING:
                value = one.default
            elif one.default_factory is not MISSING:
                value = one.default_factory()
            else:
                raise TypeError(f"Missing required field - '{one.name}'")
            setattr(self, one.name, value)
        self.__post_init__(**kwargs)

    cls.__init__ = __init__
    if not hasattr(cls, "__post_init__"):

        def __post_init__(self, **kwargs):
            for name, value in kwargs.items():
                setattr(self, name, value)

        cls.__post_init__ = __post_init__


def strict(cls=None, *, accept_kwargs=False):
    def wrap(cls):
        if not hasattr(cls, "__dataclass_fields__"):
            raise StrictDataclassDefinitionError(f"Class '{cls.__name__}' must be a dataclass before applying @strict.")
        if accept_kwargs:
            take_further_arguments(cls)
        checks = [name for name in dir(cls) if name.startswith("validate_") and callable(getattr(cls, name))]

        def validate(self):
            for one in fields(cls):
                check = one.metadata.get("validator") if one.metadata else None
                for each in check if isinstance(check, list) else [] if check is None else [check]:
                    try:
                        each(getattr(self, one.name))
                    except (ValueError, TypeError) as error:
                        raise StrictDataclassFieldValidationError(one.name, error) from error
            for name in checks:
                try:
                    getattr(cls, name)(self)
                except (ValueError, TypeError) as error:
                    raise StrictDataclassClassValidationError(name, error) from error

        made = cls.__init__

        @functools.wraps(made)
        def __init__(self, *args, **kwargs):
            made(self, *args, **kwargs)
            cls.validate(self)

        cls.validate = validate
        cls.__init__ = __init__
        return cls

    return wrap if cls is None else wrap(cls)


def validated_field(validator, **kwargs):
    return field(metadata={"validator": validator}, **kwargs)


def as_validated_field(validator):
    @functools.wraps(validator)
    def make(**kwargs):
        return validated_field(validator, **kwargs)

    return make


def validate_typed_dict(schema, data):
    return None
