"""The laws of every extractor, with a model that always finds the same words."""

from __future__ import annotations

import json
import re
from typing import ClassVar

import newsparse_llm
from newsparse_llm import FINDINGS

from newsparse.testing import ExtractorSuite, PluginSuite

WORDS = re.compile(r"\bdemanded higher pay\b|\burged calm\b")


def client(prompt):
    text = prompt.user.partition("\n")[2]
    found = WORDS.finditer(text)
    return json.dumps([{"label": "demand", "quote": one[0], "start": one.start()} for one in found])


class TestPackage(PluginSuite):
    package = newsparse_llm


class TestFindings(ExtractorSuite):
    layer = FINDINGS
    plugins = (newsparse_llm,)
    options: ClassVar = {"llm": {"client": client, "limits": {"findings": 10**6, "characters": 10**8}}}
    samples = ("The union demanded higher pay on Monday.", "The mayor of Leeds urged calm.")
