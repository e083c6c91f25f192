"""Linear models: named features, whole-number weights as data, decisions that can be told in words.

A model is a list of *templates*, each a name with a table from value to weight. What is judged is
described by one value a template, a string, in the same order; its score is the sum of the weights found. Weights are
whole numbers, so that a score is the same on every machine whatever the order of the sum.
The files in ``weights/`` are made by the scripts in ``training/``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from math import exp
from typing import Any, Final, NamedTuple

import attrs

from newsparse.errors import WeightsError

__all__ = ["UNIT", "Model", "Reason", "Weights", "load_weights", "probability"]

UNIT: Final = 100
"""So many points of score are one nat, the unit of log odds."""

_SURE: Final = 30 * UNIT


class Reason(NamedTuple):
    """A feature that counted.

    Args:
        template: Name of the template.
        value: What it saw.
        weight: What it added to the score, in hundredths of a nat.
    """

    template: str
    value: str
    weight: int


@attrs.frozen(repr=False, eq=False)
class Model:
    """A linear model.

    Args:
        name: What it decides.
        templates: The names of its templates.
        tables: For each template, value to weight.
        bias: The score of what no table knows.

    >>> model = Model("cue", ("lemma", "tag"), ({"say": 250}, {"V": 40, "N": -120}))
    >>> model.score(("say", "N")), model.score(("say", "X"))
    (130, 250)
    >>> model.explain(("say", "N"))
    [Reason(template='lemma', value='say', weight=250), Reason(template='tag', value='N', weight=-120)]
    """

    name: str
    templates: tuple[str, ...]
    tables: tuple[Mapping[str, int], ...]
    bias: int = 0

    def score(self, values: Sequence[str]) -> int:
        """Sum the weights of one value a template, in hundredths of a nat."""
        score = self.bias
        for table, value in zip(self.tables, values, strict=True):
            if value in table:
                score += table[value]
        return score

    def explain(self, values: Sequence[str]) -> list[Reason]:
        """List the features that counted, the weightiest first; ties stay in the order of the templates."""
        found = [
            Reason(template, value, table[value])
            for template, table, value in zip(self.templates, self.tables, values, strict=True)
            if value in table
        ]
        return sorted(found, key=lambda reason: -abs(reason.weight))

    def __repr__(self) -> str:
        return f"Model({self.name}: {len(self.templates)} templates, {sum(map(len, self.tables))} weights)"


@attrs.frozen(repr=False, eq=False)
class Weights:
    """The models of one weights file.

    Args:
        name: Name of the file in ``weights/``, without its suffixes.
        origin: What they were learned from.
        models: The models by their names.
        words: Words that came out of the learning, each with a whole number, by the name of their list.
    """

    name: str
    origin: str
    models: Mapping[str, Model]
    words: Mapping[str, Mapping[str, int]]

    def __getitem__(self, model: str) -> Model:
        """Return a model by its name."""
        return self.models[model]

    def __repr__(self) -> str:
        return f"Weights({self.name}: {', '.join(self.models)})"


def probability(score: int) -> float:
    """Turn a score into a probability, rounded so that it is the same on every machine.

    Args:
        score: Hundredths of a nat.

    >>> probability(0), probability(220)
    (0.5, 0.9)
    """
    return round(1 / (1 + exp(-max(-_SURE, min(score, _SURE)) / UNIT)), 3)


@cache
def load_weights(name: str) -> Weights:
    """Read a weights file that ships with the library; the second call returns the same object.

    Args:
        name: Name of the file in ``weights/``, without its suffixes.

    Raises:
        WeightsError: There is no such file.

    >>> load_weights("nonesuch")
    Traceback (most recent call last):
    newsparse.errors.WeightsError: newsparse ships no weights 'nonesuch'
    """
    from pkgutil import get_data

    try:
        source = get_data("newsparse", f"weights/{name}.json.gz")
    except OSError:
        source = None
    if source is None:
        raise WeightsError(f"newsparse ships no weights {name!r}")
    return parse(name, source)


def parse(name: str, source: bytes) -> Weights:
    """Read a weights file.

    Args:
        name: What to call it.
        source: The compressed JSON document, as ``training/`` writes it.

    Raises:
        WeightsError: It is not such a document.
    """
    import gzip
    import json

    try:
        document: dict[str, Any] = json.loads(gzip.decompress(source))
        models = {model: _model(model, parts) for model, parts in document["models"].items()}
        return Weights(name, document["origin"], models, document["words"])
    except (OSError, EOFError, ValueError, LookupError, TypeError, AttributeError) as broken:
        raise WeightsError(f"weights {name!r} cannot be read: {broken!r}") from broken


def _model(name: str, parts: Mapping[str, Any]) -> Model:
    tables = parts["tables"]
    return Model(name, tuple(tables), tuple(tables.values()), parts["bias"])
