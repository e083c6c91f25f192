"""A mention: a name as a text prints it, with what stands around and tells whom it names."""

from __future__ import annotations

import attrs

__all__ = ["Mention"]


@attrs.define(eq=False, repr=False)
class Mention:
    """A name in the text, with what it tells.

    Args:
        first: Index of the first token of the whole phrase, title and function included.
        last: Index of its last token, included.
        name: The name alone, as printed.
        kind: What it names, as in `newsparse.language.naming`; empty where it may name anybody.
        rule: What told the kind.
        role: Function as printed, without article and affiliation.
        affiliation: Whom the function is held for, as printed.
        country: ISO 3166-1 alpha-2 code.
        gender: From words around the name.
        age: In years.
        alias: Another form printed in brackets.
        form: Of a state: name, capital, metonym, or place for a capital that may only say where.
        acts: Whether a finite verb follows, or a preposition of agency stands before.
        single: Whether the name is one word.
        noun: The common noun in front that says what the body is: "lender".
    """

    first: int
    last: int
    name: str
    kind: str
    rule: str
    role: str = ""
    affiliation: str = ""
    country: str | None = None
    gender: str | None = None
    age: int | None = None
    alias: str = ""
    form: str = ""
    acts: bool = False
    single: bool = False
    noun: str = ""
