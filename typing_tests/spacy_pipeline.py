"""What a type checker must see of the plugin for spaCy: never run, checked by mypy and pyright."""

from __future__ import annotations

from typing import assert_type

import newsparse_spacy

import newsparse

article = newsparse.Parser(plugins=[newsparse_spacy], options={"spacy": {"pipeline": "x"}}).parse("Ann left.")

assert_type(newsparse_spacy.actors, newsparse.Extractor[newsparse.Actor])
assert_type(article.actors, tuple[newsparse.Actor, ...])
