"""The JSON Schema in the package is the one that the models make, and it describes what `to_json` writes."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import newsparse
from newsparse.serialize import json_schema

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
SHIPPED = json.loads((resources.files("newsparse") / "schema.json").read_text(encoding="utf-8"))


def test_the_shipped_schema_is_up_to_date() -> None:
    assert json_schema() == SHIPPED, "run: make schema"


def test_the_shipped_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SHIPPED)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_the_schema_describes_a_parsed_article(seed: Path) -> None:
    article = newsparse.parse(
        seed.read_text(encoding="utf-8"), title="A day of news", published="2025-04-09T10:00:00+02:00"
    )
    Draft202012Validator(SHIPPED).validate(json.loads(newsparse.to_json(article)))


def test_the_schema_refuses_what_no_article_is() -> None:
    document = newsparse.to_dict(newsparse.parse("Two people were hurt on Monday."))
    document["layers"]["moments"][0]["span"]["start"] = -1
    assert not Draft202012Validator(SHIPPED).is_valid(document)
