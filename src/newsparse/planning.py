"""Choose one extractor for each layer, and put them in order. Knows nothing of how they were found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

import attrs

from newsparse.errors import InputValueError, LayerClashError, LayerCycleError, MissingLayerError, PluginError
from newsparse.offers import Offer

__all__ = ["Plan", "arrange", "choose"]


class Plan(NamedTuple):
    """The extractors in the order they run, and those that cannot.

    Args:
        steps: What runs, in order.
        orphans: What cannot run because the user took away a layer it needs, with that layer's name.
    """

    steps: tuple[Offer, ...]
    orphans: tuple[tuple[Offer, str], ...] = ()


def choose(
    offers: Iterable[Offer],
    *,
    prefer: Mapping[str, str],
    disable: frozenset[str],
    absent: frozenset[str] = frozenset(),
) -> tuple[Offer, ...]:
    """Pick one extractor for each layer.

    Args:
        offers: All that the plugins offer.
        prefer: Name of a layer to name of the extractor that shall fill it; decides above all.
        disable: Names of extractors to leave out, short or full.
        absent: Names of plugins that were blocked or failed: there is nothing to replace in them, and no harm in it.

    Returns:
        One offer for each layer.

    Raises:
        InputValueError: A name in `prefer` or `disable` is that of no extractor.
        LayerClashError: Two extractors fill one layer, and nothing says which is wanted.
        PluginError: An extractor replaces one that does not exist or fills another layer.
    """
    every = tuple(offers)
    _check_names(every, prefer, disable)
    _check_replaced(every, absent)
    wanted = [one for one in every if not {one.name, one.extractor.name} & disable]
    layers = sorted({one.extractor.layer.name for one in wanted})
    bases = {one.name: one for one in wanted}
    return tuple(_on_its_base(_provider(layer, wanted, every, prefer.get(layer)), bases) for layer in layers)


def _check_names(every: tuple[Offer, ...], prefer: Mapping[str, str], disable: frozenset[str]) -> None:
    full = {one.name for one in every}
    short = {one.extractor.name for one in every}
    filled = {(one.extractor.layer.name, one.name) for one in every}
    for name in sorted(disable - full - short):
        raise InputValueError(f"disable names no extractor: {name!r}; there are {', '.join(sorted(full))}")
    for layer, name in prefer.items():
        if (layer, name) not in filled:
            fitting = ", ".join(sorted(one for fills, one in filled if fills == layer)) or "none"
            raise InputValueError(f"prefer names {name!r} for the layer {layer!r}; those that fill it: {fitting}")


def _check_replaced(every: tuple[Offer, ...], absent: frozenset[str]) -> None:
    layers = {one.name: one.extractor.layer.name for one in every}
    for one in every:
        replaced, layer = one.extractor.replaces, one.extractor.layer.name
        if replaced is None or layers.get(replaced) == layer:
            continue
        if replaced in layers:
            raise PluginError(
                f"{one} fills {layer!r} and replaces {replaced!r}, which fills {layers[replaced]!r}: "
                f"replace one that fills {layer!r}"
            )
        if not any(replaced == name or replaced.startswith(f"{name}.") for name in absent):
            fitting = ", ".join(sorted(name for name, fills in layers.items() if fills == layer and name != one.name))
            raise PluginError(
                f"{one} replaces {replaced!r}, which does not exist; what else fills {layer!r}: {fitting or 'nothing'}"
            )


def _provider(layer: str, wanted: list[Offer], every: tuple[Offer, ...], preferred: str | None) -> Offer:
    candidates = [one for one in wanted if one.extractor.layer.name == layer]
    if preferred is not None:
        candidates = [one for one in every if one.name == preferred]
    replaced = {one.extractor.replaces for one in candidates}
    left = [one for one in candidates if one.name not in replaced]
    if len(left) != 1:
        names = " and ".join(str(one) for one in left or candidates)
        raise LayerClashError(
            f"the layer {layer!r} is filled by {names}: choose with "
            f"Parser(prefer={{{layer!r}: {(left or candidates)[0].name!r}}}), or let one say replaces=..."
        )
    return left[0]


def _on_its_base(offer: Offer, offers: Mapping[str, Offer], above: tuple[Offer, ...] = ()) -> Offer:
    """Put under an extractor that refines another that other one, and so on."""
    if any(one.name == offer.name for one in above):
        circle = " -> ".join(str(one) for one in (*above, offer))
        raise LayerCycleError(f"extractors refine each other in a circle: {circle}; let one of them replace nothing")
    base = offers.get(offer.extractor.replaces or "") if offer.extractor.is_refining else None
    return offer if base is None else attrs.evolve(offer, base=_on_its_base(base, offers, (*above, offer)))


def arrange(chosen: Iterable[Offer], *, only: frozenset[str] | None, lenient: bool) -> Plan:
    """Put extractors in an order in which each finds the layers it requires.

    Args:
        chosen: One offer for each layer.
        only: Names of the layers that are wanted, or None for all; what they require is added.
        lenient: Whether a missing layer makes an orphan instead of an error, as it does when the
            user took an extractor or a plugin away, or a plugin is broken.

    Raises:
        InputValueError: A layer in `only` is filled by nobody.
        LayerCycleError: Extractors require each other in a circle.
        MissingLayerError: A required layer is filled by nobody.
    """
    by_layer = {one.extractor.layer.name: one for one in chosen}
    for name in sorted((only or frozenset()) - by_layer.keys()):
        raise InputValueError(
            f"only names a layer that nothing fills: {name!r}; there are {', '.join(sorted(by_layer))}"
        )
    orphans = _orphans(by_layer)
    if orphans and not lenient:
        offer, layer = orphans[0]
        raise MissingLayerError(
            f"{offer} requires the layer {layer!r}, which no extractor fills: install a plugin that does, "
            f"or leave this one out with Parser(disable={{{offer.name!r}}})"
        )
    needed = _closure(by_layer if only is None else only, by_layer)
    for offer, _ in orphans:
        del by_layer[offer.extractor.layer.name]
    return Plan(
        steps=tuple(by_layer[name] for name in _sorted(by_layer) if name in needed),
        orphans=tuple((offer, layer) for offer, layer in orphans if offer.extractor.layer.name in needed),
    )


def _orphans(by_layer: Mapping[str, Offer]) -> tuple[tuple[Offer, str], ...]:
    """Find the offers that lack a layer, and those that lack theirs, and so on."""
    left, orphans = dict(by_layer), list[tuple[Offer, str]]()
    while True:
        lost = [(one, need) for one in left.values() for need in _lacks(one, left)]
        if not lost:
            return tuple(orphans)
        for one, need in lost:
            if left.pop(one.extractor.layer.name, None):
                orphans.append((one, need))


def _lacks(offer: Offer, left: Mapping[str, Offer]) -> Iterator[str]:
    """Name the layers that an offer needs in vain; its own, where it refines what is not there."""
    if offer.extractor.is_refining and offer.base is None:
        yield offer.extractor.layer.name
    yield from (need for need in offer.needs() if need not in left)


def _sorted(by_layer: Mapping[str, Offer]) -> list[str]:
    """Sort layers by what they require, ties by name, so that registration order never matters."""
    sorter = TopologicalSorter({name: set(one.needs()) for name, one in by_layer.items()})
    try:
        sorter.prepare()
    except CycleError as cycle:
        circle = " -> ".join(str(by_layer[name]) for name in cycle.args[1])
        raise LayerCycleError(
            f"extractors require each other in a circle: {circle}; let one require less, "
            f"or leave it out with Parser(disable={{{by_layer[cycle.args[1][0]].name!r}}})"
        ) from None
    ordered: list[str] = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        ordered.extend(ready)
        sorter.done(*ready)
    return ordered


def _closure(wanted: Iterable[str], by_layer: Mapping[str, Offer]) -> set[str]:
    needed, waiting = set[str](), list(wanted)
    while waiting:
        name = waiting.pop()
        if name in by_layer and name not in needed:
            needed.add(name)
            waiting.extend(by_layer[name].needs())
    return needed
