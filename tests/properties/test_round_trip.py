"""Writing an article and reading it back changes nothing, and what is shared stays shared."""

from __future__ import annotations

import copy
import datetime
import json
from decimal import Decimal
from enum import Enum
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sharing import sharing

from newsparse import (
    Actor,
    Article,
    Casualty,
    Count,
    Fact,
    Layer,
    Place,
    Quote,
    Span,
    from_dict,
    from_json,
    rows,
    to_dict,
    to_json,
)
from newsparse.errors import FormatError
from newsparse.testing.strategies import actors, articles, places, spans, texts

patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


class Tone(Enum):
    SOFT = 1
    LOUD = 2


@attrs.frozen
class Scale:
    """A record that is no fact, and may hold another of its class."""

    unit: str
    factor: Decimal = Decimal(1)
    finer: Scale | None = None


@attrs.frozen(repr=False)
class Noise(Fact):
    """A plugin's fact with a field of every sort."""

    tone: Tone = attrs.field(kw_only=True)
    level: float = attrs.field(kw_only=True)
    scale: Scale | None = attrs.field(default=None, kw_only=True)
    heard_by: tuple[Actor, ...] = attrs.field(default=(), kw_only=True)
    subject: Actor | Place | None = attrs.field(default=None, kw_only=True)
    at: datetime.datetime | None = attrs.field(default=None, kw_only=True)
    clock: datetime.time | None = attrs.field(default=None, kw_only=True)
    tags: frozenset[str] = attrs.field(default=frozenset(), kw_only=True)
    pair: tuple[int, str] = attrs.field(default=(0, ""), kw_only=True)
    either: int | str | None = attrs.field(default=None, kw_only=True)
    by_name: dict[str, Count] = attrs.field(factory=dict, kw_only=True)
    echoes: Noise | None = attrs.field(default=None, kw_only=True)
    anything: Any = attrs.field(default=None, kw_only=True)


@attrs.frozen(repr=False)
class Siren(Noise):
    """A fact of a class derived from the layer's."""

    code: str = attrs.field(default="", kw_only=True)


NOISES = Layer("noises", Noise)


def scales():
    """Scales, some with finer ones in them."""
    plain = st.builds(Scale, st.text(max_size=3), st.decimals(allow_nan=False))
    return st.recursive(plain, lambda finer: st.builds(Scale, st.text(max_size=3), finer=finer), max_leaves=3)


@st.composite
def noises(draw, text, actors_, places_):
    """Plugin's layers that refer to built-in ones, to themselves and to facts of no layer."""
    known, found = (*actors_, *places_), []
    for _ in range(draw(st.integers(0, 3))):
        fields = {
            "tone": draw(st.sampled_from(Tone)),
            "level": draw(st.floats(allow_nan=False)),
            "scale": draw(st.none() | scales()),
            "heard_by": tuple(draw(st.lists(st.sampled_from(actors_), max_size=2))) if actors_ else (),
            "subject": draw(st.none() | st.sampled_from(known)) if known else None,
            "at": draw(st.none() | st.datetimes(timezones=st.none() | st.timezones())),
            "clock": draw(st.none() | st.times()),
            "tags": draw(st.frozensets(st.text(max_size=3), max_size=3)),
            "pair": draw(st.tuples(st.integers(), st.text(max_size=3))),
            "either": draw(st.none() | st.integers() | st.text(max_size=3)),
            "by_name": draw(st.dictionaries(st.text(max_size=3), st.builds(Count, low=st.integers(0, 9)), max_size=2)),
            "echoes": draw(st.none() | st.sampled_from(found)) if found else None,
            "anything": draw(st.none() | st.lists(st.integers(), max_size=2)),
        }
        found.append(draw(st.sampled_from([Noise, Siren]))(draw(spans(text=text)), rule="noises.any", **fields))
    return tuple(found)


@st.composite
def noisy_articles(draw, *, text=None):
    """Small articles with a plugin's layer."""
    chosen = draw(texts(max_size=8) if text is None else text)
    several = {name: tuple(draw(st.lists(kind(text=chosen), max_size=2))) for name, kind in _KINDS.items()}
    standing = {name: facts for name, facts in several.items() if draw(st.booleans())}
    mine = draw(noises(chosen, several["actors"], several["places"]))
    return Article(text=chosen, title=draw(st.none() | texts(max_size=1)), layers={**standing, "noises": mine})


_KINDS = {"actors": actors, "places": places}


