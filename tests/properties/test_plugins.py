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
    Lexicon,
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
    """A plugin with the extractors that are described: number of a layer, those it requires, what it replaces.

    Its words are in a lexicon that all crews add to; a layer in `torn` raises half-way.
    """

    plugin_name: str
    described: tuple[tuple[int, tuple[int, ...], str | None], ...]
    torn: frozenset[int] = frozenset()

    @hookimpl
    def newsparse_extractors(self):
        return [self.made(*one) for one in self.described]

    @hookimpl
    def newsparse_lexicons(self):
        return [Lexicon("crews", {"captains": {"all": self.plugin_name, self.plugin_name: "own"}})]

    def made(self, number, requires, replaces):
        needed = [POOL[each] for each in requires]

        @extractor(POOL[number], requires=[PLACES, *needed], replaces=replaces, name=f"layer{number}")
        def sight(view):
            seen = tuple(fact for layer in needed for fact in view[layer][:2])
            captain = view.lexicon("crews")["captains"]["all"]
            for start in range(number, len(view.text) - 2, 11 + len(seen)):
                place = next((place for place in view[PLACES] if place.span.start >= start), None)
                yield Sighting(
                    view.span(start, start + 2), rule=f"{self.plugin_name}.{captain}", seen=seen, place=place
                )
                if number in self.torn:
                    raise ValueError("the sail is torn")

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


def built_from(numbers, plugins):
    """Name layers and all that are built from them; the layers of clean crews are built from lower ones."""
    lost = set(numbers)
    for number, requires, _ in sorted(one for crew in plugins for one in crew.described):
        if lost & set(requires):
            lost.add(number)
    return {POOL[number].name for number in lost}


def without_rules(article):
    """Leave out what the words of the others decide."""
    return {
        name: facts if name == "places" else [bare(fact) for fact in facts] for name, facts in article.layers.items()
    }


def bare(fact):
    return (fact.span, getattr(fact, "place", None), tuple(map(bare, getattr(fact, "seen", ()))))


@given(crews(clean=True), st.data())
def test_blocking_one_removes_exactly_its_facts_and_those_built_from_them(plugins, data):
    gone = data.draw(st.sampled_from(plugins))
    others = {layer.name for layer in BUILT_IN if layer.name not in ("places", "paragraphs", "datelines")}
    whole = outcome(plugins, disable=others)
    rest = outcome(plugins, disable=others, block={gone.plugin_name})
    names = built_from({number for number, _, _ in gone.described}, plugins)
    assert without_rules(rest) == {name: facts for name, facts in without_rules(whole).items() if name not in names}
    own = {POOL[number].name for number, _, _ in gone.described}
    assert {failure.missing for failure in rest.failures} <= names
    assert {failure.extractor.rpartition(".")[2] for failure in rest.failures} == names - own


@given(crews(clean=True), st.data())
def test_one_that_raises_loses_exactly_its_facts_and_those_built_from_them(plugins, data):
    torn = data.draw(st.sampled_from([number for crew in plugins for number, _, _ in crew.described]))
    only = {PLACES, *layers_of(plugins)}
    whole = outcome(plugins, only=only)
    rest = outcome([attrs.evolve(crew, torn=frozenset({torn})) for crew in plugins], only=only)
    names = built_from({torn}, plugins)
    assert dict(rest.layers) == {name: facts for name, facts in whole.layers.items() if name not in names}
    kinds = {failure.extractor.rpartition(".")[2]: str(failure.kind) for failure in rest.failures}
    assert kinds == {name: "error" if name == POOL[torn].name else "missing" for name in names}


@given(crews(clean=True))
def test_json_survives_a_host_without_the_plugins(plugins):
    article = outcome(plugins, only={PLACES, *layers_of(plugins)})
    parser = Parser(plugins=plugins)
    stored = to_json(article, parser=parser)
    passed_on = to_json(from_json(stored))
    again = from_json(passed_on, parser=parser)
    assert again == article
    every = {id(fact) for facts in again.layers.values() for fact in facts}
    for name in layers_of(plugins):
        for fact in again.layers[name]:
            assert {id(one) for one in (fact.place, *fact.seen) if one} <= every
