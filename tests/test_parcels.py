"""Articles that come from another process, packed."""

from __future__ import annotations

import copy
import pickle
from concurrent.futures import ThreadPoolExecutor

import attrs
import pytest

from newsparse import Article, Fact, Span, parse
from newsparse.parcels import packed

STORY = (
    "LIMA, April 9 (Reuters) - Four people were killed and six injured when a bus hit a tree near Lima on Monday, "
    'police said. "The road was wet," Governor Ann Lee told reporters. "We are all very sad," she added.'
)


@pytest.fixture(scope="module")
def article():
    return parse(STORY, published="2025-04-09", title="A bus")


def sent(article):
    return pickle.loads(pickle.dumps(packed(article)))


def test_an_article_arrives_as_it_was_sent(article):
    assert article.incidents
    assert sent(article) == article
    assert attrs.evolve(sent(article), id="7") == attrs.evolve(article, id="7")


def test_what_is_shared_stays_shared(article):
    arrived = sent(article)
    (incident,) = arrived.incidents
    assert all(any(one is other for other in arrived.casualties) for one in incident.casualties)
    assert all(any(one is other for other in arrived.places) for one in incident.places)
    speakers = [actor for quote in arrived.quotes for actor in quote.speakers]
    assert speakers
    assert all(any(one is other for other in arrived.actors) for one in speakers)


def test_nothing_is_unpacked_before_somebody_looks(article):
    def is_packed(one):
        return one.layers._pickle is not None

    arrived = sent(attrs.evolve(article))
    assert is_packed(arrived)
    assert is_packed(attrs.evolve(arrived, id="7"))
    assert is_packed(pickle.loads(pickle.dumps(arrived)))
    assert arrived.quotes == article.quotes
    assert not is_packed(arrived)
    assert pickle.loads(pickle.dumps(arrived)) == copy.deepcopy(arrived) == article


def test_threads_that_look_first_see_the_same_facts(article):
    for _ in range(20):
        arrived = sent(article)
        with ThreadPoolExecutor(8) as threads:
            seen = list(threads.map(lambda _, one=arrived: one.sentences, range(8)))
        assert all(facts is seen[0] for facts in seen)


def test_it_takes_less_room_than_an_article(article):
    assert len(pickle.dumps(packed(article))) < 0.7 * len(pickle.dumps(article))


def test_layers_have_no_other_secrets(article):
    with pytest.raises(AttributeError, match="_elsewhere"):
        packed(article).layers._elsewhere  # noqa: B018  # the look is the point


@attrs.frozen
class Note(Fact):
    """A fact with what the library's own have not: a dict, and spans of another text."""

    others: dict[str, object] = attrs.field(kw_only=True, hash=False)


@attrs.frozen
class Slim(Fact):
    """A fact with a value that it makes for itself."""

    word: str = attrs.field(kw_only=True)
    length: int = attrs.field(init=False)

    def __attrs_post_init__(self):
        object.__setattr__(self, "length", len(self.word))
        Fact.__attrs_post_init__(self)


def test_facts_of_plugins_travel_too():
    text = "The bridge is shut."
    bridge = Slim(Span.of(text, 4, 10), rule="t.slim", word="bridge")
    note = Note(Span.of(text, 0, 3), rule="t.note", others={"fact": bridge, "elsewhere": Span(4, 8, "door")})
    article = Article(text=text, layers={"notes": (note,), "slims": (bridge,)})
    arrived = sent(article)
    assert arrived == article
    assert arrived.layers["notes"][0].others["fact"] is arrived.layers["slims"][0]
    assert (arrived.layers["slims"][0].length, str(arrived.layers["notes"][0].others["elsewhere"])) == (6, "door")
