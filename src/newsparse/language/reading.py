"""The one shared reading of a text: each part is made when it is first asked for, once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from newsparse.language.blocks import Block
from newsparse.language.phrases import Phrase, noun_phrases
from newsparse.language.quotation import Quotation, quotations
from newsparse.language.segmentation import lay_out
from newsparse.language.sentences import sentences_of
from newsparse.language.tags import tag
from newsparse.language.tokens import Tokens, tokenize
from newsparse.lexicon import Lexicon

__all__ = ["Reading"]


class Reading:
    """What several extractors want to know about a text, found once for all of them.

    Args:
        text: The text.
        lexicon: Gives a lexicon by its name, the built-in words and every plugin's.

    >>> from newsparse.lexicon import load
    >>> reading = Reading("Two men died. Police are looking for a third.", load)
    >>> reading.tags
    'CNV.NXGFDA.'
    >>> reading.sentences
    [(0, 13), (14, 45)]
    """

    def __init__(self, text: str, lexicon: Callable[[str], Lexicon]) -> None:
        self.text = text
        self.lexicon = lexicon

    @cached_property
    def blocks(self) -> list[Block]:
        """Header lines, byline, title, crossheads and paragraphs."""
        return lay_out(self.text, self.lexicon("segmentation"))

    @cached_property
    def quotations(self) -> list[Quotation]:
        """The stretches between quotation marks."""
        return quotations(self.text, self.blocks, self.lexicon("segmentation"))

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Start and end of each sentence, in code points."""
        return sentences_of(self.text, self.blocks, self.quotations, self.lexicon("segmentation"))

    @cached_property
    def tokens(self) -> Tokens:
        """The tokens."""
        return tokenize(self.text, [block.start for block in self.blocks])

    @cached_property
    def tags(self) -> str:
        """One tag per token, ``tags[i]`` for ``tokens.words[i]``."""
        return tag(self.tokens, self.lexicon("tags"), self.lexicon("cues"))

    @cached_property
    def openings(self) -> list[int]:
        """Index of the first token of each sentence."""
        return [self.tokens.at(start) for start, _ in self.sentences]

    @cached_property
    def phrases(self) -> list[Phrase]:
        """The base noun phrases; none runs from one sentence into the next."""
        return noun_phrases(self.tokens, self.tags, self.lexicon("names"), self.openings)

    def made(self) -> dict[str, list[Any]]:
        """Copy the lists that were made so far, the tokens at least, to tell later whether somebody changed one.

        Returns:
            Name to copy: ``"sentences"``, ``"tokens.words"``.
        """
        tokens = {f"tokens.{name}": part for name, part in vars(self.tokens).items()}
        parts: dict[str, Any] = {**vars(self), **tokens}
        return {name: list(part) for name, part in parts.items() if isinstance(part, list)}
