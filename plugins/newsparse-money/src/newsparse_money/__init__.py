"""Amounts of money for newsparse: ``article[MONEY]`` is a tuple of `Amount`.

>>> import newsparse
>>> import newsparse_money
>>> from newsparse_money import MONEY
>>> parser = newsparse.Parser(plugins=[newsparse_money], only={MONEY})
>>> parser.parse("The repairs cost between 3 and 5 million pounds.")[MONEY]
(Amount(25:47 3000000..5000000 GBP '3 and 5 million pounds'),)
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from newsparse import Extractor, Lexicon, hookimpl
from newsparse_money.amount import MONEY, Amount, AmountError
from newsparse_money.extractor import amounts
from newsparse_money.words import currencies

__version__: Final = "0.1.0"
__all__ = ["MONEY", "Amount", "AmountError", "amounts", "newsparse_extractors", "newsparse_lexicons"]

# The name under which a program gives this module to a parser; an entry point brings the same one.
plugin_name: Final = "money"
# The version of the hooks that this is made for.
newsparse_api: Final = 1


@hookimpl
def newsparse_extractors() -> Iterable[Extractor[Any]]:
    """Offer the extractor of amounts."""
    return [amounts]


@hookimpl
def newsparse_lexicons() -> Iterable[Lexicon]:
    """Offer the words of currencies."""
    return [currencies()]
