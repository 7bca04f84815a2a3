"""packaging.version and distutils.version: versions that are compared as PEP 440 says."""

import re

_FORM = re.compile(
    r"\s*v?(?:(\d+)!)?(\d+(?:\.\d+)*)"
    r"(?:[-_.]?(alpha|beta|preview|pre|a|b|c|rc)[-_.]?(\d*))?"
    r"(?:-(\d+)|[-_.]?(post|rev|r)[-_.]?(\d*))?"
    r"(?:[-_.]?(dev)[-_.]?(\d*))?"
    r"(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?\s*$",
    re.IGNORECASE,
)
_SHORT = {"alpha": "a", "beta": "b", "c": "rc", "pre": "rc", "preview": "rc"}


class InvalidVersion(ValueError):
    pass


class Version:
    def __init__(self, version):
        found = _FORM.match(str(version))
        if found is None:
            raise InvalidVersion(f"Invalid version: {version!r}")
        epoch, release, pre, of_pre, implicit, post, of_post, dev, of_dev, local = found.groups()
        self.epoch = int(epoch or 0)
        self.release = tuple(int(part) for part in release.split("."))
        self.pre = (_SHORT.get(pre.lower(), pre.lower()), int(of_pre or 0)) if pre else None
        self.post = int(implicit or of_post or 0) if implicit or post else None
        self.dev = int(of_dev or 0) if dev else None
        self.local = re.sub("[-_]", ".", local.lower()) if local else None
        self.is_prerelease = self.pre is not None or self.dev is not None
        self.is_postrelease = self.post is not None
        self.is_devrelease = self.dev is not None
        padded = self.release + (0, 0, 0)
        self.major, self.minor, self.micro = padded[0], padded[1], padded[2]
        self.base_version = f"{self.epoch}!" * (self.epoch > 0) + ".".join(str(part) for part in self.release)
        self.public = self.base_version
        if self.pre is not None:
            self.public += f"{self.pre[0]}{self.pre[1]}"
        if self.post is not None:
            self.public += f".post{self.post}"
        if self.dev is not None:
            self.public += f".dev{self.dev}"
        self.version = list(self.release)

    def _key(self):
        release = self.release
        while len(release) > 1 and release[-1] == 0:
            release = release[:-1]
        # A release for developers comes before what leads to the release, and that before the release.
        if self.pre is not None:
            pre = (1, *self.pre)
        else:
            pre = (0,) if self.dev is not None and self.post is None else (2,)
        post = -1 if self.post is None else self.post
        dev = (1,) if self.dev is None else (0, self.dev)
        parts = (self.local or "").split(".") if self.local else ()
        local = tuple((1, int(part), "") if part.isdigit() else (0, 0, part) for part in parts)
        return (self.epoch, release, pre, post, dev, local)

    def _other(self, other):
        return (other if isinstance(other, Version) else Version(other))._key()

    def __eq__(self, other):
        return self._key() == self._other(other)

    def __ne__(self, other):
        return self._key() != self._other(other)

    def __lt__(self, other):
        return self._key() < self._other(other)

    def __le__(self, other):
        return self._key() <= self._other(other)

    def __gt__(self, other):
        return self._key() > self._other(other)

    def __ge__(self, other):
        return self._key() >= self._other(other)

    def __hash__(self):
        return hash(self._key())

    def __str__(self):
        return self.public + f"+{self.local}" * (self.local is not None)

    def __repr__(self):
        return f"<Version('{self}')>"


class LooseVersion(Version):
    """Takes what PEP 440 does not too, by the numbers in front."""

    def __init__(self, version):
        self.vstring = str(version)
        is_known = _FORM.match(self.vstring) is not None
        numbers = re.match(r"\s*v?\d+(?:\.\d+)*", self.vstring)
        super().__init__(version if is_known or numbers is None else numbers.group())

    def __str__(self):
        return self.vstring


StrictVersion = LegacyVersion = LooseVersion


def parse(version):
    return Version(version)
