"""The plugin in its host: installed, given, on the command line's path, with a policy, with layers of strangers."""

from __future__ import annotations

import pickle

import attrs
import newsparse_events
import pytest
from newsparse_events import FORMATS, Why, losses, rows, write

import newsparse
from newsparse import Article, Fact, NewsparseError, Parser, Span

TEXT = """A car bomb killed at least 12 people and wounded 30 in Tripoli, Lebanon, on Monday, police said.

"We heard a huge blast," shopkeeper Ali Haddad told reporters. "Then it was quiet; very quiet | still."

An earthquake killed 30 people in Iran on Sunday."""


@pytest.fixture(scope="module")
def article():
    return newsparse.parse(TEXT, published="2025-04-09")


def test_it_is_installed_as_events():
    (info,) = (info for info in Parser().plugins() if info.name == "events")
    assert (info.distribution, info.version, info.state) == ("newsparse-events", "0.1.0", "loaded")


def test_it_offers_each_format_and_each_report(article):
    exporters = {one.name: one for one in Parser().catalogue.exporters}
    for name in FORMATS:
        assert "".join(exporters[name].write([article])) == "".join(write([article], name))
        assert "".join(exporters[f"{name}-losses"].write([article])).startswith("article_id,layer,")
        pickle.loads(pickle.dumps(exporters[name]))


def test_a_policy_may_be_asked_for(article):
    assert newsparse.write(article, "acled", policy="text") == "".join(write([article], "acled", policy="text"))
    told = newsparse.write(article, "ucdp-ged-losses", policy="acled")
    assert told == "".join(newsparse_events.write_losses([article], "ucdp-ged", policy="acled"))
    with pytest.raises(NewsparseError, match="'median' is none of") as caught:
        newsparse.write(article, "acled", policy="median")
    assert caught.value.__notes__[0].startswith(
        "in the exporter 'acled' of plugin 'events' of distribution newsparse-events"
    )


def test_it_may_be_given_though_it_is_installed():
    names = [one.name for one in Parser(plugins=[newsparse_events]).catalogue.exporters]
    assert names.count("acled") == 1


def test_it_can_be_blocked():
    assert "acled" not in [one.name for one in Parser(block={"events"}).catalogue.exporters]


def test_articles_are_taken_one_by_one(article):
    def endless():
        while True:
            yield article

    pieces = write(endless(), "gdelt-gkg")
    assert [next(pieces).partition("\t")[0] for _ in range(2)] == ["20250409000000-1", "20250409000000-2"]


def test_a_format_may_be_given_with_another_policy(article):
    dozens = newsparse.parse("A bomb killed dozens of people in Lebanon on Monday.", published="2025-04-09")
    assert [rows(dozens, "acled", policy=policy)[0]["fatalities"] for policy in ("acled", "text")] == [12, 24]
    with pytest.raises(NewsparseError, match="'median' is none of"):
        rows(dozens, "acled", policy="median")


def test_quotations_keep_their_offsets_and_lose_only_the_marks_of_the_format(article):
    (row,) = rows(article, "gdelt-gkg")
    blocks = [block.split("|") for block in row["V2.1QUOTATIONS"].split("#")]
    for offset, length, _, words in blocks:
        printed = TEXT[int(offset) : int(offset) + int(length)]
        assert words.split() == printed.replace("|", " ").replace(";", " ").split() or "," in printed
    assert blocks[0][2] == "told"


def test_losses_say_why(article):
    whys = {(loss.layer, loss.fact.text): loss.why for loss in losses(article, "ucdp-ged")}
    assert whys["incidents", "earthquake"] is Why.OUT_OF_SCOPE
    assert whys["quotes", next(one.text for layer, one in _facts(article) if layer == "quotes")] is Why.NO_COLUMN
    assert whys["places", "Iran"] is Why.NO_ROOM
    notes = [loss.note for loss in losses(article, "ucdp-ged") if loss.why is Why.NARROWED]
    assert "killed: Count(12.. at_least) becomes 12" in notes
    assert "said by police" in notes


def test_what_a_total_stands_on_is_told_though_the_incident_lists_only_its_victims(article):
    told = {loss.fact.text: loss.note for loss in losses(article, "gtd") if loss.layer == "casualties"}
    assert told["killed at least 12 people"] == told["wounded 30"] == "said by police"
    assert told["killed 30 people"] == ""  # of another incident, which is out of scope


def _facts(article):
    return [(layer, fact) for layer, facts in article.layers.items() for fact in facts]


def test_facts_of_strangers_are_lost_openly():
    fact = Fact(Span(0, 2, "$5"), rule="money.sign")
    article = Article(text="$5", layers={"money": (fact,)})
    assert [(loss.layer, loss.why) for loss in losses(article, "acled")] == [("money", Why.NO_COLUMN)]


def test_what_is_history_has_no_row(article):
    past = attrs.evolve(
        article, layers={"incidents": [attrs.evolve(one, is_background=True) for one in article.incidents]}
    )
    assert rows(past, "acled") == []


def test_a_denied_or_threatened_act_is_no_event_but_for_plover():
    article = newsparse.parse("The group threatened to bomb the embassy in Paris.", published="2025-04-09")
    threats = [one for one in article.incidents if one.status == "threatened"]
    if threats:  # whether it is read as one is the core's affair
        assert rows(article, "gtd") == []
        assert [row["event"] for row in rows(article, "plover")] == [["THREATEN"]]
