"""What a dataset's format is: its columns, its codes and its policies, all of them data in `formats/`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Final, Literal, TypeAlias

import attrs

from newsparse import Incident, NewsparseError, Policy, Qualifier

__all__ = ["FORMATS", "Column", "EventFormat", "UnknownFormatError", "event_words", "find_format"]

Code: TypeAlias = str | int | float
Dialect: TypeAlias = Literal["csv", "tsv", "bare", "jsonl"]

# Each with the suffix it is written under, in the order of the docs; the rest is read when a format is first used.
FORMATS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ucdp-ged": ".csv",
        "acled": ".csv",
        "gtd": ".csv",
        "plover": ".jsonl",
        "polecat": ".tsv",
        "icews": ".tsv",
        "gdelt-gkg": ".gkg.csv",
    }
)

_ENDS: Final = frozenset({Policy.UCDP_LOW, Policy.UCDP_HIGH})
_BOUNDED: Final = frozenset({Qualifier.EXACT, Qualifier.ZERO, Qualifier.RANGE})


class UnknownFormatError(NewsparseError, ValueError):
    """There is no format of that name."""


@attrs.frozen(kw_only=True)
class Column:
    """One column of a format.

    Args:
        name: Its name in the dataset; a dot makes an object inside an object, where the format is JSON.
        cell: What fills it: name of a cell and its arguments; empty where no text tells it.
        doc: What the codebook means by it, and what is written.
        missing: What is written where the text does not say; None for nothing.
    """

    name: str
    cell: tuple[str, ...] = ()
    doc: str = ""
    missing: Code | None = None


@attrs.frozen(kw_only=True)
class EventFormat:
    """One dataset's format.

    Args:
        name: Its name as an exporter, ``"ucdp-ged"``.
        title: What the dataset is called.
        source: The codebook, with its version.
        url: Where the codebook is.
        dialect: ``csv``; ``tsv`` with or, as ``bare``, without a line of names; ``jsonl``.
        unit: What a row is: an ``incident`` or an ``article``.
        policy: How a count becomes one number where a column holds one.
        vague: The codebook's rule for vague counts, in words.
        scope: Which incidents have a row, in words.
        checked: What codes and columns were compared with, in November 2026, and what came of it.
        scoped_by: The table of codes in which an incident's kind or status must stand to have a row.
        statuses: How far an incident must have gone to have a row.
        is_lethal: Whether an incident must have cost a life to have a row.
        columns: All columns of the dataset, in its order.
        codes: Tables from the words of newsparse to the codes of the dataset.
    """

    name: str
    title: str
    source: str
    url: str
    dialect: Dialect
    unit: Literal["incident", "article"]
    policy: Policy = attrs.field(converter=Policy)
    vague: str
    scope: str
    checked: str = ""
    scoped_by: str = ""
    statuses: tuple[str, ...] = attrs.field(default=("accomplished", "attempted"), converter=tuple[str, ...])
    is_lethal: bool = False
    columns: tuple[Column, ...]
    codes: Mapping[str, Mapping[str, Code]] = attrs.field(factory=dict[str, Mapping[str, Code]], hash=False)

    @property
    def has_ends(self) -> bool:
        """Whether columns hold the fewest and the most beside the best number."""
        told = {argument for column in self.columns for argument in column.cell}
        return told >= _ENDS

    def keeps(self, low: int | None, high: int | None, qualifier: Qualifier) -> bool:
        """Tell whether a count stands in a row as the text tells it, with its ends and without another hedge."""
        if self.has_ends:
            return low is not None and high is not None and qualifier in _BOUNDED
        return low == high and low is not None and qualifier in (Qualifier.EXACT, Qualifier.ZERO)

    def code(self, table: str, *keys: str) -> Code | None:
        """Look up the first key that a table of codes has.

        Args:
            table: Name of the table.
            keys: Words of newsparse, the most telling first.

        Returns:
            The code, or None where the table has none of the words.
        """
        codes = self.codes.get(table, {})
        return next((codes[key] for key in keys if key in codes), None)

    def admits(self, incident: Incident) -> bool:
        """Tell whether the dataset is about such incidents; whether it would have coded this one is for its coders.

        Args:
            incident: The incident.

        Returns:
            Whether it has a row.
        """
        if incident.is_background or incident.status not in self.statuses:
            return False
        if self.is_lethal and not (incident.killed and incident.killed.best(Policy.UCDP_HIGH)):
            return False
        return self.code(self.scoped_by, *event_words(incident)) is not None


def event_words(incident: Incident) -> tuple[str, ...]:
    """Name what happened, the most telling name first: "attempted assassination", "attempted", "assassination"."""
    return f"{incident.status} {incident.kind}", str(incident.status), str(incident.kind)


def find_format(name: str) -> EventFormat:
    """Look a format up; the second call returns the same object.

    Args:
        name: ``"ucdp-ged"``, ``"acled"``, ``"gtd"``, ``"plover"``, ``"polecat"``, ``"icews"`` or ``"gdelt-gkg"``.

    Returns:
        The format.

    Raises:
        UnknownFormatError: There is none of that name.

    >>> find_format("acled").policy
    <Policy.ACLED: 'acled'>
    >>> find_format("cameo")
    Traceback (most recent call last):
    newsparse_events.forms.UnknownFormatError: no format 'cameo'; there are ucdp-ged, acled, gtd, plover, polecat, ...
    """
    if name not in FORMATS:
        raise UnknownFormatError(f"no format {name!r}; there are {', '.join(FORMATS)}")
    return _load(name)


@cache
def _load(name: str) -> EventFormat:
    source = resources.files("newsparse_events") / "formats" / f"{name}.toml"
    settings: dict[str, Any] = tomllib.loads(source.read_text(encoding="utf-8"))
    known: dict[str, dict[str, Any]] = settings.pop("columns")
    columns = tuple(_column(one, known.get(one, {})) for one in _names(settings.pop("order")))
    return EventFormat(name=name, columns=columns, **settings)


def _names(order: str) -> list[str]:
    """Read the names of columns, which are separated by commas: some of them have two words."""
    return [name for name in map(str.strip, order.replace("\n", " ").split(",")) if name]


def _column(name: str, settings: Mapping[str, Any]) -> Column:
    cell: str = settings.get("cell", "")
    return Column(name=name, cell=tuple(cell.split()), doc=settings.get("doc", ""), missing=settings.get("missing"))
