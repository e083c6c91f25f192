"""The layer CASUALTIES on pieces of copy written for the purpose."""

from __future__ import annotations

import pickle

import pytest

import newsparse
from newsparse.models import Article, Casualty, Count, Effect, Stance


def read(text: str, published: str | None = "2025-04-09") -> Article:
    article = newsparse.parse(text, published=published)
    assert not article.failures
    return article


def only(text: str) -> Casualty:
    (casualty,) = read(text).casualties
    return casualty


def names(article: Article) -> list[tuple[str, str | None]]:
    return [(one.text, one.claimed_by.name if one.claimed_by else None) for one in article.casualties]


FLOOD = """The floods killed 40 people in four provinces, officials said on Tuesday.

Twenty-five people died in Tarma, governor Luis Prado said. Another ten were killed in Ica, according to police.

"Nine villagers drowned when the bridge fell," said mayor Rosa Quispe. She denied that soldiers had been hurt."""


def test_each_figure_keeps_its_claimant() -> None:
    found = dict(names(read(FLOOD)))
    assert "Prado" in (found["Twenty-five people died"] or "")
    assert "Quispe" in (found["Nine villagers drowned"] or "")
    assert "police" in (found["Another ten were killed"] or "")


def test_nobody_claims_what_the_text_says_itself() -> None:
    assert only("Nine people died when a bus fell into a river.").claimed_by is None


@pytest.mark.parametrize("verb", ["died", "was killed", "has died"])
def test_none_of_those_who_are_counted_is_nobody(verb: str) -> None:
    casualty = only(f"None of the 54 passengers {verb}.")
    assert (casualty.effect, casualty.count) == (Effect.KILLED, Count(low=0, high=0, qualifier="zero"))


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Police put the number of dead at eight.", "Police"),
        ("Fighting went on. The rebels put their own losses at 14 dead.", "The rebels"),
        ("Veld Institute set the toll at 30.", "Veld Institute"),
        ("France raised the number of its troops to 300 after 12 soldiers died.", None),
        ("Norway cut the number of flights. A storm killed 12 people.", None),
    ],
)
def test_whoever_puts_a_figure_on_it_claims_it(text: str, claimant: str | None) -> None:
    casualty = only(text)
    assert (casualty.claimed_by.name if casualty.claimed_by else None) == claimant
    assert [text[one.start : one.end] for one in casualty.evidence[:1]] == ([claimant] if claimant else [])


def test_a_local_figure_is_part_of_the_total() -> None:
    article = read(
        "Twenty people were hurt in three cities. Fourteen people were hurt in Cork. Three were hurt in Galway."
    )
    total, *parts = article.casualties
    assert [part.part_of for part in parts] == [total, total]
    assert article.toll("injured") == Count.exactly(20)
    (check,) = article.check_tolls()
    assert (check.verdict, check.sum) == ("short", Count.exactly(17))


def test_a_total_told_later_takes_its_parts() -> None:
    article = read("Two people died in Cork. Three people died in Galway. The storm killed five people in all.")
    assert [one.part_of and one.part_of.text for one in article.casualties] == ["killed five people"] * 2 + [None]
    assert article.toll("killed") == Count.exactly(5)


def test_others_are_no_part() -> None:
    article = read("Five people died in Cork. Another two were killed in Galway. The gunman killed himself.")
    assert [one.part_of for one in article.casualties] == [None] * 3
    assert article.toll("killed") == Count.exactly(8)


def test_parts_do_not_exceed_their_total() -> None:
    article = read("Five people died in Cork. Four died in Galway. Three died in Sligo.")
    assert [one.part_of is not None for one in article.casualties] == [False, True, False]


def test_including_and_conditions_are_parts() -> None:
    article = read("Ten workers, including two cooks, were injured in Cork, with one in a serious condition.")
    whole, part, condition = article.casualties
    assert (part.count.low, part.part_of) == (2, whole)
    assert (condition.count.low, condition.part_of) == (1, part)


