"""Places: a name nobody knows is judged by its context alone; what comes later changes nothing before it."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from newsparse import Parser

PARSER = Parser(only={"places"}, strict=True)

UNKNOWN = ("Ulvik", "Quillon", "Orleby", "Zaratova", "Bennochy", "Tamsk", "Port Ellery", "Velika Strana")
FRAMES = (
    ("Two barges sank in {}.", "{}"),
    ("Two barges sank in the {} region.", "{} region"),
    ("A storm hit the eastern Chilean town of {} on Tuesday.", "{}"),
    ("Police searched houses near {}, the owner said.", "{}"),
    ("{}, a village on the coast, was cut off.", "{}"),
    ("The crew landed in {}, Chile.", "{}, Chile"),
    ("Sirens were heard outside {} at dawn.", "{}"),
)
NOWHERE = (
    "{} demanded an answer from the owner.",
    "The owner spoke with {} and left.",
    "The {} region governor resigned.",
    "Talks with {} failed.",
    "President {} spoke.",
)
LATER = (
    "The price of tin rose in London on Friday, traders said.",
    "Norway and Chile will meet in Rome, in Paris and in the Ulvik region.",
    "nobody knew",
    "Quillon",
)


ACTORS = ("Kyiv", "Moscow", "Washington", "Tehran", "Beijing", "Russia", "Israel", "France", "North Korea", "Turkey")
ACTS = (
    "{} demanded an answer from {}.",
    "{} has denied that it shot down the plane, and {} accused it of lying.",
    "According to {}, the talks with {} failed.",
    "{} and {} agreed to share the cost.",
    "{} will send more tanks, a diplomat said, and {} wants them back.",
    "A spokesman said {} rejected the offer that {} had made.",
)


def names(text: str) -> list[tuple[str, str | None]]:
    return [(place.name, place.country) for place in PARSER.parse(text).places]


@given(name=st.sampled_from(UNKNOWN), frame=st.sampled_from(FRAMES))
def test_an_unknown_name_comes_out_by_its_context(name: str, frame: tuple[str, str]) -> None:
    sentence, printed = frame
    assert [found for found, _ in names(sentence.format(name))] == [printed.format(name)]


@given(name=st.sampled_from(UNKNOWN), frame=st.sampled_from(NOWHERE))
def test_without_a_context_it_is_no_place(name: str, frame: str) -> None:
    assert names(frame.format(name)) == []


@given(one=st.sampled_from(ACTORS), other=st.sampled_from(ACTORS), frame=st.sampled_from(ACTS))
def test_a_capital_or_a_country_that_acts_is_no_place(one: str, other: str, frame: str) -> None:
    assert names(frame.format(one, other)) == []


@given(one=st.sampled_from(ACTORS), frame=st.sampled_from(("in {}", "near {}", "off {}", "across {}")))
def test_where_something_happens_it_is_one(one: str, frame: str) -> None:
    assert [found for found, _ in names(f"Two barges sank {frame.format(one)} on Tuesday.")] == [one]


@given(
    chosen=st.lists(st.tuples(st.sampled_from(UNKNOWN), st.sampled_from(FRAMES)), min_size=1, max_size=4),
    later=st.sampled_from(LATER),
)
def test_a_later_paragraph_changes_nothing_before_it(chosen: list[tuple[str, tuple[str, str]]], later: str) -> None:
    body = "\n\n".join(
        f"{frame.format(name)} The harbour master told reporters so, twice." for name, (frame, _) in chosen
    )
    before = names(body)
    assert names(f"{body}\n\n{later}")[: len(before)] == before


@given(
    st.lists(st.sampled_from([*UNKNOWN, "in", "near", "of", "the", "city", "region", "Paris", "Texas", "Georgia", ",", ".", "and", "'s", "U.S.", "Russian", "to", "flew", "IN", "OF", "Gulf", "Monday", "\n\n", "(AP)", "-"]), max_size=40).map(" ".join)
    | st.text(max_size=200)
)  # fmt: skip
@example("in " * 50)
@example("Gulf of Gulf of Gulf IN OF IN OF")
def test_any_text_is_read(text: str) -> None:
    article = PARSER.parse(text)
    for place in article.places:
        assert place.text.strip()
        assert any(
            one.span.overlaps(place.span)
            for one in (*article.paragraphs, *article.headings, *article.layers["datelines"])
        )
