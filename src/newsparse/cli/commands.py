"""The command `newsparse` and its small commands: demo, plugins, graph, schema, new-plugin, claims, completion."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from importlib import resources
from itertools import islice
from pathlib import Path
from typing import Any

import click

from newsparse import __version__
from newsparse.cli.measure import bench, score
from newsparse.cli.names import complete_file, layer_option
from newsparse.cli.output import put
from newsparse.cli.parsers import parser_of, refused
from newsparse.cli.read import read
from newsparse.cli.reading import Desk, source
from newsparse.cli.show import heading, show, show_article
from newsparse.cli.stopping import status
from newsparse.errors import NewsparseError
from newsparse.formats.sources import Source
from newsparse.hookspecs import API_VERSION
from newsparse.models.article import Article
from newsparse.models.casualty import Casualty
from newsparse.offers import PluginState
from newsparse.parser import Parser
from newsparse.render.claims import claims_svg
from newsparse.render.drawing import graph_svg
from newsparse.render.graph import graph_mermaid, graph_text, nodes_of
from newsparse.render.news import counts_line, news_tables
from newsparse.render.roster import plugin_records, plugins_table
from newsparse.render.table import claims_table

__all__ = ["newsparse"]


class _Stoppable(click.Group):
    """Ends as shells expect when it is stopped, without a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as stopped:
            click.echo("newsparse: stopped", err=True)
            sys.exit(status(stopped))


@click.group(cls=_Stoppable, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="newsparse")
def newsparse() -> None:
    """Read English news copy into typed facts, each anchored to the words that state it."""


newsparse.add_command(read)
newsparse.add_command(bench)
newsparse.add_command(score)


# ---------------------------------------------------------------- demo


@newsparse.command(short_help="Show what is found in a sample, or in your texts.")
@click.argument("files", nargs=-1, metavar="[FILE]...", shell_complete=complete_file)
@click.option("--all", "every", is_flag=True, help="Show every layer, paragraphs and sentences too.")
def demo(files: tuple[str, ...], *, every: bool) -> None:
    """Show what is found: each figure beside who says it, who said what, what happened, and to whom.

    Without FILE: the texts in seeds/ of a checkout, or else a short sample.
    """
    desk = Desk(parser_of())
    sources = list(_texts(files)) if files else _samples()
    articles = desk.articles(sources)
    began = time.perf_counter()
    for article in articles:
        spent = time.perf_counter() - began
        show_article(article) if every else _show_news(article)
        click.echo(f"newsparse {__version__}, {spent * 1000:.0f} ms, first use of every rule included\n")
        began = time.perf_counter()
    sys.exit(1 if desk.failed else 0)


def _show_news(article: Article) -> None:
    click.echo(heading(article))
    show(news_tables(article))
    if counts := counts_line(article):
        click.echo(f"Also: {counts} (--all shows them)")


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


# ---------------------------------------------------------------- claims


@newsparse.command(short_help="Show who claims how many, as tables or a drawing.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", shell_complete=complete_file)
@click.option("--format", "-f", "form", type=click.Choice(["table", "svg"]), default="table", show_default=True)
@click.option("--main", "only_main", is_flag=True, help="Only the figures of the main incident.")
@click.option("--published", metavar="DAY", help="Day of publication, as 2025-04-09, where the file says none.")
def claims(files: tuple[str, ...], form: str, published: str | None, *, only_main: bool) -> None:
    """Show who claims how many in each article: as a table, or of one as a drawing with a bar for each claimant.

    Articles without figures are passed over. The exit status is 1 when something failed, or when none has figures.
    """
    try:
        desk = Desk(parser_of(), published=published)
        found = ((article, _figures(article, only_main=only_main)) for article in desk.articles(map(source, files)))
        told = ((article, figures) for article, figures in found if figures)
        shown = _draw_claims(told, only_main=only_main) if form == "svg" else _list_claims(told)
    except (NewsparseError, OSError) as wrong:
        raise refused(wrong) from wrong
    if not shown and desk.seen > len(desk.failed):
        what = "no incident with figures" if only_main else "no figures"
        click.echo(f"newsparse: there are {what} in {', '.join(files)}", err=True)
    sys.exit(0 if shown and not desk.failed else 1)


def _figures(article: Article, *, only_main: bool) -> tuple[Casualty, ...]:
    if not only_main:
        return article.casualties
    return article.main_incident.casualties if article.main_incident else ()


def _list_claims(told: Iterable[tuple[Article, tuple[Casualty, ...]]]) -> int:
    shown = 0
    for article, figures in told:
        click.echo(heading(article))
        show([claims_table(article, figures)])
        shown += 1
    return shown


def _draw_claims(told: Iterable[tuple[Article, tuple[Casualty, ...]]], *, only_main: bool) -> int:
    """Draw one article: several drawings one after another are no picture."""
    current = (article for article, figures in told if any(not one.is_background for one in figures))
    several = list(islice(current, 2))
    if len(several) > 1:
        raise click.UsageError(
            "a drawing shows one article, and several have figures: name one, or see: newsparse read -f html -o FOLDER"
        )
    for article in several:
        put(claims_svg(article, article.main_incident if only_main else None))
    return len(several)


# ---------------------------------------------------------------- plugins, graph, schema


@newsparse.command(short_help="List the plugins, and why some are not loaded.")
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


@newsparse.command(short_help="Show which layer is filled from which.")
@click.option(
    "--format", "-f", "form", type=click.Choice(["text", "mermaid", "svg"]), default="text", show_default=True
)
@layer_option(told="Only what this layer is made from.")
def graph(form: str, layers: tuple[str, ...]) -> None:
    """Show in which order the layers are filled, by whom, and from which others."""
    nodes = nodes_of(parser_of(layers).plan)
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
        layers.update((layer.name, layer) for layer in parser_of().layers())
    click.echo(json.dumps(json_schema(layers.values()), indent=2))


# ---------------------------------------------------------------- new-plugin


@newsparse.command("new-plugin", short_help="Write a plugin of your own from a template.")
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


# ---------------------------------------------------------------- completion


@newsparse.command(short_help="Print what makes a shell complete what you type.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print what makes a shell complete commands, options, names and files: put it where the shell looks for it."""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is None:
        raise click.ClickException(f"click knows no completion for {shell}")
    click.echo(kind(newsparse, {}, "newsparse", "_NEWSPARSE_COMPLETE").source())
