"""Loaded by Python at its start when this folder is on PYTHONPATH: the wall clock goes ahead by the seconds in the
file that MOVED_CLOCK names. Waiting and time-outs go by another clock and stay as they are."""

import datetime
import os
import time

_file = os.environ["MOVED_CLOCK"]
_time = time.time
_seen = (-1.0, 0.0)


def _ahead():
    global _seen
    looked, ahead = _seen
    now = time.monotonic()
    if now - looked > 0.1:
        with open(_file, encoding="ascii") as file:
            ahead = float(file.read() or 0)
        _seen = (now, ahead)
    return ahead


def _moved_time():
    return _time() + _ahead()


class _MovedDatetime(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_moved_time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.now(datetime.timezone.utc).replace(tzinfo=None)


time.time = _moved_time
time.time_ns = lambda: int(_moved_time() * 1_000_000_000)
datetime.datetime = _MovedDatetime
