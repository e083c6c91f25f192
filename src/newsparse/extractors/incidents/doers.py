"""Doers: who did it, by the words for the event, by claims and blame, and by whom the models found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import attrs

from newsparse.extraction import View
from newsparse.extractors.incidents.drafts import Draft
from newsparse.extractors.incidents.people import People
from newsparse.extractors.incidents.setting import told_in
from newsparse.language.incidents.entities import Entity
from newsparse.language.incidents.reader import DOERS
from newsparse.language.incidents.words import EventWords, Stage, Trigger, agents, claimants
from newsparse.layers import ACTORS, CASUALTIES, QUOTES, SENTENCES
from newsparse.models.actor import Actor, ActorKind
from newsparse.models.casualty import Effect
from newsparse.models.incident import Responsibility
from newsparse.span import Span

__all__ = ["Doers"]

_AGENTLESS: Final = frozenset({
    "explosion", "traffic_accident", "rail_accident", "air_accident", "maritime_accident", "industrial_accident", "fire",
    "collapse", "stampede", "earthquake", "flood", "storm", "landslide", "drought", "epidemic",
})  # fmt: skip
# Whom the words for the event name goes before a learned doer who fits no better than this.
_SURE_DOER: Final = -150
# So many sentences are asked for claims, and so many tokens of each; so many characters before "its forces" may name whose they are.
_MOST: Final = 60
_LONGEST: Final = 400
_BEFORE: Final = 250
_HARMED: Final = (Effect.KILLED, Effect.INJURED, Effect.ABDUCTED)
# What a possessive may refer to.
_OWNERS: Final = (ActorKind.STATE, ActorKind.ORGANIZATION, ActorKind.GROUP)


@attrs.frozen(eq=False, repr=False)
class Doers:
    """Tells who did it, and how the text knows.

    Args:
        view: The article.
        words: The lexicon, ready for looking up.
        stage: The tokens and phrases.
        people: The actors behind phrases.
        actor_at: The actors by where their mentions begin.
        states: The states by country.
        only: The event of an article that tells of no other.
    """

    view: View
    words: EventWords
    stage: Stage
    people: People
    actor_at: Mapping[int, Actor]
    states: Mapping[str | None, Actor]
    only: Draft | None

    @classmethod
    def of(cls, view: View, words: EventWords, stage: Stage, people: People, drafts: Sequence[Draft]) -> Doers:
        """Look the actors up."""
        news = [one for one in drafts if not one.is_background]
        return cls(
            view, words, stage, people,
            actor_at={span.start: actor for actor in view[ACTORS] for span in actor.mentions},
            # The first of a country stays.
            states={actor.country: actor for actor in reversed(view[ACTORS]) if actor.kind is ActorKind.STATE},
            only=news[0] if len(news) == 1 else None,
        )  # fmt: skip

    def responsible(self, draft: Draft) -> tuple[tuple[Actor, ...], Responsibility | None]:
        """Tell who did it, and how the text knows: it says so, or somebody claims, is blamed or suspected."""
        event = draft.event
        if draft.kind in _AGENTLESS and event is None:
            return (), None
        doers = (one for role in DOERS for one in event.roles[role]) if event else ()
        learned = [actor for one in doers if not self.people.is_aside(one) and (actor := self._learned(one))]
        named = list(self._named(draft)) if not event or event.doers < _SURE_DOER else []
        stated = tuple(dict.fromkeys(named or learned))
        said = [(how, actor) for how, actor in self._claimed(draft) if actor]
        claimed = (actor for how, actor in said if how != Responsibility.DENIED)
        actors = tuple(dict.fromkeys((*stated, *claimed) if not event else stated or claimed))
        how = Responsibility(said[0][0]) if said else Responsibility.STATED
        return actors, how if actors or said else None

    def _learned(self, entity: Entity) -> Actor | None:
        """Give a doer that the models found, but for whom the text tells only harm, and for "its forces" whose they are."""
        phrase = entity.best.candidate.phrase
        start = self.stage.tokens.starts[phrase.head]
        if any(one.start <= start < one.end for one in self._victims()):
            return None
        return self._owner(phrase.first, phrase.last) or self.people.perpetrator(entity)

    def _victims(self) -> Iterator[Span]:
        return (one.victim for one in self.view[CASUALTIES] if one.victim and one.effect in _HARMED)

    def _claimed(self, draft: Draft) -> Iterator[tuple[str, Actor | None]]:
        for inside in self._looked_through(draft):
            for how, first, last in claimants(self.stage, self.words, inside):
                yield how, self._actor(first, last)

    def _looked_through(self, draft: Draft) -> Iterator[range]:
        """Yield the sentences that may say who did it: those of the event and the ones after each, or of the only event all."""
        if draft is not self.only:
            yield from told_in(self.view, draft, after=1)
            return
        for span in (one.span for one in self.view[SENTENCES][draft.first : draft.first + _MOST]):
            inside = self.stage.tokens.between(span.start, span.end)
            yield inside[:_LONGEST]

    def _named(self, draft: Draft) -> Iterator[Actor]:
        for trigger in (one.trigger for one in draft.mentions if one.trigger):
            for first, last in (*agents(self.stage, trigger), *self._plain(trigger)):
                if actor := self._actor(first, last):
                    yield actor

    def _plain(self, trigger: Trigger) -> Iterator[tuple[int, int]]:
        """Yield the word in front of a verb where no phrase was seen: "Armed bandits abducted", as a sentence begins."""
        at = trigger.first - 1
        if trigger.is_verb and at >= 0 and at not in self.stage.phrase_to and self.stage.tags[at] in "VNP":
            yield at, at

    def _actor(self, first: int, last: int) -> Actor | None:
        if self.stage.tokens.lower[first] in ("no", "nobody", "none"):
            return None
        if owner := self._owner(first, last):
            return owner
        tokens = self.stage.tokens
        for index in range(first, last + 1):
            if actor := self.actor_at.get(tokens.starts[index]):
                return actor
        code = self.view.lexicon("places")["demonyms"].get(tokens.words[last])
        return (self.states.get(code) if code else None) or self._unnamed(first, last)

    def _unnamed(self, first: int, last: int) -> Actor | None:
        """Make an actor of those who have no name: "three gunmen"."""
        tokens = self.stage.tokens
        if tokens.lower[last] not in self.view.lexicon("incidents")["perpetrators"]:
            return None
        span = self.view.span(tokens.starts[first], tokens.ends[last])
        return Actor(span, rule="incidents.perpetrator", name=span.text, kind=ActorKind.GROUP, mentions=(span,))

    def _owner(self, first: int, last: int) -> Actor | None:
        """Tell whose "its forces" are: of whoever says so, else of the last state or group named before."""
        tokens, owned = self.stage.tokens, self.view.lexicon("incidents")["owned"]
        if owned.get(tokens.lower[first]) != "whose" or owned.get(tokens.lower[last]) != "who":
            return None
        start = tokens.starts[first]
        told = (one for one in self.view[QUOTES] if any(part.start <= start < part.end for part in one.content))
        speakers = (actor for one in told for actor in one.speakers)
        before = sorted((at, actor) for at, actor in self._mentions(start) if actor.kind in _OWNERS)
        owner = next(speakers, None) or (before[-1][1] if before else None)
        if owner is None or owner.kind is ActorKind.STATE:
            return owner
        return (self.states.get(owner.country) if owner.kind is not ActorKind.GROUP else None) or owner

    def _mentions(self, start: int) -> Iterator[tuple[int, Actor]]:
        """Yield the mentions of actors in the characters before one."""
        return ((at, actor) for at, actor in self.actor_at.items() if start - _BEFORE <= at < start)
