"""Laws of the host: generated plugins in any order give one outcome, and leave no more behind than they brought."""

from __future__ import annotations

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

from newsparse import (
    PLACES,
    Article,
    Fact,
    Layer,
    NewsparseError,
    Parser,
    Place,
    extractor,
    from_json,
    hookimpl,
    to_json,
)
from newsparse.layers import BUILT_IN

TEXT = "The ferry left the harbour of Lima, and the tug stayed in Porto with the crew of the barge."


@attrs.frozen(repr=False)
class Sighting(Fact):
    """A fact of these tests, which remembers what it was made from."""

    seen: tuple[Fact, ...] = attrs.field(default=(), kw_only=True)
    place: Place | None = attrs.field(default=None, kw_only=True)


POOL = tuple(Layer(f"layer{number}", Sighting) for number in range(5))


@attrs.frozen
class Crew:
    """A plugin with the extractors that are described: number of a layer, those it requires, what it replaces."""

    plugin_name: str
    described: tuple[tuple[int, tuple[int, ...], str | None], ...]

    @hookimpl
    def newsparse_extractors(self):
        return [self.made(*one) for one in self.described]

    def made(self, number, requires, replaces):
        needed = [POOL[each] for each in requires]

        @extractor(POOL[number], requires=[PLACES, *needed], replaces=replaces, name=f"layer{number}")
        def sight(view):
            seen = tuple(fact for layer in needed for fact in view[layer][:2])
            for start in range(number, len(view.text) - 2, 11 + len(seen)):
                place = next((place for place in view[PLACES] if place.span.start >= start), None)
                yield Sighting(view.span(start, start + 2), rule=f"{self.plugin_name}.sight", seen=seen, place=place)

        return sight


NUMBERS = st.integers(0, len(POOL) - 1)
NAMES = ("alpha", "beta", "gamma", "delta")
REPLACED = st.none() | st.builds("{}.layer{}".format, st.sampled_from(NAMES), NUMBERS)


@st.composite
def crews(draw, *, clean=False):
    """Plugins that may clash, run in circles and miss layers; clean ones do none of it."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, unique=True))
    if not clean:
        described = st.tuples(NUMBERS, st.lists(NUMBERS, max_size=2, unique=True).map(tuple), REPLACED)
        return [Crew(name, tuple(draw(st.lists(described, min_size=1, max_size=2)))) for name in names]
    filled = draw(st.lists(NUMBERS, min_size=1, unique=True).map(sorted))
    owners = {number: draw(st.sampled_from(names)) for number in filled}
    below = {number: [each for each in filled if each < number] for number in filled}
    made = {
        number: (
            number,
            tuple(draw(st.lists(st.sampled_from(below[number]), unique=True)) if below[number] else ()),
            None,
        )
        for number in filled
    }
    return [Crew(name, tuple(made[number] for number in filled if owners[number] == name)) for name in names]


def outcome(plugins, **settings):
    """Read the text; an error counts by what it says."""
    try:
        return Parser(plugins=plugins, **settings).parse(TEXT)
    except NewsparseError as error:
        return type(error), str(error)


def layers_of(plugins):
    return {POOL[number].name for crew in plugins for number, _, _ in crew.described}


@given(crews(), st.randoms(use_true_random=False))
def test_registration_order_changes_neither_article_nor_error(plugins, random):
    shuffled = random.sample(plugins, len(plugins))
    only = layers_of(plugins)
    assert outcome(plugins, only=only) == outcome(shuffled, only=only)


@given(crews())
def test_an_error_names_a_plugin_of_those_that_are_there(plugins):
    found = outcome(plugins, only=layers_of(plugins))
    assume(not isinstance(found, Article))
    _, error = found
    assert any(f"plugin {crew.plugin_name!r}" in error for crew in plugins)


@given(crews(clean=True), st.data())
def test_blocking_one_removes_exactly_its_facts_and_those_built_from_them(plugins, data):
    gone = data.draw(st.sampled_from(plugins))
    others = {layer.name for layer in BUILT_IN if layer.name not in ("places", "paragraphs", "datelines")}
    whole = outcome(plugins, disable=others)
    rest = outcome(plugins, disable=others, block={gone.plugin_name})
    lost = {number for number, _, _ in gone.described}
    for number, requires, _ in sorted(one for crew in plugins for one in crew.described):
        if lost & set(requires):
            lost.add(number)
    names = {POOL[number].name for number in lost}
    assert dict(rest.layers) == {name: facts for name, facts in whole.layers.items() if name not in names}
    own = {POOL[number].name for number, _, _ in gone.described}
    assert {failure.missing for failure in rest.failures} <= names
    assert {failure.extractor.rpartition(".")[2] for failure in rest.failures} == names - own


@given(crews(clean=True))
def test_json_survives_a_host_without_the_plugins(plugins):
    article = outcome(plugins, only={PLACES, *layers_of(plugins)})
    parser = Parser(plugins=plugins)
    stored = to_json(article, parser=parser)
    passed_on = to_json(from_json(stored))
    assert from_json(passed_on, parser=parser) == article
