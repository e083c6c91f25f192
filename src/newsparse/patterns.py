"""Regular expressions by name: written once, compiled at first use, all listed in one place.

Nothing is compiled at import, which keeps ``import newsparse`` fast, and a test runs every
registered pattern over adversarial text, so that none is slower than linear.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property
from typing import Any, Final

import regex

__all__ = ["IGNORECASE", "Pattern", "pattern", "registered"]

IGNORECASE: Final[int] = int(regex.IGNORECASE)
VERBOSE: Final[int] = int(regex.VERBOSE | regex.VERSION1)
_REGISTRY: Final[dict[str, Pattern]] = {}


class _Flags(int):
    """Flags that combine as whole numbers do: `regex` has an enum, whose own ``&`` is a tenth of what compiling costs."""

    def __and__(self, other: int) -> _Flags:
        return _Flags(int.__and__(self, other))

    def __or__(self, other: int) -> _Flags:
        return _Flags(int.__or__(self, other))


class Pattern:
    """A named regular expression that compiles itself when it is first used.

    Make one with `pattern`, which also registers it. The methods are those of a compiled
    expression of the `regex` library.
    """

    def __init__(self, name: str, source: str, flags: int, lists: dict[str, Collection[str]]) -> None:
        self.name = name
        self.source = source
        self.flags = flags
        self.lists: dict[str, Any] = dict(lists)

    @cached_property
    def compiled(self) -> regex.Pattern[str]:
        """The compiled expression, for loops that want its bound methods."""
        return regex.compile(self.source, _Flags(self.flags), cache_pattern=False, **self.lists)

    def finditer(self, text: str, pos: int = 0, endpos: int | None = None) -> Iterator[regex.Match[str]]:
        """Yield every match, left to right."""
        return self.compiled.finditer(text, pos, endpos)

    def search(self, text: str, pos: int = 0, endpos: int | None = None) -> regex.Match[str] | None:
        """Find the first match."""
        return self.compiled.search(text, pos, endpos)

    def match(self, text: str, pos: int = 0, endpos: int | None = None) -> regex.Match[str] | None:
        """Match at one place."""
        return self.compiled.match(text, pos, endpos)

    def fullmatch(self, text: str, pos: int = 0, endpos: int | None = None) -> regex.Match[str] | None:
        """Match the whole stretch."""
        return self.compiled.fullmatch(text, pos, endpos)

    def __repr__(self) -> str:
        return f"Pattern({self.name})"


def pattern(name: str, source: str, *, flags: int = 0, **lists: Collection[str]) -> Pattern:
    r"""Register a regular expression under a name.

    Args:
        name: Module and job, ``"segmentation.paragraph"``; each name is used once.
        source: The expression, in the dialect of `regex`, always read as verbose.
        flags: More flags of `regex`, such as `IGNORECASE`.
        lists: Named lists, matched by ``\L<name>``.

    Returns:
        The pattern, not yet compiled.

    Raises:
        ValueError: The name is taken.

    >>> words = pattern("example.words", r" \w++ ")
    >>> [m.group() for m in words.finditer("Two words")]
    ['Two', 'words']
    """
    if name in _REGISTRY:
        raise ValueError(f"a pattern {name!r} is registered already: {_REGISTRY[name].source!r}")
    made = _REGISTRY[name] = Pattern(name, source, VERBOSE | flags, lists)
    return made


def registered() -> tuple[Pattern, ...]:
    """List every pattern registered so far, by name."""
    return tuple(_REGISTRY[name] for name in sorted(_REGISTRY))
