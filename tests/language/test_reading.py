"""The shared reading makes each part once, and its parts fit each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsparse.language.reading import Reading
from newsparse.lexicon import load

FRAGMENTS = [
    "Rain",
    " ",
    "fell",
    ".",
    "\n\n",
    '"',
    "Ana said",
    ", ",
    "the city's",
    "14",
    "men",
    "!",
    "\n",
    "By Jo Doe",
    "- Roads shut -",
]
copy = st.one_of(st.text(max_size=50), st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join))


@given(copy)
def test_its_parts_fit_each_other(text):
    reading = Reading(text, load)
    assert len(reading.tags) == len(reading.tokens)
    assert [reading.tokens.starts[index] for index in reading.openings] == [start for start, _ in reading.sentences]
    for phrase in reading.phrases:
        start, end = reading.tokens.starts[phrase.first], reading.tokens.ends[phrase.last]
        assert not any(start < opening < end for opening, _ in reading.sentences)
    for block in reading.blocks:
        assert 0 <= block.start < block.end <= len(text)


def test_each_part_is_made_once():
    reading = Reading("Rain fell on the city. Roads were shut.", load)
    for part in ("blocks", "quotations", "sentences", "tokens", "tags", "openings", "phrases"):
        assert getattr(reading, part) is getattr(reading, part)


def test_a_lexicon_is_asked_for_by_name():
    asked: list[str] = []

    def find(name):
        asked.append(name)
        return load(name)

    assert Reading("Rain fell.", find).phrases
    assert set(asked) == {"segmentation", "tags", "names", "cues"}
