"""`write` and `write_many`: articles in a format, through the exporter that has its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from newsparse.errors import InputValueError, NewsparseError, PluginError
from newsparse.exchange import Exporter
from newsparse.models.article import Article
from newsparse.offers import PluginInfo
from newsparse.serialize.given import several
from newsparse.serialize.known import catalogue

if TYPE_CHECKING:
    from newsparse.parser import Parser
    from newsparse.plugins import Catalogue

__all__ = ["write", "write_many"]


def write(
    article: Article | Iterable[Article],
    format: str,  # noqa: A002  # plain word, as `read` has it
    *,
    parser: Parser | None = None,
    **options: Any,
) -> str:
    r"""Write an article, or several, in a format.

    Args:
        article: The article, or the articles that shall be one file.
        format: Name of the format, ``"csv"``.
        parser: A parser whose plugins' exporters may be used; by default those of the installed plugins.
        **options: What the format lets one choose, by name.

    Returns:
        The text of the file; keep it with ``newline=""``, since a format may ask for line ends of its own.

    Raises:
        InputTypeError: It is no article.
        InputValueError: There is no such format, or it has no such option.
        PluginError: The exporter failed; the message names it, its plugin and its distribution.
        NewsparseError: The format cannot hold the articles, or an option has an impossible value.

    >>> import newsparse
    >>> article = newsparse.parse("Two were hurt in Porto.")
    >>> print(write(article, "csv", layer="places").splitlines()[1])
    ,,17,22,Porto,places.locative,,,Porto,PT,,
    """
    return "".join(write_many(article, format, parser=parser, **options))


def write_many(
    articles: Article | Iterable[Article],
    format: str,  # noqa: A002  # the same
    *,
    parser: Parser | None = None,
    **options: Any,
) -> Iterator[str]:
    r"""Write articles in a format as a stream: each is taken when its turn comes.

    Args:
        articles: The articles.
        format: Name of the format, ``"jsonl"``.
        parser: A parser whose plugins' exporters may be used; by default those of the installed plugins.
        **options: What the format lets one choose, by name.

    Returns:
        Pieces of text that, joined, are the file.

    Raises:
        InputTypeError: Something is no article.
        InputValueError: There is no such format, or it has no such option.
        PluginError: The exporter failed; the message names it, its plugin and its distribution.
        NewsparseError: The format cannot hold the articles, or an option has an impossible value.

    >>> from newsparse import Article
    >>> len(list(write_many((Article(text=text) for text in ("One.", "Two.")), "jsonl")))
    2
    """
    owner, exporter = _find(format, catalogue(parser))
    if unknown := options.keys() - set(exporter.options):
        known = f"there are {', '.join(exporter.options)}" if exporter.options else "it has none"
        raise InputValueError(f"{_named(owner, exporter)} has no option {min(unknown)!r}; {known}")
    given = (articles,) if isinstance(articles, Article) else articles
    return _pieces(owner, exporter, several(given), options)


def _find(name: str, offered: Catalogue) -> tuple[PluginInfo, Exporter]:
    """Find an exporter; of two with one name the last counts, as with readers."""
    found = [one for one in offered.writers if one[1].name == name]
    if not found:
        raise InputValueError(f"there is no format {name!r}; there are {', '.join(offered.formats())}")
    return found[-1]


def _named(owner: PluginInfo, exporter: Exporter) -> str:
    return f"the exporter {exporter.name!r} of {owner} (hook newsparse_exporters)"


def _pieces(
    owner: PluginInfo, exporter: Exporter, articles: Iterable[Article], options: dict[str, Any]
) -> Iterator[str]:
    """Write, and say of whatever goes wrong whose exporter it was."""
    try:
        yield from _texts(exporter.write(articles, **options))
    except PluginError as wrong:
        raise PluginError(f"{_named(owner, exporter)}: {wrong}") from wrong
    except NewsparseError as wrong:
        wrong.add_note(f"in {_named(owner, exporter)}")
        raise
    except (Exception, SystemExit) as error:
        raise PluginError(
            f"{_named(owner, exporter)} raised {type(error).__name__}: {error}; it has to write any article, parsed or "
            f"not, and to raise a NewsparseError of its own where its format cannot"
        ) from error


def _texts(pieces: object) -> Iterator[str]:
    if isinstance(pieces, str) or not isinstance(pieces, Iterable):
        raise PluginError(f"an exporter yields pieces of text, and returned {pieces!r}: write yield, or iter([...])")
    for piece in pieces:
        if not isinstance(piece, str):
            raise PluginError(f"an exporter yields pieces of text, not {piece!r}: decode it")
        yield piece
