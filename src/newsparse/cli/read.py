"""The command `read`: files in, facts out, as tables, pages or data."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import Final

import attrs
import click

from newsparse.cli.names import (
    FOR_PEOPLE,
    NamedPath,
    among,
    complete_file,
    format_names,
    layer_option,
    reader_names,
    unknown,
)
from newsparse.cli.output import Earlier, begun, finished, put, put_into, put_lines, take_out
from newsparse.cli.parsers import parser_of, refused
from newsparse.cli.reading import Desk, listed, source
from newsparse.cli.show import show_article
from newsparse.errors import NewsparseError
from newsparse.formats.writing import write_many
from newsparse.models.article import Article
from newsparse.parser import Parser
from newsparse.render.gallery import write_gallery
from newsparse.render.markdown import to_markdown
from newsparse.render.order import in_order

__all__ = ["read"]

# What --output ends in where it is one page and no folder of them.
_PAGE: Final = (".html", ".htm")


@attrs.frozen
class _Wish:
    """What the command line asks for.

    Args:
        files: What to read.
        form: Name of the format.
        options: Options of the format.
        layers: Names of the layers that are wanted; none for all.
        claims: Whether only the figures are.
        explain: Whether words are, that say how each fact was found.
        output: Where to; None for standard output.
        resume: Whether to go on with what is there.
    """

    files: tuple[str, ...]
    form: str
    options: dict[str, str]
    layers: tuple[str, ...]
    claims: bool
    explain: bool
    output: Path | None
    resume: bool

    def check(self) -> None:
        """Refuse what does not go together."""
        self._check_format()
        self._check_output()

    def is_page(self) -> bool:
        """Whether one page is wanted, and not a folder of pages."""
        return self.form == "html" and (self.output is None or self.output.suffix.lower() in _PAGE)

    def replaces(self) -> bool:
        """Whether there is something that would be lost by writing."""
        there = self.output
        if there is None or (self.resume and begun(there) == there):
            return False
        return there.is_dir() or (there.is_file() and there.stat().st_size > 0)

    def _check_format(self) -> None:
        if (self.claims or self.explain) and self.form != "table":
            raise click.UsageError("--claims and --explain are tables and text for people: leave --format out")
        if self.claims and self.explain:
            raise click.UsageError("--claims shows figures, --explain words: take one; or --explain --layer casualties")
        if self.claims and self.layers:
            raise click.UsageError("--claims is a table of its own: leave --layer out")
        if self.options and self.form in FOR_PEOPLE:
            raise click.UsageError(f"--format {self.form} has no options")

    def _check_output(self) -> None:
        if self.output and self.form == "table":
            raise click.UsageError(
                "tables are for the terminal: --output needs a --format, such as md, html, jsonl or csv"
            )
        if self.output and any(_is_same(self.output, name) for name in self.files):
            raise click.UsageError(f"{self.output} is one of the files to read: --output would write over it")
        if self.output and (self.form != "html" or self.is_page()) and self.output.is_dir():
            raise click.UsageError(f"{self.output} is a folder: --output takes the name of a file for {self.form}")
        if self.output and self.form == "html" and not self.is_page() and self.output.is_file():
            raise click.UsageError(
                f"{self.output} is a file: --output takes a folder for pages, or a name in .html for one"
            )
        if self.resume and (self.form != "jsonl" or self.output is None):
            raise click.UsageError("--resume goes on with a file: it needs --format jsonl and --output")


@click.command(short_help="Read files or folders; show or write what is found.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", shell_complete=complete_file)
@click.option(
    "--format",
    "-f",
    "form",
    default="table",
    show_default=True,
    metavar="NAME",
    shell_complete=among(format_names),
    help="table, md, html, json, jsonl, csv, or what a plugin exports.",
)
@click.option(
    "--option",
    "-O",
    "options",
    multiple=True,
    metavar="NAME=VALUE",
    help="An option of the format; may be given again.",
)
@layer_option()
@click.option("--published", metavar="DAY", help="Day of publication, as 2025-04-09, where a file says none.")
@click.option("--claims", is_flag=True, help="Only the figures, each beside who says it.")
@click.option("--explain", is_flag=True, help="Say in words how each fact was found.")
@click.option(
    "--reader",
    metavar="NAME",
    shell_complete=among(reader_names),
    help="Format of the files; by default their suffixes tell.",
)
@click.option(
    "--output",
    "-o",
    type=NamedPath(path_type=Path),
    metavar="PATH",
    help="Write there: a file; of html a folder with a page for each article and an index, or one page NAME.html.",
)
@click.option("--workers", "-w", type=click.IntRange(min=1), default=1, show_default=True, help="Number of processes.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    help="Longest that an article may take; one that takes longer fails, and stops no other.",
)
@click.option(
    "--resume",
    is_flag=True,
    help="Go on with the file of --output: what it holds is not read again, but for what failed.",
)
@click.option("--strict", is_flag=True, help="End at the first file that fails.")
@click.option("--progress/--no-progress", default=None, help="Count on stderr; by default when it is a terminal.")
def read(
    files: tuple[str, ...], form: str, options: tuple[str, ...], layers: tuple[str, ...], published: str | None,
    output: Path | None, workers: int, timeout: float | None, reader: str | None, *, claims: bool, explain: bool,
    resume: bool, strict: bool, progress: bool | None,
) -> None:  # fmt: skip
    """Read files, folders, zip archives or patterns; - is the standard input.

    A file that fails stops no other, unless --strict says so. The exit status is 0, 1 when something failed, 2 when the
    command is wrong, and 130 when it was stopped by Ctrl-C.
    """
    wish = _Wish(files, form, _options(options), layers, claims, explain, output, resume)
    wish.check()
    parser = parser_of(layers)
    _check_names(parser, form, reader)
    try:
        earlier = _earlier(wish)
        desk = Desk(
            parser, reader=reader, published=published, progress=_counts(progress), workers=workers, timeout=timeout,
            strict=strict, done=earlier.done,
        )  # fmt: skip
        with closing(desk.articles(map(source, files))) as found, _replacing(earlier, wish) as again:
            wanted = (_only(article, layers) for article in found)
            _deliver(_noted(wanted, earlier, again), wish, desk)
    except KeyboardInterrupt:
        _say_how_to_go_on(wish)
        raise
    except BrokenPipeError:
        raise  # whoever reads has read enough
    except (NewsparseError, OSError) as wrong:
        raise refused(wrong) from wrong
    sys.exit(1 if desk.failed else 0)


def _check_names(parser: Parser, form: str, reader: str | None) -> None:
    if form not in (there := format_names(parser)):
        raise unknown("--format", "format", form, there)
    if reader is not None and reader not in (there := reader_names(parser)):
        raise unknown("--reader", "format", reader, there)


def _earlier(wish: _Wish) -> Earlier:
    """List what need not be read again: what failed is, since it may have been for want of time or memory."""
    if not wish.resume or wish.output is None:
        return Earlier(Counter(), {}, 0)
    earlier = finished(begun(wish.output))
    if failed := [*earlier.failed]:
        click.echo(f"newsparse: {len(failed):,} that failed are read again: {listed(failed)}", err=True)
    return earlier


@contextmanager
def _replacing(earlier: Earlier, wish: _Wish) -> Generator[set[str]]:
    """Take the lines of articles that failed out of the file, as far as new ones stand there.

    Yields:
        A set for the ids of the articles that are written.
    """
    again: set[str] = set()
    try:
        yield again
    finally:
        if wish.output is not None and again:
            take_out(begun(wish.output), again, earlier.size)


def _noted(articles: Iterator[Article], earlier: Earlier, again: set[str]) -> Iterator[Article]:
    for article in articles:
        yield article
        if str(article.id) in earlier.failed:
            again.add(str(article.id))


def _say_how_to_go_on(wish: _Wish) -> None:
    if wish.form == "jsonl" and wish.output:
        again = "the same command" if wish.resume else "the same command with --resume"
        growing = begun(wish.output)
        kept = "" if growing == wish.output else f"{wish.output} is as it was; "
        click.echo(f"newsparse: {kept}{again} goes on with {growing}", err=True)


def _is_same(output: Path, name: str) -> bool:
    file = Path(name)
    return name != "-" and output.exists() and file.exists() and output.samefile(file)


def _counts(asked: bool | None) -> bool:  # noqa: FBT001  # what click makes of --progress, --no-progress and neither
    """Whether to count: tables on the same terminal show progress enough."""
    return sys.stderr.isatty() and not sys.stdout.isatty() if asked is None else asked


def _only(article: Article, layers: tuple[str, ...]) -> Article:
    if not layers:
        return article
    return attrs.evolve(article, layers={name: article.layers.get(name, ()) for name in layers})


def _options(given: Iterable[str]) -> dict[str, str]:
    """Take options apart; what they may be is the exporter's affair."""
    if wrong := next((one for one in given if "=" not in one), None):
        raise click.UsageError(f"--option takes NAME=VALUE, not {wrong!r}")
    return {name: value for name, _, value in (one.partition("=") for one in given)}


