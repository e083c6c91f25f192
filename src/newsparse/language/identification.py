"""Identification: the name that a lead holds back. "The transport minister denied the plan. […] Ida Berg told the radio …".

The lead says what somebody is, the next paragraph who: a name of which the text tells neither office nor age was told of before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from newsparse.language.naming import ONE, PERSON, Vocabulary
from newsparse.language.referents import Referent, has_gender, head_of
from newsparse.language.tokens import Tokens

__all__ = ["Heard", "held_back"]

# So many sentences after the lead the name comes at the latest.
_SOON: Final = 3


class Heard(NamedTuple):
    """Somebody who speaks.

    Args:
        referent: Who.
        first: Index of the first token of the source.
        sentence: Number of its sentence.
    """

    referent: Referent
    first: int
    sentence: int


def held_back(
    heard: Sequence[Heard], everybody: Iterable[Referent], tokens: Tokens, vocabulary: Vocabulary
) -> tuple[Referent, Referent] | None:
    """Find who speaks first and is only described, and the person that the text then names.

    Args:
        heard: Those who speak, in order, without those of headings.
        everybody: All of whom the text tells.
        tokens: Its tokens.
        vocabulary: The words that tell offices.

    Returns:
        The described and the named; None where the lead names its speaker, where anybody else is named or heard before, or where the
        name comes with an office or an age of its own.
    """
    if not heard or not _is_officer(heard[0].referent, tokens, vocabulary):
        return None
    lead = heard[0]
    named = next((one for one in heard if one.referent is not lead.referent), None)
    if named is None or named.sentence - lead.sentence > _SOON or not _is_bare(named.referent):
        return None
    is_first = all(one is named.referent or one.kind != PERSON or one.first_told >= named.first for one in everybody)
    is_new = named.referent.first_told < lead.first or named.referent.first_told >= named.first
    fits = is_first and is_new and has_gender(named.referent, lead.referent.gender)
    return (lead.referent, named.referent) if fits else None


def _is_officer(referent: Referent, tokens: Tokens, vocabulary: Vocabulary) -> bool:
    """Whether somebody is told by an office that one person holds: "the transport minister", "Kenya's president"."""
    if referent.kind != ONE or not referent.roles or not (referent.modifiers or referent.affiliation):
        return False
    is_the = tokens.lower[referent.first_told] == "the"
    return (is_the or bool(referent.owner)) and head_of(next(iter(referent.roles))) in vocabulary.roles


def _is_bare(referent: Referent) -> bool:
    """Whether nothing but a full name is told of a person."""
    told = referent.roles or referent.affiliation or referent.age is not None
    return referent.kind == PERSON and not told and any(" " in name for name in referent.names)
