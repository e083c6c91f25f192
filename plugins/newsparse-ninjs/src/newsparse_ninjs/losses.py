"""What a format cannot carry, said fact by fact."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import attrs

from newsparse import Actor, ActorKind, Article, Fact, Incident, NewsparseError, Quote
from newsparse_ninjs.choice import is_written
from newsparse_ninjs.jsonld import write_jsonld
from newsparse_ninjs.marks import LAYERS, Mark, fitting, marks
from newsparse_ninjs.ninjs import write_ninjs
from newsparse_ninjs.ninjs_items import read_ninjs
from newsparse_ninjs.nitf import write_nitf
from newsparse_ninjs.nitf_documents import read_nitf
from newsparse_ninjs.text import day
from newsparse_ninjs.words import standard

__all__ = ["FORMATS", "Loss", "UnknownFormatError", "loss_report", "losses"]


class UnknownFormatError(NewsparseError, ValueError):
    """There is no such format."""


@attrs.frozen
class Loss:
    """Something that an article states and a format cannot.

    Args:
        path: Where it stands in the article's JSON: ``"/layers/quotes/3"``, ``"/published"``.
        fields: The fields that are lost; all that the fact fills where it is lost as a whole.
        is_whole: Whether nothing is left of it.
    """

    path: str
    fields: tuple[str, ...]
    is_whole: bool


def losses(article: Article, format: str) -> tuple[Loss, ...]:  # noqa: A002  # the name that `newsparse.read` has for it
    """List what is lost when an article is written in a format.

    Args:
        article: The article, parsed or not.
        format: ``"ninjs"``, ``"nitf"`` or ``"jsonld"``.

    Returns:
        What the article has in its own fields first, then fact by fact in the order of the layers.

    Raises:
        UnknownFormatError: There is no such format.

    >>> import newsparse
    >>> article = newsparse.parse("Two people were hurt in Porto.", published="2025-04-09")
    >>> [loss.path for loss in losses(article, "ninjs") if loss.is_whole and "casualties" in loss.path]
    ['/layers/casualties/0']
    """
    if format not in FORMATS:
        raise UnknownFormatError(f"there is no format {format!r}; there are {', '.join(FORMATS)}")
    return (*_own(article, format), *_of_facts(article, format))


def loss_report(article: Article, format: str) -> str:  # noqa: A002  # as above
    """Sum up what is lost, one line for each layer and field.

    Args:
        article: The article, parsed or not.
        format: ``"ninjs"``, ``"nitf"`` or ``"jsonld"``.

    Raises:
        UnknownFormatError: There is no such format.

    >>> print(loss_report(Article(text="Two were hurt.", metadata={"desk": "night"}), "nitf"))
    metadata
    """
    found = losses(article, format)
    lines = [loss.path.removeprefix("/") for loss in found if not loss.path.startswith("/layers/")]
    for layer, facts in article.layers.items():
        mine = [loss for loss in found if loss.path.startswith(f"/layers/{layer}/")]
        whole = sum(loss.is_whole for loss in mine)
        parts = Counter(field for loss in mine if not loss.is_whole for field in loss.fields)
        said = [f"{whole} of {len(facts)} as a whole"] if whole else []
        said += [f"{field} of {number}" for field, number in sorted(parts.items())]
        lines += [f"{layer}: {', '.join(said)}"] if said else []
    return "\n".join(lines)


# ---------------------------------------------------------------- the article's own fields


def _from_ninjs(article: Article) -> Article:
    return next(read_ninjs("".join(write_ninjs([article])).encode()))


def _from_nitf(article: Article) -> Article:
    return next(read_nitf("".join(write_nitf([article])).encode()))


def _from_jsonld(article: Article) -> Article:
    node: Mapping[str, Any] = json.loads("".join(write_jsonld([article])))
    return Article(
        text=node["articleBody"],
        id=node.get("identifier"),
        published=day(node.get("datePublished")),
        title=node.get("headline"),
        url=node.get("url"),
        outlet=node.get("publisher", {}).get("name"),
        authors=tuple(author["name"] for author in node.get("author", ())),
        language=node.get("inLanguage"),
    )


# What comes back of an article from each format.
FORMATS: Final[Mapping[str, Callable[[Article], Article]]] = {
    "ninjs": _from_ninjs,
    "nitf": _from_nitf,
    "jsonld": _from_jsonld,
}


def _own(article: Article, form: str) -> Iterator[Loss]:
    """Compare with what comes back, so that the report is right by what it is made of."""
    back = FORMATS[form](attrs.evolve(article, layers={}, failures=()))
    for name in standard("carried")[form]["article"]:
        stated = getattr(article, name)
        if stated not in (None, ()) and not _is_same(stated, getattr(back, name)):
            yield Loss(f"/{name}", (name,), is_whole=getattr(back, name) in (None, ()))
    kept = {"ninjs"} if form == "ninjs" else set()
    if set(article.metadata) - kept:
        yield Loss("/metadata", tuple(sorted(set(article.metadata) - kept)), is_whole=not kept & set(article.metadata))
    for name in ("unknown_layers", "failures"):
        if getattr(article, name):
            yield Loss(f"/{name}", (name,), is_whole=True)


def _is_same(stated: Any, back: Any) -> bool:
    """Compare; a moment with a zone is another one than the same hour without."""
    return type(stated) is type(back) and stated == back


# ---------------------------------------------------------------- facts


def _of_facts(article: Article, form: str) -> Iterator[Loss]:
    carried: Mapping[str, list[str]] = standard("carried")[form]["layers"]
    left = _left_out(article) if form == "nitf" else {}
    for layer, facts in article.layers.items():
        for number, fact in enumerate(facts):
            known = _known(fact, carried.get(layer, ()), number, layer) if is_written(fact) else frozenset()
            lost, is_whole = left.get(id(fact), ((), False))
            stated = _stated(fact)
            missing = (
                stated if is_whole or not known else tuple(name for name in stated if name not in known or name in lost)
            )
            if missing:
                yield Loss(f"/layers/{layer}/{number}", missing, is_whole=is_whole or not known)


def _known(fact: Fact, carried: list[str] | tuple[str, ...], number: int, layer: str) -> frozenset[str]:
    """List the fields that a format has a place for; of datelines, the first."""
    if layer == "datelines" and number:
        return frozenset()
    of_persons = {"gender", "roles", "affiliation"}
    if isinstance(fact, Actor) and fact.kind != ActorKind.PERSON:
        return frozenset(carried) - of_persons
    if isinstance(fact, Incident) and fact.moment and not (fact.moment.earliest or fact.moment.latest):
        return frozenset(carried) - {"moment"}  # it has no day to write
    return frozenset(carried)


def _stated(fact: Fact) -> tuple[str, ...]:
    """List the fields that say something."""
    fields = attrs.fields(type(fact))
    return tuple(
        field.name for field in fields if field.default is attrs.NOTHING or getattr(fact, field.name) != field.default
    )


_SPANS: Final = {"quotes": "content", "incidents": "triggers", "actors": "mentions"}


def _left_out(article: Article) -> dict[int, tuple[tuple[str, ...], bool]]:
    """Tell, by fact, which fields have spans without a place in the running text, and whether none has one."""
    placed = {(id(mark.fact), mark) for mark in fitting(article)}
    asked: dict[int, list[Mark]] = {}
    for mark in marks(article):
        asked.setdefault(id(mark.fact), []).append(mark)
    found: dict[int, tuple[tuple[str, ...], bool]] = {}
    for layer in LAYERS:
        for fact in article.layers.get(layer, ()):
            wanted = asked.get(id(fact), [])
            missing = [mark for mark in wanted if (id(fact), mark) not in placed]
            if missing or not wanted:
                found[id(fact)] = (_fields(fact, layer, missing), len(missing) == len(wanted))
    return found


def _fields(fact: Fact, layer: str, missing: list[Mark]) -> tuple[str, ...]:
    spans = {mark.span for mark in missing}
    several = [_SPANS[layer]] if layer in _SPANS and not isinstance(fact, Actor) else []
    if isinstance(fact, Actor) and spans.intersection(fact.mentions):
        several = ["mentions"]
    return (*several, *(["span"] if fact.span in spans and not isinstance(fact, Quote) else []))
