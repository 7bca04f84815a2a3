"""argparse: the arguments that a script would take. Without words there is no command line: what is required is None."""

from _argparse_parts import (
    _ACTIONS, _shown, _StoreAction, Action, ArgumentDefaultsHelpFormatter, ArgumentError, ArgumentTypeError,
    BooleanOptionalAction, HelpFormatter, MetavarTypeHelpFormatter, Namespace, ONE_OR_MORE, OPTIONAL, PARSER,
    RawDescriptionHelpFormatter, RawTextHelpFormatter, REMAINDER, SUPPRESS, ZERO_OR_MORE,
)


class _SubParsersAction(Action):
    def __init__(self, option_strings, dest, required=False, help=None, metavar=None):
        super().__init__(option_strings, dest, nargs=PARSER, choices={}, required=required, help=help, metavar=metavar)

    def add_parser(self, name, aliases=(), help=None, **kwargs):
        parser = ArgumentParser(**kwargs)
        for each in (name, *aliases):
            self.choices[each] = parser
        return parser

    def __call__(self, parser, namespace, values, option_string=None):
        name, *words = values
        if self.dest != SUPPRESS:
            setattr(namespace, self.dest, name)
        if name not in self.choices:
            raise ArgumentError(self, f"unknown parser {name!r} (choices: {', '.join(self.choices)})")
        for key, value in vars(self.choices[name].parse_args(words)).items():
            setattr(namespace, key, value)


class _Container:
    """What takes arguments: a parser, and the groups of one."""

    def __init__(self, parser):
        self._parser = parser

    def add_argument(self, *names, **kwargs):
        parser = self._parser
        options = [name for name in names if name[:1] in parser.prefix_chars]
        make = kwargs.pop('action', None)
        if isinstance(make, str) or make is None:
            if make not in _ACTIONS:
                raise ValueError(f'unknown action "{make}"')
            make = _ACTIONS[make]
        dest = kwargs.pop('dest', None)
        if options and dest is None:
            long = [name for name in options if len(name) > 1 and name[1] in parser.prefix_chars]
            dest = (long or options)[0].lstrip(parser.prefix_chars).replace('-', '_')
        elif names and not options:
            if dest is not None:
                raise ValueError('dest supplied twice for positional argument')
            dest = names[0]
            if 'required' in kwargs:
                raise TypeError("'required' is an invalid argument for positionals")
            kwargs['required'] = kwargs.get('nargs') not in (OPTIONAL, ZERO_OR_MORE) and make is _StoreAction
            if make is not _StoreAction or kwargs['required'] is False:
                del kwargs['required']
        if dest in parser._defaults:
            kwargs.setdefault('default', parser._defaults[dest])
        elif 'default' not in kwargs and parser.argument_default is not None:
            kwargs['default'] = parser.argument_default
        action = make(option_strings=options, dest=dest, **kwargs)
        for option in action.option_strings:
            if option in parser._options and parser.conflict_handler != 'resolve':
                raise ArgumentError(action, f'conflicting option string: {option}')
            parser._options[option] = action
        parser._actions.append(action)
        return action

    def add_argument_group(self, *args, **kwargs):
        return _Container(self._parser)

    def add_mutually_exclusive_group(self, required=False):
        return _Container(self._parser)

    def set_defaults(self, **kwargs):
        parser = self._parser
        parser._defaults.update(kwargs)
        for action in parser._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        parser = self._parser
        for action in parser._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return parser._defaults.get(dest)


