from __future__ import annotations

import sys

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import Article, Extractor, Fact, Failure, FailureKind, Layer, Lexicon, Refusal, Span
from newsparse.errors import (
    InputValueError,
    LayerClashError,
    LayerCycleError,
    LexiconError,
    MissingLayerError,
    ModelError,
    PluginError,
    RefusedFactError,
    UndeclaredLayerError,
)
from newsparse.lexicon import load
from newsparse.offers import Offer, PluginInfo, full_name
from newsparse.pipeline import Budget, Words, run
from newsparse.planning import Plan, arrange, choose


@attrs.frozen(repr=False)
class Ship(Fact):
    """A fact of these tests."""

    sister: Ship | None = attrs.field(default=None, kw_only=True)


TEXT = "The ferry and the tug left Lima."
A, B, C, D = (Layer(name, Ship) for name in "abcd")
FERRY = Ship(Span.of(TEXT, 4, 9), rule="test.ferry")
TUG = Ship(Span.of(TEXT, 18, 21), rule="test.tug")
MISPLACED = Ship(Span(0, 5, "Wrong"), rule="test.wrong")


def offer(layer, *requires, plugin="fleet", distribution="", function=None, **more):
    """Offer an extractor named after its layer, which finds nothing unless a function says otherwise."""
    made = Extractor(
        name=more.pop("name", layer.name),
        layer=layer,
        function=function or (lambda view: ()),
        requires=requires,
        **more,
    )
    return Offer(PluginInfo(name=plugin, distribution=distribution, version="1.0" if distribution else ""), made)


def chosen(*offers, prefer=None, disable=(), absent=()):
    picked = choose(offers, prefer=prefer or {}, disable=frozenset(disable), absent=frozenset(absent))
    return {one.extractor.layer.name: one.name for one in picked}


def read(*offers, text=TEXT, strict=False, budget=None, options=None, lexicons=None, article=None, lenient=False):
    plan = arrange(offers, only=None, lenient=lenient)
    return run(
        plan,
        article or Article(text=text),
        words=Words(lexicons or {}),
        options=options or {},
        budget=budget or Budget(),
        strict=strict,
    )


def complaint_of(failure):
    """What is wrong, without who is to blame and what to do about it."""
    return failure.error.partition("; in ")[0]


# ---------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("plugin", "extractor", "name"),
    [
        ("money", "amounts", "money.amounts"),
        ("money", "money", "money"),
        ("newsparse.quotes", "quotes", "newsparse.quotes"),
        ("newsparse.structure", "sentences", "newsparse.structure.sentences"),
    ],
)
def test_an_extractor_is_named_by_its_plugin_and_itself(plugin, extractor, name):
    assert full_name(plugin, extractor) == name


def test_an_offer_is_shown_with_its_origin():
    assert str(offer(A, distribution="newsparse-fleet")) == (
        "'fleet.a' (plugin 'fleet' of distribution newsparse-fleet 1.0, hook newsparse_extractors)"
    )
    assert str(offer(A)) == "'fleet.a' (plugin 'fleet', hook newsparse_extractors)"


# ---------------------------------------------------------------- choosing


def test_one_provider_needs_no_choice():
    assert chosen(offer(B), offer(A)) == {"a": "fleet.a", "b": "fleet.b"}


def test_a_clash_names_both_distributions_and_the_cure():
    two = offer(A, distribution="newsparse-fleet"), offer(A, plugin="navy", distribution="newsparse-navy")
    with pytest.raises(LayerClashError) as caught:
        chosen(*two)
    assert str(caught.value) == (
        "the layer 'a' is filled by 'fleet.a' (plugin 'fleet' of distribution newsparse-fleet 1.0, hook newsparse_extractors) and "
        "'navy.a' (plugin 'navy' of distribution newsparse-navy 1.0, hook newsparse_extractors): choose with "
        "Parser(prefer={'a': 'fleet.a'}), or let one say replaces=..."
    )


def test_a_replacement_wins():
    assert chosen(offer(A), offer(A, plugin="navy", replaces="fleet.a")) == {"a": "navy.a"}


def test_replacements_may_be_replaced():
    navy = offer(A, plugin="navy", replaces="fleet.a")
    assert chosen(offer(A), navy, offer(A, plugin="zoo", replaces="navy.a")) == {"a": "zoo.a"}


