"""Find expressions of time among tokens: at each word of time, one reader looks at its neighbours.

The words stand in the lexicon *moments*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from newsparse.language.calendarphrases import CalendarPhrases
from newsparse.language.relativephrases import RelativePhrases
from newsparse.language.timewords import Phrase, Vocabulary
from newsparse.language.tokens import Tokens

__all__ = ["phrases"]


def phrases(tokens: Tokens, words: Vocabulary) -> Iterator[Phrase]:
    """Find the expressions of time among tokens.

    Args:
        tokens: The tokens of a text.
        words: The words of time.

    Returns:
        Phrases in the order of the text, none overlapping another.
    """
    readers = _readers(tokens, words)
    kinds = words.readers
    after = -1
    for index in [i for i, word in enumerate(tokens.lower) if word in kinds]:
        if index <= after:
            continue
        phrase = readers[kinds[tokens.lower[index]]](index)
        if phrase is not None and phrase.first > after:
            after = phrase.last
            yield phrase


def _readers(tokens: Tokens, words: Vocabulary) -> dict[str, Callable[[int], Phrase | None]]:
    dated, relative = CalendarPhrases(tokens, words), RelativePhrases(tokens, words)

    def unit(index: int) -> Phrase | None:
        return dated.quarter_in_words(index) or relative.unit(index)

    return {
        "weekday": dated.weekday,
        "month": dated.month,
        "year": dated.year,
        "season": dated.season,
        "quarter": dated.quarter,
        "relative": relative.relative,
        "part_of_day": relative.part_of_day,
        "unit": unit,
    }
