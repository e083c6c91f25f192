from __future__ import annotations

import pickle

import pytest

import newsparse
from newsparse import Fact, Layer, Place, Sentence
from newsparse.errors import ModelError
from newsparse.layers import BUILT_IN


@pytest.mark.parametrize("name", ["Quotes", "my layer", "1st", "", "QUOTES", "my-layer"])
def test_a_name_is_a_lower_case_identifier(name):
    with pytest.raises(ModelError) as caught:
        Layer(name, Sentence)
    assert str(caught.value) == f"Layer.name: {name!r} is not a lower-case identifier"


@pytest.mark.parametrize("kind", [str, "Sentence", None, newsparse.Span])
def test_a_layer_holds_facts(kind):
    with pytest.raises(ModelError) as caught:
        Layer("harbours", kind)
    assert str(caught.value) == f"Layer.fact: {kind!r} is not a class of Fact"


def test_layers_are_values_to_use_as_keys():
    layer = Layer("harbours", Place)
    assert layer == Layer("harbours", Place) != Layer("harbours", Sentence)
    assert {layer: 1}[pickle.loads(pickle.dumps(layer))] == 1
    assert repr(layer) == "Layer(harbours: Place)"


def test_built_in_layers_are_public_under_their_names():
    assert len({layer.name for layer in BUILT_IN}) == len(BUILT_IN) == 13
    for layer in BUILT_IN:
        assert getattr(newsparse, layer.name.upper()) is layer
        assert issubclass(layer.fact, Fact)
        assert layer.fact is not Fact
