"""datetime: the clock always says the start of 1970, as that of time does; dates count and print as Python's do."""

MINYEAR = 1
MAXYEAR = 9999

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTHS = (
    *('January', 'February', 'March', 'April', 'May', 'June', 'July'),
    *('August', 'September', 'October', 'November', 'December'),
)
_DAYS = ('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_before_year(year):
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400


def _days_in_month(year, month):
    return 29 if month == 2 and _is_leap(year) else _LENGTHS[month - 1]


def _ordinal(year, month, day):
    return _days_before_year(year) + sum(_days_in_month(year, one) for one in range(1, month)) + day


def _from_ordinal(number):
    year = max(1, number // 366)
    while _days_before_year(year + 1) < number:
        year += 1
    day = number - _days_before_year(year)
    month = 1
    while day > _days_in_month(year, month):
        day -= _days_in_month(year, month)
        month += 1
    return year, month, day


class timedelta:
    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        whole = days + 7 * weeks
        rest = seconds + 60 * minutes + 3600 * hours
        total = round((whole * 86400 + rest) * 1000000 + milliseconds * 1000 + microseconds)
        self.days, left = divmod(total, 86400 * 1000000)
        self.seconds, self.microseconds = divmod(left, 1000000)

    def _total(self):
        return (self.days * 86400 + self.seconds) * 1000000 + self.microseconds

    def total_seconds(self):
        return self._total() / 1000000

    def __add__(self, other):
        return timedelta(microseconds=self._total() + other._total()) if isinstance(other, timedelta) else NotImplemented

    def __sub__(self, other):
        return timedelta(microseconds=self._total() - other._total()) if isinstance(other, timedelta) else NotImplemented

    def __mul__(self, factor):
        return timedelta(microseconds=self._total() * factor)

    __rmul__ = __mul__

    def __neg__(self):
        return timedelta(microseconds=-self._total())

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / other._total()
        return timedelta(microseconds=self._total() / other)

    def __eq__(self, other):
        return isinstance(other, timedelta) and self._total() == other._total()

    def __lt__(self, other):
        return self._total() < other._total()

    def __le__(self, other):
        return self._total() <= other._total()

    def __hash__(self):
        return hash(self._total())

    def __bool__(self):
        return self._total() != 0

    def __str__(self):
        minutes, seconds = divmod(self.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        days = f'{self.days} day{"" if abs(self.days) == 1 else "s"}, ' if self.days else ''
        fraction = f'.{self.microseconds:06d}' if self.microseconds else ''
        return f'{days}{hours}:{minutes:02d}:{seconds:02d}{fraction}'


class tzinfo:
    pass


class timezone(tzinfo):
    def __init__(self, offset, name=None):
        self.offset = offset


timezone.utc = UTC = timezone(timedelta(0))


class date:
    def __init__(self, year, month, day):
        self.year, self.month, self.day = year, month, day

    @classmethod
    def today(cls):
        return cls(1970, 1, 1)

    def _parts(self):
        return (self.year, self.month, self.day, 0, 0, 0, 0)

    def toordinal(self):
        return _ordinal(self.year, self.month, self.day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoformat(self):
        return f'{self.year:04d}-{self.month:02d}-{self.day:02d}'

    def strftime(self, format):
        year, month, day, hour, minute, second, microsecond = self._parts()
        weekday = (_ordinal(year, month, day) + 6) % 7
        texts = {
            'Y': f'{year}', 'y': f'{year % 100:02d}', 'm': f'{month:02d}', 'd': f'{day:02d}', 'H': f'{hour:02d}',
            'I': f'{(hour + 11) % 12 + 1:02d}', 'M': f'{minute:02d}', 'S': f'{second:02d}', 'f': f'{microsecond:06d}',
            'p': 'AM' if hour < 12 else 'PM', 'B': _MONTHS[month - 1], 'b': _MONTHS[month - 1][:3],
            'A': _DAYS[weekday], 'a': _DAYS[weekday][:3],
            'j': f'{_ordinal(year, month, day) - _days_before_year(year):03d}', 'F': f'{year}-{month:02d}-{day:02d}',
            'T': f'{hour:02d}:{minute:02d}:{second:02d}', 'Z': '', 'z': '', '%': '%',
        }
        shown = ''
        at = 0
        while at < len(format):
            code = format[at + 1 : at + 2]
            is_code = format[at] == '%' and code in texts and code != ''
            shown += texts[code] if is_code else format[at]
            at += 2 if is_code else 1
        return shown

    def __format__(self, format):
        return self.strftime(format) if format else str(self)

    def _shifted(self, delta):
        return date(*_from_ordinal(self.toordinal() + delta.days))

    def __add__(self, other):
        return self._shifted(other) if isinstance(other, timedelta) else NotImplemented

    def __sub__(self, other):
        return self._shifted(-other) if isinstance(other, timedelta) else self._since(other)

    def _since(self, other):
        return timedelta(days=self.toordinal() - other.toordinal())

    def __eq__(self, other):
        return isinstance(other, date) and self._parts() == other._parts()

    def __lt__(self, other):
        return self._parts() < other._parts()

    def __le__(self, other):
        return self._parts() <= other._parts()

    def __hash__(self):
        return hash(self._parts())

    def __str__(self):
        return self.isoformat()


class datetime(date):
    def __init__(self, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None):
        super().__init__(year, month, day)
        self.hour, self.minute, self.second, self.microsecond = hour, minute, second, microsecond
        self.tzinfo = tzinfo

    @classmethod
    def now(cls, tz=None):
        return cls(1970, 1, 1, tzinfo=tz)

    @classmethod
    def today(cls):
        return cls(1970, 1, 1)

    @classmethod
    def utcnow(cls):
        return cls(1970, 1, 1)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        moved = datetime(1970, 1, 1) + timedelta(seconds=timestamp)
        return cls(*moved._parts(), tzinfo=tz)

    def _parts(self):
        return (self.year, self.month, self.day, self.hour, self.minute, self.second, self.microsecond)

    def _elapsed(self):
        seconds = (self.hour * 60 + self.minute) * 60 + self.second
        return timedelta(days=self.toordinal(), seconds=seconds, microseconds=self.microsecond)

    def _shifted(self, delta):
        moved = self._elapsed() + delta
        minutes, second = divmod(moved.seconds, 60)
        hour, minute = divmod(minutes, 60)
        return datetime(*_from_ordinal(moved.days), hour, minute, second, moved.microseconds, self.tzinfo)

    def _since(self, other):
        return self._elapsed() - other._elapsed()

    def timestamp(self):
        return self._since(datetime(1970, 1, 1)).total_seconds()

    def date(self):
        return date(self.year, self.month, self.day)

    def replace(self, **changes):
        names = ('year', 'month', 'day', 'hour', 'minute', 'second', 'microsecond', 'tzinfo')
        return datetime(**{name: changes.get(name, getattr(self, name)) for name in names})

    def isoformat(self, sep='T'):
        fraction = f'.{self.microsecond:06d}' if self.microsecond else ''
        return f'{super().isoformat()}{sep}{self.strftime("%H:%M:%S")}{fraction}'

    def __str__(self):
        return self.isoformat(' ')
