"""weakref: nothing is collected while a network is read."""


def ref(object, callback=None):
    return lambda: object


def proxy(object, callback=None):
    return object


def finalize(object, function, *args, **kwargs):
    return lambda: None


WeakMethod = ref
ReferenceType = type(ref)


class WeakKeyDictionary(dict):
    pass


class WeakValueDictionary(dict):
    pass


class WeakSet(set):
    pass