def test_the_older_figure_points_to_the_newer() -> None:
    newer, older = read("The death toll rose to 45 from 40.").casualties
    assert (newer.count.low, older.count.low, older.superseded_by) == (45, 40, newer)
    assert read("The death toll rose to 45 from 40.").toll("killed") == Count.exactly(45)


@pytest.mark.parametrize(
    "text",
    [
        "It was the worst fire since 1996, when 22 people died.",
        "In 2004, 190 people were killed in bombings there.",
        "About 2,000 soldiers have been killed since the war began.",
    ],
)
def test_history_is_background(text: str) -> None:
    article = read(text)
    assert [one.is_background for one in article.casualties] == [True]
    assert article.toll("killed") is None


def test_news_is_no_background() -> None:
    assert not only("Twelve people were killed on Monday.").is_background


def test_without_a_day_the_latest_one_named_is_now() -> None:
    text = "Six people died on 3 March 2020. In 1998, 30 people died there."
    article = newsparse.parse(text)
    assert [one.is_background for one in article.casualties] == [False, True]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Nine people were killed.", Stance.REPORTED),
        ("Nine people are feared dead.", Stance.FEARED),
        ("Nine people were confirmed dead.", Stance.CONFIRMED),
    ],
)
def test_stance(text: str, stance: Stance) -> None:
    assert only(text).stance is stance


def test_a_cue_may_claim_deny_or_confirm() -> None:
    text = "The rebels claimed that 30 soldiers were killed. The army confirmed that nine soldiers were killed."
    assert {one.stance for one in read(text).casualties} <= {Stance.CLAIMED, Stance.CONFIRMED, Stance.REPORTED}
    assert read(text).casualties[0].stance is Stance.CLAIMED


def test_place_and_moment_are_those_of_the_clause() -> None:
    first, second = read("On Monday, nine people died in Madrid. Two were hurt in Paris on Tuesday.").casualties
    assert (first.place and first.place.name, first.moment and first.moment.text) == ("Madrid", "Monday")
    assert (second.place and second.place.name, second.moment and second.moment.text) == ("Paris", "Tuesday")


def test_a_named_victim_is_an_actor() -> None:
    found = only("The mayor, Ana Silva, was murdered, police chief Tom Reed said.")
    assert found.victim is not None
    assert found.actor is not None
    assert found.actor.name.endswith("Ana Silva")


def test_facts_tell_their_rule_and_evidence() -> None:
    found = only("Nine villagers died, mayor Rosa Quispe said.")
    assert found.rule == "casualties.finite"
    assert [span.text for span in found.evidence] == ["mayor Rosa Quispe", "said"]


def test_effects_are_kept_apart() -> None:
    article = read("Nine people were killed, 20 injured, 5 missing and 3,000 evacuated. Two men were detained.")
    expected = [("killed", 9), ("injured", 20), ("missing", 5), ("evacuated", 3000), ("detained", 2)]
    assert [(one.effect, one.count.low) for one in article.casualties] == [
        (Effect(name), low) for name, low in expected
    ]


def test_a_text_without_harm_has_none() -> None:
    assert read("The council met on Monday. Twelve members voted for the bridge.").casualties == ()


@pytest.mark.parametrize(
    "told",
    [
        "At least {} people were killed in Cork, including two cooks. ",
        "{} workers were hurt, including two cooks. Two were hurt, including one. ",
        "The death toll rose to {} from 40. ",
    ],
)
def test_no_line_of_parts_is_too_deep_to_follow(told: str) -> None:
    found = read("".join(told.format(number) for number in range(2, 2000))).casualties
    assert any(one.part_of or one.superseded_by or one.same_as for one in found)
    assert pickle.loads(pickle.dumps(found)) == found
    assert max(map(depth, found)) < 50


def depth(casualty: Casualty) -> int:
    above = casualty.part_of or casualty.superseded_by or casualty.same_as
    return depth(above) + 1 if above else 0
