"""Facts as standoff files of brat, so that people can correct them there; and such files read again.

A fact is a text-bound annotation (``T``), its relations are binary ones (``R``), its values stand in a note (``#``) as ``name=value`` lines
joined by `` | ``. The format: Stenetorp et al., "brat: a Web-based Tool for NLP-Assisted Text Annotation", EACL 2012, and the
manual's page "brat standoff format". Offsets count code points, ends are exclusive; an annotation does not run over line ends, so
one that does is a discontinuous one, in pieces.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from newsparse.errors import FormatError
from newsparse.formats.marks import CORRECTED, Mark, marks
from newsparse.models.article import Article

__all__ = ["read_brat", "write_brat"]

_LINE_ENDS: Final = "\n\r"
_BETWEEN: Final = " | "
_CONFIGURATION: Final = "annotation.conf"


def write_brat(articles: Iterable[Article], folder: str | Path, layers: Iterable[str] = CORRECTED) -> list[Path]:
    """Write a text and its annotations for each article into a folder that brat can serve, with its configuration.

    Args:
        articles: The articles.
        folder: Where to; it is made where there is none, and files of the same names are written over.
        layers: Names of the layers that are wanted.

    Returns:
        The paths of the texts; beside each stands its ``.ann``.

    Raises:
        OSError: The folder or a file cannot be written.

    >>> import tempfile, newsparse
    >>> (path,) = write_brat([newsparse.parse("The bridge is safe, police said.")], tempfile.mkdtemp())
    >>> print(path.with_suffix(".ann").read_text().splitlines()[0].expandtabs(2))
    T1  actors 20 26  police
    """
    home, wanted = Path(folder), tuple(layers)
    home.mkdir(parents=True, exist_ok=True)
    relations: set[str] = set()
    written = []
    for number, article in enumerate(articles, 1):
        found = marks(article, wanted)
        relations.update(name for mark in found for name in mark.arrows)
        path = home / f"article-{number}.txt"
        path.write_bytes(article.text.encode("utf-8", "replace"))
        path.with_suffix(".ann").write_bytes("".join(_lines(article.text, found)).encode("utf-8", "replace"))
        written.append(path)
    (home / _CONFIGURATION).write_text(_configuration(wanted, sorted(relations)), encoding="utf-8")
    return written


def _configuration(layers: Iterable[str], relations: Iterable[str]) -> str:
    arrows = (f"{name}\tArg1:<ENTITY>, Arg2:<ENTITY>" for name in relations)
    return "\n".join(["[entities]", *layers, "", "[relations]", *arrows, "", "[events]", "", "[attributes]", ""])


def _lines(text: str, found: list[Mark]) -> Iterator[str]:
    for number, mark in enumerate(found, 1):
        pieces = [piece for start, end in mark.spans for piece in _in_lines(text, start, end)]
        if not pieces:
            continue
        where = ";".join(f"{start} {end}" for start, end in pieces)
        words = " ".join(text[start:end] for start, end in pieces)
        yield f"T{number}\t{mark.layer} {where}\t{words}\n"
        if mark.values:
            note = _BETWEEN.join(f"{name}={_one_line(value)}" for name, value in mark.values.items())
            yield f"#{number}\tAnnotatorNotes T{number}\t{note}\n"
    arrows = (
        (name, number, other)
        for number, mark in enumerate(found, 1)
        for name, others in mark.arrows.items()
        for other in others
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


def _one_line(value: str) -> str:
    return " ".join(value.replace("|", "/").split())


def read_brat(path: str | Path) -> list[Mark]:
    """Read the annotations that stand beside a text, as brat keeps them.

    Args:
        path: Path of the ``.ann`` file, or of the text beside it.

    Returns:
        The marks, in the order of their ids in the file.

    Raises:
        FormatError: It is no such file; the message names the line.
        OSError: It cannot be read.

    >>> import tempfile, newsparse
    >>> (path,) = write_brat([newsparse.parse("The bridge is safe, police said.")], tempfile.mkdtemp())
    >>> [(mark.layer, mark.spans) for mark in read_brat(path)]
    [('actors', ((20, 26),)), ('quotes', ((0, 18),))]
    """
    file = Path(path).with_suffix(".ann")
    spans: dict[str, tuple[str, tuple[tuple[int, int], ...]]] = {}
    values: dict[str, dict[str, str]] = {}
    arrows: list[tuple[str, str, str]] = []
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
        try:
            _take(line, spans, values, arrows)
        except (ValueError, IndexError) as wrong:
            raise FormatError(
                f"{file}, line {number}", f"{line[:80]!r} is no line of brat's standoff format"
            ) from wrong
    place = {name: number for number, name in enumerate(spans)}
    return [
        Mark(layer, where, values.get(name, {}), _arrows_of(name, arrows, place))
        for name, (layer, where) in spans.items()
    ]


def _take(
    line: str,
    spans: dict[str, tuple[str, tuple[tuple[int, int], ...]]],
    values: dict[str, dict[str, str]],
    arrows: list[tuple[str, str, str]],
) -> None:
    """Take over what a line says; what facts have no room for, such as events of brat's own, is passed over."""
    if not line.strip():
        return
    name, told, *rest = line.split("\t")
    if name.startswith("T"):
        layer, _, where = told.partition(" ")
        pieces = [piece.split(" ") for piece in where.split(";")]
        spans[name] = layer, tuple((int(start), int(end)) for start, end in pieces)
    elif name.startswith("#"):
        pairs = (pair.partition("=") for pair in rest[0].split(_BETWEEN))
        values[told.split(" ")[1]] = {key: value for key, equals, value in pairs if equals}
    elif name.startswith("R"):
        relation, one, other = told.split(" ")
        arrows.append((relation, one.removeprefix("Arg1:"), other.removeprefix("Arg2:")))


def _arrows_of(
    name: str, arrows: Iterable[tuple[str, str, str]], place: Mapping[str, int]
) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for relation, one, other in arrows:
        if one == name and other in place:
            found[relation] = (*found.get(relation, ()), place[other])
    return found
