"""What happened, where, when, by whom, with what, and what it cost."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsparse.models.actor import Actor
from newsparse.models.casualty import Casualty
from newsparse.models.choice import Choice
from newsparse.models.count import Count
from newsparse.models.fact import Fact
from newsparse.models.moment import Moment
from newsparse.models.place import Place, check_country
from newsparse.span import Span

__all__ = ["Incident", "IncidentKind", "Responsibility", "Status"]


class IncidentKind(Choice, field="Incident.kind"):
    """What sort of event it is; close to PLOVER's and GTD's event and attack types.

    >>> import newsparse
    >>> newsparse.parse("A bus overturned near Braga, and nine people died.").incidents[
    ...     0
    ... ].kind is IncidentKind.TRAFFIC_ACCIDENT
    True
    """

    BOMBING = "bombing"
    SHOOTING = "shooting"
    STABBING = "stabbing"
    VEHICLE_ATTACK = "vehicle_attack"
    ARMED_ATTACK = "armed_attack"
    AIR_STRIKE = "air_strike"
    DRONE_STRIKE = "drone_strike"
    SHELLING = "shelling"
    ASSASSINATION = "assassination"
    ABDUCTION = "abduction"
    HOSTAGE_TAKING = "hostage_taking"
    CAPTURE = "capture"
    ARREST = "arrest"
    ARSON = "arson"
    ROBBERY = "robbery"
    HIJACKING = "hijacking"
    SABOTAGE = "sabotage"
    RIOT = "riot"
    PROTEST = "protest"
    TRAFFIC_ACCIDENT = "traffic_accident"
    RAIL_ACCIDENT = "rail_accident"
    AIR_ACCIDENT = "air_accident"
    MARITIME_ACCIDENT = "maritime_accident"
    INDUSTRIAL_ACCIDENT = "industrial_accident"
    EXPLOSION = "explosion"
    FIRE = "fire"
    COLLAPSE = "collapse"
    STAMPEDE = "stampede"
    EARTHQUAKE = "earthquake"
    FLOOD = "flood"
    STORM = "storm"
    LANDSLIDE = "landslide"
    DROUGHT = "drought"
    EPIDEMIC = "epidemic"
    OTHER = "other"


class Status(Choice, field="Incident.status"):
    """How far it went.

    >>> import newsparse
    >>> newsparse.parse("The rebels threatened to bomb the bridge in Lima.").incidents[0].status is Status.THREATENED
    True
    """

    ACCOMPLISHED = "accomplished"
    ATTEMPTED = "attempted"
    THREATENED = "threatened"


class Responsibility(Choice, field="Incident.responsibility"):
    """How the text knows the perpetrators.

    >>> import newsparse
    >>> text = "A bomb killed two people in Lima. The Red Front claimed responsibility for the bombing."
    >>> newsparse.parse(text).incidents[0].responsibility is Responsibility.CLAIMED
    True
    """

    STATED = "stated"
    CLAIMED = "claimed"
    BLAMED = "blamed"
    SUSPECTED = "suspected"
    DENIED = "denied"


@attrs.frozen(repr=False)
class Incident(Fact):
    """One event, merged from all that the article says of it.

    Args:
        kind: What sort of event.
        status: How far it went.
        triggers: The words that name it.
        moment: When.
        places: Where, the nearest first.
        country: ISO 3166-1 alpha-2 code.
        perpetrators: Who did it.
        responsibility: How the text knows them; None where there are none.
        targets: What it was aimed at or hit: buildings, vehicles, infrastructure.
        weapons: What it was done with.
        victims: The named or described victims.
        casualties: The statements of its losses.
        damage: What was damaged or destroyed.
        parts: Sub-incidents, which also stand in the layer.
        killed: The article's best current total of dead.
        injured: The article's best current total of injured.
        is_background: Told as history, not as this news.

    >>> import newsparse
    >>> fire = newsparse.parse("A fire in Porto on Monday injured four people.", published="2025-04-09").main_incident
    >>> isinstance(fire, Incident), str(fire.kind), fire.places[0].name, fire.moment.earliest.isoformat(), fire.injured
    (True, 'fire', 'Porto', '2025-04-07', Count(4))
    """

    kind: IncidentKind = attrs.field(kw_only=True, converter=IncidentKind)
    status: Status = attrs.field(default=Status.ACCOMPLISHED, kw_only=True, converter=Status)
    triggers: tuple[Span, ...] = attrs.field(default=(), kw_only=True)
    moment: Moment | None = attrs.field(default=None, kw_only=True)
    places: tuple[Place, ...] = attrs.field(default=(), kw_only=True)
    country: str | None = attrs.field(default=None, kw_only=True)
    perpetrators: tuple[Actor, ...] = attrs.field(default=(), kw_only=True)
    responsibility: Responsibility | None = attrs.field(
        default=None, kw_only=True, converter=attrs.converters.optional(Responsibility)
    )
    targets: tuple[Span, ...] = attrs.field(default=(), kw_only=True)
    weapons: tuple[Span, ...] = attrs.field(default=(), kw_only=True)
    victims: tuple[Actor, ...] = attrs.field(default=(), kw_only=True)
    casualties: tuple[Casualty, ...] = attrs.field(default=(), kw_only=True)
    damage: tuple[Span, ...] = attrs.field(default=(), kw_only=True)
    parts: tuple[Incident, ...] = attrs.field(default=(), kw_only=True)
    killed: Count | None = attrs.field(default=None, kw_only=True)
    injured: Count | None = attrs.field(default=None, kw_only=True)
    is_background: bool = attrs.field(default=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        Fact.__attrs_post_init__(self)
        check_country(self, self.country)

    def _gist(self) -> Iterator[str]:
        yield str(self.kind)
        yield from (place.name for place in self.places[:1])
