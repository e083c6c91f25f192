"""The layer ACTORS: who is mentioned, one `Actor` for each, with everything the text tells of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import Any, Final

from newsparse.extraction import Extractor, View, extractor
from newsparse.hookspecs import hookimpl
from newsparse.language.naming import MANY, STATE, Vocabulary
from newsparse.language.referents import Referent
from newsparse.language.scene import Scene
from newsparse.language.story import Story
from newsparse.layers import ACTORS, ATTRIBUTIONS, DATELINES, HEADINGS, PLACES, SENTENCES
from newsparse.models.actor import Actor, ActorKind
from newsparse.span import Span

__all__ = ["actors", "newsparse_extractors"]

# "The city's mayor" is the mayor of the place named last.
_PLACE_NOUNS: Final = frozenset(
    "city town village region province state capital county district island territory municipality".split()
)


@extractor(ACTORS, requires=[ATTRIBUTIONS, DATELINES, HEADINGS, PLACES, SENTENCES])
def actors(view: View) -> Iterator[Actor]:
    """Follow everybody through the text, from mention to mention and from source to source."""
    story = Story(_scene(view))
    story.follow()
    yield from _Credits(view, story).roll()


@hookimpl
def newsparse_extractors() -> Iterable[Extractor[Any]]:
    """Offer the built-in reader of actors."""
    return [actors]


def _scene(view: View) -> Scene:
    sources = (one.source for one in view[ATTRIBUTIONS])
    return Scene(
        view.reading,
        Vocabulary.of(*map(view.lexicon, ("actors", "places", "names", "tags"))),
        sentences=[_bounds(one.span) for one in view[SENTENCES]],
        headings=[_bounds(one.span) for one in view[HEADINGS]],
        datelines=[_bounds(one.span) for one in view[DATELINES]],
        places=[_bounds(one.span) for one in view[PLACES]],
        sources=[_bounds(source) for source in sources if source is not None],
    )


def _bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end


class _Credits:
    """Turns the cast into actors."""

    def __init__(self, view: View, story: Story) -> None:
        self.view = view
        self.story = story
        self.tokens = story.tokens
        self.vocabulary = story.vocabulary
        self.states = {one.country: one for one in story.cast.everybody if one.kind == STATE}
        self.places = [
            (place.span.start, place.name)
            for place in view[PLACES]
            if getattr(self.vocabulary.states.get(place.name), "form", "") != "name"
        ]

    def roll(self) -> list[Actor]:
        """List the actors in the order in which the text first mentions them."""
        made = [
            self._actor(one, self._mentions(one))
            for one in self.story.cast.everybody
            if one.spans and not one.is_passing
        ]
        return sorted(made, key=lambda actor: (actor.span.start, actor.span.end))

    def _mentions(self, referent: Referent) -> tuple[Span, ...]:
        """Cut the mentions, those left out that lie inside another of the same actor."""
        kept: list[tuple[int, int]] = []
        for first, last in sorted(referent.spans):
            if kept and kept[-1][0] == first:
                kept.pop()  # the longer one comes second
            if not kept or last > kept[-1][1]:
                kept.append((first, last))
        text, starts, ends = self.tokens.text, self.tokens.starts, self.tokens.ends
        places = [(starts[first], ends[last]) for first, last in kept]
        return tuple([Span(start, end, text[start:end]) for start, end in places])

    def _actor(self, referent: Referent, mentions: tuple[Span, ...]) -> Actor:
        name = _name(referent)
        affiliation, country = self._affiliation(referent, mentions[0])
        return Actor(
            mentions[0],
            rule=f"actors.{referent.rule.replace(' ', '_')}",
            name=name,
            kind=_kind(referent),
            roles=tuple(referent.roles),
            affiliation=affiliation,
            country=country,
            age=referent.age,
            gender=referent.gender,
            mentions=mentions,
            aliases=_aliases(referent, name),
        )

    def _affiliation(self, referent: Referent, span: Span) -> tuple[str | None, str | None]:
        """Name whom somebody acts for: the state for its demonym, the place meant by "the city's"."""
        printed = referent.affiliation or referent.owner
        if not printed:
            return None, referent.country
        if printed.rsplit(" ", 1)[-1].lower() in _PLACE_NOUNS and printed[:4].lower() in ("the ", "this"):
            return self._place_before(span.start) or printed, referent.country
        state = self.vocabulary.states.get(printed)
        if state is not None and state.form == "demonym" and (meant := self.states.get(state.code)) is not None:
            return _name(meant), referent.country
        return printed, referent.country

    def _place_before(self, start: int) -> str | None:
        at = bisect_right(self.places, start, key=itemgetter(0)) - 1
        return self.places[at][1] if at >= 0 else None


def _kind(referent: Referent) -> ActorKind:
    if referent.kind == MANY:
        return ActorKind.UNNAMED
    return ActorKind(referent.kind)


def _name(referent: Referent) -> str:
    """Choose the fullest form: the one of most words, of these the longest name or the first description."""
    names = [name for name, form in referent.names.items() if form == "name"]
    if names:
        return max(names, key=lambda name: (name.count(" "), len(name)))
    return max(referent.names, key=lambda name: name.count(" "))


def _aliases(referent: Referent, name: str) -> tuple[str, ...]:
    """List the other forms, one of those that differ in capitals alone."""
    forms = {form.casefold(): form for form in reversed(referent.names) if form.casefold() != name.casefold()}
    return tuple(reversed(forms.values()))
