"""Building: from drafts to incidents with their places, days, people, things and tolls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from newsparse.extraction import View
from newsparse.extractors.incidents.doers import Doers
from newsparse.extractors.incidents.drafts import LASTING, Draft
from newsparse.extractors.incidents.people import People
from newsparse.extractors.incidents.setting import Setting, Settings, told_in
from newsparse.extractors.incidents.victims import merged
from newsparse.language.incidents.entities import Entity
from newsparse.language.incidents.scene import Scene
from newsparse.language.incidents.words import EventWords, Stage, objects
from newsparse.layers import SENTENCES
from newsparse.models.actor import Actor
from newsparse.models.casualty import Casualty, Effect
from newsparse.models.incident import Incident, Status
from newsparse.models.moment import Moment
from newsparse.models.place import Place
from newsparse.scoring import probability
from newsparse.span import Span
from newsparse.tolls import toll

__all__ = ["Backdrop", "Builder"]


@attrs.frozen(eq=False, repr=False)
class Backdrop:
    """What all incidents of one article are built in front of, looked up once."""

    view: View
    words: EventWords
    stage: Stage
    people: People
    doers: Doers
    settings: Settings

    @classmethod
    def of(
        cls,
        view: View,
        words: EventWords,
        scene: Scene,
        moments: Mapping[int, Sequence[Moment]],
        places: Mapping[int, Sequence[Place]],
        drafts: Sequence[Draft],
    ) -> Backdrop:
        """Look everything up."""
        people = People.of(view, scene)
        return cls(
            view, words, scene.stage,
            people=people,
            doers=Doers.of(view, words, scene.stage, people, drafts),
            settings=Settings.of(view, scene, moments, places),
        )  # fmt: skip


class Builder:
    """Turns one draft into an incident and its parts."""

    def __init__(self, backdrop: Backdrop, draft: Draft) -> None:
        self.backdrop = backdrop
        self.view = backdrop.view
        self.words = backdrop.words
        self.stage = backdrop.stage
        self.draft = draft
        self.setting = Setting(backdrop.settings, draft)
        self.triggers = [one.trigger for one in draft.mentions if one.trigger]

    def build(self) -> Iterator[Incident]:
        """Yield the incident, then its parts."""
        parts = tuple(self._parts())
        places = self.setting.places(without=(place for part in parts for place in part.places))
        perpetrators, responsibility = self.backdrop.doers.responsible(self.draft)
        harmed = list(self._harmed())
        losses = [one for one in harmed if isinstance(one, Casualty)]
        evidence = self._evidence()
        yield Incident(
            evidence[0],
            rule=self._rule(),
            evidence=evidence,
            kind=self.draft.kind,
            status=self.draft.mentions[0].status if self.draft.mentions else Status.ACCOMPLISHED,
            triggers=tuple(one.span for one in self.draft.mentions if one.trigger),
            moment=self.setting.moment(),
            places=places,
            country=self.setting.country(),
            perpetrators=perpetrators,
            responsibility=responsibility,
            targets=tuple(self._things("targets")),
            weapons=tuple(self._things("weapons")),
            victims=tuple(dict.fromkeys(a for one in harmed if (a := one if isinstance(one, Actor) else one.actor))),
            casualties=tuple(losses),
            damage=tuple(self._damage()),
            parts=parts,
            killed=toll(self._counted(), Effect.KILLED),
            injured=toll(self._counted(), Effect.INJURED),
            is_background=self.draft.is_background,
            confidence=probability(self.draft.event.news) if self.draft.event else None,
        )
        yield from parts

    def _counted(self) -> list[Casualty]:
        """Give the losses to add up; what is part of another event's total stands for itself."""
        own = set(map(id, self.draft.casualties))
        return [
            attrs.evolve(one, part_of=None) if one.part_of and id(one.part_of) not in own else one
            for one in map(self._running, self.draft.casualties)
        ]

    def _running(self, loss: Casualty) -> Casualty:
        """Take a count over time for what it is where the event lasts: "killed 294 people since January"."""
        is_news = loss.is_background and self.draft.kind in LASTING and not self.draft.is_background
        return attrs.evolve(loss, is_background=False) if is_news else loss

    def _rule(self) -> str:
        if self.draft.event:
            return "incidents.learned"
        return "incidents.merged" if len(self.draft.mentions) > 1 else "incidents.trigger"

    def _evidence(self) -> tuple[Span, ...]:
        """Collect what tells of the event: its triggers, else the victims and targets, else the sentence."""
        if self.draft.mentions:
            return tuple(one.span for one in self.draft.mentions)
        event = self.draft.event
        best = [unit.entity.best.candidate.phrase for unit in event.group.units if unit.entity] if event else []
        if best:
            return tuple(map(self.backdrop.people.span, best))
        return (self.view[SENTENCES][event.sentences[0] if event else 0].span,)

    def _harmed(self) -> Iterator[Casualty | Actor]:
        """Yield whom it harmed: losses stated, and victims of a learned event."""
        event = self.draft.event
        stated = list(self.draft.casualties)
        if event:
            people = self.backdrop.people
            harms = [people.harm(entity, event.family) for entity in event.roles["victim"]]
            victims = merged(people.scene, self.view.lexicon("incidents"), harms)
            made = list(dict.fromkeys(people.record(one) for one in victims if one.is_told))
            told = {one.effect for one in made if isinstance(one, Casualty)}
            stated = [one for one in stated if self._is_own(one) and one.effect not in told and (told or not victims)]
            yield from made
        yield from stated

    def _is_own(self, loss: Casualty) -> bool:
        return (loss.count.low or 0) > 1

    def _things(self, name: str) -> Iterator[Span]:
        event, role = self.draft.event, name.removesuffix("s")
        learned = [one for one in event.roles[role] if not self._is_older(one)] if event else []
        if learned:
            yield from (self.backdrop.people.span(one.best.candidate.phrase) for one in learned)
        elif not event or name == "weapons" or self.draft.kind in self.view.lexicon("incidents")["means"]:
            yield from self._listed(name)

    def _is_older(self, entity: Entity) -> bool:
        """Whether a sentence of history tells of it, in an event of today."""
        age = self.backdrop.people.scene.age(entity.best.candidate.sentence)
        return age in ("old", "years") and not self.draft.is_background

    def _parts(self) -> Iterator[Incident]:
        """Make a sub-incident of each place that has its own share of a total."""
        by_place: dict[str, list[Casualty]] = {}
        own = set(map(id, self.draft.casualties))
        for casualty in self.draft.casualties:
            if (
                casualty.part_of
                and id(casualty.part_of) in own
                and casualty.place
                and casualty.place != casualty.part_of.place
            ):
                by_place.setdefault(casualty.place.name, []).append(casualty)
        told = [place.name for one in self.draft.mentions[:1] for place in one.places]
        if len(by_place) == 1 and not by_place.keys().isdisjoint(told):  # "three of them" are no share of another place
            return
        for shares in by_place.values():
            alone = [attrs.evolve(one, part_of=None) for one in shares]
            place = shares[0].place
            yield Incident(
                shares[0].span,
                rule="incidents.part",
                evidence=tuple(one.span for one in shares),
                kind=self.draft.kind,
                moment=next((moment for one in self.draft.mentions for moment in one.moments), None),
                places=(place,) if place else (),
                country=place.country if place else None,
                casualties=tuple(shares),
                killed=toll(alone, Effect.KILLED),
                injured=toll(alone, Effect.INJURED),
            )

    def _listed(self, name: str) -> Iterator[Span]:
        """Find weapons or targets in the sentences that name the event."""
        words = self.words.targets
        if name == "weapons":
            words = self.words.vehicles if self.draft.kind == "vehicle_attack" else self.words.weapons
        triggered = {i for one in self.triggers for i in range(one.first, one.last + 1)}
        for inside in told_in(self.view, self.draft):
            for found in words.find(self.stage.tokens.lower[inside.start : inside.stop]):
                first, last = inside.start + found.first, inside.start + found.last
                if self.draft.event and name == "weapons" and not self._is_of_kind(found.value):
                    continue
                if name == "weapons" or last not in triggered:
                    yield self._span(first, last)

    def _is_of_kind(self, weapon: str) -> bool:
        """Whether a weapon is one that such an event is done with; a vehicle is one that is driven into people."""
        return self.draft.kind in (weapon, "vehicle_attack")

    def _damage(self) -> Iterator[Span]:
        for inside in told_in(self.view, self.draft):
            for found in self.words.damage.find(self.stage.tokens.lower[inside.start : inside.stop]):
                at = inside.start + found.first
                if self.stage.tags[at] in "VB":
                    for first, last in objects(self.stage, at, inside.start + found.last):
                        if self.stage.tags[last] in "NP":
                            yield self._span(first, last)

    def _span(self, first: int, last: int) -> Span:
        return self.view.span(self.stage.tokens.starts[first], self.stage.tokens.ends[last])
