"""What went wrong while an article was read."""

from __future__ import annotations

import attrs

from newsparse.models.choice import Choice
from newsparse.models.typed import check_types

__all__ = ["Failure", "FailureKind"]


class FailureKind(Choice, field="Failure.kind"):
    """Why something is missing from an article.

    >>> import newsparse
    >>> text = (
    ...     "Bei einem Brand in einer Fabrik sind am Montag vier Menschen verletzt worden, wie die Polizei mitteilte."
    ... )
    >>> newsparse.parse(text).failures[0].kind is FailureKind.NOT_ENGLISH
    True
    """

    ERROR = "error"
    REFUSED = "refused"
    MISSING = "missing"
    NOT_ENGLISH = "not_english"
    TIMEOUT = "timeout"


@attrs.frozen(kw_only=True)
class Failure:
    """One extractor that could not do its work, or a text that could not be read.

    Args:
        kind: Why.
        plugin: Name of the plugin, empty where none is to blame.
        extractor: Name of the extractor, empty where none is to blame.
        error: The complaint, as text.
        missing: Name of the layer that is empty or incomplete because of it.

    Raises:
        ModelError: The kind is none of its words, or another field is no str.

    >>> import newsparse
    >>> (article,) = newsparse.parse_many([None])
    >>> article.failures[0].kind.value, article.failures[0].error[:15]
    ('error', 'InputTypeError:')
    """

    kind: FailureKind = attrs.field(converter=FailureKind)
    plugin: str = ""
    extractor: str = ""
    error: str = ""
    missing: str = ""

    def __attrs_post_init__(self) -> None:
        check_types(self)
