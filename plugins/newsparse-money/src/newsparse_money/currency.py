"""Which currency a sign or a name means, and what the options say of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import attrs

from newsparse import Lexicon
from newsparse_money.amount import AmountError, check_currency

__all__ = ["Currencies"]


@lru_cache(maxsize=8)
def _by_word(lexicon: Lexicon) -> dict[str, dict[str, str]]:
    """Look words up without regard to case."""
    sections = {"sign": "signs", "code": "codes", "name": "names", "cents": "cents"}
    return {kind: {word.lower(): value for word, value in lexicon[name].items()} for kind, name in sections.items()}


@attrs.frozen
class Currencies:
    """The currencies as one user means them.

    Args:
        lexicon: The lexicon `currencies`.
        options: The code that is meant by a family of currencies: ``{"dollar": "CAD"}``.

    Raises:
        AmountError: An option names no family, or no code.

    >>> from newsparse_money.words import currencies
    >>> Currencies(currencies(), {}).code("$", "sign"), Currencies(currencies(), {"dollar": "CAD"}).code("$", "sign")
    ('USD', 'CAD')
    """

    lexicon: Lexicon
    options: Mapping[str, Any]

    def __attrs_post_init__(self) -> None:
        families = self.lexicon["usual"]
        for family, code in self.options.items():
            if family not in families:
                raise AmountError(
                    f"options: no family of currencies {family!r}; there are {', '.join(sorted(families))}"
                )
            check_currency(code)

    def code(self, word: str, kind: str) -> str:
        """Tell the code of a currency.

        Args:
            word: As printed: "$", "Rs", "euros".
            kind: Which part of the pattern it is: ``sign``, ``code``, ``name`` or ``cents``.
        """
        meant = self.meant(word, kind)
        return self.options.get(meant) or self.lexicon["usual"].get(meant) or meant

    def meant(self, word: str, kind: str) -> str:
        """Tell what a word stands for in the lexicon: a code, or a family such as ``dollar``."""
        return _by_word(self.lexicon)[kind][" ".join(word.lower().split())]
