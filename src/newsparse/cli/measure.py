"""The commands that look at newsparse itself: how fast it is on your texts, how right against your corrections."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

import attrs
import click

from newsparse.cli.parsers import parser_of, refused
from newsparse.cli.show import show
from newsparse.errors import InputValueError, NewsparseError
from newsparse.formats.brat import read_brat
from newsparse.formats.marks import CORRECTED, Mark, marks
from newsparse.formats.sources import read_many
from newsparse.models.article import Article
from newsparse.parser import Parser
from newsparse.render.table import Table
from newsparse.scores import LayerScore, score_marks

__all__ = ["bench", "score"]


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--rounds", type=click.IntRange(min=1), default=5, show_default=True, help="Times that each text is read."
)
@click.option("--layer", "-l", "layers", multiple=True, metavar="NAME", help="Only this layer; may be given again.")
def bench(files: tuple[str, ...], rounds: int, layers: tuple[str, ...]) -> None:
    """Time the parsing of your texts: milliseconds an article, of several rounds after one that warms up."""
    parser = parser_of(layers)
    try:
        articles = [article for article in read_many(list(files), parser=parser) if article.text]
    except (NewsparseError, OSError) as wrong:
        raise refused(wrong) from wrong
    if not articles:
        raise click.UsageError("none of these holds an article")
    unparsed = [attrs.evolve(article, layers={}, unknown_layers={}, failures=()) for article in articles]
    show([_timed(parser, unparsed, rounds)])


def _timed(parser: Parser, articles: Sequence[Article], rounds: int) -> Table:
    for article in articles:
        parser.parse(article)
    times = [median(_seconds(parser, article) for _ in range(rounds)) for article in articles]
    length, whole = sum(len(article.text) for article in articles), sum(times)
    rows = (
        ("articles", f"{len(articles):,}"),
        ("code points", f"{length:,}"),
        ("milliseconds an article, median", f"{median(times) * 1e3:.1f}"),
        ("the slowest", f"{max(times) * 1e3:.1f}"),
        ("articles a second, one process", f"{len(articles) / whole:,.0f}"),
        ("code points a second", f"{length / whole:,.0f}"),
    )
    return Table("parsing", ("figure", "value"), rows)


def _seconds(parser: Parser, article: Article) -> float:
    began = time.perf_counter()
    parser.parse(article)
    return time.perf_counter() - began


@click.command()
@click.argument("corrected", type=click.Path(exists=True, path_type=Path), metavar="CORRECTED")
@click.argument("found", type=click.Path(exists=True, path_type=Path), metavar="[FOUND]", required=False)
@click.option("--layer", "-l", "layers", multiple=True, metavar="NAME", help="Only this layer; may be given again.")
@click.option("--values", is_flag=True, help="For each value too, how often it is the same.")
def score(corrected: Path, found: Path | None, layers: tuple[str, ...], *, values: bool) -> None:
    """Compare what is found with what people corrected.

    CORRECTED is a folder of brat (.txt with .ann), or a file of articles in JSON or JSON Lines. FOUND is a file of the same articles as they were
    found; without it, the texts are read anew. Two facts are one where they share half of the characters that they cover.
    """
    wanted = layers or CORRECTED
    if unknown := [name for name in layers if name not in CORRECTED]:
        raise click.UsageError(f"layer {unknown[0]!r} is not compared; there are {', '.join(CORRECTED)}")
    try:
        scores = score_marks(list(_pairs(corrected, found, wanted)), wanted)
    except (NewsparseError, OSError) as wrong:
        raise refused(wrong) from wrong
    if not scores:
        raise click.UsageError(f"nothing was corrected in {corrected}, and nothing found")
    show([_table(scores), *(map(_values, scores) if values else ())])


def _pairs(corrected: Path, found: Path | None, layers: Sequence[str]) -> Iterator[tuple[list[Mark], list[Mark]]]:
    theirs = iter(read_many(found)) if found else None
    parser = Parser()
    for text, mark_list, article in _corrected(corrected, layers):
        other = article if theirs is None else next(theirs, Article(text=""))
        if other.text != text:
            raise InputValueError(f"the texts of {article.id or 'an article'} differ in {corrected} and {found}")
        if theirs is None or not other.layers:
            other = parser.parse(attrs.evolve(other, layers={}, unknown_layers={}, failures=()))
        yield mark_list, marks(other, layers)


def _corrected(path: Path, layers: Sequence[str]) -> Iterator[tuple[str, list[Mark], Article]]:
    if path.is_dir():
        files = sorted(file for file in path.rglob("*.ann") if file.with_suffix(".txt").exists())
        if not files:
            raise InputValueError(f"{path} holds no .ann beside a .txt")
        for file in files:
            text = file.with_suffix(".txt").read_bytes().decode("utf-8")
            yield text, read_brat(file), Article(text=text, id=file.with_suffix(".txt").name)
        return
    for article in read_many(path):
        yield article.text, marks(article, layers), article


def _table(scores: Sequence[LayerScore]) -> Table:
    columns = ("layer", "corrected", "found", "precision", "recall", "F1", "exact F1")
    rows = tuple(
        (one.layer, f"{one.wanted:,}", f"{one.found:,}", f"{one.precision:.3f}", f"{one.recall:.3f}", f"{one.f1:.3f}", f"{one.exact_f1:.3f}")
        for one in scores
    )  # fmt: skip
    return Table("what is found beside what was corrected", columns, rows)


def _values(one: LayerScore) -> Table:
    rows = tuple((name, f"{right:,}", f"{of:,}", f"{right / of:.3f}") for name, (right, of) in one.agreed.items())
    return Table(one.layer, ("value", "the same", "of", "part"), rows)
