class ContextDecorator:
    def __call__(self, callee):
        def inner(*args, **kwargs):
            with self:
                return callee(*args, **kwargs)

        inner.__wrapped__ = callee
        inner.__name__ = getattr(callee, '__name__', 'inner')
        return inner


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
