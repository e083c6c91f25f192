"""Words as data: named tables of words, shipped as TOML and added to by plugins.

A lexicon file is a TOML document with an ``origin`` that says where its words come from, and
sections. Each section gives, per value, the words that have it, separated by commas or new lines::

    origin = "the 100 most frequent reporting verbs of the training texts"

    [verbs]
    statement = "say, tell, add"
    denial = "deny, reject"

Code sees a section as a mapping from word to value: ``lexicon["verbs"]["deny"] == "denial"``.

A file may hold the words that plugins add to something, in a table ``held``, which gives sections by the values that
each of them may have, ``any`` for all; a section that is not named there may have the values it has in the file::

    [held]
    "statement, denial, praise" = "verbs"
    any = "irregular"
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Self

import attrs

from newsparse import plaintoml, shipped
from newsparse.errors import LexiconError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["Lexicon", "Section", "WordFile", "load", "merge"]

Section = Mapping[str, str]
_NONE: Section = MappingProxyType({})
_ANY: Final = "any"


@attrs.frozen
class WordFile:
    """Where words were written down, to tell the line of a wrong one; nowhere for words made in code.

    Args:
        name: Package and file, ``"newsparse_sea/cues.toml"``.
        source: What stands in it.
    """

    name: str = ""
    source: str = ""

    def at(self, section: str = "", value: str = "", word: str = "") -> str:
        r"""Name the file and the line of an entry, as the beginning of a message.

        Args:
            section: The section.
            value: The value in it.
            word: One of the words that have the value.

        >>> WordFile("sea/cues.toml", '[clause]\nclaim = "burble"').at("clause", "claim")
        'sea/cues.toml, line 2: '
        """
        return f"{self.name}, line {self._line(section, value, word)}: " if self.name else ""

    def _line(self, section: str, value: str, word: str) -> int:
        """Look for the section's heading, below it the value, and from there the word; stop at what is not found."""
        line, lines = 0, self.source.splitlines()
        wanted = (
            (section, r"\s*\[\s*['\"]?{}['\"]?\s*\]"),
            (value, r"\s*['\"]?{}['\"]?\s*="),
            (word, r".*(?<!\w){}(?!\w)"),
        )
        for name, written in wanted:
            found = re.compile(written.format(re.escape(name)))
            line = next((at for at in range(line, len(lines)) if name and found.match(lines[at])), line)
        return line + 1


_NOWHERE: Final = WordFile()


@attrs.frozen(repr=False, eq=False)
class Lexicon:
    """Words with values, in sections.

    Args:
        name: Which lexicon this is or adds to, ``"cues"``.
        sections: Section name to word to value.
        origin: Where the words come from, with licence.
        held: Section name to the values that words added to it may have; empty where words are not held to anything.
        file: Where the words were written down.

    >>> cues = Lexicon.of("cues", {"verbs": {"denial": "deny, reject"}})
    >>> cues["verbs"]["reject"]
    'denial'
    """

    name: str
    sections: Mapping[str, Section]
    origin: str = ""
    held: Section = _NONE
    file: WordFile = attrs.field(default=_NOWHERE, repr=False)

    @classmethod
    def in_package(cls, package: str) -> tuple[Lexicon, ...]:
        """Read every lexicon that a package has as a TOML file: ``cues.toml`` adds to the lexicon ``cues``.

        Args:
            package: Name of the package: ``__name__`` in its ``__init__.py``.

        Returns:
            The lexicons, by the names of their files.

        Raises:
            LexiconError: A file is malformed; the message begins with its name and the line.

        >>> [lexicon.name for lexicon in Lexicon.in_package("newsparse.lexicons")][:3]
        ['actors', 'casualties', 'cues']
        """
        from importlib.resources import files  # only for plugins: it costs 7 ms

        listed = sorted((file for file in files(package).iterdir() if file.name.endswith(".toml")), key=_name)
        return tuple(_read(package, file) for file in listed)

    @classmethod
    def of(cls, name: str, tables: Mapping[str, Mapping[str, str]], origin: str = "") -> Self:
        """Make a lexicon of sections written value first, as in the TOML files.

        Args:
            name: Which lexicon this is or adds to.
            tables: Section to value to words, separated by commas or new lines.
            origin: Where the words come from.

        Raises:
            LexiconError: A section is not a table of strings, or a value has no words.
        """
        return cls(name, _sections(name, tables, _NOWHERE), origin)

    def __getitem__(self, section: str) -> Section:
        """Return a section, word to value; an absent one is empty."""
        return self.sections.get(section, _NONE)

    def words(self, section: str, *values: str) -> frozenset[str]:
        """Collect the words of a section that have one of the values, or any."""
        table = self[section]
        return frozenset(word for word, value in table.items() if not values or value in values)

    def check(self, more: Lexicon) -> None:
        """Refuse words that nobody would ever look up.

        Args:
            more: Words to be added to this lexicon.

        Raises:
            LexiconError: A section does not exist here, a value is none of the section's, or a word has a capital.

        >>> cues = Lexicon("cues", {"verbs": {"deny": "denial"}}, held={"verbs": "denial, praise"})
        >>> cues.check(Lexicon.of("cues", {"verbs": {"extol": "burble"}}))
        Traceback (most recent call last):
        newsparse.errors.LexiconError: lexicon 'cues': verbs.extol = 'burble': a value of verbs is denial, praise
        """
        for section, words in more.sections.items() if self.held else ():
            if section not in self.sections:
                known = ", ".join(sorted(self.sections))
                raise LexiconError(
                    f"{more.file.at(section)}lexicon {self.name!r}: {section} is none of its sections, which are {known}"
                )
            for word, value in words.items():
                if wrong := self._wrong(section, word, value):
                    entry = f"{more.file.at(section, value, word)}lexicon {self.name!r}: {section}.{value} = {word!r}"
                    raise LexiconError(f"{entry}: {wrong}")

    def _wrong(self, section: str, word: str, value: str) -> str:
        """Say why a word would not be found; a capital may stand where words of ours have one."""
        allowed = self._allowed(section)
        if allowed and value not in allowed:
            return f"a value of {section} is {', '.join(allowed)}"
        if not word or (word != word.lower() and all(ours == ours.lower() for ours in self[section])):
            return "words are in lower case and not empty"
        return ""

    def _allowed(self, section: str) -> list[str]:
        """List the values that a section may have; none where it may have any."""
        held = self.held.get(section, "")
        if held == _ANY:
            return []
        return list(_split(held)) or list(dict.fromkeys(self[section].values()))

    def __repr__(self) -> str:
        sizes = ", ".join(f"{section} {len(words)}" for section, words in self.sections.items())
        return f"Lexicon({self.name}: {sizes})"


