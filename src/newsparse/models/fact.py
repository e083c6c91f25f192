"""What every fact has: a span, the rule that found it, and its evidence."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsparse.errors import ModelError
from newsparse.models.typed import check_types
from newsparse.span import Span

__all__ = ["Fact", "shown"]


@attrs.frozen(repr=False)
class Fact:
    """A typed statement found in a text, anchored to the characters that state it.

    Args:
        span: The characters that state the fact.
        rule: Name of the pattern, rule or model that found it, ``"dateline.wire"``.
        evidence: The spans that decided, beyond the fact's own.
        confidence: From 0 to 1 where the fact was scored; None where a plain rule is sure.

    Raises:
        ModelError: A field holds what its annotation does not allow, or the confidence is not between 0 and 1.

    >>> text = "The bridge is shut."
    >>> fact = Fact(Span.of(text, 4, 10), rule="example.word")
    >>> fact.text, fact.rule, fact.confidence
    ('bridge', 'example.word', None)
    """

    span: Span
    rule: str = attrs.field(kw_only=True)
    evidence: tuple[Span, ...] = attrs.field(default=(), kw_only=True)
    confidence: float | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check_types(self)
        if self.confidence is not None and not 0 <= self.confidence <= 1:
            raise ModelError(type(self).__name__, "confidence", f"{self.confidence} is not between 0 and 1")

    @property
    def text(self) -> str:
        """The characters that state the fact."""
        return self.span.text

    def _gist(self) -> Iterator[str]:
        """Yield the few words that tell this fact from its neighbours, for `repr`."""
        yield from ()

    def __repr__(self) -> str:
        parts = (f"{self.span.start}:{self.span.end}", *map(shown, self._gist()), repr(_cut(self.text)))
        return f"{type(self).__name__}({' '.join(parts)})"


def shown(text: str) -> str:
    r"""Make a text fit for one line of a terminal: cut short, line ends and lone surrogates escaped.

    >>> print(shown("Two\nlines"))
    Two\nlines
    """
    return repr(_cut(text))[1:-1]


def _cut(text: str) -> str:
    return text if len(text) <= 48 else f"{text[:47]}…"
