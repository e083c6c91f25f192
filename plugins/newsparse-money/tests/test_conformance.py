"""The laws that newsparse asks of every extractor."""

from __future__ import annotations

from typing import ClassVar

from newsparse_money import MONEY

from newsparse.testing import ExtractorSuite


class TestAmounts(ExtractorSuite):
    layer = MONEY
    samples = (
        "The damage was put at $3 million, and up to 20 million euros more may be needed, the ministry said.",
        "The lender wrote off Rs 500 crore. It had lost between 3 and 5 million pounds in the spring.",
        "Bread costs 50 cents a loaf, and tens of thousands of dollars were spent on flour alone.",
    )


class TestCanadianAmounts(TestAmounts):
    options: ClassVar = {"money": {"dollar": "CAD"}}
