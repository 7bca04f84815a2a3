"""contextlib: what a `with` statement takes."""

from functools import wraps as _wraps


class AbstractContextManager:
    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        return None


class ContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @_wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)

        return inner


class _GeneratorContextManager(ContextDecorator, AbstractContextManager):
    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds

    def _recreate_cm(self):
        return self.__class__(self.func, self.args, self.kwds)

    def __enter__(self):
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        try:
            self.gen.throw(value)
        except StopIteration as problem:
            return problem is not value
        except BaseException as problem:
            if problem is not value:
                raise
            return False
        raise RuntimeError("generator didn't stop after throw()")


def contextmanager(func):
    @_wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)

    return helper


class nullcontext(AbstractContextManager):
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result


class suppress(AbstractContextManager):
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        return exctype is not None and issubclass(exctype, self._exceptions)


class redirect_stdout(AbstractContextManager):
    def __init__(self, new_target):
        self._new_target = new_target

    def __enter__(self):
        return self._new_target


class redirect_stderr(redirect_stdout):
    pass


class closing:
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *failure):
        self.thing.close()


class ExitStack:
    def __init__(self):
        self._exits = []

    def __enter__(self):
        return self

    def enter_context(self, manager):
        kind = type(manager)
        if not hasattr(kind, '__enter__') or not hasattr(kind, '__exit__'):
            name = kind.__qualname__ if kind.__module__ == '__main__' else f'{kind.__module__}.{kind.__qualname__}'
            raise TypeError(f"'{name}' object does not support the context manager protocol")
        result = kind.__enter__(manager)
        self._exits.append(lambda *failure: kind.__exit__(manager, *failure))
        return result

    def push(self, exit):
        kind = type(exit)
        if hasattr(kind, '__exit__'):
            self._exits.append(lambda *failure: kind.__exit__(exit, *failure))
        else:
            self._exits.append(exit)
        return exit

    def callback(self, callee, /, *args, **kwargs):
        def run(*failure):
            callee(*args, **kwargs)

        self._exits.append(run)
        return callee

    def pop_all(self):
        moved = type(self)()
        moved._exits, self._exits = self._exits, []
        return moved

    def close(self):
        self.__exit__(None, None, None)

    def __exit__(self, *failure):
        was_raised = failure[0] is not None
        raised = failure[1]
        while self._exits:
            run = self._exits.pop()
            try:
                if run(*failure):
                    failure = (None, None, None)
                    raised = None
            except BaseException as error:
                failure = (type(error), error, None)
                raised = error
        if raised is not None and raised is not failure[1]:
            raise raised
        if raised is not None and not was_raised:
            raise raised
        return was_raised and raised is None
