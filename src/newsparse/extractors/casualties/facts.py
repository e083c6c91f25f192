"""Facts made of drafts: each once, that of a total before those of its parts."""

from __future__ import annotations

from bisect import bisect_left

from newsparse.extraction import View
from newsparse.extractors.casualties.drafts import Draft
from newsparse.layers import ACTORS
from newsparse.models.actor import Actor, ActorKind
from newsparse.models.casualty import Casualty, Effect
from newsparse.models.count import Count

__all__ = ["Builder"]


class Builder:
    """Makes facts of drafts, each once."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.persons = sorted(
            (span.start, span.end, number)
            for number, actor in enumerate(view[ACTORS])
            if actor.kind is ActorKind.PERSON
            for span in actor.mentions
        )

    def fact(self, draft: Draft) -> Casualty:
        """Make the fact of a draft; that of its total or of the newer figure comes first."""
        if draft.fact is None:
            draft.fact = self.build(draft)
        return draft.fact

    def build(self, draft: Draft) -> Casualty:
        """Make the fact, its total first."""
        loss, view = draft.loss, self.view
        return Casualty(
            view.span(draft.start, draft.end),
            rule=f"casualties.{loss.frame}",
            evidence=draft.saying,
            effect=Effect(loss.effect),
            count=Count(low=loss.low, high=loss.high, qualifier=loss.hedge),
            victim=view.span(*self.offsets(loss.victim)),
            actor=self.named(draft) if loss.is_single else None,
            claimed_by=draft.claimant,
            stance=draft.stance,
            part_of=self.tied(draft, "part"),
            superseded_by=self.tied(draft, "older"),
            same_as=self.tied(draft, "again"),
            is_background=draft.is_background,
            place=draft.place,
            moment=draft.moment,
        )

    def tied(self, draft: Draft, kind: str) -> Casualty | None:
        """Find the fact that a draft is tied to in one way."""
        return self.fact(draft.ties[kind]) if kind in draft.ties else None

    def offsets(self, victim: tuple[int, int]) -> tuple[int, int]:
        """Turn the tokens of those harmed into offsets."""
        tokens = self.view.reading.tokens
        return tokens.starts[victim[0]], tokens.ends[victim[1]]

    def named(self, draft: Draft) -> Actor | None:
        """Find the first person that the loss mentions."""
        at = bisect_left(self.persons, (draft.start, 0, 0))
        for _, stop, number in self.persons[at : at + 1]:
            if stop <= draft.end:
                return self.view[ACTORS][number]
        return None
