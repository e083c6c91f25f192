"""Facts as standoff files of brat, so that people can correct them there; and such files read again.

A fact is a text-bound annotation (``T``), its relations are binary ones (``R``), its values stand in a note (``#``) as ``name=value`` lines
joined by `` | ``. The format: Stenetorp et al., "brat: a Web-based Tool for NLP-Assisted Text Annotation", EACL 2012, and the
manual's page "brat standoff format". Offsets count code points, ends are exclusive; an annotation does not run over line ends, so
one that does is a discontinuous one, in pieces.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import attrs

from newsparse.errors import FormatError
from newsparse.formats.marks import CORRECTED, Mark, marks_in
from newsparse.formats.names import free_name, name_of
from newsparse.models.article import Article
from newsparse.serialize.given import check_layers, several

__all__ = ["as_in_brat", "brat_text", "one_line", "read_brat", "write_brat"]

_LINE_ENDS: Final = "\n\r"
_BETWEEN: Final = " | "
_CONFIGURATION: Final = "annotation.conf"


def write_brat(articles: Iterable[Article], folder: str | Path, layers: Iterable[str] = CORRECTED) -> list[Path]:
    """Write a text and its annotations for each article into a folder that brat can serve, with its configuration.

    A file is named by the article's id, else its title, else ``article-1``. Texts are written with the line ends that they have,
    since offsets count those too. The day of publication has no place there: give it again where the texts are read anew.

    Args:
        articles: The articles.
        folder: Where to; it is made where there is none, and files of the same names are written over.
        layers: Names of the layers that are wanted.

    Returns:
        The paths of the texts; beside each stands its ``.ann``.

    Raises:
        InputTypeError: They are no collection of articles.
        InputValueError: There is no such layer; nothing is written.
        OSError: The folder or a file cannot be written.

    >>> import tempfile, newsparse
    >>> (path,) = write_brat([newsparse.parse("The bridge is safe, police said.")], tempfile.mkdtemp())
    >>> print(path.with_suffix(".ann").read_text().splitlines()[0].expandtabs(2))
    T1  actors 20 26  police
    """
    given, home, wanted = list(several(articles)), Path(folder), tuple(layers)
    check_layers(wanted, {name for article in given for name in article.layers})
    home.mkdir(parents=True, exist_ok=True)
    relations: set[str] = set()
    taken: set[str] = set()
    written = []
    for number, article in enumerate(given, 1):
        found = marks_in(article, wanted)
        relations.update(name for mark in found for name in mark.arrows)
        path = home / f"{free_name(name_of(article, number).removesuffix('.txt'), taken)}.txt"
        path.write_bytes(article.text.encode("utf-8", "replace"))
        path.with_suffix(".ann").write_bytes("".join(_lines(article.text, found)).encode("utf-8", "replace"))
        written.append(path)
    (home / _CONFIGURATION).write_text(_configuration(wanted, sorted(relations)), encoding="utf-8")
    return written


def _configuration(layers: Iterable[str], relations: Iterable[str]) -> str:
    arrows = (f"{name}\tArg1:<ENTITY>, Arg2:<ENTITY>" for name in relations)
    return "\n".join(["[entities]", *layers, "", "[relations]", *arrows, "", "[events]", "", "[attributes]", ""])


def _lines(text: str, found: list[Mark]) -> Iterator[str]:
    drawn: set[int] = set()
    for number, mark in enumerate(found, 1):
        pieces = [piece for start, end in mark.spans for piece in _in_lines(text, start, end)]
        if not pieces:
            continue
        drawn.add(number)
        where = ";".join(f"{start} {end}" for start, end in pieces)
        words = " ".join(text[start:end] for start, end in pieces)
        yield f"T{number}\t{mark.layer} {where}\t{words}\n"
        if mark.values:
            note = _BETWEEN.join(f"{name}={one_line(value)}" for name, value in mark.values.items())
            yield f"#{number}\tAnnotatorNotes T{number}\t{note}\n"
    arrows = (
        (name, number, other)
        for number, mark in enumerate(found, 1)
        for name, others in mark.arrows.items()
        for other in others
        if number in drawn and other + 1 in drawn
    )
    for count, (name, number, other) in enumerate(arrows, 1):
        yield f"R{count}\t{name} Arg1:T{number} Arg2:T{other + 1}\n"


def _in_lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a stretch at line ends."""
    begin = start
    for at in range(start, end + 1):
        if at == end or text[at] in _LINE_ENDS:
            if at > begin:
                yield begin, at
            begin = at + 1


