"""Which of several places of one name an article means.

What stands beside a mention decides first: "Paris, Texas", "the Lebanese city of Tripoli". Where nothing does, each place of the
name is scored by what the whole article says, wherever it says it, so that the order of paragraphs is of no account:

==============  =============================================================  =========================
evidence        example, for Tripoli in Lebanon                                adds
==============  =============================================================  =========================
population      230,000 people                                                 their decimal logarithm
other name      the table has the name, but not as the first one               `_OTHER_NAME`
country         "Lebanese soldiers", "in Lebanon"                              `_COUNTRY`
region          "Alabama's governor", for Birmingham                           `_REGION`
company         Beirut, another place of the article, is in the same country   `_COUNTRY`, once for both
neighbour       ... or not a degree and a half away                            `_NEIGHBOUR`
said            another mention says so beside it: "Tripoli, Lebanon"          `_SAID`
==============  =============================================================  =========================
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import product
from math import floor, log10
from typing import Final, NamedTuple

import attrs

from newsparse_geonames.clues import Clue
from newsparse_geonames.gazetteer import Gazetteer, Site, SiteKind
from newsparse_geonames.mentions import Hint, Mention

__all__ = ["Judgement", "Verdict"]

# In powers of ten of inhabitants: a country that the article names is worth a city forty times as large.
_COUNTRY: Final = 1.6
_REGION: Final = 2.0
_NEIGHBOUR: Final = 0.8
_SAID: Final = 4.0
_OTHER_NAME: Final = -1.0
_COUNTRY_ITSELF: Final = 2.0
_REGION_ITSELF: Final = 6.0
_FEWEST: Final = 500  # inhabitants, of a place that GeoNames has no number for
_CELL: Final = 1.5  # degrees
# Another place bears witness where its own reading is so much likelier than the next.
_SURE: Final = 0.7

_Area = tuple[str, str]
_Sense = tuple[str, bool]


class Verdict(NamedTuple):
    """What a mention means.

    Args:
        site: The place, or None where the table has none that fits.
        rule: What decided: beside, said, company, population, only or elsewhere.
        clues: The words that speak for it.
        country: Its country, or None where nothing is known.
        prior: The share of the inhabitants of all places of the name.
    """

    site: Site | None
    rule: str
    clues: tuple[Clue, ...] = ()
    country: str | None = None
    prior: float = 1.0


class _Reading(NamedTuple):
    """A place of the name, and how far it is the one without the rest of the article."""

    site: Site
    prior: float


@attrs.frozen(eq=False)
class _Witness:
    """Who speaks for what: names of countries, regions and places, so that no name speaks for itself.

    Args:
        areas: Country and region, or country and "", to the folded names that speak for them.
        cells: Squares of the map to the folded names of the places in them.
    """

    areas: Mapping[_Area, AbstractSet[str]]
    cells: Mapping[tuple[int, int], AbstractSet[str]]

    def score(self, site: Site, key: str) -> float:
        """Add up what the article says for a place of the name."""
        country = _COUNTRY if self._is_named((site.country, ""), key) else 0.0
        region = _REGION if site.region and self._is_named((site.country, site.region), key) else 0.0
        return country + region + (_NEIGHBOUR if self._has_neighbour(site, key) else 0.0)

    def _is_named(self, area: _Area, key: str) -> bool:
        return bool(self.areas.get(area, frozenset()) - {key})

    def _has_neighbour(self, site: Site, key: str) -> bool:
        return any(self.cells.get(cell, frozenset()) - {key} for cell in _around(site))


@attrs.frozen(eq=False)
class Judgement:
    """Tells the places of one article apart.

    Args:
        table: The gazetteer.
        mentions: The mentions of places.
        beside: What stands beside each.
        clues: The countries and regions that the article names anywhere.
    """

    table: Gazetteer
    mentions: Sequence[Mention]
    beside: Sequence[Sequence[Hint]]
    clues: Sequence[Clue]

    def verdicts(self) -> list[Verdict]:
        """Judge each mention, in order."""
        readings = {one.sense: self._readings(*one.sense) for one in self.mentions}
        settled = [
            self._settle(one, hints, readings[one.sense]) for one, hints in zip(self.mentions, self.beside, strict=True)
        ]
        said: dict[_Sense, set[Site]] = defaultdict(set)
        for mention, verdict in zip(self.mentions, settled, strict=True):
            if verdict is not None and verdict.site is not None:
                said[mention.sense].add(verdict.site)
        first = self._by_article(readings, said, _witness(self.clues, {}))
        company = _witness(self.clues, {key: site for (key, _), (site, lead) in first.items() if lead >= _SURE})
        best = self._by_article(readings, said, company)
        return [
            self._verdict(mention, verdict, best, readings[mention.sense], said[mention.sense])
            for mention, verdict in zip(self.mentions, settled, strict=True)
        ]

    def _readings(self, key: str, is_area: bool) -> list[_Reading]:  # noqa: FBT001  # a sense, taken apart
        return [
            _Reading(
                site,
                _prior(site, is_first=is_first) + (_REGION_ITSELF if is_area and site.kind is SiteKind.REGION else 0),
            )
            for site, is_first in self.table.namesakes(key)
        ]

    def _settle(self, mention: Mention, hints: Sequence[Hint], readings: Sequence[_Reading]) -> Verdict | None:
        """Decide by what stands beside the mention, if anything does."""
        fitting, used = list(readings), list[Clue]()
        for clue, is_sure in hints:
            narrower = [one for one in fitting if _is_in(one.site, clue)]
            if clue.key == mention.key or (not narrower and (used or not is_sure)):
                continue
            fitting, used = narrower, [*used, clue]
        if not used:
            return None
        country = used[0].areas[0][0]
        if not fitting:
            return Verdict(None, "elsewhere", tuple(used), country)
        best = max(fitting, key=_rank)
        return Verdict(best.site, "beside", tuple(used), best.site.country, _share(best.site, readings))

    def _by_article(
        self, readings: Mapping[_Sense, Sequence[_Reading]], said: Mapping[_Sense, AbstractSet[Site]], witness: _Witness
    ) -> dict[_Sense, tuple[Site, float]]:
        """Choose for each name the place that the article speaks for most, with its lead over the next."""
        chosen: dict[_Sense, tuple[Site, float]] = {}
        for sense, several in readings.items():
            told = said.get(sense, frozenset())
            scored = sorted(
                (
                    (prior + witness.score(site, sense[0]) + (_SAID if site in told else 0.0), site)
                    for site, prior in several
                ),
                key=_by_score, reverse=True,
            )  # fmt: skip
            if scored:
                chosen[sense] = (scored[0][1], scored[0][0] - scored[1][0] if len(scored) > 1 else _SAID)
        return chosen

    def _verdict(
        self, mention: Mention, settled: Verdict | None, best: Mapping[_Sense, tuple[Site, float]],
        readings: Sequence[_Reading], said: AbstractSet[Site],
    ) -> Verdict:  # fmt: skip
        if settled is not None:
            return settled
        if mention.sense not in best:
            return Verdict(None, "")
        site, _ = best[mention.sense]
        largest = max(readings, key=_rank).site
        rule = (
            "only" if len(readings) == 1 else "said" if site in said else "population" if site == largest else "company"
        )
        spoken = tuple(clue for clue in self.clues if clue.key != mention.key and _is_in(site, clue))[:1]
        return Verdict(site, rule, spoken, site.country, _share(site, readings))


def _prior(site: Site, *, is_first: bool) -> float:
    if site.kind is SiteKind.REGION:
        return _REGION_ITSELF
    itself = _COUNTRY_ITSELF if site.kind is SiteKind.COUNTRY else 0.0
    return log10(max(site.population, _FEWEST)) + itself + (0.0 if is_first else _OTHER_NAME)


def _rank(reading: _Reading) -> tuple[float, int]:
    return reading.prior, -(reading.site.number or 0)


def _by_score(scored: tuple[float, Site]) -> tuple[float, int]:
    return scored[0], -(scored[1].number or 0)


def _share(site: Site, readings: Iterable[_Reading]) -> float:
    people = sum(max(one.site.population, 1) for one in readings)
    return round(max(site.population, 1) / people, 4)


def _is_in(site: Site, clue: Clue) -> bool:
    return any(site.country == country and region in ("", site.region) for country, region in clue.areas)


def _witness(clues: Iterable[Clue], company: Mapping[str, Site]) -> _Witness:
    areas: dict[_Area, set[str]] = defaultdict(set)
    cells: dict[tuple[int, int], set[str]] = defaultdict(set)
    for clue in clues:
        for country, region in clue.areas:
            areas[country, ""].add(clue.key)
            areas[country, region].add(clue.key)
    for key, site in company.items():
        areas[site.country, ""].add(key)
        areas[site.country, site.region].add(key)
        for cell in _around(site)[:1]:
            cells[cell].add(key)
    return _Witness(areas, cells)


def _around(site: Site) -> list[tuple[int, int]]:
    """List the squares of the map around a place, its own first."""
    if site.lat is None or site.lon is None:
        return []
    row, column = floor(site.lat / _CELL), floor(site.lon / _CELL)
    columns = round(360 / _CELL)
    return [(row + up, (column + right) % columns) for up, right in product((0, 1, -1), repeat=2)]