def test_two_replacements_of_one_clash():
    with pytest.raises(LayerClashError, match=r"'navy\.a'.* and 'zoo\.a'"):
        chosen(offer(A), offer(A, plugin="navy", replaces="fleet.a"), offer(A, plugin="zoo", replaces="fleet.a"))


def test_replacing_each_other_is_a_clash():
    with pytest.raises(LayerClashError, match=r"'fleet\.a'.* and 'navy\.a'"):
        chosen(offer(A, replaces="navy.a"), offer(A, plugin="navy", replaces="fleet.a"))


def test_the_user_decides_above_all():
    navy = offer(A, plugin="navy", replaces="fleet.a")
    assert chosen(offer(A), navy, prefer={"a": "fleet.a"}) == {"a": "fleet.a"}
    assert chosen(offer(A), offer(A, plugin="navy"), prefer={"a": "navy.a"}) == {"a": "navy.a"}


def test_a_preferred_name_must_fill_the_layer():
    with pytest.raises(
        InputValueError, match=r"prefer names 'fleet\.b' for the layer 'a'; those that fill it: fleet\.a$"
    ):
        chosen(offer(A), offer(B), prefer={"a": "fleet.b"})
    with pytest.raises(InputValueError, match=r"for the layer 'z'; those that fill it: none$"):
        chosen(offer(A), prefer={"z": "fleet.a"})


@pytest.mark.parametrize("name", ["a", "fleet.a"])
def test_extractors_are_disabled_by_either_name(name):
    assert chosen(offer(A), offer(B), disable={name}) == {"b": "fleet.b"}


def test_disabling_one_settles_a_clash():
    assert chosen(offer(A), offer(A, plugin="navy"), disable={"fleet.a"}) == {"a": "navy.a"}


def test_only_extractors_can_be_disabled():
    with pytest.raises(InputValueError, match=r"disable names no extractor: 'z'; there are fleet\.a, fleet\.b$"):
        chosen(offer(B), offer(A), disable={"z", "a"})


def test_only_what_exists_is_replaced():
    navy = offer(A, plugin="navy", replaces="fleet.a")
    with pytest.raises(
        PluginError,
        match=r"'navy\.a' \(plugin 'navy', hook newsparse_extractors\) replaces 'fleet\.a', which does not exist",
    ):
        chosen(navy)
    assert chosen(navy, absent={"fleet"}) == {"a": "navy.a"}
    with pytest.raises(PluginError, match="does not exist"):
        chosen(navy, absent={"fle", "fleet.a.b"})


def test_an_extractor_named_like_its_absent_plugin_is_replaced_too():
    assert chosen(offer(A, plugin="navy", replaces="fleet.a"), absent={"fleet.a"}) == {"a": "navy.a"}


def test_only_extractors_of_one_layer_replace_each_other():
    with pytest.raises(PluginError, match=r"'navy\.b' .* fills 'b' and replaces 'fleet\.a', which fills 'a'"):
        chosen(offer(A), offer(B, plugin="navy", replaces="fleet.a"))


# ---------------------------------------------------------------- ordering


@st.composite
def fleets(draw):
    """Extractors that require layers with smaller numbers, in any order."""
    size = draw(st.integers(1, 8))
    layers = [Layer(f"layer{number}", Ship) for number in draw(st.permutations(range(size)))]
    offers = [
        offer(layer, *(draw(st.lists(st.sampled_from(layers[:number]), unique=True)) if number else ()))
        for number, layer in enumerate(layers)
    ]
    return offers, draw(st.permutations(offers))


@given(fleets())
def test_registration_order_never_matters(fleet):
    offers, shuffled = fleet
    plan = arrange(shuffled, only=None, lenient=False)
    assert plan == arrange(offers, only=None, lenient=False)
    assert chosen(*offers) == chosen(*shuffled)
    names = [one.extractor.layer.name for one in plan.steps]
    assert sorted(names) == sorted(one.extractor.layer.name for one in offers)
    for one in plan.steps:
        position = names.index(one.extractor.layer.name)
        assert all(names.index(layer.name) < position for layer in one.extractor.requires)


