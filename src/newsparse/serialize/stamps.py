"""Days and moments as text: ISO 8601, with the name of the time zone in RFC 9557's brackets."""

from __future__ import annotations

import datetime

__all__ = ["read_stamp", "write_stamp"]


def write_stamp(moment: datetime.date) -> str:
    """Write a day, or a moment with its zone.

    Args:
        moment: A date, or a datetime with or without a zone.

    >>> write_stamp(datetime.date(2025, 4, 9))
    '2025-04-09'
    >>> from zoneinfo import ZoneInfo
    >>> write_stamp(datetime.datetime(2025, 4, 9, 6, 30, tzinfo=ZoneInfo("Europe/Lisbon")))
    '2025-04-09T06:30:00+01:00[Europe/Lisbon]'
    """
    zone = getattr(moment, "tzinfo", None)
    name = getattr(zone, "key", None)  # only a ZoneInfo has one
    return f"{moment.isoformat()}[{name}]" if name else moment.isoformat()


def read_stamp(written: str) -> datetime.date:
    """Read what `write_stamp` wrote: a date where there is no time, else a datetime.

    Args:
        written: ``"2025-04-09"``, ``"2025-04-09T06:30:00+01:00"``, ``"2025-04-09T06:30:00+01:00[Europe/Lisbon]"``.

    Raises:
        ValueError: It is none of these.

    >>> read_stamp("2025-04-09")
    datetime.date(2025, 4, 9)
    """
    if "T" not in written:
        return datetime.date.fromisoformat(written)
    stamp, bracket, name = written.partition("[")
    moment = datetime.datetime.fromisoformat(stamp)
    return _in_zone(moment, name.removesuffix("]")) if bracket else moment


def _in_zone(moment: datetime.datetime, name: str) -> datetime.datetime:
    """Put the name of the zone in the place of its offset, where this machine knows a zone that fits."""
    from zoneinfo import ZoneInfo

    try:
        zone = ZoneInfo(name)
    except (KeyError, OSError, ValueError):  # unknown here, or no name of a zone
        return moment
    for fold in (0, 1):  # the hour that a clock strikes twice in autumn
        local = moment.replace(tzinfo=zone, fold=fold)
        if local.utcoffset() == moment.utcoffset():
            return local
    return moment
