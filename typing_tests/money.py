"""What a type checker must see of a plugin's layer: never run, checked by mypy and pyright."""

from __future__ import annotations

from decimal import Decimal
from typing import assert_type

import newsparse_money
from newsparse_money import MONEY, Amount

import newsparse

article = newsparse.Parser(plugins=[newsparse_money], prefer={MONEY: "money.amounts"}).parse("It cost $5.")

assert_type(MONEY, newsparse.Layer[Amount])
assert_type(article[MONEY], tuple[Amount, ...])
assert_type(article[MONEY][0].low, Decimal | None)
assert_type(article[MONEY][0].qualifier, newsparse.Qualifier)
assert_type(newsparse_money.amounts, newsparse.Extractor[Amount])
