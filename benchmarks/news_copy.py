"""News copy to run things on: the article in seeds/, the stories of the tests, and endless mixtures and damaged copies of both."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

__all__ = ["SEED", "damaged", "mixtures", "stories"]

ROOT: Final = Path(__file__).parent.parent
SEED: Final = ROOT / "seeds" / "000_94b64249c287215a.txt"
# What breaks readers: controls, half a surrogate pair, marks that open and never close, digits of other scripts, words that mean much here.
_STRANGE: Final = (
    "\x00", "\ud800", "\u202e", "\ufeff", "\r", "\u2028", "\x85", "“", "”", '"', "'", "«", "(", "[", "—", "--", "…", "،", "٤", "½", "１２",
    "said", "killed", "no one", "at least", "between", "including", "on Monday", "99999999999", "-1", "1.200", "%", "$", "http://", "@", "<script>",
    "\n\n", "\n", "\t", " " * 50, "a" * 500, "é", "ﬁ", "İ", "ß", "😀", "(AP) -", "By ", "LIMA, ", "U.S.", "Mr.", ": ",
)  # fmt: skip


@cache
def stories() -> tuple[str, ...]:
    """Return the article in seeds/ and the texts of all stories of the tests."""
    found = [SEED.read_text(encoding="utf-8")]
    for path in sorted((ROOT / "tests" / "stories").glob("*.toml")):
        found += [story["text"].strip() for story in tomllib.loads(path.read_text(encoding="utf-8"))["story"]]
    return tuple(found)


def mixtures(seed: int) -> Iterator[str]:
    """Yield articles whose paragraphs come from several stories, without end.

    Args:
        seed: The same seed gives the same articles.
    """
    chance = random.Random(seed)  # noqa: S311  # nothing here is secret
    heads = [story.split("\n\n")[0] for story in stories()]
    paragraphs = [part for story in stories() for part in story.split("\n\n")[1:]]
    while True:
        yield "\n\n".join([chance.choice(heads), *chance.sample(paragraphs, chance.randint(2, 12))])


def damaged(seed: int) -> Iterator[str]:
    """Yield articles in which pieces are lost, doubled, moved, shouted or replaced, without end.

    Args:
        seed: The same seed gives the same articles.
    """
    chance = random.Random(seed)  # noqa: S311  # nothing here is secret
    for whole in mixtures(seed):
        text = whole
        for _ in range(chance.choice((1, 1, 2, 4, 8, 32))):
            text = _hurt(text, chance)
        yield text


def _hurt(text: str, chance: random.Random) -> str:
    start = chance.randint(0, len(text))
    end = min(len(text), start + chance.choice((0, 1, 1, 3, 10, 40, 200)))
    before, piece, after = text[:start], text[start:end], text[end:]
    match chance.randrange(7):
        case 0:
            return before + after
        case 1:
            return before + piece * chance.randint(2, 6) + after
        case 2:
            return before + piece.upper() + after
        case 3:
            return before + piece.lower() + after
        case 4:
            return after + piece + before
        case 5:
            return before + chance.choice(_STRANGE) * chance.choice((1, 1, 1, 2, 30)) + after
        case _:
            return before + chance.choice(_STRANGE) + piece + chance.choice(_STRANGE) + after
