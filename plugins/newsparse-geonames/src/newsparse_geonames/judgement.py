"""Which of several places of one name an article means.

What stands beside a mention decides first: "Paris, Texas", "the Lebanese city of Tripoli". Where nothing does, each place of the
name is scored by what the whole article says, wherever it says it, so that the order of paragraphs is of no account:

==============  =============================================================  =========================
evidence        example, for Tripoli in Lebanon                                adds
==============  =============================================================  =========================
population      230,000 people                                                 their decimal logarithm
capital         Tripoli in Libya is one                                        `_CAPITAL`
other name      the table has the name, but not as the first one               `_OTHER_NAME`
country         "Lebanese soldiers", "in Lebanon"; or Beirut, another place    `_COUNTRY`, once for all
region          "Alabama's governor", for Birmingham                           `_REGION`
neighbour       another place is not a degree and a half away                  `_NEIGHBOUR`
dateline        "TRIPOLI (Reuters) -": alone there, a name is its largest      `_FILED`
said            another mention says so beside it: "Tripoli, Lebanon"          `_SAID`
==============  =============================================================  =========================
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from math import log10
from typing import Final, NamedTuple

import attrs

from newsparse_geonames.clues import Clue
from newsparse_geonames.gazetteer import Gazetteer, Site, SiteKind
from newsparse_geonames.mentions import Hint, Mention, Sense
from newsparse_geonames.names import fold
from newsparse_geonames.witness import Witness, hear

__all__ = ["Judgement", "Verdict"]

# In powers of ten of inhabitants: a country that the article names is worth a city forty times as large.
_COUNTRY: Final = 1.6
_REGION: Final = 2.0
_NEIGHBOUR: Final = 0.8
_FILED: Final = 1.0
_SAID: Final = 4.0
_CAPITAL: Final = 0.6
_OTHER_NAME: Final = -1.0
_COUNTRY_ITSELF: Final = 2.0
_REGION_ITSELF: Final = 6.0
# Another place bears witness where its own reading is so much likelier than the next.
_SURE: Final = 0.7
# In inhabitants.
_SEAT: Final = 50_000  # a division that is called like such a city of its own has to be called a province
_KNOWN: Final = 15_000  # of a smaller place, or one by another name, an article says where it is
_FEWEST: Final = 500  # of a place that GeoNames has no number for


class Verdict(NamedTuple):
    """What a mention means.

    Args:
        site: The place, or None where the table has none that fits.
        rule: What decided: beside, said, company, population, only or elsewhere; empty where nothing did.
        clues: The words that speak for it.
        country: Its country, or None where nothing is known.
        is_backed: Whether the article speaks for it, beyond its number of inhabitants.
    """

    site: Site | None = None
    rule: str = ""
    clues: tuple[Clue, ...] = ()
    country: str | None = None
    is_backed: bool = False


class _Reading(NamedTuple):
    """A place of the name, and how much speaks for it."""

    site: Site
    weight: float


@attrs.frozen(slots=False, eq=False)
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
        witness = hear(self._spoken, self._company())
        best = {sense: self._choose(sense, witness) for sense in self._readings}
        return [verdict or best[one.sense] for one, verdict in zip(self.mentions, self._settled, strict=True)]

    # ------------------------------------------------------------ what there is to choose from

    @cached_property
    def _readings(self) -> Mapping[Sense, Sequence[_Reading]]:
        return {one.sense: list(self._namesakes(one)) for one in self.mentions}

    def _namesakes(self, mention: Mention) -> Iterator[_Reading]:
        """Yield the places of a name; of a city and the province that is called like it, the one that the text says."""
        sites = list(self.table.namesakes(mention.key))
        seats = {site for site, is_first in sites if is_first and site.population >= _SEAT and not mention.is_area}
        areas = {area for site in seats for area in ((site.country, site.region), (site.country, ""))}
        for site, is_first in sites:
            if site.kind is not SiteKind.REGION:
                yield _Reading(site, _prior(site, is_first=is_first))
            elif (site.country, site.region) not in areas:
                yield _Reading(site, _REGION_ITSELF * (2 if mention.is_area else 1))

    # ------------------------------------------------------------ what the article says

    @cached_property
    def _settled(self) -> Sequence[Verdict | None]:
        pairs = zip(self.mentions, self.beside, strict=True)
        return [_settle(one, hints, self._readings[one.sense]) for one, hints in pairs]

    @cached_property
    def _said(self) -> Mapping[Sense, AbstractSet[Site]]:
        said: dict[Sense, set[Site]] = defaultdict(set)
        for mention, verdict in zip(self.mentions, self._settled, strict=True):
            if verdict is not None and verdict.site is not None:
                said[mention.sense].add(verdict.site)
        return said

    @cached_property
    def _filed(self) -> AbstractSet[Sense]:
        """The names that stand alone in the dateline: agencies print the region of all but the best-known."""
        pairs = zip(self.mentions, self._settled, strict=True)
        return {one.sense for one, verdict in pairs if one.is_filed and verdict is None}

    @cached_property
    def _spoken(self) -> Sequence[Clue]:
        """The clues; "Ga." speaks for Georgia only where it stands beside a place."""
        used = (clue for verdict in self._settled if verdict is not None for clue in verdict.clues)
        return [*(one for one in self.clues if not one.is_abbreviation), *used]

    def _company(self) -> Mapping[str, Site]:
        """Collect the places that bear witness for others: those that are sure enough without them."""
        alone = hear(self._spoken, {})
        senses = {one.sense for one in self.mentions if not one.is_doubtful}
        ranked = {sense: self._ranked(sense, alone) for sense in sorted(senses) if self._choose(sense, alone).site}
        return {
            key: several[0].site
            for (key, _), several in ranked.items()
            if len(several) == 1 or several[0].weight - several[1].weight >= _SURE
        }

    # ------------------------------------------------------------ choosing

    def _choose(self, sense: Sense, witness: Witness) -> Verdict:
        """Choose the place that the article speaks for most."""
        ranked = self._ranked(sense, witness)
        if not ranked:
            return Verdict()
        site, key = ranked[0].site, sense[0]
        is_backed = site in self._said.get(sense, ()) or witness.names_country(site, key)
        if not is_backed and self._is_obscure(site, key) and witness.says_anything(key):
            return Verdict()
        return Verdict(site, self._rule(site, sense), witness.clues(site, key), site.country, is_backed)

    def _ranked(self, sense: Sense, witness: Witness) -> list[_Reading]:
        readings, key = self._readings[sense], sense[0]
        said, filed = self._said.get(sense, ()), _largest(readings) if sense in self._filed else None

        def weight(site: Site, prior: float) -> float:
            company = _COUNTRY * witness.names_country(site, key) + _REGION * witness.names_region(site, key)
            near = _NEIGHBOUR * witness.has_neighbour(site, key)
            return prior + company + near + _SAID * (site in said) + _FILED * (site is filed)

        return sorted((_Reading(site, weight(site, prior)) for site, prior in readings), key=_rank, reverse=True)

    def _rule(self, site: Site, sense: Sense) -> str:
        readings = self._readings[sense]
        if site in self._said.get(sense, ()):
            return "said"
        if len(readings) == 1:
            return "only"
        return "population" if site is _largest(readings) else "company"

    def _is_obscure(self, site: Site, key: str) -> bool:
        """Tell a place that nobody means without saying where it is."""
        is_small = site.population < _KNOWN or fold(site.name) != key
        return site.kind is SiteKind.CITY and is_small and (key, site.country) not in self.table.noted


def _settle(mention: Mention, hints: Sequence[Hint], readings: Sequence[_Reading]) -> Verdict | None:
    """Decide by what stands beside a mention, if anything does."""
    fitting, used = list(readings), list[Clue]()
    for clue, is_sure in hints:
        narrower = [one for one in fitting if _is_in(one.site, clue)]
        if clue.key != mention.key and (narrower or (is_sure and not used)):
            fitting, used = narrower, [*used, clue]
    if not used:
        return None
    if site := _largest(fitting):
        return Verdict(site, "beside", tuple(used), site.country, is_backed=True)
    if any(one.site.kind is SiteKind.COUNTRY for one in readings):  # the U.S. territory of Guam
        return None
    return Verdict(None, "elsewhere", tuple(used), used[0].areas[0][0])


def _prior(site: Site, *, is_first: bool) -> float:
    """Weigh a place by its inhabitants."""
    itself = _COUNTRY_ITSELF if site.kind is SiteKind.COUNTRY else _CAPITAL if site.is_capital else 0.0
    return log10(max(site.population, _FEWEST)) + itself + (0.0 if is_first else _OTHER_NAME)


def _largest(readings: Sequence[_Reading]) -> Site | None:
    return max(readings, key=_rank).site if readings else None


def _rank(reading: _Reading) -> tuple[float, int]:
    return reading.weight, -(reading.site.number or 0)


def _is_in(site: Site, clue: Clue) -> bool:
    return any(site.country == country and region in ("", site.region) for country, region in clue.areas)