# ---------------------------------------------------------------- out


def _deliver(articles: Iterator[Article], wish: _Wish, desk: Desk) -> None:
    """Show or write articles; where there are none, what was written before stays."""
    if not wish.replaces():
        _write(articles, wish, desk.parser)
        return
    first = next(articles, None)
    if first is None and not desk.passed:
        click.echo(f"newsparse: {wish.output} stays as it was: no article was read", err=True)
        return
    if not wish.resume:
        _say_what_is_replaced(wish)
    _write(chain([first] if first else [], articles), wish, desk.parser)


def _say_what_is_replaced(wish: _Wish) -> None:
    if wish.form == "jsonl" and wish.output:
        click.echo(
            f"newsparse: {wish.output} is replaced when all is read: --resume would go on with {begun(wish.output)}",
            err=True,
        )


def _write(articles: Iterator[Article], wish: _Wish, parser: Parser) -> None:
    if wish.form == "table":
        for article in articles:
            _explain(article) if wish.explain else show_article(article, wish.layers, claims=wish.claims)
    elif wish.is_page():
        _put_page(articles, wish.output)
    elif wish.form == "html" and wish.output is not None:
        click.echo(f"newsparse: wrote {write_gallery(articles, wish.output)}", err=True)
    elif wish.form == "jsonl" and wish.output is not None:
        put_lines(wish.output, _pieces(articles, wish, parser), resume=wish.resume)
    elif wish.output is not None:
        put_into(wish.output, _pieces(articles, wish, parser))
    else:
        for piece in _pieces(articles, wish, parser):
            put(piece)


def _put_page(articles: Iterator[Article], output: Path | None) -> None:
    """Write a page, of one article: several pages one after another are no document."""
    several = list(islice(articles, 2))
    if len(several) > 1:
        raise click.UsageError(
            "a page shows one article, and these are several: --output FOLDER writes a page for each, and an index"
        )
    for article in several:
        if output is None:
            put(article.to_html())
        else:
            put_into(output, [article.to_html()])


def _pieces(articles: Iterator[Article], wish: _Wish, parser: Parser) -> Iterable[str]:
    if wish.form == "md":
        return (to_markdown(article) for article in articles)
    only = {"layer": wish.layers[0]} if wish.form == "csv" and len(wish.layers) == 1 else {}
    return write_many(articles, wish.form, parser=parser, **{**only, **wish.options})


def _explain(article: Article) -> None:
    for name in in_order(article.layers):
        for fact in article.layers[name]:
            click.echo(f"{article.explain(fact)}\n")
