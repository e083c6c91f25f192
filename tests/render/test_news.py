from __future__ import annotations

import attrs
from hypothesis import given

from newsparse import Actor, Article, Count, Fact, Incident, Place, Quote, Span
from newsparse.render.news import counts_line, news_tables
from newsparse.testing import articles

TEXT = "Ann Lee did not say the storm would hit Porto. A storm hit Porto in 1990."


def span(words):
    return Span.of(TEXT, TEXT.index(words), TEXT.index(words) + len(words))


ANN = Actor(span("Ann Lee"), rule="t.t", name="Ann Lee", kind="person")
PORTO = Place(span("Porto"), rule="t.t", name="Porto", country="PT")
QUOTE = Quote(
    span("did not say"), rule="t.t", content=(span("the storm"), span("hit Porto")), kind="indirect", act="warning",
    is_negated=True, cue=span("say"), speakers=(ANN,),
)  # fmt: skip
PART = Incident(
    span("A storm"), rule="t.t", kind="storm", is_background=True, killed=Count(low=12, qualifier="at_least")
)
STORM = Incident(
    span("the storm"), rule="t.t", kind="drone_strike", status="threatened", parts=(PART,), places=(PORTO,),
    weapons=(span("A storm"), attrs.evolve(span("A storm"))),
)  # fmt: skip


def rows(title, **layers):
    tables = news_tables(Article(text=TEXT, layers=layers))
    return next(table.rows for table in tables if table.title.startswith(title))


def test_a_quote_is_told_with_its_manner():
    assert rows("quotes", quotes=(QUOTE,)) == (("Ann Lee", "say (indirect warning, negated)", "the storm … hit Porto"),)
    plain = attrs.evolve(QUOTE, act="statement", is_negated=False, cue=None, speakers=(), content=(span(TEXT),))
    ((speakers, how, content),) = rows("quotes", quotes=(plain,))
    assert (speakers, how) == ("", "indirect")
    assert content == TEXT
    text = " ".join([TEXT] * 3)
    long = attrs.evolve(plain, content=(Span(0, len(text), text),))
    (table,) = news_tables(Article(text=text, layers={"quotes": (long,)}))
    assert table.rows[0][2] == text[:109].rpartition(" ")[0] + " …"


def test_an_incident_is_told_with_its_parts():
    assert rows("incidents", incidents=(STORM, PART)) == (
        ("drone strike (threatened)", "Porto", "", "", "a storm", "", ""),
        ("· storm (as history)", "", "", "", "", "12..", ""),
    )


def test_a_place_is_told_once():
    again = Place(Span.of(TEXT, 59, 64), rule="t.t", name="Porto", country="PT")
    assert rows("places (1)", places=(PORTO, again)) == (("Porto", "PT", "2"),)


def test_layers_of_plugins_come_last_and_layout_is_counted():
    words = (Fact(span("Ann"), rule="t.t"),)
    article = Article(text=TEXT, layers={"zebras": words, "places": (PORTO,), "sentences": words, "quotes": ()})
    assert [table.title for table in news_tables(article)] == ["places (1)", "zebras (1)"]
    assert counts_line(article) == "sentences 1"


@given(articles())
def test_every_table_holds_something_and_every_row_is_whole(article):
    for table in news_tables(article):
        assert table.rows
        assert {len(row) for row in table.rows} == {len(table.columns)}
