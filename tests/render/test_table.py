"""Tables for people."""

from __future__ import annotations

import datetime

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import Actor, Article, Casualty, Count, Fact, Moment, Place, Sentence, Span
from newsparse.errors import InputValueError
from newsparse.render.table import Table, claims_table, layer_table, plain, tables
from newsparse.render.wording import printable, quoted, shortened, width_of

TEXT = "Two hurt, Ann Lee said in Porto on Monday."
ANN = Actor(Span(10, 17, "Ann Lee"), rule="a.a", name="Ann Lee", kind="person")
PORTO = Place(Span(26, 31, "Porto"), rule="p.p", name="Porto")
MONDAY = Moment(Span(35, 41, "Monday"), rule="m.m")
HURT = Casualty(
    Span(0, 8, "Two hurt"), rule="c.c", effect="injured", count=Count(low=2), claimed_by=ANN, place=PORTO, moment=MONDAY
)


def moment(earliest, latest):
    days = {
        "earliest": earliest and datetime.date(2025, 4, earliest),
        "latest": latest and datetime.date(2025, 4, latest),
    }
    return attrs.evolve(MONDAY, **days)


@attrs.frozen(repr=False)
class Loss(Fact):
    """A plugin's fact."""

    amount: Count = attrs.field(kw_only=True)
    whose: Actor | None = attrs.field(default=None, kw_only=True)


def test_claims_stand_beside_their_claimants():
    told = (
        HURT,
        attrs.evolve(HURT, count=Count(high=5), stance="denied", moment=moment(7, 7), claimed_by=None),
        attrs.evolve(HURT, is_background=True, place=None, moment=moment(7, 8)),
        attrs.evolve(HURT, moment=moment(None, 8)),
        attrs.evolve(HURT, moment=None),
    )
    table = claims_table(Article(text=TEXT, layers={"casualties": told}))
    assert table.columns == ("effect", "low", "high", "where", "when", "claimed by", "words")
    assert table.rows == (
        ("injured", "2", "…", "Porto", "Monday", "Ann Lee", "Two hurt"),
        ("injured (denied)", "…", "5", "Porto", "2025-04-07", "(the article itself)", "Two hurt"),
        ("injured (as history)", "2", "…", "", "2025-04-07 to 2025-04-08", "Ann Lee", "Two hurt"),
        ("injured", "2", "…", "Porto", "… to 2025-04-08", "Ann Lee", "Two hurt"),
        ("injured", "2", "…", "Porto", "", "Ann Lee", "Two hurt"),
    )


def test_a_layer_of_a_plugin_shows_what_its_facts_have_beyond_every_fact():
    loss = Loss(Span(0, 3, "Two"), rule="l.l", amount=Count.exactly(2), whose=ANN)
    table = layer_table(Article(text=TEXT, layers={"losses": (loss,)}), "losses")
    assert table == Table(
        "losses (1)",
        ("words", "amount low", "amount high", "amount qualifier", "whose"),
        (("Two", "2", "2", "exact", "Ann Lee"),),
    )
    assert layer_table(Article(text=TEXT, layers={"cries": ()}), "cries") == Table("cries (0)", ("words",), ())
    with pytest.raises(InputValueError):
        layer_table(Article(text=TEXT), "cries")


def test_what_people_look_for_comes_before_the_layout_of_the_copy():
    word = (Fact(Span(0, 3, "Two"), rule="r.r"),)
    layers = {"sentences": word, "cries": word, "casualties": (HURT,), "places": (PORTO,), "quotes": ()}
    assert [table.title for table in tables(Article(text=TEXT, layers=layers))] == [
        "casualties (1)",
        "cries (1)",
        "places (1)",
        "sentences (1)",
    ]


def test_the_copy_is_not_printed_twice():
    text = "Word " * 100
    article = Article(text=text, layers={"sentences": (Sentence(Span(0, 500, text), rule="s.s"),)})
    assert len(layer_table(article, "sentences").rows[0][2]) <= 90


cells = st.text(max_size=60).map(printable)


@given(
    st.integers(1, 4).flatmap(lambda n: st.lists(st.tuples(*[cells] * n), min_size=1, max_size=4)), st.integers(20, 120)
)
def test_a_plain_table_keeps_its_words_and_its_width(rows, width):
    table = Table("title", tuple("abcd"[: len(rows[0])]), tuple(rows))
    lines = plain(table, width).splitlines()
    assert max(map(width_of, lines)) <= width + 2 * len(rows[0])
    words = "".join("".join("".join(row) for row in rows).split())
    is_list = len(lines) < 3 or not lines[2].startswith("-")
    drawn = "".join(line[3:] for line in lines[1:]) if is_list else "".join(lines[3:])
    assert sorted("".join(drawn.split())) == sorted(words)


def test_a_table_without_room_for_its_columns_is_a_list_for_each_row():
    table = Table(
        "claims", ("who", "how many", "words"), (("Ann Lee", "", "two investigators of three"), ("東京", "3", "five"))
    )
    assert plain(table, 24).splitlines() == [
        "claims",
        "",
        "who       Ann Lee",
        "words     two",
        "          investigators",
        "          of three",
        "",
        "who       東京",
        "how many  3",
        "words     five",
    ]


def test_a_plain_table():
    table = Table("claims", ("who", "words"), (("Ann Lee", "one two three four five"), ("東京", "")))
    assert plain(table, 20).splitlines() == [
        "claims",
        "who      words",
        "-------  -----------",
        "Ann Lee  one two",
        "         three four",
        "         five",
        "東京",
    ]


@given(st.text(st.characters()), st.integers(3, 30))
def test_shortened_texts_keep_both_ends(text, longest):
    short = shortened(text, longest)
    assert len(short) <= longest
    assert short == text or (len(text) > longest and "…" in short)


@given(st.text(st.characters()))
def test_printable_texts_are_one_line_and_encodable(text):
    shown = printable(text)
    shown.encode("utf-8")
    assert len(shown.splitlines()) <= 1
    assert not set(shown) & set("\x1b\x00\u202e\x07\x9b")


def test_quoted_words_have_their_place():
    assert quoted(Span(5, 10, "a\nb\td")) == "“a b d” (5 to 10)"
    assert len(quoted(Span(0, 500, "x" * 500), 10)) < 30
