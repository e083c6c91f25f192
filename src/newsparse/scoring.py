"""Linear models: named features, whole-number weights as data, decisions that can be told in words.

What is judged is described by *constants*, which several candidates of one decision share (the cue's lemma), and by
*values*, which each of them has of its own (the word after it); all are strings. A *template* joins a constant and a value,
``"lemma/next"``, and has a table from constant to value to weight; either may be empty. A score is the sum of the weights found.
Weights are whole numbers, so that a score is the same on every machine. The files in ``weights/`` are
made by the scripts in ``training/``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from math import exp
from typing import Any, Final, NamedTuple

import attrs

from newsparse import shipped
from newsparse.errors import WeightsError

__all__ = [
    "UNIT", "Features", "Model", "Reason", "Scorer", "Weights", "load_weights", "probability", "step", "steps_to",
]  # fmt: skip

UNIT: Final = 100
"""So many points of score are one nat, the unit of log odds."""

_SURE: Final = 30 * UNIT
# How zlib is told that it is given the file that gzip writes, whose module takes longer to import.
_GZIP: Final = 31
_LOWEST: Final = -8
_HIGHEST: Final = 8


def step(scale: str, amount: float, width: int = UNIT // 2) -> str:
    """Name an amount by its step on a scale, so that a model that looks at strings learns in order.

    Args:
        scale: Name of the scale.
        amount: The amount.
        width: How wide a step is, in the unit of the amount.

    >>> step("score", 120), step("score", -9999)
    ('score>2', 'score>-8')
    """
    return f"{scale}>{max(_LOWEST, min(_HIGHEST, int(amount // width)))}"


def steps_to(value: str, *, whole: bool = False) -> list[str]:
    """List a step and all below it; what is no step stands alone.

    Args:
        value: The step, or another value.
        whole: Whether the steps above it are wanted, too.

    >>> steps_to("score>-6"), steps_to("word")
    (['score>-8', 'score>-7', 'score>-6'], ['word'])
    """
    scale, _, last = value.rpartition(">")
    if not scale or not last.removeprefix("-").isdigit():
        return [value]
    return [f"{scale}>{number}" for number in range(_LOWEST, (_HIGHEST if whole else int(last)) + 1)]


class Features(NamedTuple):
    """What a model looks at.

    Args:
        constants: Names of the constants; the first is empty, and so is what stands for it.
        values: Names of the values; the first is empty, and so is what stands for it.
        templates: Which of them are joined: ``"constant/value"``.
    """

    constants: tuple[str, ...]
    values: tuple[str, ...]
    templates: tuple[str, ...]

    def places(self) -> list[tuple[int, int]]:
        """List for each template the numbers of its constant and of its value."""
        parts = [template.split("/") for template in self.templates]
        return [(self.constants.index(constant), self.values.index(value)) for constant, value in parts]


class Reason(NamedTuple):
    """A feature that counted.

    Args:
        template: Name of the template.
        constant: The constant that it saw.
        value: The value that it saw.
        weight: What it added to the score, in hundredths of a nat.
    """

    template: str
    constant: str
    value: str
    weight: int


Table = Mapping[str, Mapping[str, int]]


class Model:
    """A linear model.

    Args:
        name: What it decides.
        features: What it looks at.
        tables: For each template, constant to value to weight.
        bias: The score of what no table knows.

    >>> features = Features(("", "lemma"), ("", "next"), ("lemma/", "lemma/next", "/next"))
    >>> model = Model("cue", features, ({"say": {"": 250}}, {"say": {"that": 40}}, {"": {"that": 10}}))
    >>> scorer = model.bind(("", "say"))
    >>> scorer.score(("", "that")), scorer.score(("", "of")), model.score(("", "deny"), ("", "that"))
    (300, 250, 10)
    >>> scorer.explain(("", "that"))[0]
    Reason(template='lemma/', constant='say', value='', weight=250)
    """

    __slots__ = ("_known", "bias", "features", "name", "rows")

    def __init__(self, name: str, features: Features, tables: Sequence[Table], bias: int = 0) -> None:
        self.name = name
        self.features = features
        self.bias = bias
        self.rows = [
            (table, constant, value) for table, (constant, value) in zip(tables, features.places(), strict=True)
        ]
        # For each constant: what it may be to the tables that know it, with the number of the value that each wants.
        self._known: list[dict[str, list[tuple[Mapping[str, int], int]]]] = [{} for _ in features.constants]
        for table, constant, value in self.rows:
            for word, weights in table.items():
                self._known[constant].setdefault(word, []).append((weights, value))

    def bind(self, constants: Sequence[str]) -> Scorer:
        """Look the constants up, once for all candidates that share them.

        Args:
            constants: One for each name in the features.
        """
        pairs: list[tuple[Mapping[str, int], int]] = []
        for known, constant in zip(self._known, constants, strict=True):
            pairs += known.get(constant, ())
        return Scorer(self, constants, pairs)

    def score(self, constants: Sequence[str], values: Sequence[str]) -> int:
        """Sum the weights of a candidate that shares its constants with no other, in hundredths of a nat.

        Args:
            constants: One for each name in the features.
            values: One for each name in the features.

        Returns:
            What ``bind(constants).score(values)`` returns, sooner.
        """
        score = self.bias
        for known, constant in zip(self._known, constants, strict=True):
            for table, value in known.get(constant, ()):
                score += table.get(values[value], 0)
        return score

    def __repr__(self) -> str:
        weights = sum(len(one) for table, _, _ in self.rows for one in table.values())
        return f"Model({self.name}: {len(self.rows)} templates, {weights} weights)"


class Scorer:
    """A model with its constants looked up.

    Args:
        model: The model.
        constants: The constants.
        pairs: The tables that know a constant, with the number of the value that each of them wants.
    """

    __slots__ = ("constants", "model", "pairs")

    def __init__(self, model: Model, constants: Sequence[str], pairs: Sequence[tuple[Mapping[str, int], int]]) -> None:
        self.model = model
        self.constants = constants
        self.pairs = pairs

    def score(self, values: Sequence[str]) -> int:
        """Sum the weights of a candidate, in hundredths of a nat.

        Args:
            values: One for each name in the model's features.
        """
        score = self.model.bias
        for table, value in self.pairs:
            score += table.get(values[value], 0)
        return score

    def explain(self, values: Sequence[str]) -> list[Reason]:
        """List the features that counted, the weightiest first; ties stay in the order of the templates.

        Args:
            values: One for each name in the model's features.
        """
        found = [
            Reason(template, self.constants[constant], values[value], weight)
            for template, (table, constant, value) in zip(self.model.features.templates, self.model.rows, strict=True)
            if (weight := table.get(self.constants[constant], {}).get(values[value], 0))
        ]
        return sorted(found, key=lambda reason: -abs(reason.weight))


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
    source = shipped.read("weights", f"{name}.json.gz")
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
    import json
    import zlib

    try:
        document: dict[str, Any] = json.loads(zlib.decompress(source, _GZIP), parse_int=_Numbers().__getitem__)
        models = {model: _model(model, parts) for model, parts in document["models"].items()}
        return Weights(name, document["origin"], models, document["words"])
    except (zlib.error, ValueError, LookupError, TypeError, AttributeError) as broken:
        raise WeightsError(f"weights {name!r} cannot be read: {broken!r}") from broken


class _Numbers(dict[str, int]):
    """Whole numbers by how they are written, each made once: a few hundred stand for all weights, and stay in the cache."""

    def __missing__(self, written: str) -> int:
        number = self[written] = int(written)
        return number


def _model(name: str, parts: Mapping[str, Any]) -> Model:
    tables = parts["tables"]
    features = Features(tuple(parts["constants"]), tuple(parts["values"]), tuple(tables))
    return Model(name, features, tuple(tables.values()), parts["bias"])