def one_line(value: str) -> str:
    """Write a value as it can stand in a note.

    Args:
        value: The value.
    """
    return " ".join(value.replace("|", "/").split())


def as_in_brat(text: str, found: Iterable[Mark]) -> list[Mark]:
    """Cut the stretches of marks at line ends, as `write_brat` does.

    Args:
        text: The text that they stand in.
        found: The marks.
    """
    return [
        attrs.evolve(mark, spans=tuple(piece for start, end in mark.spans for piece in _in_lines(text, start, end)))
        for mark in found
    ]


# ---------------------------------------------------------------- reading

_Spans = tuple[tuple[int, int], ...]
_UNREAD: Final = ("E", "A", "M", "*", "N")
_BLANK: Final = str.maketrans(_LINE_ENDS, " " * len(_LINE_ENDS))
_BYTE_ORDER_MARK: Final = "\ufeff"


def read_brat(path: str | Path, labels: Iterable[str] | None = None) -> list[Mark]:
    """Read the annotations that stand beside a text, as brat keeps them.

    What facts have no room for, such as events and attributes of brat's own, is passed over.

    Args:
        path: Path of the ``.ann`` file, or of the text beside it.
        labels: Labels that there may be; by default any.

    Returns:
        The marks, in the order of their ids in the file.

    Raises:
        FormatError: It is no such file, or does not fit the text beside it; the message names the line.
        OSError: It cannot be read.

    >>> import tempfile, newsparse
    >>> (path,) = write_brat([newsparse.parse("The bridge is safe, police said.")], tempfile.mkdtemp())
    >>> [(mark.layer, mark.spans) for mark in read_brat(path)]
    [('actors', ((20, 26),)), ('quotes', ((0, 18),))]
    """
    file = Path(path)
    if file.suffix != ".ann":
        file = file.with_suffix(".ann")
    lines = brat_text(file).removeprefix(_BYTE_ORDER_MARK).split("\n")
    beside = file.with_suffix(".txt")
    text = brat_text(beside) if beside.exists() else None
    read = _Reading(text, None if labels is None else tuple(labels))
    place, line = str(file), ""
    try:
        for number, line in enumerate(lines, 1):
            place = f"{file}, line {number}"
            read.take(number, line.removesuffix("\r"))
        for number, _, ends in read.arrows:
            place = f"{file}, line {number}"
            read.check_ends(ends)
    except _WrongError as wrong:
        raise FormatError(place, str(wrong)) from None
    except (ValueError, IndexError) as wrong:
        raise FormatError(place, f"{line[:80]!r} is no line of brat's standoff format") from wrong
    return read.marks()


def brat_text(path: Path) -> str:
    """Read a file of brat as it is, line ends and all, since offsets count those too.

    Args:
        path: Path of a text or of its annotations.

    Raises:
        FormatError: It is not in UTF-8; the message names the line.
        OSError: It cannot be read.
    """
    data = path.read_bytes()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as wrong:
        number = data.count(b"\n", 0, wrong.start) + 1
        raise FormatError(f"{path}, line {number}", f"is no UTF-8: {wrong.reason}") from wrong


class _WrongError(Exception):
    """A line has the form of brat's and says what cannot be."""


