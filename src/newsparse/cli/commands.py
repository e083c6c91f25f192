"""The commands: read, demo, plugins, graph, schema, new-plugin."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path
from typing import Any, Final

import attrs
import click

from newsparse import __version__
from newsparse.cli.reading import Desk
from newsparse.cli.show import show
from newsparse.errors import NewsparseError, PluginError
from newsparse.formats.sources import Source
from newsparse.formats.writing import write_many
from newsparse.hookspecs import API_VERSION
from newsparse.models.article import Article
from newsparse.offers import PluginState
from newsparse.parser import Parser
from newsparse.render.drawing import graph_svg
from newsparse.render.graph import graph_mermaid, graph_text, nodes_of
from newsparse.render.news import counts_line, news_tables
from newsparse.render.roster import plugin_records, plugins_table
from newsparse.render.table import claims_table, layer_table, tables

__all__ = ["newsparse"]

_BY_RENDER: Final = ("table", "html")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="newsparse")
def newsparse() -> None:
    """Read English news copy into typed facts, each anchored to the words that state it."""


# ---------------------------------------------------------------- read


@newsparse.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format",
    "-f",
    "form",
    default="table",
    show_default=True,
    metavar="NAME",
    help="table, html, json, jsonl, csv, or what a plugin exports.",
)
@click.option(
    "--option",
    "-O",
    "options",
    multiple=True,
    metavar="NAME=VALUE",
    help="An option of the format; may be given again.",
)
@click.option("--layer", "-l", "layers", multiple=True, metavar="NAME", help="Only this layer; may be given again.")
@click.option("--published", metavar="DAY", help="Day of publication, as 2025-04-09, where a file says none.")
@click.option("--claims", is_flag=True, help="Only the figures, each beside who says it.")
@click.option("--explain", is_flag=True, help="Say in words how each fact was found.")
@click.option("--reader", metavar="NAME", help="Format of the files; by default their suffixes tell.")
@click.option("--progress/--no-progress", default=None, help="Count on stderr; by default when it is a terminal.")
def read(
    files: tuple[str, ...], form: str, options: tuple[str, ...], layers: tuple[str, ...], published: str | None, *,
    claims: bool, explain: bool, reader: str | None, progress: bool | None,
) -> None:  # fmt: skip
    """Read files, folders, zip archives or patterns; - is the standard input.

    The exit status is 1 when a file could not be read, 2 when the command is wrong.
    """
    if (claims or explain) and form != "table":
        raise click.UsageError("--claims and --explain are tables and text for people: leave --format out")
    if claims and layers:
        raise click.UsageError("--claims is a table of its own: leave --layer out")
    chosen = _options(options, form)
    parser = _parser(layers)
    quiet = sys.stdout.isatty() or not sys.stderr.isatty()  # tables on the same terminal show progress enough
    try:
        desk = Desk(parser, reader=reader, published=published, progress=not quiet if progress is None else progress)
        articles = (_only(article, layers) for article in desk.articles(map(_source, files)))
        if form == "table":
            _print(articles, layers, claims=claims, explain=explain)
        else:
            for piece in _pieces(articles, form, parser, layers, chosen):
                _put(piece)
    except PluginError as wrong:
        raise click.ClickException(str(wrong)) from wrong
    except NewsparseError as wrong:
        raise click.UsageError("; ".join([str(wrong), *getattr(wrong, "__notes__", ())])) from wrong
    sys.exit(1 if desk.failed else 0)


def _parser(layers: tuple[str, ...] = ()) -> Parser:
    try:
        return Parser(only=layers or None)
    except PluginError as wrong:
        raise click.ClickException(f"{wrong}; see: newsparse plugins") from wrong
    except NewsparseError as wrong:
        raise click.UsageError(str(wrong)) from wrong


def _source(name: str) -> Source:
    return sys.stdin.buffer.read() if name == "-" else name


def _only(article: Article, layers: tuple[str, ...]) -> Article:
    if not layers:
        return article
    return attrs.evolve(article, layers={name: article.layers.get(name, ()) for name in layers})


def _print(articles: Iterable[Article], layers: tuple[str, ...], *, claims: bool, explain: bool) -> None:
    for article in articles:
        _explain(article) if explain else _show(article, layers, claims=claims)


def _options(given: Iterable[str], form: str) -> dict[str, str]:
    """Take options apart; what they may be is the exporter's affair."""
    parts = (one.partition("=") for one in given)
    chosen = {name: value for name, _, value in parts}
    if wrong := next((one for one in given if "=" not in one), None):
        raise click.UsageError(f"--option takes NAME=VALUE, not {wrong!r}")
    if chosen and form in _BY_RENDER:
        raise click.UsageError(f"--format {form} has no options")
    return chosen


def _pieces(
    articles: Iterable[Article], form: str, parser: Parser, layers: tuple[str, ...], options: dict[str, str]
) -> Iterable[str]:
    if form == "html":
        return (article.to_html() for article in articles)
    if form not in (formats := parser.catalogue.formats()):
        raise click.UsageError(f"there is no format {form!r}; there are {', '.join([*_BY_RENDER, *formats])}")
    only = {"layer": layers[0]} if form == "csv" and len(layers) == 1 else {}
    return write_many(articles, form, parser=parser, **{**only, **options})


def _put(piece: str) -> None:
    """Write for programs: UTF-8, whatever the terminal speaks."""
    sys.stdout.buffer.write(piece.encode("utf-8", "replace"))


