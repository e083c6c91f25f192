"""What a model may find: a quote of the text under a label, with parts that are quotes too."""

from __future__ import annotations

from typing import Final

import attrs

from newsparse import Fact, Layer, NewsparseError, Span

__all__ = ["FINDINGS", "Finding", "FindingError"]


class FindingError(NewsparseError, ValueError):
    """A field of a finding holds what it cannot hold."""


@attrs.frozen(repr=False)
class Finding(Fact):
    """A passage that a model marked, found in the text and compared with it.

    Args:
        task: Name of the task that was set.
        label: One of the task's labels.
        names: Names of the parts that were found.
        parts: Their spans, in the order of the names.

    Raises:
        FindingError: There are not as many names as parts.

    >>> from newsparse import Span
    >>> text = "The union demanded higher pay."
    >>> found = Finding(
    ...     Span.of(text, 0, 29),
    ...     rule="llm.demands",
    ...     task="demands",
    ...     label="demand",
    ...     names=("who",),
    ...     parts=(Span.of(text, 0, 9),),
    ... )
    >>> found, found.part("who")
    (Finding(0:29 demand 'The union demanded higher pay'), Span(0:9 'The union'))
    """

    task: str = attrs.field(kw_only=True)
    label: str = attrs.field(kw_only=True)
    names: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    parts: tuple[Span, ...] = attrs.field(default=(), kw_only=True)

    def __attrs_post_init__(self) -> None:
        Fact.__attrs_post_init__(self)
        if len(self.names) != len(self.parts):
            raise FindingError(f"Finding.parts: {len(self.parts)} spans for {len(self.names)} names")

    def part(self, name: str) -> Span | None:
        """Return the span of a part, or None where it was not found.

        Args:
            name: Name of the part, ``"who"``.
        """
        return dict(zip(self.names, self.parts, strict=True)).get(name)

    def __repr__(self) -> str:
        return f"Finding({self.span.start}:{self.span.end} {self.label} {self.text[:48]!r})"


FINDINGS: Final = Layer("findings", Finding)
