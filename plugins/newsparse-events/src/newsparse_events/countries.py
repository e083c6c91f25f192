"""What other datasets call a country that newsparse knows by its code of two letters."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Final

import attrs

__all__ = ["Country", "find_country"]

_NONE: Final = "?"


@attrs.frozen
class Country:
    """One country in the codes of others.

    Args:
        alpha3: ISO 3166-1 alpha-3, ``"LBN"``.
        numeric: ISO 3166-1 numeric, ``422``.
        fips: FIPS 10-4, which GDELT uses, ``"LE"``; empty where it has none.
        name: In English.
    """

    alpha3: str
    numeric: int
    fips: str
    name: str


def find_country(code: str | None) -> Country | None:
    """Look a country up.

    Args:
        code: ISO 3166-1 alpha-2, or None.

    Returns:
        The country, or None where there is no such code.

    >>> find_country("LB")
    Country(alpha3='LBN', numeric=422, fips='LE', name='Lebanon')
    """
    return None if code is None else _countries().get(code)


@cache
def _countries() -> dict[str, Country]:
    table = tomllib.loads((resources.files("newsparse_events") / "countries.toml").read_text(encoding="utf-8"))
    return {code: _read(line) for code, line in table["countries"].items()}


def _read(line: str) -> Country:
    alpha3, numeric, fips, name = line.split(" ", 3)
    return Country(alpha3, int(numeric), "" if fips == _NONE else fips, name)