def _explain(article: Article) -> None:
    for facts in article.layers.values():
        for fact in facts:
            click.echo(f"{article.explain(fact)}\n")


def _show(article: Article, layers: tuple[str, ...], *, claims: bool) -> None:
    click.echo(_heading(article))
    if claims:
        show([claims_table(article)])
    elif layers:
        show(layer_table(article, name) for name in layers)
    else:
        show([*tables(article), *([claims_table(article)] if article.casualties else [])])


def _show_news(article: Article) -> None:
    click.echo(_heading(article))
    show(news_tables(article))
    if counts := counts_line(article):
        click.echo(f"Also: {counts} (--all shows them)")


def _heading(article: Article) -> str:
    from newsparse.render.wording import printable

    parts = [article.id, article.title, str(article.published or ""), f"{len(article.text):,} characters"]
    return f"{' · '.join(printable(part) for part in parts if part)}\n"


# ---------------------------------------------------------------- demo


@newsparse.command()
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option("--all", "every", is_flag=True, help="Show every layer, paragraphs and sentences too.")
def demo(files: tuple[str, ...], *, every: bool) -> None:
    """Show what is found: each figure beside who says it, who said what, what happened, and to whom.

    Without FILE: the texts in seeds/ of a checkout, or else a short sample.
    """
    desk = Desk(_parser())
    sources = list(_texts(files)) if files else _samples()
    articles = desk.articles(sources)
    began = time.perf_counter()
    for article in articles:
        spent = time.perf_counter() - began
        _show(article, (), claims=False) if every else _show_news(article)
        click.echo(f"newsparse {__version__}, {spent * 1000:.0f} ms, first use of every rule included\n")
        began = time.perf_counter()
    sys.exit(1 if desk.failed else 0)


def _texts(files: Iterable[str]) -> Iterator[Source]:
    """Take of folders only the texts: beside them may lie what somebody expects to be found."""
    for file in files:
        folder = Path(file)
        yield from sorted(folder.glob("*.txt")) if folder.is_dir() else [file]


def _samples() -> list[Source]:
    for folder in _folders():
        if texts := sorted(folder.glob("*.txt")):
            return [*texts]
    return [(resources.files("newsparse") / "cli" / "sample.txt").read_bytes()]


def _folders() -> list[Path]:
    """Tell where the texts of a checkout may be: here, or above the package where it is installed to be edited."""
    return [Path("seeds"), Path(__file__).parents[3] / "seeds"]


# ---------------------------------------------------------------- plugins, graph, schema


@newsparse.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def plugins(*, as_json: bool) -> None:
    """List the plugins: where they come from, what they offer, and why some are not loaded.

    The exit status is 1 when one is broken, or when two of them clash.
    """
    from newsparse.plugins import discover

    found = discover().plugins
    broken = [info for info in found if info.state is PluginState.FAILED]
    clash = _clash()
    if as_json:
        import json

        head = {"newsparse": __version__, "api": API_VERSION}
        click.echo(json.dumps({**head, "plugins": plugin_records(found), "clash": clash}, indent=2))
    else:
        show([plugins_table(found)])
        for info in broken:
            click.echo(f"{info}: {info.error}", err=True)
        if clash:
            click.echo(clash, err=True)
    sys.exit(1 if clash or broken else 0)


def _clash() -> str:
    try:
        Parser()
    except NewsparseError as wrong:
        return str(wrong)
    return ""


@newsparse.command()
@click.option(
    "--format", "-f", "form", type=click.Choice(["text", "mermaid", "svg"]), default="text", show_default=True
)
@click.option("--layer", "-l", "layers", multiple=True, metavar="NAME", help="Only what this layer is made from.")
def graph(form: str, layers: tuple[str, ...]) -> None:
    """Show in which order the layers are filled, by whom, and from which others."""
    nodes = nodes_of(_parser(layers).plan)
    drawn = {"text": graph_text, "mermaid": graph_mermaid, "svg": graph_svg}[form](nodes)
    click.echo(drawn.rstrip())


@newsparse.command()
@click.option("--all", "every", is_flag=True, help="With the layers of the installed plugins.")
def schema(*, every: bool) -> None:
    """Print the JSON Schema of what --format json writes."""
    import json

    from newsparse.layers import BUILT_IN
    from newsparse.serialize.schema import json_schema

    layers: dict[str, Any] = {layer.name: layer for layer in BUILT_IN}
    if every:
        layers.update((layer.name, layer) for layer in _parser().layers())
    click.echo(json.dumps(json_schema(layers.values()), indent=2))


# ---------------------------------------------------------------- new-plugin


@newsparse.command("new-plugin")
@click.argument("name")
@click.option("--words", "only_words", is_flag=True, help="Only words for built-in lexicons, without code.")
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="Where to put it; by default here.",
)
def new_plugin(name: str, folder: Path, *, only_words: bool) -> None:
    """Write the plugin newsparse-NAME: a package that passes its tests, and into which yours goes."""
    from newsparse.cli.scaffold import write_plugin

    try:
        files = write_plugin(name, folder, only_words=only_words)
    except NewsparseError as wrong:
        raise click.UsageError(str(wrong)) from wrong
    for file in files:
        click.echo(file)
    home = next(file.parent for file in files if file.name == "pyproject.toml")
    click.echo(f"\nNow: pip install --editable '{home}', and newsparse plugins shows it")
