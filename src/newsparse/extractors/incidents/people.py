"""People: the actors and losses behind the phrases that fill the roles of an event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from newsparse.extraction import View
from newsparse.language.incidents.entities import Entity
from newsparse.language.incidents.scene import Candidate, Scene
from newsparse.language.numerals import quantities
from newsparse.language.phrases import Phrase
from newsparse.layers import ACTORS, CASUALTIES
from newsparse.models.actor import Actor, ActorKind
from newsparse.models.casualty import Casualty, Effect
from newsparse.models.count import Count
from newsparse.span import Span

__all__ = ["Harm", "People"]

# What the words in whose slots a victim stands did to it.
_DONE: Final = {
    **dict.fromkeys(
        "kill murder assassinate execute massacre slay lynch behead liquidate eliminate die perish death killing assassination "
        "execution slaying homicide body corpse bodie massacre".split(),
        Effect.KILLED,
    ),
    "shoot dead": Effect.KILLED, "gun down": Effect.KILLED, "wound": Effect.INJURED, "injure": Effect.INJURED, "hurt": Effect.INJURED,
    **dict.fromkeys(("kidnap", "abduct", "snatch", "kidnapping", "abduction", "take hostage", "hold hostage"), Effect.ABDUCTED),
}  # fmt: skip
_SORTS: Final = frozenset(["official", "soldier", "civilian", "rebel", "group", "attacker"])
# So many words of a sentence are asked what they did to a victim.
_MOST: Final = 40
# Tags of determiners and numbers: what they stand before is no name.
_COUNTED: Final = frozenset("DC")
_PLURAL: Final = ("s", "men")
_BODIES: Final = (ActorKind.ORGANIZATION, ActorKind.STATE)


@attrs.frozen(eq=False, repr=False)
class Harm:
    """What befell whom.

    Args:
        entity: The phrases of the victim.
        person: The person that they name.
        known: The statement of the loss.
        description: What the text calls the victim.
        printed: How many it says they are; one where it names a person.
        effect: What befell them.
    """

    entity: Entity
    person: Actor | None
    known: Casualty | None
    description: Span | None
    printed: Count | None
    effect: Effect | None

    @property
    def is_told(self) -> bool:
        """Whether the text names the victim, or says what befell it."""
        return self.person is not None or self.effect is not None


@attrs.frozen(eq=False, repr=False)
class People:
    """Looks up who is meant by a phrase.

    Args:
        view: The article.
        scene: Its scene.
        losses: Token of a victim's phrase to the statement of its loss.
    """

    view: View
    scene: Scene
    losses: Mapping[int, Casualty]

    @classmethod
    def of(cls, view: View, scene: Scene) -> People:
        """Index the losses of an article."""
        tokens = scene.stage.tokens
        losses = {
            index: one
            for one in reversed(view[CASUALTIES])
            for index in tokens.between((one.victim or one.span).start, (one.victim or one.span).end)
        }
        return cls(view, scene, losses)

    def span(self, phrase: Phrase) -> Span:
        """Cut a phrase out of the text, without its article."""
        tokens = self.scene.stage.tokens
        first = phrase.first
        while first < phrase.last and tokens.lower[first] in ("a", "an", "the", "least", "and"):
            first += 1
        return self.view.span(tokens.starts[first], tokens.ends[phrase.last])

    def named(self, entity: Entity) -> Actor | None:
        """Find the actor that one of the mentions names."""
        return self.view[ACTORS][entity.actor] if entity.actor >= 0 else None

    def is_aside(self, entity: Entity) -> bool:
        """Whether the text says only what somebody uses or owns, not what he did: "explosives used by rebels"."""
        first = entity.best.candidate.phrase.first
        before = self.scene.stage.tokens.lower[max(0, first - 2) : first]
        return len(before) > 1 and before[1] == "by" and before[0] in self.view.lexicon("incidents")["belonging"]

    def perpetrator(self, entity: Entity) -> Actor:
        """Give who did it: the actor of the article, else one made of the phrase."""
        is_body = entity.role == "organization"
        known, span = self.named(entity), self.span(entity.best.candidate.phrase)
        if known is not None and (known.kind in _BODIES) == is_body and (not is_body or _says(known, span.text)):
            return known
        kind = ActorKind.ORGANIZATION if is_body else ActorKind.GROUP
        return Actor(span, rule="incidents.perpetrator", name=" ".join(span.text.split()), kind=kind, mentions=(span,))

    def harm(self, entity: Entity, family: str) -> Harm:
        """Say whom a victim's phrases name, what the text calls it, how many it is and what befell it."""
        actor = self.named(entity)
        named = self._by_name(entity)
        person = actor if actor is not None and self._is_person(entity, actor) else named
        if person and named and f" {person.name.lower()} " in f" {named.name.lower()} ":
            # The layer of actors has less of the name.
            person = attrs.evolve(person, name=named.name[named.name.lower().index(person.name.lower()) :])
        title, person = self._without_title(person) if person else (None, None)
        known = self._known(entity)
        return Harm(
            entity=entity, person=person, known=known, description=self._description(entity, person) or title,
            printed=Count.exactly(1) if person is not None else self._printed(entity),
            effect=known.effect if known else self._effect(entity, family),
        )  # fmt: skip

    def record(self, harm: Harm) -> Casualty | Actor:
        """Give whom it harmed: the statement of the loss, one made of the phrase, or where nothing is told of it the actor."""
        known, person, entity = harm.known, harm.person, harm.entity
        if known is not None and known.actor is person and self._is_told(harm, known):
            return known
        span = self.span(entity.best.candidate.phrase)
        if harm.effect is None:
            name = " ".join(span.text.split())
            return person or Actor(span, rule="incidents.victim", name=name, kind=self._kind(entity), mentions=(span,))
        told = attrs.evolve(known, part_of=None, superseded_by=None, same_as=None) if known else None
        count = harm.printed or self._number(entity)
        made = Casualty(span, rule="incidents.victim", effect=harm.effect, count=count)
        return attrs.evolve(
            told or made,
            span=span,
            rule=made.rule,
            evidence=(span,),
            count=count,
            victim=harm.description,
            actor=person,
        )

    def _is_told(self, harm: Harm, known: Casualty) -> bool:
        """Whether a statement counts this victim and nobody else."""
        if harm.person is None and harm.printed is None:
            return not self._is_list(known.victim or known.span)
        if harm.person is None and harm.printed is not None and harm.printed.low == known.count.low:
            return True
        return self._is_all(harm.entity, harm.person, known, harm.description)

    def _is_list(self, victims: Span) -> bool:
        """Whether a statement counts several together: "a judge and two colonels"."""
        stage = self.scene.stage
        inside = stage.tokens.between(victims.start, victims.end)
        return any(stage.tags[i - 1] in "J," and i in stage.phrase_from for i in inside[1:])

    def _without_title(self, person: Actor) -> tuple[Span | None, Actor]:
        """Take what somebody is off the name, "councilman Ian Bell", and look for it in front: "Monsignor Ian Bell"."""
        tokens, classes = self.scene.stage.tokens, self.scene.words.classes
        inside = tokens.between(person.span.start, person.span.end)
        start = max((i + 1 for i in inside[:-1] if classes.get(tokens.lower[i]) in _SORTS), default=inside.start)
        first = start
        while first > 0 and classes.get(tokens.lower[first - 1]) in _SORTS:
            first -= 1
        title = self.span(Phrase(first, start - 1, start - 1)) if first < start else None
        words = person.name.split()
        cut = max((i + 1 for i, word in enumerate(words[:-1]) if classes.get(word.lower()) in _SORTS), default=0)
        return title, attrs.evolve(person, name=" ".join(words[cut:])) if cut else person

    def _is_person(self, entity: Entity, actor: Actor) -> bool:
        """Whether an actor is one person by a name that is one: not "the Jesuit priests", in capitals like a name."""
        last = actor.name.lower().rpartition(" ")[2]
        if actor.kind is not ActorKind.PERSON or last in self.scene.words.classes:
            return False
        return not last.endswith(_PLURAL) or any(not self._is_counted(one.candidate.phrase) for one in entity.mentions)

    def _is_counted(self, phrase: Phrase) -> bool:
        """Whether a determiner or a number stands in a phrase."""
        return not _COUNTED.isdisjoint(self.scene.stage.tags[phrase.first : phrase.last + 1])

    def _is_all(self, entity: Entity, person: Actor | None, known: Casualty, description: Span | None) -> bool:
        """Whether a statement says of a victim what the event says, and counts nobody else."""
        if known.victim is None:
            return False
        return known.victim == description or (person is None and self._covers(entity, known.victim))

    def _covers(self, entity: Entity, victim: Span) -> bool:
        """Whether one mention is all of the victims that a statement counts."""
        starts, ends = self.scene.stage.tokens.starts, self.scene.stage.tokens.ends
        phrases = (mention.candidate.phrase for mention in entity.mentions)
        return any(starts[one.first] <= victim.start and victim.end <= ends[one.last] for one in phrases)

    def _kind(self, entity: Entity) -> ActorKind:
        return ActorKind.PERSON if entity.best.candidate.sort == "name" else ActorKind.GROUP

    def _by_name(self, entity: Entity) -> Actor | None:
        """Make an actor of a name that the layer of actors does not have."""
        for mention in sorted(entity.mentions, key=lambda one: -one.score):
            if self._is_name(mention.candidate):
                span = self.span(self._name_in(mention.candidate.phrase))
                return Actor(
                    span,
                    rule="incidents.victim",
                    name=" ".join(span.text.split()),
                    kind=ActorKind.PERSON,
                    mentions=(span,),
                )
        return None

    def _is_name(self, candidate: Candidate) -> bool:
        """Whether a phrase is a name of one person: not "six Jesuits", "their cook"."""
        is_name = candidate.sort == "name" and self.scene.stage.tags[candidate.phrase.head] == "P"
        return is_name and not self._is_counted(candidate.phrase)

    def _name_in(self, phrase: Phrase) -> Phrase:
        """Leave out what stands in front of the name: "cook Ann Bell"."""
        tags, first = self.scene.stage.tags, phrase.last
        while first > phrase.first and tags[first - 1] in "P'F":
            first -= 1
        return Phrase(first, phrase.last, phrase.head)

    def _known(self, entity: Entity) -> Casualty | None:
        for mention in sorted(entity.mentions, key=lambda one: -one.score):
            phrase = mention.candidate.phrase
            for index in (phrase.head, phrase.first):
                if index in self.losses:
                    return self.losses[index]
        return None

    def _effect(self, entity: Entity, family: str) -> Effect | None:
        links = (link for mention in entity.mentions for link in mention.candidate.links)
        done = [_DONE[link.trigger.word] for link in links if link.trigger.word in _DONE]
        done += [one for mention in entity.mentions for one in self._beside(mention.candidate)]
        if done:
            return done[0]
        return Effect.ABDUCTED if family == "kidnapping" else None

    def _beside(self, candidate: Candidate) -> Iterator[Effect]:
        """Yield what the nearest words of the sentence do, the nearest first."""
        triggers = [one for one in self.scene.triggers[candidate.sentence][:_MOST] if one.word in _DONE]
        for one in sorted(triggers, key=lambda one: abs(one.first - candidate.phrase.first)):
            yield _DONE[one.word]

    def _description(self, entity: Entity, person: Actor | None) -> Span | None:
        """Find what the text calls a victim: a phrase without a name, the words in front of one, or those after its comma."""
        for mention in sorted(entity.mentions, key=lambda one: -one.score):
            is_named = self._is_name(mention.candidate) or self._has_name(mention.candidate.phrase, person)
            if mention.candidate.sort != "organization" and not is_named:
                return self.span(mention.candidate.phrase)
        for mention in entity.mentions:
            for title in (*self._titles(mention.candidate.phrase), *self._appositions(mention.candidate.phrase)):
                return self.span(title)
        return self._role(person) if person else None

    def _has_name(self, phrase: Phrase, person: Actor | None) -> bool:
        actors = self.scene.facts.actors
        return person is not None and any(
            actors.get(i, (0, ""))[1] == "person" for i in range(phrase.first, phrase.last + 1)
        )

    def _appositions(self, phrase: Phrase) -> Iterator[Phrase]:
        """Yield the phrase beside a comma that says who somebody is."""
        stage, classes = self.scene.stage, self.scene.words.classes
        beside = []
        if phrase.last + 1 < len(stage.tags) and stage.tags[phrase.last + 1] == ",":
            beside.append(stage.phrase_from.get(phrase.last + 2))
        if phrase.first > 1 and stage.tags[phrase.first - 1] == ",":
            beside.append(stage.phrase_to.get(phrase.first - 2))
        yield from (one for one in beside if one and classes.get(stage.tokens.lower[one.head]) in _SORTS)

    def _role(self, person: Actor) -> Span | None:
        for role in person.roles:
            at = self.view.text.find(role)
            if at >= 0:
                return self.view.span(at, at + len(role))
        return None

    def _titles(self, phrase: Phrase) -> Iterator[Phrase]:
        """Yield the words in front of a name: "police inspector" of "police inspector Ann Bell"."""
        classes, lower, actors = self.scene.words.classes, self.scene.stage.tokens.lower, self.scene.facts.actors
        name = next(
            (i for i in range(phrase.first, phrase.last + 1) if actors.get(i, (0, ""))[1] == "person"), phrase.last
        )
        titles = [i for i in range(phrase.first, name) if classes.get(lower[i]) in _SORTS]
        if titles or (name > phrase.first + 1 and "N" in self.scene.stage.tags[phrase.first : name]):
            last = titles[-1] if titles else name - 1
            yield Phrase(phrase.first, last, last)

    def _printed(self, entity: Entity) -> Count | None:
        """Read the number that stands in one of the mentions."""
        for mention in entity.mentions:
            phrase, tokens = mention.candidate.phrase, self.scene.stage.tokens
            if "C" in self.scene.stage.tags[phrase.first : phrase.last + 1]:
                for one in quantities(self.view.text, tokens.starts[phrase.first], tokens.ends[phrase.last]):
                    if one.low or one.high:
                        return Count(low=one.low, high=one.high, qualifier=str(one.qualifier))
        return None

    def _number(self, entity: Entity) -> Count:
        """Tell one from several by the noun."""
        word = self.scene.stage.tokens.lower[entity.best.candidate.phrase.head]
        plural = entity.best.candidate.sort != "name" and (
            (word.endswith("s") and not word.endswith("ss")) or word in _MANY
        )
        return Count(low=2, high=None, qualifier="vague") if plural else Count.exactly(1)


_MANY: Final = frozenset(["people", "policemen", "men", "women", "children", "businessmen", "personnel"])


def _says(actor: Actor, words: str) -> bool:
    """Whether words are a name of an actor, or part of one."""
    plain = f" {' '.join(words.lower().split())} "
    return any(plain in f" {name.lower()} " for name in (actor.name, *actor.aliases))
