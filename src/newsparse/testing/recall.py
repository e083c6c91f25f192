"""How much of what a generated story tells is found in it: the same measure for whoever fills a layer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

import attrs
from hypothesis import HealthCheck, Phase, given, settings

from newsparse.models import Article, HeadingKind
from newsparse.span import Span
from newsparse.testing.generation import Story, ToldLoss, ToldQuote, stories

__all__ = ["KINDS", "Recall", "Telling", "recall", "tellings"]

# What stories tell, and the layer in which it has to be found.
KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "title": "headings",
        "dateline": "datelines",
        "city": "places",
        "direct attribution": "attributions",
        "indirect attribution": "attributions",
        "person": "actors",
        "direct quote": "quotes",
        "indirect quote": "quotes",
        "speaker": "quotes",
        "loss": "casualties",
        "claimant": "casualties",
    }
)


@attrs.frozen
class Telling:
    """Something that a story tells.

    Args:
        kind: One of `KINDS`.
        is_listed: Whether the built-in extractors' data know the wording.
        is_found: Whether it stands in the article.
    """

    kind: str
    is_listed: bool
    is_found: bool


@attrs.frozen
class Recall:
    """How often something was told, and how often found.

    Args:
        found: How often it was found.
        told: How often it was told.

    >>> str(Recall(found=3, told=4)), Recall(found=3, told=4).share
    ('3 of 4', 0.75)
    """

    found: int
    told: int

    @property
    def share(self) -> float:
        """The share that was found; 1 where nothing was told."""
        return self.found / self.told if self.told else 1.0

    def __str__(self) -> str:
        return f"{self.found} of {self.told}"


Parse: TypeAlias = Callable[[Story], Article]


def recall(parse: Parse, *, examples: int = 200) -> dict[tuple[str, bool], Recall]:
    """Tell stories, always the same ones, and count what is found.

    Args:
        parse: Reads a story.
        examples: How many stories to tell.

    Returns:
        Kind, and whether its wording is listed, to what was found.

    >>> from newsparse import Article
    >>> recall(lambda story: Article(text=story.text), examples=5)["loss", True].found
    0
    """
    told, found = Counter[tuple[str, bool]](), Counter[tuple[str, bool]]()

    @settings(
        max_examples=examples, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow], derandomize=True,
        deadline=None, database=None,
    )  # fmt: skip
    @given(stories(min_size=4, max_size=10))
    def tell(story: Story) -> None:
        for telling in tellings(story, parse(story)):
            told[telling.kind, telling.is_listed] += 1
            found[telling.kind, telling.is_listed] += telling.is_found

    tell()
    return {key: Recall(found[key], told[key]) for key in told}


def tellings(story: Story, article: Article) -> Iterator[Telling]:
    """Compare a story with what was read out of it.

    Args:
        story: The story.
        article: What was read; a layer that is not in it counts as empty.
    """
    if story.title:
        titles = [heading.text for heading in article.headings if heading.kind is HeadingKind.TITLE]
        yield Telling("title", is_listed=True, is_found=titles == [story.title])
    if story.dateline:
        yield Telling("dateline", story.dateline.is_listed, _is_filed(story, article))
        city = story.dateline.place.casefold()
        yield Telling("city", story.dateline.is_listed, any(place.name.casefold() == city for place in article.places))
    for quote in story.quotes:
        yield from _quoted(quote, article)
    for loss in story.losses:
        yield from _lost(loss, article)


def _is_filed(story: Story, article: Article) -> bool:
    told, found = story.dateline, article.dateline
    return (
        told is not None
        and found is not None
        and [place.name.casefold() for place in found.places] == [told.place.casefold()]
        and (found.agency, found.month, found.day) == (told.agency, told.month, told.day)
    )


def _quoted(told: ToldQuote, article: Article) -> Iterator[Telling]:
    kind, is_listed = "direct" if told.is_direct else "indirect", told.is_listed
    attribution = any(_is_content(told, one.content) for one in article.attributions)
    quote = next((one for one in article.quotes if _is_content(told, one.content)), None)
    yield Telling(f"{kind} attribution", is_listed, attribution)
    yield Telling("person", is_listed, any(actor.name == told.speaker for actor in article.actors))
    yield Telling(f"{kind} quote", is_listed, quote is not None)
    if quote is not None:
        is_found = quote.speaker is not None and quote.speaker.name == told.speaker
        yield Telling("speaker", is_listed, is_found)


def _is_content(told: ToldQuote, content: tuple[Span, ...]) -> bool:
    """Compare what is said, the punctuation at its end left aside."""
    start, end = told.content.start, told.content.end
    return any(one.start == start and abs(one.end - end) <= 1 for one in content)


def _lost(told: ToldLoss, article: Article) -> Iterator[Telling]:
    wanted = (told.effect, told.count.low, told.count.high)
    same = (one for one in article.casualties if (one.effect, one.count.low, one.count.high) == wanted)
    loss = next((one for one in same if one.span.overlaps(told.span)), None)
    yield Telling("loss", told.is_listed, loss is not None)
    if loss is not None and told.claimant:
        is_found = loss.claimed_by is not None and loss.claimed_by.name == told.claimant
        yield Telling("claimant", told.is_listed, is_found)
