"""Closed sets of words, whose complaints name the field that cannot hold a word."""

from __future__ import annotations

from enum import StrEnum
from typing import NoReturn

from newsparse.errors import ModelError

__all__ = ["Choice"]


class Choice(StrEnum):
    """A closed set of words for one field of a model.

    Args:
        field: Model and field that hold it, ``"Casualty.effect"``; given as ``class Effect(Choice, field=...)``.

    Raises:
        ModelError: A value is none of the words.

    >>> class Weather(Choice, field="Report.weather"):
    ...     FAIR = "fair"
    ...     FOUL = "foul"
    >>> Weather("mild")
    Traceback (most recent call last):
    newsparse.errors.ModelError: Report.weather: 'mild' is none of fair, foul
    """

    _place: tuple[str, str]

    def __init_subclass__(cls, *, field: str) -> None:
        super().__init_subclass__()
        model, _, name = field.partition(".")
        cls._place = (model, name)

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        raise ModelError(*cls._place, f"{value!r} is none of {', '.join(cls)}")
