"""Actors with the names that a spaCy pipeline finds; descriptions, unnamed sources and states stay the core's."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Final

import attrs

from newsparse import ACTORS, Actor, ActorKind, NewsparseError, Span, View, extractor

__all__ = ["PipelineError", "actors"]

_NAMED: Final = frozenset({ActorKind.PERSON, ActorKind.ORGANIZATION})
# Halves of UTF-16 pairs, which a text may have by a mistake; spaCy keeps texts as UTF-8 and cannot keep them.
_LONE: Final = re.compile("[\ud800-\udfff]")


class PipelineError(NewsparseError, ValueError):
    """The option `pipeline` is no pipeline."""


@extractor(ACTORS, requires=[ACTORS], replaces="newsparse.actors")
def actors(view: View) -> Iterator[Actor]:
    """Persons and organisations as the pipeline in the option `pipeline` names them; without one, as the core does."""
    nlp = _pipeline(view.options)
    if nlp is None:
        yield from view[ACTORS]
        return
    named = list(_names(view, nlp))
    kept = [_told_apart(actor, named) for actor in view[ACTORS]]
    known = {span for actor in kept if actor for span in actor.mentions}
    new = _grouped(one for one in named if not any(one[0].overlaps(span) for span in known))
    yield from sorted((*filter(None, kept), *new), key=lambda actor: (actor.span.start, actor.span.end))


def _pipeline(options: Mapping[str, Any]) -> Any:
    given = options.get("pipeline")
    if given is None or callable(given):
        return given
    if isinstance(given, str):
        return _load(given)
    raise PipelineError(f"options: pipeline must be the name of a package or a pipeline, not {given!r}")


@lru_cache(maxsize=4)
def _load(name: str) -> Any:
    import spacy  # pyright: ignore[reportMissingImports]  # heavy: only where a pipeline is asked for

    return spacy.load(name)


def _names(view: View, nlp: Any) -> Iterator[tuple[Span, ActorKind]]:
    """List the pipeline's persons and organisations; the offsets of its characters are code points, as ours."""
    for entity in nlp(_LONE.sub("\ufffd", view.text)).ents:
        if (kind := _kinds().get(entity.label_)) is not None:
            yield view.span(entity.start_char, entity.end_char), kind


@cache
def _kinds() -> dict[str, ActorKind]:
    source = (resources.files("newsparse_spacy") / "labels.toml").read_text(encoding="utf-8")
    return {label: ActorKind(kind) for label, kind in tomllib.loads(source)["kinds"].items()}


def _told_apart(actor: Actor, named: Sequence[tuple[Span, ActorKind]]) -> Actor | None:
    """Keep what the core says of an actor whom the pipeline names too; leave out a name that it does not know."""
    is_name = actor.kind in _NAMED and actor.name[:1].isupper()
    kinds = [kind for span, kind in named if any(span.overlaps(mention) for mention in actor.mentions)]
    if not is_name:
        return actor
    return attrs.evolve(actor, kind=kinds[0], rule="spacy.both") if kinds else None


def _grouped(named: Iterable[tuple[Span, ActorKind]]) -> Iterator[Actor]:
    """Make one actor of each name that only the pipeline knows, with all its mentions."""
    groups: dict[tuple[str, ActorKind], list[Span]] = {}
    for span, kind in named:
        groups.setdefault((" ".join(span.text.split()), kind), []).append(span)
    for (name, kind), spans in groups.items():
        if name:
            yield Actor(spans[0], rule="spacy.entity", name=name, kind=kind, mentions=tuple(spans))
