"""Say in words how a fact was found: by which rule, in which words, from which other facts."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import cache
from importlib import resources
from typing import Any, Final

import attrs

from newsparse.errors import InputTypeError, InputValueError
from newsparse.models.anatomy import references, spans
from newsparse.models.article import Article
from newsparse.models.count import Count
from newsparse.models.fact import Fact
from newsparse.render.reasons import weighed
from newsparse.render.wording import counted, printable, quoted, worded
from newsparse.serialize.annotations import field_types, is_record
from newsparse.serialize.flat import label
from newsparse.span import Span

__all__ = ["explain", "rule_sentence"]

# Told even where it is the default: that something was merely stated is worth knowing.
_ALWAYS: Final = frozenset({"act"})


def explain(article: Article, fact: Fact) -> str:
    """Say in words how a fact was found.

    Args:
        article: The article that the fact was found in.
        fact: One of its facts, of any layer.

    Returns:
        Several lines: the fact with its words and their offsets, what it says, the rule, the words that it goes by, the
        features of a learned model that weighed most in nats, the facts that it is built from, and how sure it is.

    Raises:
        InputTypeError: It is no fact.
        InputValueError: Its words do not stand in this article.

    >>> from newsparse import Article, Place
    >>> text = "The ferry left Porto."
    >>> place = Place(Span(15, 20, "Porto"), rule="example.harbour", name="Porto", country="PT")
    >>> print(explain(Article(text=text, layers={"places": (place,)}), place))
    Place “Porto” (15 to 20), the 1st of the layer places
    It says: name Porto, country PT.
    Found by example.harbour.
    Not scored: a plain rule.
    """
    if not isinstance(fact, Fact):
        raise InputTypeError(f"can explain facts, not a {type(fact).__name__}")
    for span in spans(fact):
        if not span.holds_in(article.text):
            raise InputValueError(f"{span!r} does not stand in this article, so {fact!r} is not one of its facts")
    return "\n".join(_lines(article, fact))


def _lines(article: Article, fact: Fact) -> Iterator[str]:
    yield f"{type(fact).__name__} {quoted(fact.span)}{_standing(article, fact)}"
    if said := ", ".join(_said(fact)):
        yield f"It says: {said}."
    sentence = rule_sentence(fact.rule)
    yield f"Found by {printable(fact.rule)}{f': {sentence}' if sentence else ''}."
    yield from _list("In these words:", _words(fact))
    yield from _list("Weighed:", weighed(article, fact))
    yield from _list("Built from:", _built_from(article, fact))
    yield _confidence(fact)


def _list(title: str, items: Iterator[str]) -> Iterator[str]:
    lines = [f"  {item}" for item in items]
    if lines:
        yield title
        yield from lines


def _standing(article: Article, fact: Fact) -> str:
    for name, facts in article.layers.items():
        for number, one in enumerate(facts, 1):
            if one is fact:
                return f", the {_ordinal(number)} of the layer {name}"
    return ""


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _said(fact: Fact) -> Iterator[str]:
    """Yield what its fields hold beside spans and facts, where that is not the default or always told."""
    kind: Any = type(fact)
    shared = {field.name for field in attrs.fields(Fact)}
    defaults = {field.name: field.default for field in attrs.fields(kind)}
    pointed = {name for name, _ in references(fact)}
    for name in field_types(kind):
        value = getattr(fact, name)
        if name in shared or name in pointed or _is_words(value) or value in (None, ()):
            continue
        if value != defaults[name] or name in _ALWAYS:
            yield _word(name, value)


def _word(name: str, value: Any) -> str:
    words = name.removeprefix("is_").replace("_", " ")
    kind: Any = type(value)
    if isinstance(value, Count):
        return f"{words} {counted(value)}"
    if is_record(kind):
        parts = {part: getattr(value, part) for part in field_types(kind)}
        return f"{words} ({', '.join(_word(part, one) for part, one in parts.items() if one is not None)})"
    if isinstance(value, Enum):
        return f"{words} {worded(str(value.value))}"
    return words if value is True else f"{words} {printable(str(label(value)))}"


def _is_words(value: Any) -> bool:
    return isinstance(value, Span) or (
        isinstance(value, tuple) and bool(value) and all(isinstance(one, Span) for one in value)
    )


def _words(fact: Fact) -> Iterator[str]:
    """Yield the spans that it holds beside its own, by field; of the evidence what no other field says."""
    said = {"span": (fact.span,), **_spans_by_field(fact)}
    told = {span for name, parts in said.items() if name != "evidence" for span in parts}
    said["evidence"] = tuple(span for span in fact.evidence if span not in told)
    for name, parts in said.items():
        if name != "span" and parts:
            words = "decided by" if name == "evidence" else name.replace("_", " ")
            yield f"{words}: {', '.join(map(quoted, parts))}"


def _spans_by_field(fact: Fact) -> dict[str, tuple[Span, ...]]:
    kind: Any = type(fact)
    values = {name: getattr(fact, name) for name in field_types(kind)}
    return {name: (value,) if isinstance(value, Span) else value for name, value in values.items() if _is_words(value)}


def _built_from(article: Article, fact: Fact) -> Iterator[str]:
    for name, other in references(fact):
        named = label(other)
        known = f"{named}, " if isinstance(named, str) and named != other.text else ""
        words = name.replace("_", " ")
        origin = f"by {printable(other.rule)}{_place(article, other)}"
        yield f"{words}: {printable(known)}{type(other).__name__} {quoted(other.span)}, {origin}"


def _place(article: Article, fact: Fact) -> str:
    return "" if _standing(article, fact) else ", which stands in no layer"


def _confidence(fact: Fact) -> str:
    if fact.confidence is None:
        return "Not scored: a plain rule."
    return f"Confidence: {fact.confidence:.2f} of 1."


def rule_sentence(rule: str) -> str:
    """Tell what a rule of the built-in extractors looks for.

    Args:
        rule: Its name, ``"casualties.passive"``.

    Returns:
        A clause; empty for the rule of a plugin.
    """
    return _sentences().get(rule, "")


@cache
def _sentences() -> dict[str, str]:
    import tomllib

    file = resources.files("newsparse") / "render" / "rules.toml"
    tables: dict[str, dict[str, str]] = tomllib.loads(file.read_text(encoding="utf-8"))
    return {f"{module}.{name}": sentence for module, rules in tables.items() for name, sentence in rules.items()}
