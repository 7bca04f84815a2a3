"""pathlib: paths as texts; no file is looked at but that none is there."""

import os


class PurePath:
    def __init__(self, *parts):
        texts = [str(part) for part in parts]
        self._text = os.path.normpath(os.path.join(*texts)) if texts else "."

    def __str__(self):
        return self._text

    def __fspath__(self):
        return self._text

    def __repr__(self):
        return f"{type(self).__name__}({self._text!r})"

    def __eq__(self, other):
        return isinstance(other, PurePath) and self._text == other._text

    def __hash__(self):
        return hash(self._text)

    def __lt__(self, other):
        return self._text < other._text

    def __truediv__(self, other):
        return type(self)(self._text, str(other))

    def __rtruediv__(self, other):
        return type(self)(str(other), self._text)

    def joinpath(self, *others):
        return type(self)(self._text, *others)

    def as_posix(self):
        return self._text

    @property
    def name(self):
        return os.path.basename(self._text) if self._text != "." else ""

    @property
    def suffix(self):
        return os.path.splitext(self.name)[1]

    @property
    def suffixes(self):
        return ["." + part for part in self.name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        return os.path.splitext(self.name)[0]

    @property
    def parts(self):
        root = ["/"] if self._text.startswith("/") else []
        return tuple(root + [part for part in self._text.split("/") if part and part != "."])

    @property
    def parent(self):
        return type(self)(os.path.dirname(self._text) or ".")

    @property
    def parents(self):
        found, path = [], self
        while path.parent != path:
            path = path.parent
            found.append(path)
        return tuple(found)

    def with_suffix(self, suffix):
        return self.parent / (self.stem + suffix)

    def with_name(self, name):
        return self.parent / name

    def with_stem(self, stem):
        return self.parent / (stem + self.suffix)

    def is_absolute(self):
        return self._text.startswith("/")

    def relative_to(self, *other):
        base = str(type(self)(*other))
        if base == ".":
            return self
        if self._text != base and not self._text.startswith(base.rstrip("/") + "/"):
            raise ValueError(f"{self._text!r} is not in the subpath of {base!r}")
        return type(self)(self._text[len(base) :].lstrip("/") or ".")


class Path(PurePath):
    def resolve(self, strict=False):
        return self

    def absolute(self):
        return self

    def expanduser(self):
        return self

    def exists(self):
        return False

    def is_file(self):
        return False

    def is_dir(self):
        return False

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        pass

    def open(self, *args, **kwargs):
        return open(self._text)

    def read_text(self, *args, **kwargs):
        return open(self._text).read()

    def read_bytes(self):
        return open(self._text).read()

    def glob(self, pattern):
        return iter(())

    rglob = glob

    def iterdir(self):
        return iter(())

    @classmethod
    def cwd(cls):
        return cls(".")

    @classmethod
    def home(cls):
        return cls("~")


PosixPath, PurePosixPath, WindowsPath = Path, PurePath, Path
