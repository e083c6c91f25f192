"""What the whole article says for each part of the map, and which of its names say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from itertools import product
from math import floor
from typing import Final

import attrs

from newsparse_geonames.clues import Clue
from newsparse_geonames.gazetteer import Site

__all__ = ["Area", "Witness", "hear"]

# A country and the code of a region, empty for the whole country.
Area = tuple[str, str]

_CELL: Final = 1.5  # degrees
_COLUMNS: Final = round(360 / _CELL)


@attrs.frozen(eq=False)
class Witness:
    """Who speaks for what, by name, so that no name speaks for itself.

    Args:
        areas: Area to those who speak for it: the folded name and its clue, None where it is a place.
        cells: Square of the map to the folded names of the places in it.
    """

    areas: Mapping[Area, Mapping[str, Clue | None]]
    cells: Mapping[tuple[int, int], AbstractSet[str]]

    def names_country(self, site: Site, key: str) -> bool:
        """Tell whether another name speaks for the country of a place.

        Args:
            site: The place.
            key: Its own name, folded.
        """
        return _has_other(self.areas.get((site.country, ""), ()), key)

    def names_region(self, site: Site, key: str) -> bool:
        """Tell whether another name speaks for the region of a place."""
        return bool(site.region) and _has_other(self.areas.get((site.country, site.region), ()), key)

    def has_neighbour(self, site: Site, key: str) -> bool:
        """Tell whether another place lies near, in the same square of the map or in one beside it."""
        return any(_has_other(self.cells.get(cell, ()), key) for cell in _around(site))

    def says_anything(self, key: str) -> bool:
        """Tell whether another name speaks for anything."""
        return any(_has_other(names, key) for names in self.areas.values())

    def clues(self, site: Site, key: str) -> tuple[Clue, ...]:
        """Find the first word that names the region of a place, else its country; a tuple of one or none."""
        for area in ((site.country, site.region), (site.country, "")):
            for other, clue in self.areas.get(area, {}).items():
                if other != key and clue is not None:
                    return (clue,)
        return ()


def hear(clues: Iterable[Clue], company: Mapping[str, Site]) -> Witness:
    """Collect who speaks for what.

    Args:
        clues: The countries and regions that the article names.
        company: Its places, by folded name.
    """
    areas: dict[Area, dict[str, Clue | None]] = defaultdict(dict)
    cells: dict[tuple[int, int], set[str]] = defaultdict(set)
    for clue in clues:
        for country, region in clue.areas:
            areas[country, ""].setdefault(clue.key, clue)
            areas[country, region].setdefault(clue.key, clue)
    for key, site in company.items():
        areas[site.country, ""].setdefault(key, None)
        areas[site.country, site.region].setdefault(key, None)
        for cell in _around(site)[:1]:
            cells[cell].add(key)
    return Witness(areas, cells)


def _has_other(names: Iterable[str], key: str) -> bool:
    return any(name != key for name in names)


def _around(site: Site) -> list[tuple[int, int]]:
    """List the squares of the map around a place, its own first; east of the last column comes the first."""
    if site.lat is None or site.lon is None:
        return []
    row, column = floor(site.lat / _CELL), floor(site.lon / _CELL)
    return [(row + up, (column + right) % _COLUMNS) for up, right in product((0, 1, -1), repeat=2)]
