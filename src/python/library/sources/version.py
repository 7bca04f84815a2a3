"""packaging.version and distutils.version: versions that are compared by their numbers."""

import re


class InvalidVersion(ValueError):
    pass


class Version:
    def __init__(self, version):
        found = re.match(r"\s*v?(\d+(?:\.\d+)*)(.*)", str(version))
        if found is None:
            raise InvalidVersion(f"Invalid version: {version!r}")
        self._text = str(version)
        self.release = tuple(int(part) for part in found.group(1).split("."))
        rest = found.group(2)
        self.local = rest.split("+", 1)[1] if "+" in rest else None
        self.is_prerelease = re.match(r"[._-]?(a|b|c|rc|alpha|beta|pre|preview|dev)", rest) is not None
        self.is_devrelease = "dev" in rest
        padded = self.release + (0, 0, 0)
        self.major, self.minor, self.micro = padded[0], padded[1], padded[2]
        self.base_version = found.group(1)
        self.public = self._text.split("+")[0]
        self.version = list(self.release)

    def _key(self):
        release = self.release
        while len(release) > 1 and release[-1] == 0:
            release = release[:-1]
        return (release, not self.is_prerelease)

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
        return self._text

    def __repr__(self):
        return f"<Version('{self._text}')>"


LooseVersion = StrictVersion = LegacyVersion = Version


def parse(version):
    return Version(version)
