"""logging.config and logging.handlers: nothing is configured, and nothing is written anywhere."""

from logging import FileHandler, Handler, StreamHandler


def dictConfig(config):
    pass


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    pass


class BaseRotatingHandler(FileHandler):
    def __init__(self, filename, *args, **kwargs):
        super().__init__(filename)


class RotatingFileHandler(BaseRotatingHandler):
    pass


class TimedRotatingFileHandler(BaseRotatingHandler):
    pass


class WatchedFileHandler(FileHandler):
    pass


class _Elsewhere(Handler):
    def __init__(self, *args, **kwargs):
        super().__init__()


class SocketHandler(_Elsewhere):
    pass


class SysLogHandler(_Elsewhere):
    pass


class SMTPHandler(_Elsewhere):
    pass


class HTTPHandler(_Elsewhere):
    pass


class MemoryHandler(_Elsewhere):
    pass


class QueueHandler(_Elsewhere):
    pass
