"""What is shared in an article: two laws of reading back hold it to be the same."""

from __future__ import annotations

from newsparse import Article
from newsparse.models.anatomy import references


def sharing(article: Article) -> set[tuple[str, int, str, tuple[str, int]]]:
    """Collect which field of which fact is the very object that stands where in a layer."""
    places = dict[int, tuple[str, int]]()
    for name, facts in article.layers.items():
        for index, fact in enumerate(facts):
            places.setdefault(id(fact), (name, index))
    return {
        (name, index, field, places[id(other)])
        for name, facts in article.layers.items()
        for index, fact in enumerate(facts)
        for field, other in references(fact)
        if id(other) in places
    }
