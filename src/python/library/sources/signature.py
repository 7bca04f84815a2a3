"""The signatures of inspect: parameters, and arguments that are bound to them."""

from collections import namedtuple
from enum import IntEnum

FullArgSpec = namedtuple('FullArgSpec', 'args varargs varkw defaults kwonlyargs kwonlydefaults annotations')


class _empty:
    pass


class _ParameterKind(IntEnum):
    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4

    def __str__(self):
        return self.name

    @property
    def description(self):
        return _descriptions[self]


_POSITIONAL = (_ParameterKind.POSITIONAL_ONLY, _ParameterKind.POSITIONAL_OR_KEYWORD)
_BY_NAME = (_ParameterKind.POSITIONAL_OR_KEYWORD, _ParameterKind.KEYWORD_ONLY)
_descriptions = {
    _ParameterKind.POSITIONAL_ONLY: 'positional-only',
    _ParameterKind.POSITIONAL_OR_KEYWORD: 'positional or keyword',
    _ParameterKind.VAR_POSITIONAL: 'variadic positional',
    _ParameterKind.KEYWORD_ONLY: 'keyword-only',
    _ParameterKind.VAR_KEYWORD: 'variadic keyword',
}


class Parameter:
    POSITIONAL_ONLY = _ParameterKind.POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _ParameterKind.POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _ParameterKind.VAR_POSITIONAL
    KEYWORD_ONLY = _ParameterKind.KEYWORD_ONLY
    VAR_KEYWORD = _ParameterKind.VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self.name = name
        self.kind = _ParameterKind(kind)
        self.default = default
        self.annotation = annotation

    def replace(self, **changes):
        given = {'name': self.name, 'kind': self.kind, 'default': self.default, 'annotation': self.annotation, **changes}
        return Parameter(given.pop('name'), given.pop('kind'), **given)

    def __str__(self):
        stars = {_ParameterKind.VAR_POSITIONAL: '*', _ParameterKind.VAR_KEYWORD: '**'}.get(self.kind, '')
        return stars + self.name + ('' if self.default is _empty else f'={self.default!r}')

    def __repr__(self):
        return f'<Parameter "{self}">'


class BoundArguments:
    def __init__(self, signature, arguments):
        self.signature = signature
        self.arguments = arguments

    @property
    def args(self):
        found = []
        for name, parameter in self.signature.parameters.items():
            if name not in self.arguments:
                break
            if parameter.kind is _ParameterKind.VAR_POSITIONAL:
                found.extend(self.arguments[name])
            elif parameter.kind in _POSITIONAL:
                found.append(self.arguments[name])
            else:
                break
        return tuple(found)

    @property
    def kwargs(self):
        found = {}
        is_behind = False
        for name, parameter in self.signature.parameters.items():
            is_behind = is_behind or name not in self.arguments or parameter.kind is _ParameterKind.KEYWORD_ONLY
            if name not in self.arguments:
                continue
            if parameter.kind is _ParameterKind.VAR_KEYWORD:
                found.update(self.arguments[name])
            elif is_behind:
                found[name] = self.arguments[name]
        return found

    def apply_defaults(self):
        filled = {}
        for name, parameter in self.signature.parameters.items():
            if name in self.arguments:
                filled[name] = self.arguments[name]
            elif parameter.default is not _empty:
                filled[name] = parameter.default
            elif parameter.kind is _ParameterKind.VAR_POSITIONAL:
                filled[name] = ()
            elif parameter.kind is _ParameterKind.VAR_KEYWORD:
                filled[name] = {}
        self.arguments = filled

    def __repr__(self):
        return f'<BoundArguments ({", ".join(f"{name}={value!r}" for name, value in self.arguments.items())})>'


class Signature:
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self.parameters = {one.name: one for one in parameters or ()}
        self.return_annotation = return_annotation

    def replace(self, *, parameters=None, return_annotation=_empty):
        return Signature(self.parameters.values() if parameters is None else parameters, return_annotation=return_annotation)

    def _bind(self, args, kwargs, is_partial):
        found = {}
        rest = list(args)
        named = dict(kwargs)
        for name, parameter in self.parameters.items():
            if parameter.kind is _ParameterKind.VAR_POSITIONAL:
                if rest:
                    found[name] = tuple(rest)
                rest = []
            elif parameter.kind in _POSITIONAL and rest:
                if parameter.kind is _ParameterKind.POSITIONAL_OR_KEYWORD and name in named:
                    raise TypeError(f'multiple values for argument {name!r}')
                found[name] = rest.pop(0)
        if rest:
            raise TypeError('too many positional arguments')
        for name, parameter in self.parameters.items():
            if parameter.kind in _BY_NAME and name in named:
                found[name] = named.pop(name)
            elif parameter.kind is _ParameterKind.VAR_KEYWORD:
                if named:
                    found[name] = named
                named = {}
            elif name not in found and parameter.default is _empty and not is_partial:
                if parameter.kind is not _ParameterKind.VAR_POSITIONAL:
                    raise TypeError(f'missing a required argument: {name!r}')
        if named:
            raise TypeError(f'got an unexpected keyword argument {next(iter(named))!r}')
        return BoundArguments(self, {name: found[name] for name in self.parameters if name in found})

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def __str__(self):
        shown = []
        kinds = [one.kind for one in self.parameters.values()]
        for index, one in enumerate(self.parameters.values()):
            before = kinds[:index]
            if one.kind is _ParameterKind.KEYWORD_ONLY and not any(
                kind in (_ParameterKind.KEYWORD_ONLY, _ParameterKind.VAR_POSITIONAL) for kind in before
            ):
                shown.append('*')
            shown.append(str(one))
            if one.kind is _ParameterKind.POSITIONAL_ONLY and kinds[index + 1 : index + 2] != [one.kind]:
                shown.append('/')
        return f'({", ".join(shown)})'

    def __repr__(self):
        return f'<Signature {self}>'
