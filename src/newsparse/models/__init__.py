"""The nouns: frozen records that hold what was found, each anchored to the text."""

from newsparse.models.actor import Actor, ActorKind, Gender
from newsparse.models.article import Article
from newsparse.models.attribution import Act, Attribution, AttributionKind
from newsparse.models.casualty import Casualty, Effect, Stance
from newsparse.models.count import Count, Policy, Qualifier
from newsparse.models.dateline import Dateline
from newsparse.models.fact import Fact
from newsparse.models.failure import Failure, FailureKind
from newsparse.models.incident import Incident, IncidentKind, Responsibility, Status
from newsparse.models.moment import Moment
from newsparse.models.place import Place
from newsparse.models.quote import Quote
from newsparse.models.structure import Byline, Header, Heading, HeadingKind, Paragraph, Sentence

__all__ = [
    "Act",
    "Actor",
    "ActorKind",
    "Article",
    "Attribution",
    "AttributionKind",
    "Byline",
    "Casualty",
    "Count",
    "Dateline",
    "Effect",
    "Fact",
    "Failure",
    "FailureKind",
    "Gender",
    "Header",
    "Heading",
    "HeadingKind",
    "Incident",
    "IncidentKind",
    "Moment",
    "Paragraph",
    "Place",
    "Policy",
    "Qualifier",
    "Quote",
    "Responsibility",
    "Sentence",
    "Stance",
    "Status",
]
