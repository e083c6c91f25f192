"""Hypothesis strategies for every model; Hypothesis finds them by its entry point.

Every strategy takes keywords only. Given ``text``, its spans are cut out of that text; without it, each span is
right in itself and none belongs to any text.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from newsparse.layers import BUILT_IN, Layer
from newsparse.models import (
    Act,
    Actor,
    ActorKind,
    Article,
    Attribution,
    AttributionKind,
    Byline,
    Casualty,
    Count,
    Dateline,
    Effect,
    Fact,
    Failure,
    FailureKind,
    Gender,
    Header,
    Heading,
    HeadingKind,
    Incident,
    IncidentKind,
    Moment,
    Paragraph,
    Place,
    Quote,
    Responsibility,
    Sentence,
    Stance,
    Status,
)
from newsparse.span import Span
from newsparse.testing.pieces import countries, counts, json_values, perhaps, several, spans, texts, words

__all__ = [
    "actors",
    "articles",
    "attributions",
    "bylines",
    "casualties",
    "counts",
    "datelines",
    "facts",
    "failures",
    "headers",
    "headings",
    "incidents",
    "layers",
    "moments",
    "paragraphs",
    "places",
    "quotes",
    "sentences",
    "spans",
    "texts",
]


T = TypeVar("T")


def headers(*, text: str | None = None) -> SearchStrategy[Header]:
    """Pieces of metadata printed in the text."""
    return st.builds(Header, **_common(text), name=words(), value=words())


def bylines(*, text: str | None = None) -> SearchStrategy[Byline]:
    """Lines that name the authors."""
    return st.builds(Byline, **_common(text), names=several(words()))


def headings(*, text: str | None = None) -> SearchStrategy[Heading]:
    """Titles and crossheads."""
    return st.builds(Heading, **_common(text), kind=st.sampled_from(HeadingKind))


def paragraphs(*, text: str | None = None) -> SearchStrategy[Paragraph]:
    """Paragraphs."""
    return st.builds(Paragraph, **_common(text))


def sentences(*, text: str | None = None) -> SearchStrategy[Sentence]:
    """Sentences."""
    return st.builds(Sentence, **_common(text))


def places(*, text: str | None = None) -> SearchStrategy[Place]:
    """Places, with and without a country and coordinates."""
    return st.builds(
        Place,
        **_common(text),
        name=words(),
        country=perhaps(countries()),
        lat=perhaps(st.floats(-90, 90)),
        lon=perhaps(st.floats(-180, 180)),
    )


def moments(*, text: str | None = None) -> SearchStrategy[Moment]:
    """Moments, either end of which may be open."""
    days = st.tuples(st.dates(), st.dates()).map(sorted)
    return st.builds(
        lambda common, both, first, last: Moment(
            **common, earliest=both[0] if first else None, latest=both[1] if last else None
        ),
        st.fixed_dictionaries(_common(text)),
        days,
        st.booleans(),
        st.booleans(),
    )


def datelines(*, text: str | None = None) -> SearchStrategy[Dateline]:
    """Datelines, with and without places, agency and date."""
    undated = st.builds(Dateline, **_common(text), places=several(places(text=text)), agency=perhaps(words()))
    return st.builds(
        lambda dateline, day, printed: attrs.evolve(dateline, **{name: getattr(day, name) for name in printed}),
        undated,
        st.dates(),
        st.sets(st.sampled_from(("year", "month", "day"))),
    )


def actors(*, text: str | None = None) -> SearchStrategy[Actor]:
    """Persons, organisations, groups, states and unnamed sources."""
    return st.builds(
        Actor,
        **_common(text),
        name=words(),
        kind=st.sampled_from(ActorKind),
        roles=several(words()),
        affiliation=perhaps(words()),
        country=perhaps(countries()),
        age=perhaps(st.integers(0, 120)),
        gender=perhaps(st.sampled_from(Gender)),
        mentions=several(spans(text=text)),
        aliases=several(words()),
    )


def attributions(*, text: str | None = None) -> SearchStrategy[Attribution]:
    """What the text says that somebody said."""
    return st.builds(Attribution, **_common(text), **_reported(text))


def quotes(*, text: str | None = None, people: SearchStrategy[Actor] | None = None) -> SearchStrategy[Quote]:
    """Attributions with their people.

    Args:
        text: The text that the spans are cut from.
        people: The actors to choose speakers from; by default each quote has its own.
    """
    actor = _chosen(people, actors, text)
    return st.builds(Quote, **_common(text), **_reported(text), speakers=several(actor), relay=perhaps(actor))


def casualties(
    *,
    text: str | None = None,
    people: SearchStrategy[Actor] | None = None,
    totals: SearchStrategy[Casualty] | None = None,
    sites: SearchStrategy[Place] | None = None,
    times: SearchStrategy[Moment] | None = None,
) -> SearchStrategy[Casualty]:
    """Statements of losses.

    Args:
        text: The text that the spans are cut from.
        people: The actors to choose victims and claimants from; by default each casualty has its own.
        totals: The casualties to choose totals and newer figures from; by default there are none.
        sites: The places to choose from.
        times: The moments to choose from.
    """
    actor = _chosen(people, actors, text)
    return st.builds(
        Casualty,
        **_common(text),
        effect=st.sampled_from(Effect),
        count=counts(),
        victim=perhaps(spans(text=text)),
        actor=perhaps(actor),
        claimed_by=perhaps(actor),
        stance=st.sampled_from(Stance),
        part_of=st.none() if totals is None else perhaps(totals),
        superseded_by=st.none() if totals is None else perhaps(totals),
        same_as=st.none() if totals is None else perhaps(totals),
        is_background=st.booleans(),
        place=perhaps(_chosen(sites, places, text)),
        moment=perhaps(_chosen(times, moments, text)),
    )


def incidents(
    *,
    text: str | None = None,
    people: SearchStrategy[Actor] | None = None,
    losses: SearchStrategy[Casualty] | None = None,
    sites: SearchStrategy[Place] | None = None,
    times: SearchStrategy[Moment] | None = None,
    parts: SearchStrategy[Incident] | None = None,
) -> SearchStrategy[Incident]:
    """Events, with all that they may refer to.

    Args:
        text: The text that the spans are cut from.
        people: The actors to choose perpetrators and victims from; by default each incident has its own.
        losses: The casualties to choose from.
        sites: The places to choose from.
        times: The moments to choose from.
        parts: The incidents to choose sub-incidents from; by default there are none.
    """
    actor, span = _chosen(people, actors, text), spans(text=text)
    return st.builds(
        Incident,
        **_common(text),
        kind=st.sampled_from(IncidentKind),
        status=st.sampled_from(Status),
        triggers=several(span),
        moment=perhaps(_chosen(times, moments, text)),
        places=several(_chosen(sites, places, text)),
        country=perhaps(countries()),
        perpetrators=several(actor),
        responsibility=perhaps(st.sampled_from(Responsibility)),
        targets=several(span),
        weapons=several(span),
        victims=several(actor),
        casualties=several(_chosen(losses, casualties, text)),
        damage=several(span),
        parts=st.just(()) if parts is None else several(parts),
        killed=perhaps(counts()),
        injured=perhaps(counts()),
        is_background=st.booleans(),
    )


def facts(*, text: str | None = None) -> SearchStrategy[Fact]:
    """Facts of every built-in kind."""
    return st.one_of(*(_FACTS[layer.fact](text=text) for layer in BUILT_IN))


def failures() -> SearchStrategy[Failure]:
    """Extractors that could not do their work."""
    return st.builds(
        Failure,
        kind=st.sampled_from(FailureKind),
        plugin=words(),
        extractor=words(),
        error=texts(max_size=5),
        missing=words(),
    )


def layers() -> SearchStrategy[Layer[Any]]:
    """The built-in layers."""
    return st.sampled_from(BUILT_IN)


@st.composite
def articles(draw: st.DrawFn, *, text: SearchStrategy[str] | None = None, parsed: bool | None = None) -> Article:
    """Articles whose facts share what they refer to, every span cut from the text.

    Args:
        draw: Given by Hypothesis.
        text: The texts to choose from, by default any.
        parsed: Whether the article has layers; by default some have and some have not.
    """
    chosen = draw(texts() if text is None else text)
    filled = draw(st.booleans()) if parsed is None else parsed
    return Article(
        text=chosen,
        id=draw(perhaps(words())),
        published=draw(perhaps(st.dates() | st.datetimes(timezones=perhaps(st.just(datetime.UTC))))),
        title=draw(perhaps(words())),
        url=draw(perhaps(st.just("https://example.org/news/1"))),
        outlet=draw(perhaps(words())),
        authors=draw(several(words())),
        language=draw(perhaps(st.sampled_from(["en", "en-GB"]))),
        metadata=draw(st.dictionaries(words(), json_values(), max_size=2)),
        layers=_in_order(_drawn(draw, chosen)) if filled else {},
        failures=draw(several(failures())),
    )


def _drawn(draw: st.DrawFn, text: str) -> Mapping[str, tuple[Fact, ...]]:
    """Fill the layers from low to high, each choosing what it refers to from those below."""
    plain = {name: draw(several(_FACTS[kind](text=text))) for name, kind in _PLAIN.items()}
    people, sites, times = (_among(plain[name]) for name in ("actors", "places", "moments"))
    losses = draw(several(casualties(text=text, people=people, sites=sites, times=times)))
    counted = casualties(text=text, people=people, sites=sites, times=times, totals=_among(losses))
    known = {"people": people, "sites": sites, "times": times, "losses": _among(losses)}
    small = draw(several(incidents(text=text, **known)))
    return plain | {
        "quotes": draw(several(quotes(text=text, people=people))),
        "casualties": losses + draw(several(counted)),
        "incidents": small + draw(several(incidents(text=text, **known, parts=_among(small)))),
    }


def _in_order(drawn: Mapping[str, tuple[Fact, ...]]) -> dict[str, tuple[Fact, ...]]:
    return {name: tuple(sorted(found, key=lambda fact: fact.span.start)) for name, found in drawn.items()}


def _among(found: tuple[Any, ...]) -> SearchStrategy[Any]:
    return st.sampled_from(found) if found else st.nothing()


def _chosen(
    given: SearchStrategy[T] | None, own: Callable[..., SearchStrategy[T]], text: str | None
) -> SearchStrategy[T]:
    return own(text=text) if given is None else given


def _common(text: str | None) -> dict[str, SearchStrategy[Any]]:
    """What every fact has."""
    return {
        "span": spans(text=text),
        "rule": st.from_regex(r"[a-z]{1,8}\.[a-z]{1,8}", fullmatch=True),
        "evidence": several(spans(text=text)),
        "confidence": perhaps(st.floats(0, 1)),
    }


def _reported(text: str | None) -> dict[str, SearchStrategy[Any]]:
    """What attributions and quotes have."""
    span = spans(text=text)
    return {
        "content": st.lists(span, min_size=1, max_size=2).map(tuple),
        "kind": st.sampled_from(AttributionKind),
        "act": st.sampled_from(Act),
        "is_negated": st.booleans(),
        **{name: perhaps(span) for name in ("cue", "source", "addressee", "medium")},
    }


_FACTS: Final[dict[type[Fact], Callable[..., SearchStrategy[Any]]]] = {
    Header: headers,
    Byline: bylines,
    Heading: headings,
    Paragraph: paragraphs,
    Sentence: sentences,
    Dateline: datelines,
    Moment: moments,
    Place: places,
    Actor: actors,
    Attribution: attributions,
    Quote: quotes,
    Casualty: casualties,
    Incident: incidents,
}
_COMPOSED: Final = frozenset({"quotes", "casualties", "incidents"})
_PLAIN: Final = {layer.name: layer.fact for layer in BUILT_IN if layer.name not in _COMPOSED}
_OTHERS: Final[dict[type, Callable[..., SearchStrategy[Any]]]] = {
    Span: spans,
    Count: counts,
    Failure: failures,
    Article: articles,
    Fact: facts,
    Layer: layers,
}


def _later(strategy: Callable[..., SearchStrategy[Any]]) -> Callable[[type], SearchStrategy[Any]]:
    return lambda _: strategy()


# Hypothesis imports this module by its entry point; from then on it knows the models.
for _model, _strategy in (_FACTS | _OTHERS).items():
    st.register_type_strategy(_model, _later(_strategy))