def pairs_of_halves():
    """Texts in which halves of surrogate pairs stand side by side, as two characters."""
    return st.text(st.sampled_from("\ud83d\ude00\ue000a\U0001f600"), max_size=12)


@patient
@given(articles())
def test_json_and_plain_data_give_the_article_back(article):
    written = to_json(article)
    read = from_json(written)
    assert read == article
    assert from_dict(to_dict(article)) == article
    assert from_json(written.encode("utf-8")) == article
    assert to_json(read) == written
    assert sharing(read) >= sharing(article)
    _check_rows(article)


@patient
@given(noisy_articles())
def test_layers_of_plugins_come_back_too(article):
    read = from_json(to_json(article), layers=[NOISES])
    assert read == article
    assert [type(noise) for noise in read[NOISES]] == [type(noise) for noise in article[NOISES]]
    assert sharing(read) >= sharing(article)
    _check_rows(article)


@patient
@given(noisy_articles())
def test_an_unknown_layer_is_written_back_unchanged(article):
    written = to_dict(article)
    read = from_dict(written)
    assert read.unknown_layers["noises"] == written["layers"]["noises"]
    assert to_dict(read)["layers"] == written["layers"]
    assert from_dict(to_dict(read), layers=[NOISES]) == article


@patient
@given(noisy_articles(text=pairs_of_halves()))
@example(Article(text="\ud83d\ude00", title="\ue000"))
def test_halves_of_a_pair_do_not_grow_together(article):
    written = to_json(article)
    written.encode("utf-8")
    assert from_json(written, layers=[NOISES]) == article


@patient
@given(noisy_articles(), st.sampled_from([None, 2]))
def test_json_is_utf_8_and_standard(article, indent):
    def refuse(constant):
        raise AssertionError(constant)

    json.loads(to_json(article, indent=indent).encode("utf-8"), parse_constant=refuse)


@patient
@given(st.data())
def test_a_damaged_document_gives_a_path_or_an_article(data):
    document = copy.deepcopy(to_dict(data.draw(noisy_articles())))
    parent, key = data.draw(st.sampled_from(list(_places(document))))
    junk = st.sampled_from(
        [None, -1, 10**9, 0.5, "junk", True, [], {}, {"ref": "/layers/actors/0"}, {"ref": "/layers/x/1"}]
    )
    if data.draw(st.booleans()) and isinstance(parent, dict):
        del parent[key]
    else:
        parent[key] = data.draw(junk)
    try:
        assert isinstance(from_dict(document, layers=[NOISES]), Article)
    except FormatError as wrong:
        assert wrong.path.startswith("$")  # noqa: PT017  # either outcome is right


def _places(data):
    """Yield every place of a document, as its container and its key."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in list(items):
        yield data, key
        yield from _places(value)


@patient
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_no_other_data_is_an_article(document):
    with pytest.raises(FormatError):
        from_dict(document)


@patient
@given(st.text() | st.binary())
def test_no_other_text_is_an_article(document):
    with pytest.raises(FormatError):
        from_json(document)


def _check_rows(article):
    for name, facts in article.layers.items():
        flat = rows(article, name)
        assert len(flat) == len(facts)
        assert len({tuple(row) for row in flat}) <= 1
        for row, fact in zip(flat, facts, strict=True):
            assert article.text[row["start"] : row["end"]] == row["text"] == fact.text
            assert all(value is None or isinstance(value, (str, int, float)) for value in row.values())


def test_a_chain_of_facts_in_a_layer_may_be_long():
    text = "Two hurt"
    chain = [Casualty(Span(0, 8, text), rule="c.c", effect="injured", count=Count.exactly(2))]
    for _ in range(3000):
        chain.append(attrs.evolve(chain[0], part_of=chain[-1]))
    article = Article(text=text, layers={"casualties": chain[::-1]})
    read = from_json(to_json(article))
    assert all(one.part_of is other for one, other in zip(read.casualties, read.casualties[1:], strict=False))


def test_an_equal_fact_is_shared_after_reading():
    text = "Ann Lee said no"
    ann = Actor(Span(0, 7, "Ann Lee"), rule="a.a", name="Ann Lee", kind="person")
    quote = Quote(
        Span(0, 15, text), rule="q.q", kind="indirect", content=(Span(13, 15, "no"),), speakers=(attrs.evolve(ann),)
    )
    read = from_dict(to_dict(Article(text=text, layers={"quotes": (quote,), "actors": (ann,)})))
    assert read.quotes[0].speaker is read.actors[0]
