from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.models.frozen import FrozenMap


@given(st.dictionaries(st.text(max_size=3), st.integers()))
def test_it_is_the_mapping_that_it_was_made_from(items):
    frozen = FrozenMap(items)
    assert frozen == items
    assert (len(frozen), list(frozen)) == (len(items), list(items))
    assert pickle.loads(pickle.dumps(frozen)) == frozen
    assert repr(frozen) == f"FrozenMap({items!r})"
    for key, value in items.items():
        assert frozen[key] == value


def test_it_cannot_be_changed():
    frozen = FrozenMap({"desk": "foreign"})
    with pytest.raises(TypeError):
        frozen["desk"] = "home"
    with pytest.raises(AttributeError, match="cannot be changed"):
        frozen._items = {}
    with pytest.raises(AttributeError, match="cannot be changed"):
        del frozen._items
    assert frozen == {"desk": "foreign"}


def test_nothing_is_an_empty_mapping():
    assert FrozenMap() == FrozenMap(None) == {}
