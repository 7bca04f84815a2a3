"""configparser: settings of texts and dicts; files are not opened."""


class Error(Exception):
    pass


class NoSectionError(Error):
    pass


class NoOptionError(Error):
    pass


_TRUTHS = {"1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False, "off": False}
_MISSING = object()


class SectionProxy:
    def __init__(self, parser, name):
        self.parser = parser
        self.name = name

    def __getitem__(self, key):
        found = self.parser._options(self.name)
        key = self.parser.optionxform(key)
        if key not in found:
            raise KeyError(key)
        return found[key]

    def __setitem__(self, key, value):
        self.parser.set(self.name, key, value)

    def __contains__(self, key):
        return self.parser.has_option(self.name, key)

    def __iter__(self):
        return iter(self.parser._options(self.name))

    def __len__(self):
        return len(self.parser._options(self.name))

    def keys(self):
        return self.parser._options(self.name).keys()

    def values(self):
        return self.parser._options(self.name).values()

    def items(self):
        return self.parser._options(self.name).items()

    def get(self, key, fallback=None, **kwargs):
        return self.parser.get(self.name, key, fallback=fallback)

    def getint(self, key, fallback=None, **kwargs):
        return self.parser.getint(self.name, key, fallback=fallback)

    def getfloat(self, key, fallback=None, **kwargs):
        return self.parser.getfloat(self.name, key, fallback=fallback)

    def getboolean(self, key, fallback=None, **kwargs):
        return self.parser.getboolean(self.name, key, fallback=fallback)


class RawConfigParser:
    def __init__(self, defaults=None, **kwargs):
        self._defaults = {}
        self._sections = {}
        for key, value in (defaults or {}).items():
            self._defaults[self.optionxform(key)] = str(value)

    def optionxform(self, key):
        return key.lower()

    def _options(self, section):
        if section == "DEFAULT":
            return dict(self._defaults)
        if section not in self._sections:
            raise NoSectionError(f"No section: {section!r}")
        own = self._sections[section]
        return {**own, **{key: value for key, value in self._defaults.items() if key not in own}}

    def read_string(self, string, source="<string>"):
        options = self._defaults
        for line in string.splitlines():
            line = line.strip()
            if not line or line[0] in "#;":
                continue
            if line[0] == "[" and "]" in line:
                name = line[1 : line.index("]")]
                options = self._defaults if name == "DEFAULT" else self._sections.setdefault(name, {})
                continue
            ends = [line.index(mark) for mark in "=:" if mark in line]
            if not ends:
                raise Error(f"Source contains parsing errors: {source!r}")
            options[self.optionxform(line[: min(ends)].strip())] = line[min(ends) + 1 :].strip()

    def read_dict(self, dictionary, source="<dict>"):
        for section, options in dictionary.items():
            target = self._defaults if section == "DEFAULT" else self._sections.setdefault(section, {})
            for key, value in options.items():
                target[self.optionxform(str(key))] = str(value)

    def read(self, filenames, encoding=None):
        open(filenames if isinstance(filenames, str) else filenames[0])

    def sections(self):
        return list(self._sections)

    def add_section(self, section):
        self._sections[section] = {}

    def has_section(self, section):
        return section in self._sections

    def has_option(self, section, option):
        return (section in self._sections or section == "DEFAULT") and self.optionxform(option) in self._options(section)

    def options(self, section):
        return list(self._options(section))

    def items(self, section=None, **kwargs):
        if section is None:
            return [(name, self[name]) for name in ["DEFAULT", *self._sections]]
        return list(self._options(section).items())

    def set(self, section, option, value=None):
        target = self._defaults if section == "DEFAULT" else self._sections[section]
        target[self.optionxform(option)] = value

    def get(self, section, option, fallback=_MISSING, **kwargs):
        if self.has_option(section, option):
            return self._options(section)[self.optionxform(option)]
        if fallback is not _MISSING:
            return fallback
        self._options(section)
        raise NoOptionError(f"No option {option!r} in section: {section!r}")

    def _converted(self, section, option, convert, fallback):
        if fallback is not _MISSING and not self.has_option(section, option):
            return fallback
        return convert(self.get(section, option))

    def getint(self, section, option, fallback=_MISSING, **kwargs):
        return self._converted(section, option, int, fallback)

    def getfloat(self, section, option, fallback=_MISSING, **kwargs):
        return self._converted(section, option, float, fallback)

    def getboolean(self, section, option, fallback=_MISSING, **kwargs):
        return self._converted(section, option, lambda text: _TRUTHS[text.lower()], fallback)

    def __getitem__(self, section):
        self._options(section)
        return SectionProxy(self, section)

    def __setitem__(self, section, options):
        self.read_dict({section: options})

    def __contains__(self, section):
        return section == "DEFAULT" or section in self._sections

    def __iter__(self):
        return iter(["DEFAULT", *self._sections])


class ConfigParser(RawConfigParser):
    pass


SafeConfigParser = ConfigParser
