"""Generated articles: a story is drawn as facts, then told, so that it is known what a reader should find in it."""

from __future__ import annotations

import datetime
from typing import Final, TypeVar

import attrs
from hypothesis import strategies as st

from newsparse.models import Count, Effect
from newsparse.span import Span
from newsparse.testing import frames
from newsparse.testing.frames import Amount, Frame

__all__ = ["Story", "ToldDateline", "ToldLoss", "ToldQuote", "stories"]

T = TypeVar("T")

_WORDS: Final = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
)  # fmt: skip
_PUBLISHED: Final = st.dates(datetime.date(2001, 1, 1), datetime.date(2035, 12, 31))


@attrs.frozen
class ToldDateline:
    """The dateline that a story was told with.

    Args:
        span: From the place to the agency.
        place: The city, in mixed case.
        agency: The agency.
        month: 1 to 12, or None where the frame prints no date.
        day: 1 to 31, or None.
        is_listed: Whether the extractors' data know the frame.
    """

    span: Span
    place: str
    agency: str
    month: int | None
    day: int | None
    is_listed: bool


@attrs.frozen
class ToldQuote:
    """Something that somebody says in a story.

    Args:
        content: What is said, without the quotation marks.
        speaker: Name of the speaker, without the role.
        is_direct: Whether it stands between quotation marks.
        is_listed: Whether the extractors' data know the frame.
    """

    content: Span
    speaker: str
    is_direct: bool
    is_listed: bool


@attrs.frozen
class ToldLoss:
    """A loss that a story tells of.

    Args:
        span: The number with its noun: "at least twelve miners".
        effect: What happened to them.
        count: How many.
        claimant: Name of the speaker who says so, or None.
        is_listed: Whether the extractors' data know the frame.
    """

    span: Span
    effect: Effect
    count: Count
    claimant: str | None
    is_listed: bool


@attrs.frozen
class Story:
    """An article and the facts that it was made from.

    Args:
        text: The copy.
        published: The day of publication, which is that of the dateline.
        title: The headline, which stands first in the text, or None.
        dateline: The dateline, or None.
        quotes: What is said, in the order of the text.
        losses: Who was lost, in the order of the text.
    """

    text: str
    published: datetime.date
    title: str | None = None
    dateline: ToldDateline | None = None
    quotes: tuple[ToldQuote, ...] = ()
    losses: tuple[ToldLoss, ...] = ()


@st.composite
def stories(draw: st.DrawFn, *, min_size: int = 2, max_size: int = 8) -> Story:
    """Stories of a headline, a dateline, and one paragraph for each quote, loss or mere description.

    Args:
        draw: Given by Hypothesis.
        min_size: The fewest paragraphs.
        max_size: The most paragraphs.
    """
    teller = _Teller(draw, draw(_PUBLISHED))
    if draw(st.booleans()):
        teller.title = teller.pick(frames.TITLES)
        teller.say(f"{teller.title}\n\n")
    if draw(st.booleans()):
        teller.file()
    tellings = (teller.describe, teller.quote, teller.report, teller.lose, teller.lose_by_claim)
    for number in range(draw(st.integers(min_size, max_size))):
        # A story opens with what happened, not with a quotation.
        teller.pick(tellings if number else (teller.describe, teller.lose))()
        teller.say("\n\n")
    return teller.story()


@attrs.define
class _Teller:
    """Composes a text from left to right, and remembers at which offsets it put each fact."""

    draw: st.DrawFn
    published: datetime.date
    text: str = ""
    title: str | None = None
    dateline: ToldDateline | None = None
    quotes: list[ToldQuote] = attrs.field(factory=list)
    losses: list[ToldLoss] = attrs.field(factory=list)

    def story(self) -> Story:
        return Story(
            self.text.rstrip(), self.published, self.title, self.dateline, tuple(self.quotes), tuple(self.losses)
        )

    def pick(self, choices: tuple[T, ...]) -> T:
        return self.draw(st.sampled_from(choices))

    def say(self, words: str) -> None:
        self.text += words

    def tell(self, frame: Frame, **words: str) -> Span:
        """Say a frame with its gaps filled; return the stretch between its angle brackets."""
        before, marked, after = (part.format(**words) for part in frame.pattern.replace(">", "<").split("<"))
        if not before:
            marked = marked[:1].upper() + marked[1:]
        start = len(self.text) + len(before)
        self.text += before + marked + after
        return Span(start, start + len(marked), marked)

    def file(self) -> None:
        frame, city, agency = self.pick(frames.DATELINES), self.pick(frames.CITIES), self.pick(frames.AGENCIES)
        is_dated = "{day}" in frame.pattern
        span = self.tell(
            frame, CITY=city.upper(), city=city, agency=agency,
            month=f"{self.published:%B}", day=str(self.published.day),
        )  # fmt: skip
        self.dateline = ToldDateline(
            span,
            city,
            agency,
            self.published.month if is_dated else None,
            self.published.day if is_dated else None,
            frame.is_listed,
        )

    def describe(self) -> None:
        self.say(self.pick(frames.FILLERS))

    def person(self) -> tuple[str, str]:
        """Draw a name, and how the text introduces it."""
        name = f"{self.pick(frames.GIVEN_NAMES)} {self.pick(frames.SURNAMES)}"
        return name, f"{self.pick(frames.ROLES)} {name}"

    def quote(self) -> None:
        frame, (name, speaker), clause = self.pick(frames.QUOTED), self.person(), self.pick(frames.CLAUSES)
        content = self.tell(frame, speaker=speaker, clause=clause[0].upper() + clause[1:])
        self.quotes.append(ToldQuote(content, name, is_direct=True, is_listed=frame.is_listed))

    def report(self) -> None:
        frame, (name, speaker), clause = self.pick(frames.INDIRECT), self.person(), self.pick(frames.CLAUSES)
        content = self.tell(frame, speaker=speaker, clause=clause)
        self.quotes.append(ToldQuote(content, name, is_direct=False, is_listed=frame.is_listed))

    def lose(self) -> None:
        self._lose(self.pick(frames.LOSSES), "", None)

    def lose_by_claim(self) -> None:
        name, speaker = self.person()
        self._lose(self.pick(frames.CLAIMED_LOSSES), speaker, name)

    def _lose(self, frame: Frame, speaker: str, claimant: str | None) -> None:
        words, count = self.amount()
        span = self.tell(frame, speaker=speaker, people=f"{words} {self.pick(frames.NOUNS)}")
        self.losses.append(ToldLoss(span, Effect(frame.effect), count, claimant, frame.is_listed))

    def amount(self) -> tuple[str, Count]:
        """Draw a number, and the words for it."""
        amount = self.pick(frames.AMOUNTS)
        spelled = "{word}" in amount.pattern
        number = self.draw(st.integers(2, 14) if spelled else st.integers(2, 900))
        more = number + self.draw(st.integers(1, 50))
        words = amount.pattern.format(n=number, m=more, word=_WORDS[number - 2] if spelled else "")
        return words, _count(amount, number, more)


def _count(amount: Amount, number: int, more: int) -> Count:
    low, high = ({"n": number, "m": more, "": None}.get(end, end) for end in amount.ends)
    return Count(
        low=None if low is None else int(low), high=None if high is None else int(high), qualifier=amount.qualifier
    )


st.register_type_strategy(Story, stories())
