"""The one shared reading of a text: each part is made when it is first asked for, once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from newsparse.language.phrases import Phrase, noun_phrases
from newsparse.language.tags import tag
from newsparse.language.tokens import Tokens, tokenize
from newsparse.lexicon import Lexicon

__all__ = ["Reading"]


class Reading:
    """What several extractors want to know about a text, found once for all of them.

    Args:
        text: The text.
        lexicon: Gives a lexicon by its name, the built-in words and every plugin's.
    """

    def __init__(self, text: str, lexicon: Callable[[str], Lexicon]) -> None:
        self.text = text
        self.lexicon = lexicon

    @cached_property
    def tokens(self) -> Tokens:
        """The tokens."""
        return tokenize(self.text)

    @cached_property
    def tags(self) -> str:
        """One tag per token, ``tags[i]`` for ``tokens.words[i]``."""
        return tag(self.tokens, self.lexicon("tags"))

    @cached_property
    def phrases(self) -> list[Phrase]:
        """The base noun phrases."""
        return noun_phrases(self.tokens, self.tags, self.lexicon("names"))
