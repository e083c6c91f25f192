"""Names of files for articles: of what they are called, in characters that every system takes, each once."""

from __future__ import annotations

from typing import Final

from newsparse.models.article import Article

__all__ = ["free_name", "name_of"]

_SAFE: Final = frozenset("._-")
_LONGEST: Final = 60


def name_of(article: Article, number: int) -> str:
    """Make a file name, without a suffix, of what an article is called.

    Args:
        article: The article.
        number: Which it is, for one that is called nothing.

    >>> name_of(Article(text="x", id="wire/2025: a bomb"), 1), name_of(Article(text="x"), 7)
    ('wire-2025-a-bomb', 'article-7')
    """
    told = article.id or article.title or ""
    safe = "".join(one if one.isalnum() or one in _SAFE else " " for one in told)
    name = "-".join(safe.split())[:_LONGEST].strip("-.")
    return name or f"article-{number}"


def free_name(name: str, taken: set[str]) -> str:
    """Choose a name that no file has yet, on systems too that do not tell capitals from small letters.

    Args:
        name: The name that is wanted.
        taken: The names that are taken, in small letters; the one chosen is put among them.

    >>> taken = {"index"}
    >>> free_name("Index", taken), free_name("index", taken)
    ('Index-2', 'index-3')
    """
    found, number = name, 2
    while found.lower() in taken:
        found, number = f"{name}-{number}", number + 1
    taken.add(found.lower())
    return found
