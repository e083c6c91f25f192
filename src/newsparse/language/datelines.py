"""Read a dateline: ``GENEVA, April 1 (AFP) -``, in all the forms that agencies and papers give it.

A dateline is a *where* (places, each with the region printed beside it), a date, an agency in brackets, and a
separator; each may be missing, and the fewer there are, the more the place has to be known. The forms are told apart
by what closes the where:

========  ==========================================  ==========================================
form      example                                     the place must be
========  ==========================================  ==========================================
dated     ``LIMA, 9 JAN 90 (EFE) --``                 written like a name
agency    ``BHOPAL (PTI) -``                          in capitals or known, the agency plausible
plain     ``NAJAF, Iraq -``, ``JAKARTA :``            known, or beside a known region
bare      ``TBILISI, Georgia The conflict …``         known and in capitals
unplaced  ``(CNN) A small plane …``                   absent, or known; the agency known
========  ==========================================  ==========================================
"""

from __future__ import annotations

from calendar import monthrange
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import attrs

from newsparse.language.datelineforms import BARE, LINE, UNCLOSED, inside, line_starts
from newsparse.language.dates import full_year
from newsparse.language.filingplaces import FilingPlaces, Place, head, is_capitals, split
from newsparse.language.gazetteer import Gazetteer, gazetteer, key
from newsparse.lexicon import Lexicon, load
from newsparse.patterns import pattern

if TYPE_CHECKING:
    import regex

__all__ = ["DatelineParts", "DatelineReader", "dateline_reader", "find_dateline", "read_dateline"]

_LEAP_YEAR: Final = 2000
# A line goes on for so long behind "Calcutta:" where it is a lead and no headline.
_SENTENCE: Final = 100
_MONTHS: Final = {
    name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
}
# Under headline, byline and caption alone stands the lead; in a list of towns, each has a sentence above it.
_SENTENCE_ABOVE: Final = pattern("datelines.sentence_above", r""" [.!?] ["”’')]? [^\S\n]*+ \n """)
_PARTIES: Final = frozenset({"r", "d", "i", "rep", "dem", "lab", "con"})


@attrs.frozen
class DatelineParts:
    """What a dateline says.

    Args:
        start: Offset of its first character, in code points.
        end: Offset after the last of places, date and agency; the separator is not part of it.
        places: The places; two for ``SEOUL/WASHINGTON``.
        agency: Where the agency stands, without brackets.
        year: Calendar year, or None where it is not printed.
        month: 1 to 12, or None.
        day: 1 to 31, or None.
        form: Which form it has, ``"dated"``.
    """

    start: int
    end: int
    places: tuple[Place, ...]
    agency: tuple[int, int] | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    form: str = "dated"


def read_dateline(text: str, start: int = 0, reader: DatelineReader | None = None) -> DatelineParts | None:
    """Read the dateline that begins at a place in the text.

    Args:
        text: The text.
        start: Offset at which it would begin, in code points.
        reader: What it is judged by, by default the words and places that ship with the library.

    Returns:
        Its parts, or None where there is none.

    >>> parts = read_dateline("CALGARY, Alberta, March 3 (CP) - Oil prices fell.")
    >>> parts.end, parts.month, parts.day, parts.places[0].country
    (30, 3, 3, 'CA')
    >>> read_dateline("TALKS RESUME - Both sides said so.") is None
    True
    """
    return (reader or dateline_reader()).read(text, start)


def find_dateline(text: str, reader: DatelineReader | None = None) -> DatelineParts | None:
    r"""Find the dateline of a story: the first one near its top.

    Args:
        text: The text; its first 3,000 code points are looked at.
        reader: As for `read_dateline`.

    >>> find_dateline("Ferry sinks\n\nBy ANN LEE\n\nMANILA (AP) _ A ferry sank.").start
    25
    """
    return (reader or dateline_reader()).find(text)


