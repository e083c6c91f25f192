"""The laws that newsparse asks of every plugin and of every extractor."""

from __future__ import annotations

from typing import ClassVar

import newsparse_money
from newsparse_money import MONEY

from newsparse.testing import ExtractorSuite, PluginSuite


class TestPackage(PluginSuite):
    package = newsparse_money


class TestAmounts(ExtractorSuite):
    layer = MONEY
    samples = (
        "The damage was put at $3 million, and up to 20 million euros more may be needed, the ministry said.",
        "The lender wrote off Rs 500 crore. It had lost between 3 and 5 million pounds in the spring.",
        "Bread costs 50 cents a loaf, and tens of thousands of dollars were spent on flour alone.",
    )
    units = (
        "one ", "$", "1,100,", "1", "hundreds of ", "five and ", "5-", "$5 to ", "million ", "between ", "five ",
        "dollars ", "5 dollars ", "five and a half million and ",
    )  # fmt: skip


class TestCanadianAmounts(TestAmounts):
    options: ClassVar = {"money": {"dollar": "CAD"}}
