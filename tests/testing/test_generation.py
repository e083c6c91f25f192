"""Stories hold what they say they hold, and a third of the frames are ones that no data of the library lists."""

from __future__ import annotations

import datetime

from hypothesis import Phase, find, given, settings

from newsparse.testing import Story, frames, stories


def some(strategy, condition=lambda made: True):
    """Find one, not the simplest one."""
    return find(strategy, condition, settings=settings(phases=[Phase.generate], max_examples=2000, deadline=None))


@given(stories())
def test_what_is_told_stands_where_it_is_said_to_stand(story):
    told = [quote.content for quote in story.quotes] + [loss.span for loss in story.losses]
    if story.dateline:
        told.append(story.dateline.span)
    for span in told:
        assert span.holds_in(story.text)
        assert span.text.strip() == span.text
    for facts in (story.quotes, story.losses):
        starts = [(fact.content if hasattr(fact, "content") else fact.span).start for fact in facts]
        assert starts == sorted(starts)


@given(stories())
def test_people_and_titles_stand_in_the_text(story):
    for quote in story.quotes:
        assert quote.speaker in story.text
    for loss in story.losses:
        assert loss.claimant is None or loss.claimant in story.text
    assert story.title is None or story.text.startswith(f"{story.title}\n\n")


@given(stories(min_size=3, max_size=3))
def test_a_story_has_as_many_paragraphs_as_are_asked_for(story):
    blocks = story.text.split("\n\n")
    assert len(blocks) == 3 + (story.title is not None)


@given(stories())
def test_no_frame_leaves_a_gap(story):
    assert not set("{}<>") & set(story.text)


def test_everything_that_can_be_told_is_told():
    some(stories(), lambda story: story.title is None and story.dateline is None)
    some(stories(), lambda story: story.title is not None and story.dateline is not None)
    some(stories(), lambda story: any(loss.claimant for loss in story.losses))
    some(stories(), lambda story: any(not quote.is_direct for quote in story.quotes))
    some(stories(), lambda story: any(loss.count.low is None for loss in story.losses))
    assert isinstance(some(stories(), lambda story: story.published == datetime.date(2001, 1, 1)), Story)


def test_a_third_of_the_frames_are_unknown_to_the_extractors():
    for group in (frames.QUOTED, frames.INDIRECT, frames.LOSSES, frames.CLAIMED_LOSSES):
        unknown = sum(not frame.is_listed for frame in group)
        assert unknown * 3 >= len(group)
    assert any(not frame.is_listed for frame in frames.DATELINES)