def _name(file: Traversable) -> str:
    return file.name


def _read(package: str, file: Traversable) -> Lexicon:
    written = WordFile(f"{package}/{file.name}", file.read_text(encoding="utf-8"))
    return parse(file.name.removesuffix(".toml"), written.source, written)


def _sections(name: str, tables: Mapping[str, object], file: WordFile) -> dict[str, Section]:
    return {section: _by_word(name, section, table, file) for section, table in tables.items()}


def _by_word(name: str, section: str, table: object, file: WordFile) -> Section:
    named = f"lexicon {name!r}: {section}"
    if not isinstance(table, Mapping):
        raise LexiconError(
            f"{file.at('', section)}lexicon {name!r}: [{section}] must be a table of words, not {table!r}"
        )
    words: dict[str, str] = {}
    for value, listed in table.items():
        if not isinstance(listed, str):
            raise LexiconError(f"{file.at(section, value)}{named}.{value} must be one string of words, not {listed!r}")
        if not (found := list(_split(listed))):
            raise LexiconError(f"{file.at(section, value)}{named}.{value} has no words")
        words |= dict.fromkeys(found, str(value))
    return MappingProxyType(words)


def _split(listed: str) -> Iterable[str]:
    return filter(None, map(str.strip, listed.replace("\n", ",").split(",")))


def merge(first: Lexicon, *others: Lexicon) -> Lexicon:
    """Join lexicons of one name; the later one decides about a word that both have.

    >>> more = merge(
    ...     Lexicon.of("cues", {"verbs": {"denial": "deny"}}), Lexicon.of("cues", {"verbs": {"praise": "laud"}})
    ... )
    >>> dict(more["verbs"])
    {'deny': 'denial', 'laud': 'praise'}
    """
    sections: dict[str, dict[str, str]] = {}
    for lexicon in (first, *others):
        for section, words in lexicon.sections.items():
            sections.setdefault(section, {}).update(words)
    return Lexicon(
        first.name, {section: MappingProxyType(words) for section, words in sections.items()}, first.origin, first.held
    )


@cache
def load(name: str) -> Lexicon:
    """Read a lexicon that ships with the library; the second call returns the same object.

    Args:
        name: Name of the file in ``lexicons/``, without its suffix.

    Raises:
        LexiconError: There is no such file, or it is malformed.

    >>> load("nonesuch")
    Traceback (most recent call last):
    newsparse.errors.LexiconError: newsparse ships no lexicon 'nonesuch'
    """
    source = shipped.read("lexicons", f"{name}.toml")
    if source is None:
        raise LexiconError(f"newsparse ships no lexicon {name!r}")
    return parse(name, source.decode("utf-8"))


def parse(name: str, source: str, file: WordFile = _NOWHERE) -> Lexicon:
    """Read a lexicon from TOML.

    Args:
        name: Which lexicon this is or adds to.
        source: The TOML document.
        file: Where the document stands.

    Raises:
        LexiconError: The document is malformed.
    """
    try:
        document = plaintoml.loads(source)
    except ValueError as broken:
        where = f"{file.name}: " if file.name else ""  # the line stands in the message
        raise LexiconError(f"{where}lexicon {name!r}: {broken}") from broken
    origin = document.pop("origin", "")
    if not isinstance(origin, str):
        raise LexiconError(f"{file.at('', 'origin')}lexicon {name!r}: origin must be a string, not {origin!r}")
    held = _by_word(name, "held", document.pop("held", {}), file)
    return Lexicon(name, _sections(name, document, file), origin, held, file)
