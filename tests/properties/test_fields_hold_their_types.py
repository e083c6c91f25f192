"""No model can be made with a field of a wrong type, and none complains of it with an error that is not the library's."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse import Article, Count, Fact, Failure, Layer, NewsparseError, Span, from_json, to_json
from newsparse.errors import ModelError
from newsparse.layers import BUILT_IN

MODELS = (*(layer.fact for layer in BUILT_IN), Span, Count, Failure, Article)

models = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
strays = st.one_of(
    st.just(object()), st.just((object(),)), st.just(b"Ann"), st.just([b"Ann"]), st.complex_numbers(), st.just(Span)
)


@models
@settings(max_examples=10)
@given(data=st.data(), stray=strays)
def test_no_field_holds_what_its_annotation_does_not_allow(model, data, stray):
    made = data.draw(st.from_type(model))
    for field in attrs.fields(model):
        with pytest.raises(NewsparseError) as caught:
            attrs.evolve(made, **{field.name: stray})
        if isinstance(caught.value, ModelError):
            assert caught.value.field.split(".")[0] == field.name
            assert caught.value.reason


@models
@settings(max_examples=5)
@given(data=st.data())
def test_a_truth_value_is_no_number(model, data):
    made = data.draw(st.from_type(model))
    for field in attrs.fields(model):
        if not field.name.startswith("is_"):
            with pytest.raises(NewsparseError):
                attrs.evolve(made, **{field.name: True})


@models
@settings(max_examples=10)
@given(
    data=st.data(), wrong=st.one_of(st.integers(-9, 9999), st.floats(), st.text(max_size=3), st.booleans(), st.none())
)
def test_a_plain_value_fits_or_is_refused_by_the_library(model, data, wrong):
    made = data.draw(st.from_type(model))
    for field in attrs.fields(model):
        try:
            attrs.evolve(made, **{field.name: wrong})
        except NewsparseError:
            continue


@settings(max_examples=10)
@given(st.from_type(Article), st.from_type(Failure))
def test_an_article_takes_lists_as_json_has_them(article, failure):
    changed = attrs.evolve(article, authors=["Ann Lee"], failures=[failure])
    assert (changed.authors, changed.failures) == (("Ann Lee",), (failure,))


class Word(str):
    """A class derived from a plain one."""

    __slots__ = ()


@attrs.frozen
class Amount(Fact):
    """A plugin's fact."""

    value: float = attrs.field(kw_only=True)
    units: tuple[str | int, ...] = attrs.field(kw_only=True, default=())
    pair: tuple[int, str] = attrs.field(kw_only=True, default=(1, "a"))
    anything: list[int] | str = attrs.field(kw_only=True, default="")
    is_net: bool | None = attrs.field(kw_only=True, default=None)
    total: int = attrs.field(init=False, default=0)


@attrs.frozen
class Rumour(Fact):
    """A plugin's fact that names what nobody can find."""

    source: Nobody = attrs.field(kw_only=True)  # noqa: F821  # that is the case


SPAN = Span(0, 3, "Ann")


def test_derived_classes_and_whole_numbers_fit():
    for _ in range(2):  # what passed once is not looked at again
        assert Amount(SPAN, rule=Word("t.t"), value=5, units=(Word("a"), 1), anything=[1]).value == 5
        assert Span(0, 3, Word("Ann")) == SPAN


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"value": "5"}, "Amount.value: '5' is not a float"),
        ({"value": True}, "Amount.value: True is not a float"),
        ({"value": 5, "units": ("a", 1, None)}, "Amount.units: item 2, None, is not a str or an int"),
        ({"value": 5, "units": ["a"]}, "Amount.units: ['a'] is not a tuple"),
        ({"value": 5, "pair": 5}, "Amount.pair: 5 is not a tuple"),
        ({"value": 5, "is_net": "x" * 99}, f"Amount.is_net: 'x{'x' * 77}… is not a bool or None"),
        ({"value": 5, "rule": None}, "Amount.rule: None is not a str"),
    ],
)
def test_a_plugins_fact_is_held_to_its_annotations(fields, complaint):
    Amount(SPAN, rule="t.t", value=5)
    with pytest.raises(ModelError) as caught:
        Amount(SPAN, **{"rule": "t.t", **fields})
    assert str(caught.value) == complaint


def test_annotations_that_nobody_can_resolve_allow_everything():
    assert Rumour(SPAN, rule="t.t", source=5).source == 5
    with pytest.raises(ModelError, match=r"^Rumour\.rule: 5 is not a str$"):
        Rumour(SPAN, rule=5, source=5)


def test_an_amount_survives_json():
    article = Article(text="Ann", layers={"amounts": (Amount(SPAN, rule="t.t", value=5),)})
    assert from_json(to_json(article), layers=[Layer("amounts", Amount)]) == article
