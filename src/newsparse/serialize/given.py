"""What is given to be written, compared or drawn: an article, or several; anything else is named with what is wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsparse.errors import InputTypeError, InputValueError
from newsparse.models.article import Article
from newsparse.serialize.known import known_layers

__all__ = ["check_layers", "several", "single"]


def single(article: object) -> Article:
    """Take one article.

    Args:
        article: What is given.

    Raises:
        InputTypeError: It is none.

    >>> single("Two were hurt.")
    Traceback (most recent call last):
    newsparse.errors.InputTypeError: an article is wanted, not a str: newsparse.parse and newsparse.read make articles
    """
    if not isinstance(article, Article):
        raise InputTypeError(
            f"an article is wanted, not a {type(article).__name__}: newsparse.parse and newsparse.read make articles"
        )
    return article


def several(articles: object) -> Iterator[Article]:
    """Take articles one by one.

    Args:
        articles: What is given.

    Returns:
        The articles; each is looked at when its turn comes.

    Raises:
        InputTypeError: They are no collection, or one of them is no article.

    >>> several(Article(text="Two were hurt."))
    Traceback (most recent call last):
    newsparse.errors.InputTypeError: articles must be a collection of them, not one Article alone: write [article]
    """
    if isinstance(articles, (Article, str, bytes)) or not isinstance(articles, Iterable):
        hint = ": write [article]" if isinstance(articles, Article) else ""
        raise InputTypeError(f"articles must be a collection of them, not one {type(articles).__name__} alone{hint}")
    return map(single, articles)


def check_layers(names: Iterable[str], there: Iterable[str] = ()) -> None:
    """Refuse names of layers that nobody knows.

    Args:
        names: The names.
        there: Names of the layers that articles have, of plugins perhaps that are not installed.

    Raises:
        InputValueError: There is no such layer.

    >>> check_layers(["foo"], ["quotes"])
    Traceback (most recent call last):
    newsparse.errors.InputValueError: there is no layer 'foo'
    """
    wanted = set(names).difference(there)
    if unknown := wanted - known_layers(wanted).keys():
        raise InputValueError(f"there is no layer {min(unknown)!r}")
