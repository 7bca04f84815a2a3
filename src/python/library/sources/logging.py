"""logging: nothing is written anywhere; loggers have their names, levels and handlers."""

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0

_levelToName = {CRITICAL: 'CRITICAL', ERROR: 'ERROR', WARNING: 'WARNING', INFO: 'INFO', DEBUG: 'DEBUG', NOTSET: 'NOTSET'}
_nameToLevel = {**{name: level for level, name in _levelToName.items()}, 'FATAL': FATAL, 'WARN': WARN}


def getLevelName(level):
    return _levelToName.get(level, _nameToLevel.get(level, f'Level {level}'))


def addLevelName(level, levelName):
    _levelToName[level] = levelName
    _nameToLevel[levelName] = level


def _level(level):
    if isinstance(level, int):
        return level
    if level not in _nameToLevel:
        raise ValueError(f'Unknown level: {level!r}')
    return _nameToLevel[level]


class Filterer:
    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        self.filters.append(filter)

    def removeFilter(self, filter):
        if filter in self.filters:
            self.filters.remove(filter)


class Filter:
    def __init__(self, name=''):
        self.name = name

    def filter(self, record):
        return True


class Formatter:
    def __init__(self, fmt=None, datefmt=None, style='%', validate=True, *, defaults=None):
        self.datefmt = datefmt

    def format(self, record):
        return ''


class LogRecord:
    pass


class Handler(Filterer):
    def __init__(self, level=NOTSET):
        super().__init__()
        self.level = _level(level)
        self.formatter = None

    def setLevel(self, level):
        self.level = _level(level)

    def setFormatter(self, fmt):
        self.formatter = fmt

    def flush(self):
        pass

    def close(self):
        pass

    def emit(self, record):
        pass


class StreamHandler(Handler):
    def __init__(self, stream=None):
        super().__init__()
        self.stream = stream


class FileHandler(StreamHandler):
    def __init__(self, filename, mode='a', encoding=None, delay=False, errors=None):
        super().__init__()
        self.baseFilename = filename


class NullHandler(Handler):
    pass


def _silent(*args, **kwargs):
    pass


class Logger(Filterer):
    def __init__(self, name, level=NOTSET):
        super().__init__()
        self.name = name
        self.level = _level(level)
        self.parent = None
        self.propagate = True
        self.handlers = []
        self.disabled = False

    def _silent(self, *args, **kwargs):
        pass

    debug = info = warning = warn = error = exception = critical = fatal = log = _log = handle = _silent

    def setLevel(self, level):
        self.level = _level(level)

    def getEffectiveLevel(self):
        logger = self
        while logger is not None:
            if logger.level:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level):
        return not self.disabled and level >= self.getEffectiveLevel()

    def getChild(self, suffix):
        return getLogger(suffix if self is root else f'{self.name}.{suffix}')

    def addHandler(self, hdlr):
        if hdlr not in self.handlers:
            self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        if hdlr in self.handlers:
            self.handlers.remove(hdlr)

    def hasHandlers(self):
        return bool(self.handlers) or (self.parent is not None and self.propagate and self.parent.hasHandlers())

    def __repr__(self):
        return f'<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>'


class LoggerAdapter:
    def __init__(self, logger, extra=None):
        self.logger = logger
        self.extra = extra

    debug = info = warning = error = exception = critical = log = _silent

    def process(self, msg, kwargs):
        return msg, kwargs

    def isEnabledFor(self, level):
        return self.logger.isEnabledFor(level)

    def setLevel(self, level):
        self.logger.setLevel(level)


class RootLogger(Logger):
    pass


class Manager:
    def __init__(self, rootnode):
        self.root = rootnode
        self.disable = NOTSET
        self.loggerDict = {}
        self.loggerClass = None

    def getLogger(self, name):
        if name not in self.loggerDict:
            logger = (self.loggerClass or _class)(name)
            above = name.rpartition('.')[0]
            logger.parent = self.getLogger(above) if above in self.loggerDict else self.root
            self.loggerDict[name] = logger
        return self.loggerDict[name]

    def setLoggerClass(self, klass):
        self.loggerClass = klass


root = Logger.root = RootLogger('root', WARNING)
Logger.manager = Manager(root)
lastResort = StreamHandler()
_class = Logger


def getLogger(name=None):
    return root if not name or name == root.name else Logger.manager.getLogger(name)


def getLoggerClass():
    return _class


def setLoggerClass(klass):
    global _class
    _class = klass


debug = info = warning = warn = error = exception = critical = fatal = log = _silent
basicConfig = disable = captureWarnings = shutdown = _silent
