"""An attribution with its people."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsparse.models.actor import Actor
from newsparse.models.attribution import Attribution

__all__ = ["Quote"]


@attrs.frozen(repr=False)
class Quote(Attribution):
    """Who said what: an attribution whose speakers are resolved over the article.

    Args:
        speakers: The actors who say it; empty where that could not be resolved.
        relay: The actor through whom it comes: AFP in "police said, AFP reported".

    >>> import newsparse
    >>> (quote,) = newsparse.parse("Six boats were lost, Reuters reported, citing the coastguard.").quotes
    >>> isinstance(quote, Quote), quote.speaker.name, quote.relay.name
    (True, 'the coastguard', 'Reuters')
    """

    speakers: tuple[Actor, ...] = attrs.field(default=(), kw_only=True)
    relay: Actor | None = attrs.field(default=None, kw_only=True)

    @property
    def speaker(self) -> Actor | None:
        """The one speaker; None where there is none or more than one."""
        return self.speakers[0] if len(self.speakers) == 1 else None

    def _gist(self) -> Iterator[str]:
        yield str(self.kind)
        if self.speakers:
            yield f"by {' and '.join(speaker.name for speaker in self.speakers)}"