@given(fleets(), st.data())
def test_only_what_is_wanted_and_what_it_requires_runs(fleet, data):
    offers, shuffled = fleet
    by_layer = {one.extractor.layer.name: one for one in offers}
    wanted = data.draw(st.sets(st.sampled_from(sorted(by_layer)), min_size=1))
    ran = {one.extractor.layer.name for one in arrange(shuffled, only=frozenset(wanted), lenient=False).steps}
    assert wanted <= ran
    for name in ran:
        needed = {layer.name for layer in by_layer[name].extractor.requires}
        assert needed <= ran
    required = {layer.name for name in ran for layer in by_layer[name].extractor.requires}
    assert ran == wanted | required


def names(offers):
    return [one.extractor.layer.name for one in offers]


def test_ties_are_ordered_by_name():
    assert names(arrange([offer(C), offer(A, C), offer(B)], only=None, lenient=False).steps) == ["b", "c", "a"]


def test_a_circle_names_its_plugins():
    circle = [offer(A, B), offer(B, C, plugin="navy"), offer(C, A, plugin="zoo")]
    with pytest.raises(LayerCycleError, match="require each other in a circle") as caught:
        arrange(circle, only=None, lenient=False)
    for name in ("'fleet.a'", "'navy.b'", "'zoo.c'"):
        assert name in str(caught.value)


def test_requiring_the_own_layer_is_a_circle():
    with pytest.raises(LayerCycleError, match=r"'fleet\.a' .* -> 'fleet\.a'"):
        arrange([offer(A, A)], only=None, lenient=False)


def test_a_missing_layer_names_who_wants_it():
    with pytest.raises(MissingLayerError) as caught:
        arrange([offer(A, B, distribution="newsparse-fleet")], only=None, lenient=False)
    assert str(caught.value) == (
        "'fleet.a' (plugin 'fleet' of distribution newsparse-fleet 1.0, hook newsparse_extractors) requires the layer "
        "'b', which no extractor fills: install a plugin that does, or leave this one out with Parser(disable={'fleet.a'})"
    )


def test_orphans_are_found_all_the_way_up():
    plan = arrange([offer(A, B), offer(C, A), offer(D)], only=None, lenient=True)
    assert names(plan.steps) == ["d"]
    assert [(one.name, layer) for one, layer in plan.orphans] == [("fleet.a", "b"), ("fleet.c", "a")]


def test_orphans_that_nobody_wants_are_not_mentioned():
    offers = [offer(A, B), offer(C, A), offer(D)]
    assert arrange(offers, only=frozenset({"d"}), lenient=True).orphans == ()
    assert names(one for one, _ in arrange(offers, only=frozenset({"c"}), lenient=True).orphans) == ["a", "c"]


def test_an_orphan_that_misses_two_layers_is_mentioned_once():
    plan = arrange([offer(A, B, C)], only=None, lenient=True)
    assert plan == Plan((), ((plan.orphans[0][0], "b"),))


def test_only_layers_that_are_filled_can_be_wanted():
    with pytest.raises(InputValueError, match=r"only names a layer that nothing fills: 'z'; there are a, b$"):
        arrange([offer(B), offer(A)], only=frozenset({"z", "a"}), lenient=True)


# ---------------------------------------------------------------- refining


def found(*facts):
    return lambda view: facts


def refined(*offers, disable=(), absent=(), lenient=False):
    return read(*choose(offers, prefer={}, disable=frozenset(disable), absent=frozenset(absent)), lenient=lenient)


def without_first(view):
    return view[A][1:]


SHIPS = offer(A, B, function=found(FERRY, TUG))
HARBOUR = offer(B)
TUGS = offer(A, A, plugin="navy", replaces="fleet.a", function=without_first)


def test_an_extractor_that_requires_its_own_layer_reads_what_it_replaces():
    article = refined(TUGS, SHIPS, HARBOUR)
    assert (article[A], article.failures) == ((TUG,), ())


def test_what_it_does_not_require_it_does_not_see_though_its_base_does():
    peeping = offer(A, A, plugin="navy", replaces="fleet.a", function=lambda view: view[B])
    (failure,) = refined(peeping, SHIPS, HARBOUR).failures
    assert failure.error.startswith("UndeclaredLayerError: extractor 'navy.a' reads the layer 'b'")


def test_layers_of_the_base_are_filled_before():
    picked = choose([TUGS, SHIPS, HARBOUR], prefer={}, disable=frozenset())
    assert names(arrange(picked, only=frozenset({"a"}), lenient=False).steps) == ["b", "a"]


