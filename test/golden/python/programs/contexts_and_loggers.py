"""contextlib: generators as contexts and decorators, what they suppress; logging: names, levels and handlers."""
import contextlib
import logging
from contextlib import contextmanager, nullcontext, suppress


@contextmanager
def opened(name, fails=False):
    """Opens."""
    print('in', name)
    try:
        yield name.upper()
    except KeyError as problem:
        print('caught', problem)
        if fails:
            raise ValueError('other') from problem
    finally:
        print('out', name)


opened.mark = 3
print(opened.__name__, opened.__doc__, opened.mark, opened.__wrapped__.__name__)
with opened('a') as held:
    print(held)
with opened('b'):
    raise KeyError('k')
try:
    with opened('c', fails=True):
        raise KeyError('k')
except ValueError as problem:
    print(problem)
try:
    with opened('d'):
        raise TypeError('t')
except TypeError as problem:
    print(problem)


@opened('decorated')
def work(value):
    return value + 1


print(work(1), work(2), work.__name__)


@contextmanager
def twice():
    yield 1
    yield 2


@contextmanager
def never():
    return
    yield


for make in (twice, never):
    try:
        with make():
            pass
    except RuntimeError as problem:
        print(problem)
with suppress(KeyError, ValueError):
    raise ValueError
with nullcontext(5) as number, contextlib.ExitStack() as stack:
    print(number, stack.enter_context(opened('e')), isinstance(nullcontext(), contextlib.AbstractContextManager))


class Lock(contextlib.ContextDecorator):
    def __enter__(self):
        print('locked')
        return self

    def __exit__(self, *failure):
        print('free')


@Lock()
def locked():
    return 'done'


print(locked())

logger = logging.getLogger('net.block')
parent = logging.getLogger('net')
print(logger.name, logger is logging.getLogger('net.block'), logger.level, parent.getEffectiveLevel(), logging.getLogger() is logging.root)
parent.setLevel('INFO')
late = logging.getLogger('net.late')
print(late.isEnabledFor(logging.INFO), late.isEnabledFor(logging.DEBUG), late.parent is parent, parent.handlers)
handler = logging.StreamHandler()
handler.setFormatter(logging.Formatter('%(message)s'))
parent.addHandler(handler)
parent.addHandler(handler)
print(len(parent.handlers), late.hasHandlers(), handler.level, logging.getLevelName(30), logging.getLevelName('ERROR'), logging.WARN)
logging.Logger.once = lambda self, text: self.debug(text)
print(late.once('text'), late.debug('%s', 1))


class Own(logging.Logger):
    pass


logging.setLoggerClass(Own)
print(type(logging.getLogger('own')).__name__, logging.getLogger('own'))
print('net.block' in logging.root.manager.loggerDict, 'none' in logging.Logger.manager.loggerDict, logging.Logger.root is logging.root)
