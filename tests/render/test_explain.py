"""Facts are explained in words: rule, words of the text, other facts."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import Actor, Article, Attribution, Casualty, Count, Fact, Incident, Place, Span, explain
from newsparse.errors import InputTypeError, InputValueError
from newsparse.render.explain import rule_sentence

TEXT = "Two hurt, Ann Lee said in Porto."
ANN = Actor(
    Span(10, 17, "Ann Lee"),
    rule="actors.given_name",
    name="Ann Lee",
    kind="person",
    mentions=(Span(10, 17, "Ann Lee"),),
)
PORTO = Place(Span(26, 31, "Porto"), rule="places.locative", name="Porto")
HURT = Casualty(
    Span(0, 8, "Two hurt"), rule="casualties.finite", effect="injured", count=Count(low=2, qualifier="at_least"), claimed_by=ANN,
    place=PORTO, is_background=True, confidence=0.75, evidence=(Span(4, 8, "hurt"), Span(18, 22, "said")),
)  # fmt: skip
ARTICLE = Article(text=TEXT, layers={"actors": (ANN,), "casualties": (HURT,)})


def test_a_casualty():
    assert explain(ARTICLE, HURT).splitlines() == [
        "Casualty “Two hurt” (0 to 8), the 1st of the layer casualties",
        "It says: effect injured, count 2 or more, background.",
        f"Found by casualties.finite: {rule_sentence('casualties.finite')}.",
        "In these words:",
        "  decided by: “hurt” (4 to 8), “said” (18 to 22)",
        "Built from:",
        "  claimed by: Actor “Ann Lee” (10 to 17), by actors.given_name",
        "  place: Place “Porto” (26 to 31), by places.locative, which stands in no layer",
        "Confidence: 0.75 of 1.",
    ]
    assert ARTICLE.explain(HURT) == explain(ARTICLE, HURT)


def test_words_that_decided_are_told_once():
    text = "Ann Lee said so."
    said = Attribution(
        Span(0, 15, text[:15]), rule="attributions.reading", content=(Span(13, 15, "so"),), kind="indirect",
        cue=Span(8, 12, "said"), evidence=(Span(8, 12, "said"), Span(0, 15, text[:15]), Span(0, 3, "Ann")),
    )  # fmt: skip
    lines = explain(Article(text=text, layers={"attributions": (said,)}), said).splitlines()
    assert [line for line in lines if line.startswith("  ")] == [
        "  decided by: “Ann” (0 to 3)", "  content: “so” (13 to 15)", "  cue: “said” (8 to 12)",
    ]  # fmt: skip


def test_a_kind_is_told_in_plain_words():
    strike = Incident(Span(0, 3, "Two"), rule="incidents.merged", kind="drone_strike", killed=Count.exactly(3))
    assert "It says: kind drone strike, killed 3." in explain(Article(text=TEXT), strike)


def test_a_fact_of_a_plugin():
    fact = Fact(Span(0, 3, "Two"), rule="numbers.word")
    said = explain(Article(text=TEXT, layers={"numbers": (ANN, PORTO, fact)}), fact)
    assert (
        said == "Fact “Two” (0 to 3), the 3rd of the layer numbers\nFound by numbers.word.\nNot scored: a plain rule."
    )


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (112, "112th"), (121, "121st")]
)
def test_ordinals(number, said):
    places = tuple(attrs.evolve(PORTO, rule=f"p.p{index}") for index in range(number))
    assert f", the {said} of the layer places" in explain(Article(text=TEXT, layers={"places": places}), places[-1])


def test_a_fact_of_another_article_is_refused():
    with pytest.raises(InputValueError, match="does not stand in this article"):
        explain(Article(text="Something else entirely"), HURT)
    with pytest.raises(InputTypeError, match="can explain facts, not a str"):
        explain(ARTICLE, "Ann Lee")


@given(st.text(st.characters()))
def test_nothing_in_a_text_disturbs_a_terminal(text):
    fact = Place(Span(0, len(text), text), rule=text, name=text)
    said = explain(Article(text=text, layers={"places": (fact,)}), fact)
    assert not [one for one in said if unicodedata.category(one) in ("Cc", "Cs") and one != "\n"]
    assert len(said.splitlines()) == 4


def test_every_rule_that_reads_the_seed_is_told():
    seed = next(Path(__file__).parents[2].glob("seeds/*.txt")).read_text(encoding="utf-8")
    article = newsparse.parse(seed)
    rules = {fact.rule for facts in article.layers.values() for fact in facts}
    assert len(rules) > 20
    assert sorted(rule for rule in rules if not rule_sentence(rule)) == []


@pytest.mark.parametrize("act", ["statement", "denial"])
def test_the_act_is_always_told(act):
    said = Attribution(Span(0, 21, TEXT[:21]), rule="test", content=(Span(0, 8, "Two hurt"),), kind="indirect", act=act)
    assert f"It says: kind indirect, act {act}." in explain(Article(text=TEXT), said)