def test_refining_extractors_stand_on_each_other():
    last = offer(A, A, plugin="zoo", replaces="navy.a", function=without_first)
    assert refined(last, TUGS, SHIPS, HARBOUR)[A] == ()


@pytest.mark.parametrize("gone", [{"disable": ["fleet.a"]}, {"absent": ["fleet"]}])
def test_without_its_base_it_does_not_run(gone):
    offers = [TUGS, HARBOUR] if "absent" in gone else [TUGS, SHIPS, HARBOUR]
    article = refined(*offers, **gone, lenient=True)
    assert A.name not in article.layers
    assert [(one.kind, one.extractor, one.missing) for one in article.failures] == [("missing", "navy.a", "a")]


def test_where_its_base_fails_it_does_not_run():
    article = refined(TUGS, offer(A, function=half_way))
    assert A.name not in article.layers
    assert [(one.kind, one.extractor) for one in article.failures] == [("error", "fleet.a"), ("missing", "navy.a")]


def test_where_it_fails_itself_its_layer_is_lost():
    broken = offer(A, A, plugin="navy", replaces="fleet.a", function=half_way)
    above = offer(C, A)
    article = refined(broken, above, SHIPS, HARBOUR)
    assert not {A.name, C.name} & set(article.layers)
    assert [(one.kind, one.extractor) for one in article.failures] == [("error", "navy.a"), ("missing", "fleet.c")]


def test_refining_in_a_circle_names_both():
    one, other = (offer(A, A, plugin=name, replaces=f"{base}.a") for name, base in (("x", "y"), ("y", "x")))
    with pytest.raises(LayerCycleError, match=r"refine each other in a circle: 'x\.a' .* -> 'y\.a' .* -> 'x\.a'"):
        choose([one, other], prefer={"a": "x.a"}, disable=frozenset())


# ---------------------------------------------------------------- running


def test_each_extractor_sees_what_it_requires():
    seen = []

    def look(view):
        seen.append(view[A])
        yield TUG

    article = read(offer(B, A, function=look), offer(A, function=lambda view: [FERRY]))
    assert seen == [(FERRY,)]
    assert (article[A], article[B], article.failures) == ((FERRY,), (TUG,), ())


def test_an_extractor_cannot_read_what_it_does_not_require():
    article = read(offer(A, function=lambda view: [FERRY]), offer(B, function=lambda view: view[A]))
    assert article[A] == (FERRY,)
    assert B.name not in article.layers
    (failure,) = article.failures
    assert (failure.kind, failure.plugin, failure.extractor, failure.missing) == ("error", "fleet", "fleet.b", "b")
    assert failure.error.startswith(
        "UndeclaredLayerError: extractor 'fleet.b' reads the layer 'a' without requiring it"
    )


def half_way(view):
    yield FERRY
    raise ValueError("the log is torn")


TORN = (
    "ValueError: the log is torn; in 'fleet.a' (plugin 'fleet', hook newsparse_extractors): "
    "Parser(strict=True) shows where, Parser(disable={'fleet.a'}) does without it"
)


def test_an_extractor_that_raises_loses_its_layer_and_those_above():
    article = read(offer(A, function=half_way), offer(B, A), offer(C, B), offer(D, function=lambda view: [TUG]))
    assert article.layers == {"d": (TUG,)}
    assert article.failures == (
        Failure(kind="error", plugin="fleet", extractor="fleet.a", error=TORN, missing="a"),
        Failure(kind="missing", plugin="fleet", extractor="fleet.b", error="requires 'a'", missing="a"),
        Failure(kind="missing", plugin="fleet", extractor="fleet.c", error="requires 'b'", missing="b"),
    )


def test_orphans_become_failures():
    article = read(offer(A, B), offer(C, A), lenient=True)
    assert [(one.kind, one.extractor, one.missing) for one in article.failures] == [
        ("missing", "fleet.a", "b"),
        ("missing", "fleet.c", "a"),
    ]


def test_strict_raises_all_that_failed_at_once():
    with pytest.raises(ExceptionGroup, match="newsparse could not read the article") as caught:
        read(
            offer(A, function=half_way),
            offer(B, A),
            offer(C, function=lambda view: view[A]),
            offer(D, function=lambda view: [MISPLACED]),
            strict=True,
        )
    errors = caught.value.exceptions
    assert [type(error) for error in errors] == [ValueError, UndeclaredLayerError, RefusedFactError]
    assert errors[0].__notes__ == [TORN.partition("; ")[2]]


