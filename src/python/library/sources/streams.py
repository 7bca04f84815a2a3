"""io: texts and bytes in memory; files are not opened."""

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192

open = open


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    closed = False

    def close(self):
        self.closed = True

    def flush(self):
        pass

    def readable(self):
        return True

    def writable(self):
        return True

    def seekable(self):
        return True

    def __enter__(self):
        return self

    def __exit__(self, *raised):
        self.close()

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    pass


class TextIOBase(IOBase):
    pass


class TextIOWrapper(TextIOBase):
    pass


class _InMemory:
    def __init__(self, initial):
        self._held = initial
        self._at = 0

    def _open(self):
        if self.closed:
            raise ValueError('I/O operation on closed file')

    def getvalue(self):
        self._open()
        return self._held

    def tell(self):
        self._open()
        return self._at

    def seek(self, offset, whence=SEEK_SET):
        self._open()
        start = {SEEK_SET: 0, SEEK_CUR: self._at, SEEK_END: len(self._held)}[whence]
        self._at = max(0, start + offset)
        return self._at

    def truncate(self, size=None):
        self._held = self._held[: self._at if size is None else size]
        return len(self._held)

    def write(self, text):
        self._open()
        before = self._held[: self._at]
        self._held = before + text + self._held[self._at + len(text) :]
        self._at += len(text)
        return len(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def read(self, size=-1):
        self._open()
        end = len(self._held) if size is None or size < 0 else self._at + size
        found = self._held[self._at : end]
        self._at += len(found)
        return found

    def readline(self, size=-1):
        self._open()
        end = self._held.find(self._line_end, self._at)
        return self.read(-1 if end < 0 else end + 1 - self._at)

    def readlines(self, hint=-1):
        return list(self)


class StringIO(_InMemory, TextIOBase):
    _line_end = '\n'

    def __init__(self, initial_value='', newline='\n'):
        super().__init__(initial_value or '')


class BytesIO(_InMemory, BufferedIOBase):
    _line_end = b'\n'

    def __init__(self, initial_bytes=b''):
        super().__init__(initial_bytes or b'')

    def getbuffer(self):
        return self.getvalue()
