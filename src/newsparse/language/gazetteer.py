"""The table of places: countries, their adjectives, capitals, first-order divisions and the large news cities.

It judges a name that is already delimited; it never looks for names in free text, where "Nice", "Mobile" and
"Reading" are mostly no cities.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

import attrs

from newsparse.lexicon import Lexicon

__all__ = ["Gazetteer", "gazetteer", "key"]

# Where a name is in several sections, its reading that news means first comes first.
_SECTIONS: Final = ("countries", "capitals", "cities", "news_cities", "regions", "areas")
_CITIES: Final = frozenset({"capitals", "cities", "news_cities"})


def key(name: str) -> str:
    """Fold a name for look-up: lower case, no periods, single blanks.

    >>> key("W.  Va.")
    'w va'
    """
    folded = name.casefold()
    if "." in folded or "’" in folded:
        folded = folded.replace(".", "").replace("’", "'")
    return " ".join(folded.split()) if " " in folded or "\n" in folded else folded


@attrs.frozen(eq=False, repr=False)
class Gazetteer:
    """What the table knows, by folded name.

    Args:
        readings: Name to its readings: section and country; the areas are in no one country.
        demonyms: What people and things of a country are called, to country.
        postal: Two capitals behind a comma, to country.
    """

    readings: Mapping[str, tuple[tuple[str, str], ...]]
    demonyms: Mapping[str, str]
    postal: Mapping[str, str]

    def __contains__(self, name: str) -> bool:
        return key(name) in self.readings

    def __repr__(self) -> str:
        return f"Gazetteer({len(self.readings)} names)"

    def is_city(self, name: str) -> bool:
        """Tell whether a name is that of a city, as the capitals are."""
        return any(section in _CITIES for section, _ in self.readings.get(key(name), ()))

    def is_country(self, name: str) -> bool:
        """Tell whether a name is that of a country."""
        return any(section == "countries" for section, _ in self.readings.get(key(name), ()))

    def is_region(self, name: str) -> bool:
        """Tell whether a name stands behind a comma: a country, a state, or its postal abbreviation."""
        if name in self.postal:
            return True
        return any(section in ("countries", "regions") for section, _ in self.readings.get(key(name), ()))

    def is_area(self, name: str) -> bool:
        """Tell whether a name is wider than a country, as "Middle East"."""
        return any(section == "areas" for section, _ in self.readings.get(key(name), ()))

    def country(self, name: str, wider: Iterable[str] = ()) -> str | None:
        """Find the country of a place.

        Args:
            name: The name of the place.
            wider: The names printed after it, the next larger first: ``["Texas"]``.

        Returns:
            ISO 3166-1 alpha-2 code, or None where the table does not know.

        >>> from newsparse.lexicon import load
        >>> table = gazetteer(load("places"))
        >>> table.country("Atlanta", ["Georgia"]), table.country("Tbilisi", ["Georgia"]), table.country("Georgia")
        ('US', 'GE', 'GE')
        >>> table.country("Little Town", ["Tex."])
        'US'
        """
        own = self._countries(name)
        for larger in reversed(list(wider)):
            if around := self._countries(larger):
                return next((code for code in own if code in around), around[0])
        return own[0] if own else None

    def is_in(self, name: str, region: str) -> bool:
        """Tell whether the table knows a place of this name in a country or state, or knows none of the name.

        >>> from newsparse.lexicon import load
        >>> table = gazetteer(load("places"))
        >>> table.is_in("Atlanta", "Georgia"), table.is_in("Little Town", "Tex."), table.is_in("Moscow", "Ukraine")
        (True, True, False)
        """
        own, around = self._countries(name), self._countries(region)
        return not own or not set(own).isdisjoint(around)

    def _countries(self, name: str) -> list[str]:
        known = [code for section, code in self.readings.get(key(name), ()) if section != "areas"]
        return [*known, self.postal[name]] if name in self.postal else known

    def nationality(self, word: str) -> str | None:
        """Find the country of an adjective or a people, "Ukrainian" or "Ukrainians".

        >>> from newsparse.lexicon import load
        >>> gazetteer(load("places")).nationality("South Korean")
        'KR'
        """
        return self.demonyms.get(key(word))


@lru_cache(maxsize=8)
def gazetteer(lexicon: Lexicon) -> Gazetteer:
    """Turn the lexicon *places* into a table; made once for each lexicon.

    Args:
        lexicon: The lexicon *places*, with the words of plugins.
    """
    readings: dict[str, tuple[tuple[str, str], ...]] = {}
    for section in _SECTIONS:
        for name, code in lexicon[section].items():
            folded = key(name)
            readings[folded] = (*readings.get(folded, ()), (section, code))
    demonyms = {key(name): code for name, code in lexicon["demonyms"].items()}
    return Gazetteer(readings, demonyms, lexicon["postal"])
