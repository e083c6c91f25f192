"""Merging: of the drafts of one article, those that tell of its main event once more are part of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from newsparse.extractors.incidents.drafts import Draft, apart, compatible, vagueness

__all__ = ["led", "merged"]

# Kinds that one story may use for one event, in its later sentences.
_EITHER: Final = frozenset({"fire", "explosion", "collapse", "other"})
_WORLDS: Final = (
    frozenset({
        "bombing", "shooting", "stabbing", "vehicle_attack", "armed_attack", "air_strike", "drone_strike", "shelling", "assassination",
        "abduction", "hostage_taking", "hijacking", "sabotage", "arson", "robbery", "capture",
    }) | _EITHER,
    frozenset({
        "traffic_accident", "rail_accident", "air_accident", "maritime_accident", "industrial_accident",
    }) | _EITHER,
    frozenset({"earthquake", "flood", "storm", "landslide", "drought"}) | _EITHER,
    frozenset({"riot", "protest", "arson"}) | _EITHER,
)  # fmt: skip
# Kinds by their means, which the models know nothing of: one of them told twice is one event.
_MEANS: Final = frozenset(
    {"stabbing", "vehicle_attack", "air_strike", "drone_strike", "shelling", "hostage_taking", "hijacking"}
)
# After so many sentences a word alone begins nothing beside what the article began with, unless it tells something of its own.
_OPENING: Final = 2
# So late a word alone begins nothing in any article.
_LATE: Final = 4
# So many sentences after the lead an event may begin that the lead tells of.
_AFTER: Final = 3


def merged(drafts: Iterable[Draft], is_separate: Callable[[int], bool]) -> list[Draft]:
    """Join to the events that an article began with what it later says of them.

    Args:
        drafts: The drafts, in the order they began.
        is_separate: Whether a sentence, by its number, says that it tells of another event.
    """
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda one: (one.first, one.order)):
        news = [one for one in kept if not one.is_background]
        if draft.is_background or not news:
            if draft.is_background or draft.first < _LATE or not _is_nothing(draft):
                kept.append(draft)
            continue
        host = next((one for one in news if _is_again(draft, one, is_separate)), None)
        if host is not None:
            host.take(draft)
            if draft.kind in _MEANS and draft.first < _OPENING and vagueness(host.kind):
                host.kind = draft.kind
        elif not _is_nothing(draft):
            kept.append(draft)
    return kept


def led(drafts: Sequence[Draft], kept: Sequence[Draft]) -> list[Draft]:
    """Join what the lead tells in a word and with a loss, "kidnapped 25 girls", to the event found in the sentences after it.

    Args:
        drafts: All drafts, in the order they began.
        kept: Those that are incidents.
    """
    known = set(map(id, kept))
    for lead in drafts:
        if id(lead) in known or lead.is_background or lead.first >= _OPENING or vagueness(lead.kind):
            continue
        news = (one for one in kept if not one.is_background and _is_led(lead, one))
        host = next((one for one in news if _is_one_world(lead.kind, one.kind) and not apart(one, lead)), None)
        if host is not None:
            host.take(lead)
            host.kind = lead.kind
    return list(kept)


def _is_led(lead: Draft, event: Draft) -> bool:
    """Whether a lead may tell of an event: with a loss, just before it, or with the means that the event lacks."""
    if lead.casualties:
        return lead.first < event.first <= lead.first + _AFTER
    return lead.kind in _MEANS and bool(vagueness(event.kind)) and event.first <= lead.first + _AFTER


def _is_again(draft: Draft, host: Draft, is_separate: Callable[[int], bool]) -> bool:
    """Whether a draft tells of an event once more: in the same world, and with neither place, day nor loss of its own."""
    if is_separate(draft.first) or not _is_one_world(draft.kind, host.kind):
        return False
    if draft.event is not None and draft.kind == host.kind and draft.kind in _MEANS:
        return not apart(host, draft) and not (host.days.firsts and draft.days.differ(host.days))
    if draft.event is not None:
        is_less = (
            host.event is not None
            and draft.event.family == host.event.family
            and draft.event.news < min(0, host.event.news)
        )
        return is_less and not draft.mentions and not draft.spots and not draft.days.firsts and host.first < _OPENING
    elsewhere = apart(host, draft)
    another = bool(host.days.firsts) and draft.days.differ(host.days)
    return not (elsewhere or another) or not (draft.casualties or (elsewhere and draft.days.firsts))


def _is_one_world(one: str, other: str) -> bool:
    return compatible(one, other) or any(one in world and other in world for world in _WORLDS)


def _is_nothing(draft: Draft) -> bool:
    """Whether a late draft has nothing but a word for an event."""
    return (
        draft.event is None and draft.first >= _OPENING and not (draft.casualties or draft.spots or draft.days.firsts)
    )
