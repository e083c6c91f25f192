"""Law: the facts that a generated article was made from are found in it.

For frames that the extractors know, a floor is asserted; how many of the others come back is printed only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from newsparse import Article, parse
from newsparse.testing import Story, ToldLoss, ToldQuote, stories

# Shares of what was told in known frames, and found; measured, then lowered a little. Lower one with a reason only.
FLOORS = {
    "dateline": 0.95,
    "direct quote": 0.95,
    "indirect quote": 0.95,
    "speaker": 0.95,
    "loss": 0.95,
    "claimant": 0.95,
}
STORIES = 300


def said(article: Article, told: ToldQuote) -> Iterator[object]:
    """Find the quotes whose content is what was told, the punctuation at its end left aside."""
    wanted = (told.content.start, told.content.end)
    for quote in article.quotes:
        for stretch in quote.content:
            if stretch.start == wanted[0] and abs(stretch.end - wanted[1]) <= 1:
                yield quote


def lost(article: Article, told: ToldLoss) -> Iterator[object]:
    for casualty in article.casualties:
        same = (casualty.effect, casualty.count.low, casualty.count.high) == (
            told.effect,
            told.count.low,
            told.count.high,
        )
        if same and casualty.span.overlaps(told.span):
            yield casualty


def filed(article: Article, story: Story) -> bool:
    told, found = story.dateline, article.dateline
    return (
        told is not None
        and found is not None
        and [place.name.casefold() for place in found.places] == [told.place.casefold()]
        and (found.agency, found.month, found.day) == (told.agency, told.month, told.day)
    )


def compare(story: Story) -> Iterator[tuple[str, bool, bool]]:
    """Yield what was told: its kind, whether its frame is a known one, whether it was found."""
    article = parse(story.text, published=story.published)
    if story.dateline:
        yield "dateline", story.dateline.is_listed, filed(article, story)
    for told in story.quotes:
        quote = next(said(article, told), None)
        yield f"{'direct' if told.is_direct else 'indirect'} quote", told.is_listed, quote is not None
        if quote is not None:
            yield "speaker", told.is_listed, quote.speaker is not None and quote.speaker.name == told.speaker
    for told in story.losses:
        loss = next(lost(article, told), None)
        yield "loss", told.is_listed, loss is not None
        if loss is not None and told.claimant:
            yield "claimant", told.is_listed, loss.claimed_by is not None and loss.claimed_by.name == told.claimant


@pytest.fixture(scope="module")
def shares() -> dict[tuple[str, bool], tuple[int, int]]:
    """Tell so many stories, and count what was told and what was found, by kind and by whether the frame is known."""
    told: Counter[tuple[str, bool]] = Counter()
    found: Counter[tuple[str, bool]] = Counter()

    @settings(max_examples=STORIES, phases=[Phase.generate], suppress_health_check=list(HealthCheck), derandomize=True)
    @given(stories(min_size=4, max_size=10))
    def tell(story: Story) -> None:
        for kind, is_listed, is_found in compare(story):
            told[kind, is_listed] += 1
            found[kind, is_listed] += is_found

    tell()
    return {key: (found[key], told[key]) for key in told}


@pytest.mark.parametrize("kind", FLOORS)
def test_what_is_told_in_known_frames_is_found(shares, kind):
    found, told = shares[kind, True]
    assert told >= 20, "too few to judge by"
    assert found / told >= FLOORS[kind], f"{found} of {told}"


def test_what_is_told_in_unknown_frames_is_counted(shares, record_property):
    for (kind, is_listed), (found, told) in sorted(shares.items()):
        if not is_listed:
            record_property(
                "figure", f"{kind:<15} {found:>4} of {told} found in frames that the extractors do not list"
            )
    assert sum(told for (_, is_listed), (_, told) in shares.items() if not is_listed) >= 50
