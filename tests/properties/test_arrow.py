"""Arrow holds an article exactly, by a schema that has every field of every model; the exploded views are its rows."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import Any

import attrs
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sharing import sharing

import newsparse
from newsparse import Actor, Article, Casualty, Count, Fact, Layer, Place, Span, from_json, rows, to_json
from newsparse.arrow import explode, from_arrow, layer_schema, schema, to_arrow
from newsparse.layers import BUILT_IN
from newsparse.serialize.annotations import alternatives, field_types, is_fact, is_record
from newsparse.serialize.flat import columns
from newsparse.testing import Story, articles, spans, stories, texts

patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
HALVES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
HUGE = 2**80


class Tone(Enum):
    SOFT = 1
    LOUD = 2


class Mood(Enum):
    GLAD = "glad"
    MIXED = 3


@attrs.frozen
class Scale:
    """A record that is no fact, and checks nothing."""

    unit: str
    factor: Decimal = Decimal(1)


@attrs.frozen(repr=False)
class Noise(Fact):
    """A plugin's fact with a field of every sort."""

    tone: Tone = attrs.field(kw_only=True)
    mood: Mood = attrs.field(default=Mood.GLAD, kw_only=True)
    level: float = attrs.field(kw_only=True)
    scale: Scale | None = attrs.field(default=None, kw_only=True)
    heard_by: tuple[Actor, ...] = attrs.field(default=(), kw_only=True)
    subject: Actor | Place | None = attrs.field(default=None, kw_only=True)
    tags: frozenset[str] = attrs.field(default=frozenset(), kw_only=True)
    numbers: tuple[int, ...] = attrs.field(default=(), kw_only=True)
    scales: tuple[Scale, ...] = attrs.field(default=(), kw_only=True)
    pair: tuple[int, str] = attrs.field(default=(0, ""), kw_only=True)
    either: int | str | None = attrs.field(default=None, kw_only=True)
    by_name: dict[str, Count] = attrs.field(factory=dict, kw_only=True)
    words: dict[str, str] = attrs.field(factory=dict, kw_only=True)
    bare: list = attrs.field(factory=list, kw_only=True)
    start: int = attrs.field(default=0, kw_only=True)
    echoes: Noise | None = attrs.field(default=None, kw_only=True)
    anything: Any = attrs.field(default=None, kw_only=True)


@attrs.frozen(repr=False)
class Siren(Noise):
    """A fact of a class derived from the layer's."""

    code: str = attrs.field(default="", kw_only=True)


NOISES = Layer("noises", Noise)


@st.composite
def noises(draw, text, actors):
    """Facts of a plugin's layer, some of them derived, that refer to actors, to each other and to facts of no layer."""
    scale = st.builds(Scale, st.text(max_size=3), st.decimals(allow_nan=False))
    known, found = (*actors, Actor(draw(spans(text=text)), rule="a.a", name="Ann", kind="person")), []
    for _ in range(draw(st.integers(0, 3))):
        fields = {
            "tone": draw(st.sampled_from(Tone)),
            "mood": draw(st.sampled_from(Mood)),
            "level": draw(st.floats(allow_nan=False) | st.integers()),
            "scale": draw(st.none() | scale),
            "heard_by": tuple(draw(st.lists(st.sampled_from(known), max_size=2))),
            "subject": draw(st.none() | st.sampled_from(known)),
            "tags": draw(st.frozensets(texts(max_size=1), max_size=3)),
            "numbers": tuple(draw(st.lists(st.integers(-HUGE, HUGE), max_size=2))),
            "scales": tuple(draw(st.lists(scale, max_size=2))),
            "pair": draw(st.tuples(st.integers(), st.text(max_size=3))),
            "either": draw(st.none() | st.integers() | st.text(max_size=3)),
            "by_name": draw(st.dictionaries(texts(max_size=1), st.builds(Count, low=st.integers(0, 9)), max_size=2)),
            "words": draw(st.dictionaries(texts(max_size=1), texts(max_size=1), max_size=2)),
            "bare": draw(st.lists(st.integers(), max_size=2)),
            "start": draw(st.integers()),
            "echoes": draw(st.none() | st.sampled_from(found)) if found else None,
            "anything": draw(st.none() | st.lists(texts(max_size=1), max_size=2)),
        }
        found.append(draw(st.sampled_from([Noise, Siren]))(draw(spans(text=text)), rule="noises.any", **fields))
    return tuple(found)


@st.composite
def noisy_articles(draw):
    """Articles with a plugin's layer, and now and then with one object in two layers."""
    article = draw(articles())
    mine = draw(noises(article.text, article.actors))
    doubled = {"echoes": mine} if draw(st.booleans()) else {}
    return attrs.evolve(article, layers={**article.layers, "noises": mine, **doubled})