@lru_cache(maxsize=8)
def dateline_reader(words: Lexicon | None = None, places: Lexicon | None = None) -> DatelineReader:
    """Make a reader from the lexicons *datelines* and *places*; made once for each pair.

    Args:
        words: Agencies and the words of layout; by default those that ship with the library.
        places: The table of places; by default the one that ships with the library.
    """
    chosen = words or load("datelines")
    agencies = frozenset(map(str.casefold, chosen["agencies"]))
    return DatelineReader(words=chosen, agencies=agencies, table=gazetteer(places or load("places")))


@attrs.frozen(eq=False, repr=False, kw_only=True)
class DatelineReader:
    """Judges datelines by a table of places and the names of agencies.

    Args:
        words: The lexicon *datelines*.
        agencies: The names of its agencies, casefolded.
        table: The table of places.
    """

    words: Lexicon
    agencies: frozenset[str]
    table: Gazetteer
    filing: FilingPlaces = attrs.field(
        init=False,
        default=attrs.Factory(lambda self: FilingPlaces(words=self.words, table=self.table), takes_self=True),
    )

    def find(self, text: str) -> DatelineParts | None:
        """Find the first dateline near the top of a text.

        Args:
            text: The text.
        """
        lines = line_starts(text)
        for start in sorted({*lines, *inside(text)}):
            parts = self.read(text, start, is_line=start in lines, is_first=start == lines[0] if lines else False)
            if parts is not None:
                return parts
        return None

    def read(self, text: str, start: int, *, is_line: bool = True, is_first: bool = True) -> DatelineParts | None:
        """Read the dateline that begins at a place.

        Args:
            text: The text.
            start: Offset at which it would begin.
            is_line: Whether a line begins there; elsewhere only a dated or a signed one counts.
            is_first: Whether it is the first line; only there a place may stand without a separator.
        """
        match = LINE.match(text, start, min(len(text), start + 240))
        parts = None
        if match is not None:
            if match["dated"] is not None:
                parts = self._dated(match, is_line=is_line)
            elif match["signature"] is not None:
                parts = self._signed(text, match)
            elif is_line:
                parts = self._plain(text, match, is_first=is_first)
        if parts is None and is_line:
            parts = self._unclosed(text, start) or (self._bare(text, start) if is_first else None)
        return parts

    def _dated(self, match: regex.Match[str], *, is_line: bool) -> DatelineParts | None:
        agency = self._agency(match, "agency", "wire", "signed")
        places = self._places(match)
        if places is None or (not places and not is_line) or not (agency or match["where"]):
            return None
        if places and not self.filing.is_written_like_a_place(match["where"]):
            return None
        if match["open"] and (match["agency"] or "").casefold() not in self.agencies:
            return None
        month = _MONTHS.get((match["month"] or match["month2"] or "").lower())
        day = int(match["day"] or match["day2"] or 0)
        if not 1 <= day <= 31 if month else match["date"] != "NO DATE":
            return None
        printed = match["year"] or match["year2"]
        year = full_year(int(printed)) if printed else None
        end = max(
            match.end("date"), match.end("signed"), *(match.end(name) + 1 for name in ("agency", "wire") if match[name])
        )
        return DatelineParts(match.start(), end, places, agency, year, month, _existing(day, month, year), "dated")

    def _signed(self, text: str, match: regex.Match[str]) -> DatelineParts | None:
        agency, places, where = self._agency(match, "agency2", "wire2"), self._places(match), match["where"]
        if agency is None or not places:
            return None
        name = text[slice(*agency)]
        is_sure = self.filing.is_known(where) or (
            name.casefold() in self.agencies and self.filing.is_written_like_a_place(where)
        )
        if not is_sure and not (is_capitals(head(where)) and self._sounds_like_agency(name)):
            return None
        return DatelineParts(match.start(), agency[1] + 1, places, agency, form="agency")

    def _unclosed(self, text: str, start: int) -> DatelineParts | None:
        match = UNCLOSED.match(text, start, min(len(text), start + 120))
        if match is None or match["agency"].casefold() not in self.agencies or " -" in match["where"]:
            return None
        places = self._places(match)
        if match["where"] and not (places and self.filing.is_known(match["where"])):
            return None
        form = "agency" if places else "unplaced"
        return DatelineParts(start, match.end("agency") + 1, places or (), match.span("agency"), form=form)

    def _plain(self, text: str, match: regex.Match[str], *, is_first: bool) -> DatelineParts | None:
        places = self._places(match)
        where = match["where"].rstrip(" ,")
        is_lead = is_first or not _SENTENCE_ABOVE.search(text, 0, match.start())
        if not places or not self._is_plain_place(
            text, where, match["close3"].strip(" ,"), is_first=is_first, is_lead=is_lead
        ):
            return None
        following = text[match.end() : match.end() + _SENTENCE].lstrip()
        is_headline = (
            match["close3"].strip() == ":"
            and not is_capitals(head(where))
            and "\n" in f"{following:\n<{_SENTENCE - 8}}"
        )
        if following[:1].islower() or is_headline:
            return None
        return DatelineParts(match.start(), places[-1].end, places, form="plain")

    def _is_plain_place(self, text: str, where: str, close: str, *, is_first: bool, is_lead: bool) -> bool:
        """Judge a place that only a separator closes."""
        parts = split(where)
        if len(parts) > 1:
            return self.table.is_region(parts[-1])
        name = parts[0]
        if "/" in name:
            return any(self.table.is_city(one) for one in name.split("/"))
        if key(name) in self.words["filing_places"]:
            return True
        if is_capitals(name):
            is_country = is_first and close != ":" and len(name) > 3 and self.table.is_country(name)
            return is_country or self.filing.is_known(name) or (close not in (":", "-") and _is_spoken_of(text, name))
        return (close != ":" or is_first or is_lead) and self.table.is_city(name)

    def _bare(self, text: str, start: int) -> DatelineParts | None:
        match = BARE.match(text, start, min(len(text), start + 120))
        if match is None or len(match["place"]) < 4:
            return None
        region, end = match["region"], match.end("place")
        while region and not self.table.is_region(region):
            region = region.rpartition(" ")[0]
        if region and match["place"].count(" ") < 2:
            end = match.start("region") + len(region)
        elif match["region"] is not None or not self.table.is_city(match["place"]):
            return None
        following = text[end : end + 40].lstrip()
        if not following[:1].isupper() or following[:6].isupper():
            return None
        wider = [region] if region else []
        place = Place(start, end, self.table.country(match["place"], wider))
        return DatelineParts(start, end, (place,), form="bare")

    def _places(self, match: regex.Match[str]) -> tuple[Place, ...] | None:
        return self.filing.cut(match["where"], match.start("where"))

    def _agency(self, match: regex.Match[str], *names: str) -> tuple[int, int] | None:
        """Find the agency; a party and state, a number or a word in small letters is none."""
        group = next((name for name in names if match[name] is not None), None)
        if group is None or _is_no_agency(match[group]):
            return None
        is_word = match[group].islower() and match[group] not in self.agencies
        return None if is_word else match.span(group)

    def _sounds_like_agency(self, name: str) -> bool:
        """Tell an agency that the lexicon does not have by a word of the trade, a web address or its few capitals."""
        words = name.casefold().split()
        is_short = len(name) <= 5 and name.isupper() and name.isalpha()
        return is_short or ".com" in name or any(word in self.words["agency_words"] for word in words)


def _existing(day: int, month: int | None, year: int | None) -> int | None:
    """Leave out a day that its month does not have: nobody knows which was meant."""
    return day if month and day <= monthrange(year or _LEAP_YEAR, month)[1] else None


def _is_no_agency(name: str) -> bool:
    """Tell a party and its state, "R-Ariz.", and a number from an agency."""
    party = name.replace(",", "-").partition("-")[0].strip(" .").lower()
    return party in _PARTIES or name.isdigit() or sum(map(str.isdigit, name)) > 2


def _is_spoken_of(text: str, name: str) -> bool:
    """Tell whether the story itself says "in Tehachapi"."""
    written = name.title()
    return any(f" {word} {written}" in text for word in ("in", "at", "near", "of"))
