"""Where a story was filed: the places of a dateline, cut out of its where, and how sure it is that they are places."""

from __future__ import annotations

from typing import Final, NamedTuple

import attrs

from newsparse.language.gazetteer import Gazetteer, key
from newsparse.lexicon import Lexicon

__all__ = ["SMALL", "FilingPlaces", "Place", "head", "is_capitals", "split"]

# Words inside a place's name that are written small.
SMALL: Final = tuple(
    "de del della di da do dos das la las le les el al ad ar en on upon the of and am an der den by sur".split()
)


class Place(NamedTuple):
    """A place of a dateline: where it stands, with the region printed beside it, and its country where known."""

    start: int
    end: int
    country: str | None


@attrs.frozen(eq=False, repr=False, kw_only=True)
class FilingPlaces:
    """Judges the where of a dateline, "SEOUL/WASHINGTON", "NAJAF, Iraq".

    Args:
        words: The lexicon *datelines*.
        table: The table of places.
    """

    words: Lexicon
    table: Gazetteer

    def cut(self, where: str, offset: int) -> tuple[Place, ...] | None:
        """Cut a where into its places.

        Args:
            where: The where as printed.
            offset: Where it begins in the text.

        Returns:
            Its places; None where it is none, empty where there is none to name.
        """
        if self._is_nowhere(where):
            return ()
        bracket = where.find("(")
        if bracket > 0 and self._is_nowhere(where[:bracket].strip()):  # NO CITY (EL SALVADOR)
            inside = where[bracket + 1 :].rstrip(" ,)")
            return (Place(offset + bracket + 1, offset + bracket + 1 + len(inside), self.table.country(inside)),)
        where = where.rstrip(" ,") if not where.endswith(".,") else where.rstrip(",")
        found: list[Place] = []
        for piece in where.replace(" and ", " /   ").split("/"):
            start = offset + len(piece) - len(piece.lstrip())
            end = offset + len(piece.rstrip())
            parts = split(piece)
            if not parts:
                return None
            found.append(Place(start, end, self.table.country(parts[0], parts[1:])))
            offset += len(piece) + 1
        return tuple(found)

    def _is_nowhere(self, where: str) -> bool:
        return not where or key(where) in self.words["nowhere"]

    def is_known(self, where: str) -> bool:
        """Tell a where that names a place of the table, or one beside a region of it.

        Args:
            where: The where as printed.
        """
        parts = split(where)
        if len(parts) > 1:
            return self.table.is_region(parts[-1])
        names = parts[0].split("/") if parts else []
        return any(
            self.table.is_city(name) or key(name) in self.words["filing_places"] or self._is_division(name)
            for name in names
        )

    def _is_division(self, name: str) -> bool:
        return self.table.is_region(name) and not self.table.is_country(name)

    def is_written_like_a_place(self, where: str) -> bool:
        """Tell a name from the words of a sentence or of the layout.

        Args:
            where: The where as printed.
        """
        words = where.replace(",", " ").replace("/", " ").replace("(", " ").replace(")", " ").split()
        if not 1 <= len(words) <= 9 or words[0].lower() == "by":
            return False
        if words[0].strip(".").lower() in self.words["not_places"]:
            return self.is_known(where)
        return all(word[0].isupper() or word.lower() in SMALL for word in words) or self.is_known(where.title())


def split(where: str) -> list[str]:
    """Cut "LAO CAI PROVINCE, Vietnam" at its commas, and "HAVANA (CUBA)" at its bracket.

    Args:
        where: The where as printed.
    """
    return [part.strip() for part in where.replace("(", ",").replace(")", "").split(",") if part.strip()]


def head(where: str) -> str:
    """Return the first name of a where, without the region printed beside it.

    Args:
        where: The where as printed.
    """
    return where.split(",", maxsplit=1)[0].split("(", maxsplit=1)[0].strip()


def is_capitals(name: str) -> bool:
    """Tell capitals, a slip or two forgiven: "MAPUTo".

    Args:
        name: The name.
    """
    letters = [letter for letter in name if letter.isalpha()]
    return len(letters) > 1 and sum(map(str.isupper, letters)) >= 0.8 * len(letters)
