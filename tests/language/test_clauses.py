"""Clause breaks stand in order, and where an editor would see one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.language.clauses import Break, clause, clause_breaks
from newsparse.language.tags import TAGS, tag
from newsparse.language.tokens import tokenize
from newsparse.lexicon import load

KINDS = {"semicolon", "contrast", "coordinate", "relative", "absolute", "participle", "subordinate"}


def breaks_of(text: str) -> list[tuple[str, str]]:
    tokens = tokenize(text)
    return [(one.kind, tokens.words[one.first]) for one in clause_breaks(tokens, tag(tokens, load("tags")))]


@given(st.lists(st.tuples(st.sampled_from(["rain", "but", "with", ";"]), st.sampled_from(TAGS)), max_size=40))
def test_breaks_stand_in_order(pairs):
    tokens = tokenize(" ".join(word for word, _ in pairs))
    reach = -1
    for one in clause_breaks(tokens, "".join(tag_ for _, tag_ in pairs)):
        assert reach < one.end <= one.first <= len(pairs)
        assert one.kind in KINDS
        reach = one.end


@given(st.lists(st.integers(1, 5), max_size=8), st.data())
def test_a_clause_holds_its_token_and_no_break(widths, data):
    ends = [sum(widths[: number + 1]) * 2 for number in range(len(widths))]
    breaks = [Break(end, end + 1, "relative") for end in ends]
    length = (ends[-1] if ends else 0) + 6
    index = data.draw(st.integers(0, length - 1).filter(lambda at: at not in ends))
    found = clause(breaks, index, 0, length)
    assert index in found
    assert not any(end in found for end in ends)
    assert found.start in {0, *(one.first for one in breaks)}
    assert found.stop in {length, *ends}


@pytest.mark.parametrize(
    ("text", "breaks"),
    [
        ("A bridge fell, but no one was hurt.", [("contrast", "but")]),
        ("She saw nothing but rain.", []),
        ("One man left but he returned.", [("contrast", "but")]),
        ("The dam broke; two men drowned.", [("semicolon", "two")]),
        ("The dam broke, and two men from Turku were hurt.", [("coordinate", "and")]),
        ("The dam broke and they were hurt.", [("coordinate", "and")]),
        ("The mayor, the judge, and the priest were hurt.", []),
        ("Norway and Chile have agreed.", []),
        ("The dam, which is old, broke.", [("relative", "which")]),
        ("The dam, of which we spoke, broke.", [("relative", "of")]),
        ("He left, saying that he was ill.", [("participle", "saying")]),
        ("Mining, fishing, farming are banned.", []),
        ("Police left, with the mayor adding that all was well.", [("absolute", "with")]),
        ("He left with the mayor.", []),
        ("He left, while she stayed.", [("subordinate", "while")]),
    ],
)
def test_copy_has_the_breaks_that_an_editor_sees(text, breaks):
    assert breaks_of(text) == breaks


def test_the_comma_between_two_clauses_is_in_neither():
    tokens = tokenize("A bridge fell, but no one was hurt.")
    breaks = clause_breaks(tokens, tag(tokens, load("tags")))
    first, second = clause(breaks, 1, 0, 10), clause(breaks, 5, 0, 10)
    assert [tokens.words[i] for i in first] == ["A", "bridge", "fell"]
    assert [tokens.words[i] for i in second][:2] == ["but", "no"]
    assert clause([Break(2, 4, "semicolon")], 3, 3, 6) == range(3, 3)


@pytest.mark.parametrize("piece", ["J", ",J", ",", ",N", ",G", "N", "DN", ",GN", "NJ", ",q", "F", "JNFN"])
def test_time_grows_with_the_length_alone(piece):
    def seconds(tags):
        tokens = tokenize("x " * len(tags))
        start = time.process_time()
        clause_breaks(tokens, tags)
        return time.process_time() - start

    short = piece * (5_000 // len(piece))
    brief, long = min(seconds(short) for _ in range(3)), min(seconds(short * 8) for _ in range(2))
    assert long < 8 * 3 * brief + 0.02
