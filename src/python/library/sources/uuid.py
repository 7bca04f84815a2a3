"""The module uuid: nothing is by chance here, so that each UUID is the next number."""

_made = [0]


class UUID:
    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None):
        digits = (hex or "").replace("urn:", "").replace("uuid:", "").strip("{}").replace("-", "")
        self.hex = digits if int is None else format(int, "032x")
        self.version = version

    @property
    def int(self):
        return _number(self.hex)

    def __str__(self):
        text = self.hex
        return "-".join([text[:8], text[8:12], text[12:16], text[16:20], text[20:]])

    def __repr__(self):
        return f"UUID({str(self)!r})"

    def __eq__(self, other):
        return isinstance(other, UUID) and self.hex == other.hex

    def __hash__(self):
        return hash(self.hex)


def _number(text):
    return int(text, 16)


def _next(version):
    _made[0] += 1
    return UUID(hex=f"00000000-0000-{version}000-8000-{_made[0]:012x}", version=version)


def uuid1(node=None, clock_seq=None):
    return _next(1)


def uuid3(namespace, name):
    return _next(3)


def uuid4():
    return _next(4)


def uuid5(namespace, name):
    return _next(5)
