"""How corrections score what was found."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse import Article, Mark, marks, score
from newsparse.errors import InputValueError
from newsparse.scores import LayerScore, score_marks
from newsparse.testing import articles

# A whole article takes long to generate.
FEWER = settings(max_examples=settings.default.max_examples // 4)


def mark(start, end, layer="quotes", **values):
    return Mark(layer, ((start, end),), values, {})


@FEWER
@given(articles(parsed=True))
def test_an_article_is_right_beside_itself(article):
    for one in score([article], [article]):
        assert one.near == one.wanted == one.found
        assert (one.f1, one.precision, one.recall) == (1, 1, 1)
        assert all(right == of for right, of in one.agreed.values())


@FEWER
@given(articles(parsed=True), st.randoms())
def test_what_is_taken_away_costs_recall_and_nothing_else(article, random):
    every = marks(article)
    kept = [one for one in every if random.random() < 0.5]
    for one in score_marks([(every, kept)]):
        assert one.precision == 1
        assert one.recall == (len([m for m in kept if m.layer == one.layer]) / one.wanted if one.wanted else 1)


@given(st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 60)), max_size=30), st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 60)), max_size=30))  # fmt: skip
def test_a_score_is_the_same_from_both_sides(some, others):
    wanted = [mark(start, start + length) for start, length in some]
    found = [mark(start, start + length) for start, length in others]
    (one,) = score_marks([(wanted, found)], ["quotes"]) or [None]
    (other,) = score_marks([(found, wanted)], ["quotes"]) or [None]
    if one and other:
        assert (one.near, one.exact) == (other.near, other.exact)
        assert one.exact <= one.near <= min(one.wanted, one.found)
        assert one.near >= len(set(some) & set(others))


def test_half_of_what_two_cover_makes_them_one():
    assert score_marks([([mark(0, 10)], [mark(0, 5)])], ["quotes"])[0].near == 1
    assert score_marks([([mark(0, 10)], [mark(0, 4)])], ["quotes"])[0].near == 0
    assert score_marks([([mark(0, 10)], [mark(0, 5)])], ["quotes"])[0].exact == 0


def test_a_value_that_only_one_side_has_is_not_the_same():
    (one,) = score_marks([([mark(0, 9, kind="direct", act="denial")], [mark(0, 9, kind="mixed", cue="said")])])
    assert one == LayerScore("quotes", 1, 1, 1, 1, {"act": (0, 1), "cue": (0, 1), "kind": (0, 1)})


def test_the_form_that_a_note_gives_a_value_makes_no_difference():
    (one,) = score_marks([([mark(0, 9, source="a / b c", cue="")], [mark(0, 9, source="a | b  c")])])
    assert one.agreed == {"source": (1, 1)}


def test_of_two_as_near_the_one_whose_values_agree_is_meant():
    wanted = [mark(0, 9, kind="direct"), mark(0, 9, kind="mixed")]
    (one,) = score_marks([(wanted, [mark(0, 9, kind="mixed")])])
    assert one.agreed == {"kind": (1, 1)}


def test_articles_have_to_be_the_same_ones():
    one, other = Article(text="a", id="first"), Article(text="b")
    with pytest.raises(InputValueError, match=r"article 1 \(first\) differ"):
        score([one], [other])
    with pytest.raises(InputValueError, match="none found"):
        score([one, one], [one])
    with pytest.raises(InputValueError, match="only 1 articles"):
        score([one], [one, one])
    assert score([one], [attrs.evolve(one, id=None)]) == []
