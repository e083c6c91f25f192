"""What the text says that somebody said: content, cue and source, as spans."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsparse.errors import ModelError
from newsparse.models.choice import Choice
from newsparse.models.fact import Fact
from newsparse.span import Span

__all__ = ["Act", "Attribution", "AttributionKind"]


class AttributionKind(Choice, field="Attribution.kind"):
    """How much of the content stands between quotation marks: all, some, none.

    >>> import newsparse
    >>> [str(one.kind) for one in newsparse.parse('"It is over," she said. He called it "a pity".').attributions]
    ['direct', 'mixed']
    """

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Act(Choice, field="Attribution.act"):
    """What is done by saying it.

    >>> import newsparse
    >>> newsparse.parse("The minister denied that the dam had failed.").attributions[0].act is Act.DENIAL
    True
    """

    STATEMENT = "statement"
    CLAIM = "claim"
    DENIAL = "denial"
    CONFIRMATION = "confirmation"
    QUESTION = "question"
    ORDER = "order"
    PROMISE = "promise"
    WARNING = "warning"
    PRAISE = "praise"
    BLAME = "blame"
    THOUGHT = "thought"
    INTENTION = "intention"


@attrs.frozen(repr=False)
class Attribution(Fact):
    """Content that the text puts in somebody's mouth; the span covers all of its parts.

    Args:
        content: What was said, in the order of the text, without the outer quotation marks.
        kind: Quoted wholly, partly or not at all.
        act: What is done by saying it.
        is_negated: "did not say", "never said".
        cue: The words that report: "said", "according to".
        source: The noun phrase it is put in the mouth of, as printed, with title and apposition.
        addressee: Whom it was said to: "reporters".
        medium: Through what: "a post on social media".

    Raises:
        ModelError: There is no content.

    >>> import newsparse
    >>> (told,) = newsparse.parse("The dam held, the engineer told reporters.").attributions
    >>> isinstance(told, Attribution), str(told.source), str(told.cue), str(told.addressee), str(told.content[0])
    (True, 'the engineer', 'told', 'reporters', 'The dam held')
    """

    content: tuple[Span, ...] = attrs.field(kw_only=True)
    kind: AttributionKind = attrs.field(kw_only=True, converter=AttributionKind)
    act: Act = attrs.field(default=Act.STATEMENT, kw_only=True, converter=Act)
    is_negated: bool = attrs.field(default=False, kw_only=True)
    cue: Span | None = attrs.field(default=None, kw_only=True)
    source: Span | None = attrs.field(default=None, kw_only=True)
    addressee: Span | None = attrs.field(default=None, kw_only=True)
    medium: Span | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        Fact.__attrs_post_init__(self)
        if not self.content:
            raise ModelError(type(self).__name__, "content", "is empty")

    @property
    def is_speech(self) -> bool:
        """Whether somebody said it; False for thoughts and intentions."""
        return self.act not in (Act.THOUGHT, Act.INTENTION)

    def _gist(self) -> Iterator[str]:
        yield str(self.kind)
        if self.source:
            yield f"by '{self.source.text}'"