class _Reading:
    """What the lines of one file say."""

    def __init__(self, text: str | None, labels: tuple[str, ...] | None) -> None:
        self.text = text
        self.labels = labels
        self.spans: dict[str, tuple[str, _Spans]] = {}
        self.values: dict[str, dict[str, str]] = {}
        self.events: set[str] = set()
        self.arrows: list[tuple[int, str, tuple[str, str]]] = []

    def take(self, number: int, line: str) -> None:
        """Take over what a line says."""
        if not line.strip():
            return
        name, told, *rest = line.split("\t")
        if name.startswith("T"):
            self._take_mark(name, told, "\t".join(rest) if rest else None)
        elif name.startswith("#"):
            pairs = (pair.partition("=") for pair in rest[0].split(_BETWEEN))
            self.values.setdefault(told.split(" ")[1], {}).update(
                (key, value) for key, equals, value in pairs if equals
            )
        elif name.startswith("R"):
            relation, one, other = told.split()
            self.arrows.append((number, relation, (one.removeprefix("Arg1:"), other.removeprefix("Arg2:"))))
        elif not name.startswith(_UNREAD):
            raise ValueError(name)
        elif name.startswith("E"):
            self.events.add(name)

    def _take_mark(self, name: str, told: str, words: str | None) -> None:
        layer, _, where = told.partition(" ")
        pieces = []
        for piece in where.split(";"):
            start, end = map(int, piece.split(" "))
            pieces.append((start, end))
        if words is None:
            raise ValueError(told)
        if name in self.spans:
            raise _WrongError(f"there is a {name} already")
        if self.labels is not None and layer not in self.labels:
            meant = [one for one in self.labels if one.lower() == layer.lower()]
            hint = f"; did you mean {meant[0]!r}?" if meant else ""
            raise _WrongError(f"there is no label {layer!r}; there are {', '.join(self.labels)}{hint}")
        self._check_place(pieces, words)
        self.spans[name] = layer, tuple(pieces)

    def _check_place(self, pieces: list[tuple[int, int]], words: str) -> None:
        for start, end in pieces:
            if start >= end:
                raise _WrongError(f"{start} {end} ends before it has begun")
            if start < 0 or (self.text is not None and end > len(self.text)):
                length = "" if self.text is None else f" of {len(self.text)} code points"
                raise _WrongError(f"{start} {end} is outside the text{length}{self._hint(pieces, words)}")
        if self.text is not None and (there := _covered(self.text, pieces)) != words.translate(_BLANK):
            raise _WrongError(f"says {words[:80]!r} where the text has {there[:80]!r}{self._hint(pieces, words)}")

    def _hint(self, pieces: list[tuple[int, int]], words: str) -> str:
        """Say what an editor may have done to the text, if that explains it."""
        text = self.text or ""
        plain = text.replace("\r\n", "\n")
        line_ends = "; the line ends of the text were changed: give it back those that it had, {}"
        for other, hint in (
            (plain, line_ends.format("LF")),
            (plain.replace("\n", "\r\n"), line_ends.format("CRLF")),
            (text.removeprefix(_BYTE_ORDER_MARK), "; a byte order mark was put before the text: take it away"),
        ):
            if other != text and _covered(other, pieces) == words.translate(_BLANK):
                return hint
        return ""

    def check_ends(self, ends: tuple[str, str]) -> None:
        """Refuse a relation of what is not there."""
        for name in ends:
            if name not in self.spans and name not in self.events:
                raise _WrongError(f"there is no {name}")

    def marks(self) -> list[Mark]:
        """List what was read as marks."""
        place = {name: number for number, name in enumerate(self.spans)}
        arrows: dict[str, dict[str, tuple[int, ...]]] = {name: {} for name in self.spans}
        for _, relation, (one, other) in self.arrows:
            if one in place and other in place:
                arrows[one][relation] = (*arrows[one].get(relation, ()), place[other])
        return [
            Mark(layer, where, self.values.get(name, {}), arrows[name]) for name, (layer, where) in self.spans.items()
        ]


def _covered(text: str, pieces: Iterable[tuple[int, int]]) -> str:
    """Write the words of pieces as brat does: a blank between them, and for a line end."""
    return " ".join(text[start:end] for start, end in pieces).translate(_BLANK)