def test_strict_is_silent_where_nothing_fails():
    assert read(offer(A, function=lambda view: [FERRY]), strict=True)[A] == (FERRY,)


class Stranger:
    """No fact."""


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        (MISPLACED, "a Ship whose Span(0:5 'Wrong') does not hold in the text"),
        (attrs.evolve(FERRY, evidence=(Span(90, 91, "x"),)), "Span(90:91 'x') does not hold"),
        (attrs.evolve(FERRY, sister=MISPLACED), "Span(0:5 'Wrong') does not hold"),
        (attrs.evolve(FERRY, sister=attrs.evolve(TUG, sister=MISPLACED)), "Span(0:5 'Wrong') does not hold"),
        (Fact(FERRY.span, rule="test.fact"), "Fact(4:9 'ferry') does not go into the layer 'a', which holds Ship"),
        ("ferry", "'ferry' does not go into the layer 'a', which holds Ship"),
        (None, "None does not go into the layer 'a', which holds Ship"),
    ],
)
def test_a_wrong_fact_is_refused_and_the_others_stay(wrong, complaint):
    article = read(offer(A, function=lambda view: [FERRY, wrong, TUG]), offer(B, A, function=lambda view: view[A]))
    assert article[A] == article[B] == (FERRY, TUG)
    (failure,) = article.failures
    assert (failure.kind, failure.extractor, failure.missing) == ("refused", "fleet.a", "a")
    assert failure.error.startswith("RefusedFactError: ")
    assert complaint in failure.error
    assert "in 'fleet.a' (plugin 'fleet', hook newsparse_extractors): yield facts of the layer's class" in failure.error


def test_a_wrong_fact_is_refused_each_time_it_is_referred_to():
    """What was looked at and found wrong must not count as known."""
    shared = attrs.evolve(TUG, sister=MISPLACED)
    wrong = [attrs.evolve(FERRY, sister=shared), attrs.evolve(FERRY, sister=shared), shared]
    article = read(offer(A, function=lambda view: [*wrong, FERRY]))
    assert article[A] == (FERRY,)
    assert len(article.failures) == 3


@pytest.mark.parametrize(
    ("refusal", "told"),
    [
        (Refusal("it never sailed"), "it never sailed; in 'fleet.a' (plugin 'fleet', hook newsparse_extractors)"),
        (
            Refusal("it never sailed", cure="ask the harbour"),
            "it never sailed; in 'fleet.a' (plugin 'fleet', hook newsparse_extractors): ask the harbour",
        ),
    ],
)
def test_what_an_extractor_does_not_vouch_for_is_told_in_its_words(refusal, told):
    found = offer(A, function=lambda view: [FERRY, refusal, TUG])
    article = read(found, offer(B, A, function=lambda view: view[A]))
    assert article[A] == article[B] == (FERRY, TUG)
    assert article.failures == (
        Failure(kind=FailureKind.REFUSED, plugin="fleet", extractor="fleet.a", error=told, missing="a"),
    )
    with pytest.raises(ExceptionGroup) as caught:
        read(found, strict=True)
    (error,) = caught.value.exceptions
    assert (type(error), str(error), error.__notes__) == (
        RefusedFactError,
        "it never sailed",
        [told.partition("; ")[2]],
    )


def test_a_refusal_has_a_reason_in_words():
    for wrong in ({"reason": None}, {"reason": "it never sailed", "cure": 7}):
        with pytest.raises(ModelError, match=r"Refusal\.(reason|cure): (None|7) is no text"):
            Refusal(**wrong)


@pytest.mark.parametrize("returned", [None, 7])
def test_an_extractor_must_return_something_to_iterate(returned):
    (failure,) = read(offer(A, function=lambda view: returned)).failures
    assert complaint_of(failure) == f"PluginError: an extractor returns facts to iterate, not {returned!r}"


def test_failures_that_an_article_brings_are_kept():
    before = Failure(kind="error", error="the scan was torn")
    article = read(offer(A, function=half_way), article=Article(text=TEXT, failures=(before,)))
    assert article.failures[0] is before
    assert len(article.failures) == 2


def test_options_reach_the_extractors_of_their_plugin_only():
    seen = {}

    def look(view):
        seen[view.reader] = dict(view.options)
        return ()

    read(offer(A, function=look), offer(B, plugin="navy", function=look), options={"navy": {"depth": 3}})
    assert seen == {"fleet.a": {}, "navy.b": {"depth": 3}}


