"""The commands that look at newsparse itself: how fast it is on your texts, how right against your corrections."""

from __future__ import annotations

import datetime
import sys
import time
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

import attrs
import click

from newsparse.cli.names import NamedPath, complete_file, layer_option, unknown
from newsparse.cli.parsers import parser_of, refused
from newsparse.cli.reading import source, told
from newsparse.cli.show import show
from newsparse.errors import InputValueError, NewsparseError
from newsparse.formats.brat import as_in_brat, brat_text, read_brat
from newsparse.formats.marks import CORRECTED, Mark, marks
from newsparse.formats.sources import read_many
from newsparse.models.article import Article
from newsparse.parser import Parser
from newsparse.render.table import Table
from newsparse.scores import LayerScore, score_marks

__all__ = ["bench", "score"]


@click.command(short_help="Time the parsing of your texts.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", shell_complete=complete_file)
@click.option(
    "--rounds", type=click.IntRange(min=1), default=5, show_default=True, help="Times that each text is read."
)
@layer_option()
def bench(files: tuple[str, ...], rounds: int, layers: tuple[str, ...]) -> None:
    """Time the parsing of your texts: milliseconds an article, of several rounds after one that warms up."""
    parser = parser_of(layers)
    failed: list[Article] = []
    try:
        articles = list(_texts(files, parser, failed))
    except (NewsparseError, OSError) as wrong:
        raise _unusable(wrong) from wrong
    if not articles:
        raise click.ClickException(f"there is no text to time in {', '.join(files)}: none of these holds an article")
    unparsed = [attrs.evolve(article, layers={}, unknown_layers={}, failures=()) for article in articles]
    show([_timed(parser, unparsed, rounds)])
    sys.exit(1 if failed else 0)


def _texts(files: Sequence[str], parser: Parser, failed: list[Article]) -> Iterator[Article]:
    """Yield what has a text, and tell what cannot be read and is put among what failed."""
    for article in read_many([source(name) for name in files], parser=parser):
        if article.text:
            yield article
        elif article.failures:
            failed.append(article)
            for failure in article.failures:
                _complain(told(article, failure))


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
@click.argument("corrected", type=NamedPath(path_type=Path), metavar="CORRECTED", shell_complete=complete_file)
@click.argument(
    "found", type=NamedPath(path_type=Path), metavar="[FOUND]", required=False, shell_complete=complete_file
)
@layer_option(lambda _parser: CORRECTED)
@click.option("--published", metavar="DAY", help="Day of publication, as 2025-04-09, where a text read anew says none.")
@click.option("--values", is_flag=True, help="For each value too, how often it is the same.")
def score(corrected: Path, found: Path | None, layers: tuple[str, ...], published: str | None, *, values: bool) -> None:
    """Compare what is found with what people corrected.

    CORRECTED is a folder of brat (.txt with .ann), or a file of articles in JSON or JSON Lines. FOUND is a file of the same articles as they were
    found; without it, the texts are read anew. A folder of brat keeps no day of publication: --published tells it. Two facts are one where they share half of the characters that they cover.
    """
    wanted = layers or CORRECTED
    if strange := [name for name in layers if name not in CORRECTED]:
        raise unknown("--layer", "corrected layer", strange[0], CORRECTED)
    parser = parser_of()
    try:
        day = parser.parse("", published=published).published
    except NewsparseError as wrong:
        raise refused(wrong) from wrong
    try:
        scores = score_marks(list(_pairs(corrected, found, wanted, parser, day)), wanted)
    except (NewsparseError, OSError) as wrong:
        raise _unusable(wrong) from wrong
    if not scores:
        raise click.ClickException(f"nothing was corrected in {corrected}, and nothing found")
    show([_table(scores), *(map(_values, scores) if values else ())])


def _pairs(
    corrected: Path, found: Path | None, layers: Sequence[str], parser: Parser, day: datetime.date | None
) -> Iterator[tuple[list[Mark], list[Mark]]]:
    given = list(_corrected(corrected, layers))
    theirs = _by_text(found, {text for text, _, _ in given}) if found else None
    for text, mark_list, article in given:
        other = article if theirs is None else _taken(theirs, text)
        if other is None:
            raise InputValueError(
                f"the texts of {article.id or 'an article'} differ in {corrected} and {found}, or it lacks one"
            )
        if theirs is None or not other.layers:
            other = _read_anew(parser, attrs.evolve(other, published=other.published or day))
        ours = marks(other, layers)
        yield mark_list, as_in_brat(text, ours) if corrected.is_dir() else ours


def _by_text(found: Path, wanted: set[str]) -> dict[str, deque[Article]]:
    """Keep of the articles found those that were corrected, which may stand in another order, and tell how many are not."""
    kept: dict[str, deque[Article]] = {}
    left = 0
    for article in _readable(found):
        if article.text in wanted:
            kept.setdefault(article.text, deque()).append(article)
        else:
            left += 1
    if left:
        _complain(f"{left:,} of the articles in {found} are left out: nobody corrected them")
    return kept


def _taken(theirs: dict[str, deque[Article]], text: str) -> Article | None:
    return theirs[text].popleft() if theirs.get(text) else None


def _read_anew(parser: Parser, article: Article) -> Article:
    read = parser.parse(attrs.evolve(article, layers={}, unknown_layers={}, failures=()))
    for failure in read.failures:
        _complain(f"{read.id or 'an article'}: {failure.error or failure.kind.value}")
    return read


def _corrected(path: Path, layers: Sequence[str]) -> Iterator[tuple[str, list[Mark], Article]]:
    if path.is_dir():
        yield from _from_brat(path)
        return
    for article in _readable(path):
        if not article.layers:
            raise InputValueError(
                f"{article.id or 'an article'} in {path} has no facts to compare with: it is a text that nobody parsed and corrected"
            )
        yield article.text, marks(article, layers), article


def _from_brat(folder: Path) -> Iterator[tuple[str, list[Mark], Article]]:
    texts, notes = ({file.with_suffix("") for file in folder.rglob(f"*{suffix}")} for suffix in (".txt", ".ann"))
    for name in sorted(texts ^ notes):
        there, missing = (".txt", ".ann") if name in texts else (".ann", ".txt")
        _complain(f"{name}{there} is left out: there is no {missing} beside it")
    if not texts & notes:
        raise InputValueError(f"{folder} holds no .ann beside a .txt")
    for name in sorted(texts & notes):
        file = Path(f"{name}.txt")
        text = brat_text(file)
        yield text, read_brat(f"{name}.ann", CORRECTED), Article(text=text, id=file.name)


def _readable(path: Path) -> Iterator[Article]:
    for article in read_many(path):
        if article.failures and not article.text:
            raise InputValueError(_unread(article, path))
        yield article


def _unread(article: Article, path: Path) -> str:
    """Say what cannot be read, and name it once."""
    why = told(attrs.evolve(article, id=None), article.failures[0]).removeprefix(f"{article.id}: ")
    where = path if article.id in (None, path.name) else f"{article.id} in {path}"
    return f"{where} cannot be read: {why}"


def _unusable(wrong: Exception) -> click.ClickException:
    """Tell that there is nothing to work with, which is no fault of the command: it ends with the status 1."""
    return click.ClickException(refused(wrong).message)


def _complain(told: str) -> None:
    click.echo(f"newsparse: {told}", err=True)


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
