"""Habits of words: which nouns report, and how often each word does."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from newsparse.language.reporting import cues
from newsparse.lexicon import load
from quotereader.articles import CLOSED, Annotated

# A noun or adjective is looked at when it reported so often, and in this share of its places.
LEAST_NOMINAL, LEAST_SHARE = 3, 0.03


def learn_words(articles: Sequence[Annotated]) -> dict[str, dict[str, int]]:
    """Find which nouns report, and how often each word does; mark each article's cues for the models."""
    nominal = dict.fromkeys(sorted(_nominal(articles)), 1)
    every = cues.CueWords(load("cues"), _Always(), nominal)
    for article in articles:
        article.find_cues(every)
    priors = _rates(articles, lambda article, cue: cue.first in {index for gold in article.gold for index in gold.cue})
    for article in articles:
        _find_heads(article, priors)
    hits, seen = _counts(articles, lambda article, cue: cue.first in article.head)
    rate = sum(hits.values()) / sum(seen.values())
    habits = {key: _habit(hits[key], seen[key], rate) for key in sorted(seen)}
    listed = cues.CueWords(load("cues"), habits, nominal)
    for article in articles:
        _leave_out(article, listed, hits, seen, rate)
    return {"closed": dict.fromkeys(CLOSED, 1), "nominal": nominal, "habits": habits}


class _Always(dict[str, int]):
    """Gives every word the same habit, so that every word is looked at."""

    def get(self, _key: str, _default: Any = None) -> int:
        return 0


def _nominal(articles: Sequence[Annotated]) -> set[str]:
    hits, seen = Counter[str](), Counter[str]()
    for article in articles:
        tags, lower = article.page.tags, article.page.lower
        seen.update(word for word, tag in zip(lower, tags, strict=True) if tag in "NAPR")
        for gold in article.gold:
            if not any(tags[index] in "VGBI" for index in gold.cue):
                hits.update(lower[index] for index in gold.cue if tags[index] in "NAPR")
    return {word for word, count in hits.items() if count >= LEAST_NOMINAL and count >= LEAST_SHARE * seen[word]}


def _key(article: Annotated, cue: cues.Cue) -> str:
    return f"{cue.lemma} {article.page.tags[cue.first]}"


def _counts(
    articles: Sequence[Annotated], hit: Callable[[Annotated, cues.Cue], bool]
) -> tuple[Counter[str], Counter[str]]:
    hits, seen = Counter[str](), Counter[str]()
    for article in articles:
        for cue in (cue for here in article.cues for cue in here):
            seen[_key(article, cue)] += 1
            hits[_key(article, cue)] += hit(article, cue)
    return hits, seen


def _rates(articles: Sequence[Annotated], hit: Callable[[Annotated, cues.Cue], bool]) -> dict[str, float]:
    hits, seen = _counts(articles, hit)
    return {key: (hits[key] + 0.2) / (seen[key] + 2) for key in seen}


def _find_heads(article: Annotated, priors: Mapping[str, float]) -> None:
    """Choose of each annotated cue the word that reports most often; a phrase first."""
    at = {cue.first: cue for here in article.cues for cue in here}
    for gold in article.gold:
        inside = [at[index] for index in gold.cue if index in at]
        if inside:
            head = max(inside, key=lambda cue: (" " in cue.lemma, priors[_key(article, cue)]))
            article.head.setdefault(head.first, gold)


def _habit(hits: int, seen: int, rate: float) -> int:
    share = (hits + 3 * rate) / (seen + 3)
    return max(-9, min(4, round(1.5 * math.log(share / (1 - share)))))


def _leave_out(article: Annotated, words: cues.CueWords, hits: Counter[str], seen: Counter[str], rate: float) -> None:
    """Give an article's cues the habits that the other articles tell."""
    own_hits, own_seen = _counts([article], lambda _, cue: cue.first in article.head)
    others = {
        key: _habit(hits[key] - own_hits[key], seen[key] - own_seen[key], rate)
        for key in own_seen
        if seen[key] > own_seen[key]
    }
    article.find_cues(cues.CueWords(load("cues"), others, words.nominal))