class ArgumentParser(_Container):
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=HelpFormatter,
                 prefix_chars='-', fromfile_prefix_chars=None, argument_default=None, conflict_handler='error',
                 add_help=True, allow_abbrev=True, exit_on_error=True):
        super().__init__(self)
        self.prog = prog
        self.usage = usage
        self.description = description
        self.epilog = epilog
        self.prefix_chars = prefix_chars
        self.argument_default = argument_default
        self.conflict_handler = conflict_handler
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self._actions = []
        self._options = {}
        self._defaults = {}
        if add_help:
            self.add_argument('-h', '--help', action='help', default=SUPPRESS)
        for parent in parents:
            self._actions += parent._actions
            self._options.update(parent._options)
            self._defaults.update(parent._defaults)

    def add_subparsers(self, dest=SUPPRESS, required=False, help=None, metavar=None, **kwargs):
        action = _SubParsersAction([], dest, required, help, metavar)
        self._actions.append(action)
        return action

    def parse_args(self, args=None, namespace=None):
        found, rest = self.parse_known_args(args, namespace)
        if rest:
            self.error(f"unrecognized arguments: {' '.join(rest)}")
        return found

    def parse_known_args(self, args=None, namespace=None):
        words = [] if args is None else list(args)
        found = Namespace() if namespace is None else namespace
        for action in self._actions:
            if SUPPRESS not in (action.dest, action.default) and not hasattr(found, action.dest):
                setattr(found, action.dest, action.default)
        for name, value in self._defaults.items():
            if not hasattr(found, name):
                setattr(found, name, value)
        try:
            rest, met = self._read(words, found)
        except ArgumentError as problem:
            if not self.exit_on_error:
                raise
            self.error(str(problem))
        for action in self._actions:
            default = action.default
            if action not in met and isinstance(default, str) and getattr(found, action.dest, None) is default:
                setattr(found, action.dest, self._value(action, default))
        missing = [_shown(action) for action in self._actions if action.required and action not in met]
        if words and missing:
            self.error(f"the following arguments are required: {', '.join(missing)}")
        return found, rest

    parse_intermixed_args = parse_args
    parse_known_intermixed_args = parse_known_args

    def _read(self, words, found):
        positionals = [action for action in self._actions if not action.option_strings]
        rest = []
        met = []
        at = 0
        is_ended = False

        def is_option(word):
            return not is_ended and self._is_option(word)

        def taken(action, limit=None):
            nonlocal at
            values = []
            everything = action.nargs in (PARSER, REMAINDER)
            while at < len(words) and (limit is None or len(values) < limit):
                if not everything and is_option(words[at]):
                    break
                values.append(words[at])
                at += 1
            return values

        def call(action, values, option=None):
            met.append(action)
            action(self, found, values, option)

        while at < len(words):
            word = words[at]
            if word == '--' and not is_ended:
                is_ended = True
                at += 1
            elif not is_option(word):
                if positionals:
                    action = positionals[0]
                    others = sum(1 for other in positionals[1:] if other.nargs not in (OPTIONAL, ZERO_OR_MORE, REMAINDER))
                    ahead = 0
                    while at + ahead < len(words) and not is_option(words[at + ahead]):
                        ahead += 1
                    most = self._most(action)
                    room = max(1, ahead - others)
                    values = taken(action, most if most is not None or action.nargs in (PARSER, REMAINDER) else room)
                    call(positionals.pop(0), self._values(action, values))
                else:
                    rest.append(word)
                    at += 1
            else:
                name, action, given = self._option(word)
                at += 1
                if action is None:
                    rest.append(word)
                    continue
                if action.nargs == 0 and given and not name.startswith('--'):
                    words.insert(at, f'-{given}')
                    given = None
                if given is None:
                    call(action, self._values(action, taken(action, self._most(action))), name)
                elif action.nargs == 0:
                    raise ArgumentError(action, f'ignored explicit argument {given!r}')
                else:
                    call(action, self._values(action, [given]), name)
        for action in positionals:
            if action.nargs == ZERO_OR_MORE and action.default is None:
                setattr(found, action.dest, [])
        return rest, met

    def _is_option(self, word):
        if word[:1] not in tuple(self.prefix_chars) or len(word) == 1:
            return False
        if word in self._options or word.partition('=')[0] in self._options:
            return True
        if ' ' in word:
            return False
        try:
            float(word)
        except ValueError:
            return True
        return any(option[:2] == word[:2] for option in self._options)

    def _option(self, word):
        """The option that a word names, and the value behind it."""
        if word in self._options:
            return word, self._options[word], None
        name, sign, value = word.partition('=')
        given = value if sign else None
        if name in self._options:
            return name, self._options[name], given
        if word[1:2] not in self.prefix_chars:
            short = self._options.get(word[:2])
            return word[:2], short, word[2:]
        near = [option for option in self._options if self.allow_abbrev and option.startswith(name)]
        if len(near) > 1:
            self.error(f"ambiguous option: {word} could match {', '.join(near)}")
        return (near[0], self._options[near[0]], given) if near else (name, None, given)

    @staticmethod
    def _most(action):
        """How many words an action takes at most; None for any number."""
        if action.nargs is None or action.nargs == OPTIONAL:
            return 1
        return action.nargs if isinstance(action.nargs, int) else None

    def _values(self, action, words):
        nargs = action.nargs
        if nargs is None and len(words) != 1:
            raise ArgumentError(action, 'expected one argument')
        if nargs == ONE_OR_MORE and not words:
            raise ArgumentError(action, 'expected at least one argument')
        if isinstance(nargs, int) and len(words) != nargs:
            raise ArgumentError(action, f"expected {nargs} argument{'' if nargs == 1 else 's'}")
        if nargs == PARSER:
            return words
        if nargs == OPTIONAL and not words:
            value = action.const if action.option_strings else action.default
            return self._value(action, value) if isinstance(value, str) else value
        if nargs == ZERO_OR_MORE and not words and not action.option_strings and action.default is not None:
            return action.default
        values = [self._checked(action, word) for word in words]
        return values[0] if nargs in (None, OPTIONAL) else values

    def _checked(self, action, word):
        value = self._value(action, word)
        if action.choices is not None and value not in action.choices:
            raise ArgumentError(action, f"invalid choice: {value!r} (choose from {', '.join(map(repr, action.choices))})")
        return value

    @staticmethod
    def _value(action, word):
        convert = action.type
        if convert is None:
            return word
        try:
            return convert(word)
        except ArgumentTypeError as problem:
            raise ArgumentError(action, str(problem))
        except (TypeError, ValueError):
            name = getattr(convert, '__name__', repr(convert))
            raise ArgumentError(action, f'invalid {name} value: {word!r}')

    def error(self, message):
        raise SystemExit(f"{self.prog or 'argparse'}: error: {message}")

    def exit(self, status=0, message=None):
        raise SystemExit(status if message is None else message)

    def print_help(self, file=None):
        pass

    def print_usage(self, file=None):
        pass

    def format_help(self):
        return self.description or ''

    def format_usage(self):
        return self.usage or ''