def test_all_extractors_share_one_reading():
    readings = []

    def look(view):
        readings.append(view.reading)
        return ()

    read(offer(A, function=look), offer(B, function=look))
    assert readings[0] is readings[1]
    assert readings[0].text == TEXT


def test_interrupting_the_program_is_no_failure():
    def interrupted(view):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read(offer(A, function=interrupted))


# ---------------------------------------------------------------- other languages

FRENCH = "Le chat est sur la table et le chien est dans le jardin avec les enfants de la voisine. " * 4


def test_other_languages_are_read_by_those_who_can():
    def look(view):
        yield Ship(view.span(0, 2), rule="test.start")

    article = read(offer(A, any_language=True, function=look), offer(B, A, function=look), text=FRENCH)
    assert [fact.text for fact in article[A]] == ["Le"]
    assert B.name not in article.layers
    (failure,) = article.failures
    assert (failure.kind, failure.plugin) == (FailureKind.NOT_ENGLISH, "")
    assert "function words" in failure.error


def test_english_is_read_by_all():
    english = "The cat sat on the table and the dog was in the garden with the children of the neighbour. " * 4
    assert read(offer(A), text=english).failures == ()


# ---------------------------------------------------------------- budget


def endless(view):
    while True:
        yield FERRY


def slow(view):
    import time

    for _ in range(1000):
        time.sleep(0.02)
        yield FERRY


@pytest.mark.parametrize(
    ("function", "budget", "error"),
    [
        (endless, Budget(facts=3), "TimeoutError: yielded more than 3 facts"),
        (endless, Budget(seconds=0.05), "TimeoutError: took more than 0.05 seconds"),
        (slow, Budget(seconds=0.03, facts=1000), "TimeoutError: took more than 0.03 seconds"),
    ],
)
def test_an_extractor_beyond_its_budget_loses_its_layer(function, budget, error):
    article = read(offer(A, function=function), offer(B, A), offer(C, function=lambda view: [TUG]), budget=budget)
    assert article.layers == {"c": (TUG,)}
    assert [(one.kind, complaint_of(one)) for one in article.failures] == [
        ("timeout", error),
        ("missing", "requires 'a'"),
    ]


def leaving(view):
    sys.exit(3)
    yield FERRY


def test_an_extractor_that_ends_the_program_loses_its_layer():
    offers = offer(A, function=leaving), offer(B, A), offer(C, function=lambda view: [TUG])
    article = read(*offers)
    assert article.layers == {"c": (TUG,)}
    told = "PluginError: an extractor may not end the program: SystemExit(3)"
    assert [(one.kind, complaint_of(one)) for one in article.failures] == [("error", told), ("missing", "requires 'a'")]
    with pytest.raises(ExceptionGroup) as caught:
        read(*offers, strict=True)
    assert isinstance(caught.value.exceptions[0].__cause__, SystemExit)


def test_who_runs_the_program_may_end_it():
    def interrupted(view):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read(offer(A, function=interrupted))


def test_what_fits_the_budget_is_kept():
    article = read(offer(A, function=lambda view: [FERRY, TUG]), budget=Budget(facts=2, seconds=60))
    assert (article[A], article.failures) == ((FERRY, TUG), ())


# ---------------------------------------------------------------- words


def test_words_of_plugins_are_merged_with_the_built_in_ones():
    more = Lexicon.of("english", {"words": {"function": "forsooth"}})
    words = Words({"english": (more,)})
    assert words("english")["words"]["forsooth"] == words("english")["words"]["the"] == "function"
    assert words("english") is words("english")
    assert "forsooth" not in load("english")["words"]


def test_words_may_be_only_those_of_plugins():
    first = Lexicon.of("ships", {"kinds": {"small": "tug"}})
    second = Lexicon.of("ships", {"kinds": {"large": "ferry, tug"}})
    assert Words({"ships": (first, second)})("ships")["kinds"] == {"tug": "large", "ferry": "large"}


def test_without_plugins_the_built_in_lexicon_is_not_copied():
    assert Words({})("english") is load("english")


def test_nobody_offers_a_lexicon():
    with pytest.raises(LexiconError, match="ships no lexicon 'ships'"):
        Words({})("ships")
