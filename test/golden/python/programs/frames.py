"""What code asks of the interpreter: frames, where calls come from, and how functions are called."""
import inspect
import logging
import logging.config
import logging.handlers
import sys


def depth_names(depth):
    return sys._getframe(depth).f_code.co_name


class Asks:
    def __init__(self):
        self.caller = sys._getframe(1).f_code.co_name
        self.module = inspect.getmodule(sys._getframe(1)).__name__
        self.known = sorted(name for name in sys._getframe(1).f_locals if name.startswith('local'))

    @staticmethod
    def above():
        frame = inspect.currentframe()
        return frame.f_back.f_code.co_name, frame.f_back.f_lineno - frame.f_lineno > 0, frame.f_code.co_name


def made_inside():
    local_one, local_two = 1, 2
    return Asks()


print(depth_names(0), depth_names(1), sys._getframe().f_globals['__name__'], sys._getframe().f_back)
made = made_inside()
print(made.caller, made.module, made.known, Asks().caller)
print(Asks.above())
try:
    sys._getframe(100)
except ValueError as error:
    print(error)
print(inspect.getmodule(Asks).__name__, inspect.getmodule(inspect) is inspect, inspect.getmodule(3))


def called(a, b=1, *rest, c, d=2, **others):
    pass


found = inspect.getfullargspec(called)
print(found)
print(found[0], len(found), found.args is found[0], found.defaults, found.kwonlydefaults)
logging.config.dictConfig({'version': 1, 'handlers': {}})
print(issubclass(logging.handlers.RotatingFileHandler, logging.FileHandler))
