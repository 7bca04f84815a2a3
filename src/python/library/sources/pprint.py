"""pprint."""


def pprint(object, *args, **kwargs):
    print(object)


def pformat(object, *args, **kwargs):
    return repr(object)


pp = pprint
