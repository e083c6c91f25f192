from __future__ import annotations

import pickle

import pytest

from newsparse import errors
from newsparse.errors import (
    FormatError,
    InputTypeError,
    InputValueError,
    LexiconError,
    ModelError,
    NewsparseError,
    SpanError,
)

EVERY = [getattr(errors, name) for name in errors.__all__]


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.__name__)
def test_every_error_is_caught_by_the_root(kind):
    assert issubclass(kind, NewsparseError)


def test_all_errors_are_listed():
    defined = {kind.__name__ for kind in vars(errors).values() if isinstance(kind, type)}
    assert defined == set(errors.__all__)


@pytest.mark.parametrize(
    ("kind", "builtin"),
    [
        (InputTypeError, TypeError),
        (InputValueError, ValueError),
        (LexiconError, ValueError),
        (ModelError, ValueError),
        (FormatError, ValueError),
    ],
)
def test_errors_are_also_what_python_would_raise(kind, builtin):
    assert issubclass(kind, builtin)


@pytest.mark.parametrize(
    ("error", "fields"),
    [
        (ModelError("Count", "low", "-1 is negative"), {"model": "Count", "field": "low", "reason": "-1 is negative"}),
        (SpanError("Span", "end", "x"), {"model": "Span", "field": "end", "reason": "x"}),
        (FormatError("$.text", "is missing"), {"path": "$.text", "reason": "is missing"}),
    ],
)
def test_errors_with_fields_survive_pickling(error, fields):
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is type(error)
    assert str(copy) == str(error)
    assert vars(copy) == vars(error) == fields
