"""How many of the expressions in moments.toml are resolved as expected; with --peers, also by others.

The peers are installed with `pip install --group peers`; what is not installed is left out, and said so.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from importlib import import_module
from typing import Any

from expectations import Entry, Found, entries, is_expected, moment_verdicts, options, right, show

# A peer reads words as days, seen from a day: the first and the last day of each moment that it finds.
Days = tuple[date, date]
Peer = Callable[[str, "date | None"], list[Days]]


def dateparser_peer() -> Peer:
    """Ask dateparser to search the words; in news the past is meant more often."""
    search = import_module("dateparser.search").search_dates

    def read(words: str, published: date | None) -> list[Days]:
        settings: dict[str, Any] = {"PREFER_DATES_FROM": "past"}
        if published:
            settings["RELATIVE_BASE"] = datetime.combine(published, time(12))
        found = search(words, languages=["en"], settings=settings) or []
        return [(moment.date(), moment.date()) for _, moment in found]

    return read


def dateutil_peer() -> Peer:
    """Ask python-dateutil, which reads one date and skips the words around it when it is told to."""
    parse = import_module("dateutil.parser").parse

    def read(words: str, published: date | None) -> list[Days]:
        default = datetime.combine(published, time(0)) if published else None
        day = parse(words, fuzzy=True, default=default).date()
        return [(day, day)]

    return read


def timefhuman_peer() -> Peer:
    """Ask timefhuman, which also knows ranges."""
    module = import_module("timefhuman")

    def read(words: str, published: date | None) -> list[Days]:
        now = datetime.combine(published or date.today(), time(12))  # noqa: DTZ011  # a day of the text, not of a clock
        config = module.tfhConfig(now=now, direction=module.Direction.previous)
        return [days for one in module.timefhuman(words, config=config) if (days := _span(one))]

    return read


def _span(value: Any) -> Days | None:
    ends = value if isinstance(value, tuple) else (value, value)
    days = [one.date() if isinstance(one, datetime) else one for one in ends]
    return (days[0], days[-1]) if all(isinstance(day, date) for day in days) else None


PEERS = {"dateparser": dateparser_peer, "python-dateutil": dateutil_peer, "timefhuman": timefhuman_peer}


def asked(peer: Peer, words: str, published: date | None) -> list[Days]:
    """Ask a peer; one that raises has found nothing."""
    try:
        return peer(words, published)
    except Exception:  # noqa: BLE001  # whatever it raises, it has no answer
        return []


def is_right(entry: Entry, found: list[Days]) -> bool:
    """Judge a peer by the days alone, wherever in the words it found them."""
    if entry.get("when") in ("none", "unresolved"):
        return not found
    return any(is_expected(entry, Found(0, 0, *days)) for days in found)


def table() -> Iterator[tuple[str, int | str, int | str]]:
    """Count for each reader what it gets right in the sentence, and where it is handed the expression alone."""
    cases = entries("moments")
    for name, make in PEERS.items():
        try:
            peer = make()
        except ImportError:
            yield name, "not installed", ""
            continue
        alone = [one for one in cases if one.get("when") != "none"]
        yield (
            name,
            sum(is_right(one, asked(peer, one["text"], one.get("published"))) for one in cases),
            f"{sum(is_right(one, asked(peer, one['phrase'], one.get('published'))) for one in alone)} of {len(alone)}",
        )


def main() -> None:
    """Print the counts and what is wrong."""
    parser = options()
    parser.add_argument("--peers", action="store_true", help="compare with other libraries, where they are installed")
    arguments = parser.parse_args()
    verdicts = moment_verdicts()
    show(verdicts, arguments.wrong)
    if arguments.peers:
        warnings.simplefilter("ignore")
        print(f"\n{'reader':<18} {'in the sentence':>16}   the expression alone")
        print(f"{'newsparse':<18} {right(verdicts):>16}")
        for name, sentence, phrase in table():
            print(f"{name:<18} {sentence:>16}   {phrase}")


if __name__ == "__main__":
    main()