@patient
@given(st.lists(articles(), max_size=2))
@example([Article(text="\ud83d\ude00 \ud800", title="\udfff", metadata={"\ud83d": "\ude00"})])
@example([Article(text=""), Article(text="", layers={"quotes": ()})])
def test_arrow_gives_articles_back(several):
    batch = to_arrow(several)
    batch.validate(full=True)
    assert batch.schema == schema()
    read = list(from_arrow(batch))
    assert read == several
    assert [sharing(one) for one in read] == [sharing(from_json(to_json(one))) for one in several]


@patient
@given(noisy_articles(), st.sampled_from([BUILT_IN, (NOISES,), ()]))
def test_layers_of_plugins_come_back_with_and_without_a_column(article, layers):
    batch = to_arrow(article, layers=layers)
    assert batch.schema == schema(layers)
    (read,) = from_arrow(batch, layers=[NOISES, Layer("echoes", Noise)])
    assert read == article
    assert [type(noise) for noise in read[NOISES]] == [type(noise) for noise in article[NOISES]]


@patient
@given(articles())
def test_an_exploded_view_has_the_rows_of_the_layer(article):
    batch = to_arrow([Article(text="No layers"), article, article])
    for layer in BUILT_IN:
        told = [_as_utf_8(row) for row in rows(article, layer)]
        table = explode(batch, layer)
        assert table.schema == layer_schema(layer)
        assert table.to_pylist() == told * 2
        assert explode(pa.Table.from_batches([batch]).slice(2), layer.name).to_pylist() == told


@patient
@given(st.data())
def test_an_exploded_view_has_the_columns_of_a_plugins_rows(data):
    text = data.draw(texts(max_size=8))
    article = Article(text=text, id="a", layers={"noises": data.draw(noises(text, ()))})
    batch = to_arrow(article, layers=[NOISES])
    assert list(from_arrow(batch, layers=[NOISES])) == [article]
    table = explode(batch, NOISES)
    assert table.schema.names == ["article_id", "published", *columns(Noise)]
    told = [_as_utf_8(row) for row in rows(article, NOISES)]
    strings = {field.name for field in table.schema if field.type == pa.string()}
    # In these a word may be written otherwise: sets have JSON's order, records name their fields.
    for name in strings - {
        "scale_factor",
        "scales",
        "tags",
        "either",
        "by_name",
        "numbers",
        "anything",
        "bare",
        "pair",
    }:
        assert table.column(name).to_pylist() == [_word(row[name]) for row in told], name


def _word(value):
    return None if value is None else str(value)


def _as_utf_8(row):
    return {name: value.translate(HALVES) if isinstance(value, str) else value for name, value in row.items()}


@settings(patient, max_examples=15)
@given(stories())
def test_what_is_read_from_news_fits_the_columns(story: Story):
    article = newsparse.parse(story.text, published=story.published)
    batch = to_arrow(article)
    assert batch.column("document").null_count == 1
    assert list(from_arrow(batch)) == [article]


# ---------------------------------------------------------------- the schema


def test_the_schema_has_every_field_of_an_article():
    own = [name for name in field_types(Article) if name not in ("layers", "unknown_layers")]
    assert set(schema().names) == {"newsparse", *own, *(layer.name for layer in BUILT_IN), "document"}


@pytest.mark.parametrize("layer", BUILT_IN, ids=lambda layer: layer.name)
def test_the_schema_has_every_field_of_every_model(layer):
    _check_record(schema().field(layer.name).type.value_type, layer.fact)


def _check_record(struct, record):
    assert [field.name for field in struct] == list(field_types(record))
    for name, annotation in field_types(record).items():
        kind = struct.field(name).type
        for part in (part for one in alternatives(annotation) for part in (*getattr(one, "__args__", ()), one)):
            if is_fact(part):
                inner = kind.value_type if pa.types.is_list(kind) else kind
                assert [field.name for field in inner] == ["layer", "index", "name", "fact"]
            elif is_record(part):
                _check_record(kind.value_type if pa.types.is_list(kind) else kind, part)


@pytest.mark.parametrize("layer", BUILT_IN, ids=lambda layer: layer.name)
def test_an_exploded_view_has_the_columns_of_rows(layer):
    assert layer_schema(layer).names == ["article_id", "published", *columns(layer.fact)]


def test_a_number_beyond_64_bits_becomes_the_nearest_and_comes_back():
    count = Count(low=10**30)
    loss = Casualty(Span(0, 3, "All"), rule="c.c", effect="killed", count=count)
    batch = to_arrow(Article(text="All died", layers={"casualties": (loss,)}))
    assert batch.column("casualties")[0][0]["count"]["low"].as_py() == 2**63 - 1
    assert next(from_arrow(batch)).casualties[0].count == count
