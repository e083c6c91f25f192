"""Listed words in a text: single ones, inflected verbs and phrases of several words, by one look-up a token."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress, count
from typing import Generic, NamedTuple, TypeVar

__all__ = ["Found", "WordList", "inflect", "verb_forms"]

Value = TypeVar("Value")


class Found(NamedTuple, Generic[Value]):
    """Where a listed word stands.

    Args:
        first: Index of its first token.
        last: Index of its last token, included.
        value: What the list says of it.
    """

    first: int
    last: int
    value: Value


class WordList(Generic[Value]):
    """Words and phrases with values, looked up by their first word.

    Args:
        words: The words in lower case, parts separated by blanks, each with its value.

    >>> disasters = WordList([("flash flood", "flood"), ("blaze", "fire")])
    >>> list(disasters.find(["a", "flash", "flood"]))
    [Found(first=1, last=2, value='flood')]
    """

    def __init__(self, words: Iterable[tuple[str, Value]]) -> None:
        table: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for word, value in words:
            first, *rest = word.split()
            table.setdefault(first, []).append((tuple(rest), value))
        # Longer ones first; the sort is stable, so that among equals the order of the list decides.
        for entries in table.values():
            if len(entries) > 1:
                entries.sort(key=lambda entry: -len(entry[0]))
        self._table = table

    def find(self, lower: Sequence[str]) -> Iterator[Found[Value]]:
        """Yield every place where a listed word stands, the longest of each value first.

        Args:
            lower: The tokens of the text in lower case.
        """
        table = self._table
        for index in compress(count(), map(table.__contains__, lower)):
            for rest, value in table[lower[index]]:
                last = index + len(rest)
                if not rest or tuple(lower[index + 1 : last + 1]) == rest:
                    yield Found(index, last, value)


def verb_forms(verbs: Iterable[str], irregular: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield every form of verbs, each with its dictionary form.

    Args:
        verbs: Dictionary forms; of several words ("point out") the first is inflected.
        irregular: Irregular form to dictionary form.
    """
    forms: dict[str, list[str]] = {}
    for form, verb in irregular.items():
        forms.setdefault(verb, []).append(form)
    for verb in verbs:
        first, blank, rest = verb.partition(" ")
        for form in dict.fromkeys((*inflect(first), *forms.get(first, ()))):
            yield f"{form}{blank}{rest}", verb


def inflect(verb: str) -> tuple[str, ...]:
    """Give the regular forms of a verb; doubled consonants and irregular forms are data.

    Args:
        verb: Its dictionary form, in lower case.

    Returns:
        Base, third person, past and -ing form.

    >>> inflect("deny"), inflect("urge")
    (('deny', 'denies', 'denied', 'denying'), ('urge', 'urges', 'urged', 'urging'))
    """
    if verb.endswith("y") and verb[-2:-1] not in tuple("aeiou"):
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    if verb.endswith("e"):
        return verb, f"{verb}s", f"{verb}d", f"{verb if verb.endswith('ee') else verb[:-1]}ing"
    es = "es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s"
    return verb, f"{verb}{es}", f"{verb}ed", f"{verb}ing"
