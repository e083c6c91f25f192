"""A sentence as the quote reader sees it: tokens, tags, quotations and phrases, by index of token."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import compress
from operator import attrgetter
from typing import Final, NamedTuple

import attrs

from newsparse.language.phrases import Phrase
from newsparse.language.quotation import Quotation
from newsparse.language.reading import Reading
from newsparse.language.stems import stem
from newsparse.language.tokens import Tokens
from newsparse.lexicon import Lexicon, Section

__all__ = ["PAD", "Named", "Page", "Quoted", "Reporting", "Scene", "Stretch", "page_of", "scenes"]

_OUTSIDE: Final = 0
_MARK: Final = '"'
# More tokens than any sentence of news copy has, quotations of several paragraphs included.
_LONGEST: Final = 400
# A row of shapes begins and ends with so many that stand for the sentence's edge.
PAD: Final = 3
_CLAUSAL: Final = frozenset("VXHLMSWTJ,")
_CIRCUMSTANTIAL: Final = frozenset("FR")
_TOLD: Final = "told"
_opening: Final = attrgetter("opening")


class Stretch(NamedTuple):
    """Some tokens in a row.

    Args:
        first: Index of the first.
        last: Index of the last, included.
    """

    first: int
    last: int


class Quoted(NamedTuple):
    """An outermost quotation, in tokens.

    Args:
        opening: Index of the opening mark, or of the first token where a quotation goes on.
        first: Index of the first token inside.
        last: Index of the last token inside.
        closing: Index of the closing mark, or of the last token inside where it stays open.
    """

    opening: int
    first: int
    last: int
    closing: int


class Reporting(NamedTuple):
    """Verbs that begin another report in a sentence, in all their forms.

    Args:
        verbs: Verbs of speech: ", adding that", ", AFP reported".
        participles: Participles of all verbs that take a clause: "with the mayor demanding that".
    """

    verbs: frozenset[str]
    participles: frozenset[str]


@attrs.define(eq=False, repr=False)
class Named:
    """A noun phrase as a source, with what its neighbours tell.

    Args:
        first: Index of its first token.
        last: Index of its last token, included.
        kind: The pronoun itself, or a letter: P name, N noun, C number, D possessive, Q quantifier.
        head: Its last word.
        word: Its first word.
        edge: The shape before it.
        edge_kind: The same with its kind.
        edge_next: The same with the shape after it.
        apposition: Where a comma stands before it, the shape before the comma; its kind, and the shape after it.
    """

    first: int
    last: int
    kind: str
    head: str
    word: str
    edge: str
    edge_kind: str
    edge_next: str
    apposition: str


@attrs.frozen(eq=False, repr=False)
class Page:
    """What the scenes of one text share.

    Args:
        tokens: The tokens.
        lower: Their words in lower case; one mark stands for quotation marks of every shape.
        tags: Their tags.
        shapes: For each token its word where that is a small one of grammar, else its tag.
        phrases: The noun phrases, in order.
        phrase_from: Noun phrases by the index of their first token.
        phrase_to: Noun phrases by the index of their last token.
        irregular: Irregular form of a verb to its dictionary form.
        media: Words for statements, posts, channels.
        silent: Words for days and months, which say nothing.
        asides: Words that tell when a report was made, or begin what follows it.
        terms: Phrases that tell on what terms it was made, by their first word.
        reporting: Verbs that begin another report in a sentence.
    """

    tokens: Tokens
    lower: Sequence[str]
    tags: str
    shapes: Sequence[str]
    phrases: Sequence[Phrase]
    phrase_from: Mapping[int, Phrase]
    phrase_to: Mapping[int, Phrase]
    irregular: Section
    media: Section
    silent: Section
    asides: Section
    terms: Mapping[str, Sequence[tuple[str, ...]]]
    reporting: Reporting

    def lemma(self, index: int) -> str:
        """Return the stem of a word, of an irregular verb the stem of its dictionary form."""
        word = self.lower[index]
        return stem(self.irregular.get(word, word))


def page_of(reading: Reading, closed: Container[str], lexicon: Lexicon, reporting: Reporting) -> Page:
    """Lay out a text for the quote reader.

    Args:
        reading: The shared reading of the text.
        closed: The words of grammar that are looked at themselves, not by their tags.
        lexicon: The lexicon "cues".
        reporting: Verbs that begin another report in a sentence.
    """
    tags, lower = reading.tags, reading.tokens.lower.copy()
    for index in compress(range(len(tags)), map("q".__eq__, tags)):
        lower[index] = _MARK
    return Page(
        reading.tokens, lower, tags, [word if word in closed else tag for word, tag in zip(lower, tags, strict=True)],
        reading.phrases, {phrase.first: phrase for phrase in reading.phrases},
        {phrase.last: phrase for phrase in reading.phrases}, lexicon["irregular"], lexicon["media"],
        lexicon["silent"], lexicon["asides"], _terms(lexicon), reporting,
    )  # fmt: skip


@lru_cache(maxsize=8)
def _terms(lexicon: Lexicon) -> dict[str, list[tuple[str, ...]]]:
    terms: dict[str, list[tuple[str, ...]]] = {}
    for phrase in lexicon["terms"]:
        words = tuple(phrase.split())
        terms.setdefault(words[0], []).append(words)
    return terms


@attrs.frozen(eq=False, repr=False, slots=False)
class Scene:
    """One sentence.

    Args:
        page: What it shares with the others.
        first: Index of its first token.
        end: Index after its last token.
        quoted: Its outermost quotations.
        openings: The same by where they open.
        closings: The same by where they close.
        is_second: Whether it is what "with" joins to a report: ", with the mayor adding that …".
    """

    page: Page
    first: int
    end: int
    quoted: tuple[Quoted, ...]
    openings: Mapping[int, Quoted]
    closings: Mapping[int, Quoted]
    is_second: bool = False

    @cached_property
    def row(self) -> list[str]:
        """Shapes of its tokens between `PAD` edges on both sides; quotation marks tell which way they turn."""
        row = ["^"] * PAD
        row += self.page.shapes[self.first : self.end]
        row += ["$"] * PAD
        shift = PAD - self.first
        for one in self.quoted:
            if one.opening < one.first:
                row[one.opening + shift] = "«"
            if one.closing > one.last:
                row[one.closing + shift] = "»"
        return row

    @cached_property
    def joints(self) -> list[int]:
        """The commas after which another report begins: ", adding that …", and at the end ", AFP reported"."""
        tags, lower, verbs = self.page.tags, self.page.lower, self.page.reporting.verbs
        found = []
        at = tags.find(",", self.first, self.end)
        while at >= 0:
            verb = at + 1
            while verb < self.end and tags[verb] == "R":
                verb += 1
            is_participle = verb < self.end and tags[verb] == "G" and lower[verb] in verbs
            if (is_participle or self._is_last_report(at)) and not self.quoting(at):
                found.append(at)
            at = tags.find(",", at + 1, self.end)
        return found

    def _is_last_report(self, comma: int) -> bool:
        """Whether nothing but a subject, a verb of speech and its circumstances follow a comma: ", the mayor told AFP on Friday"."""
        phrase = self.page.phrase_from.get(comma + 1)
        if phrase is None or phrase.last + 1 >= self.end or self.page.tags[phrase.last + 1] != "V":
            return False
        verb = self.page.lower[phrase.last + 1]
        rest = self.page.tags[phrase.last + 2 : self.end].strip(".q")
        is_over = not rest or (_CLAUSAL.isdisjoint(rest) and (rest[0] in _CIRCUMSTANTIAL or verb == _TOLD))
        return is_over and verb in self.page.reporting.verbs

    def limit(self, index: int) -> int:
        """Return the index of the first comma, from a token on, after which another report begins; else the end."""
        at = bisect_left(self.joints, index)
        return self.joints[at] if at < len(self.joints) else self.end

    @cached_property
    def phrases(self) -> Sequence[Phrase]:
        """Its noun phrases, in order."""
        every = self.page.phrases
        inside = every[bisect_left(every, (self.first,)) : bisect_left(every, (self.end,))]
        return inside[:-1] if inside and inside[-1].last >= self.end else inside

    @cached_property
    def names(self) -> list[tuple[Named, Quoted | None]]:
        """Its noun phrases as sources, each with the quotation it stands in."""
        tags, lower, named = self.page.tags, self.page.lower, self.named
        silent, is_quoted = self.page.silent, bool(self.quoted)
        return [
            (
                named(first, last, lower[head] if tags[head] == "O" else tags[head]),
                self.quoting(head) if is_quoted else None,
            )
            for first, last, head, _ in self.phrases
            if lower[first] not in silent or not self._is_time(first, head)
        ]

    def _is_time(self, first: int, head: int) -> bool:
        """Whether a noun phrase is a day or a date, which says nothing; "May" and "April" alone may be people."""
        kind = self.page.silent.get(self.page.lower[first])
        return kind == "day" or (kind == "month" and self.page.tags[head] == "C")

    def named(self, first: int, last: int, kind: str) -> Named:
        """Describe a noun phrase as a source.

        Args:
            first: Index of its first token.
            last: Index of its last token, included.
            kind: The pronoun itself, or a letter.
        """
        row, at, lower = self.row, first + PAD - self.first, self.page.lower
        edge, following = row[at - 1], row[last + 1 + PAD - self.first]
        apposed = row[at - 2] if edge == "," else "-"
        return Named(
            first, last, kind, lower[last], lower[first], edge, f"{edge} {kind}", f"{edge} {following}",
            f"{apposed} {kind} {following}",
        )  # fmt: skip

    def quoting(self, index: int) -> Quoted | None:
        """Find the quotation that a token stands in, marks included."""
        if not self.quoted:
            return None
        at = bisect_right(self.quoted, index, key=_opening) - 1
        return self.quoted[at] if at >= 0 and index <= self.quoted[at].closing else None

    def opens_within(self, first: int, last: int) -> bool:
        """Whether a quotation opens between two tokens, both included."""
        at = bisect_left(self.quoted, first, key=_opening)
        return at < len(self.quoted) and self.quoted[at].opening <= last

    @cached_property
    def is_quoted_whole(self) -> bool:
        """Whether nothing but marks stands outside the quotations."""
        if not self.quoted:
            return False
        tags, at = self.page.tags, self.first
        for one in self.quoted:
            if tags[at : one.opening].strip(".,-q"):
                return False
            at = max(at, one.closing + 1)
        return not tags[at : self.end].strip(".,-q")


def scenes(page: Page, reading: Reading, sentences: Sequence[tuple[int, int]]) -> Iterator[Scene]:
    """Set the scene for each sentence; a second report that "with" joins to it has one of its own.

    Args:
        page: The text laid out.
        reading: The shared reading of the text.
        sentences: Start and end of each sentence, in code points, in order.
    """
    tokens = page.tokens
    outermost = [one for one in reading.quotations if one.depth == _OUTSIDE]
    following = 0
    second = sorted(_second_reports(page))
    begins = frozenset(second)
    for inside in _stages(page, sentences, second):
        start, stop = tokens.starts[inside.start], tokens.ends[inside.stop - 1]
        quoted = []
        while following < len(outermost) and outermost[following].outer_start < stop:
            if outermost[following].outer_end > start:
                quoted.append(outermost[following])
            following += 1
        if quoted and quoted[-1].outer_end > stop:
            following -= 1
        parts = tuple(filter(None, (_in_tokens(one, tokens, inside) for one in quoted)))
        openings, closings = {one.opening: one for one in parts}, {one.closing: one for one in parts}
        yield Scene(page, inside.start, inside.stop, parts, openings, closings, inside.start in begins)


def _stages(page: Page, sentences: Sequence[tuple[int, int]], second: Sequence[int]) -> Iterator[range]:
    """Yield the tokens of each sentence that has any, monsters in pieces, so that no cue looks far."""
    for start, stop in _joined(page, sentences):
        inside = page.tokens.between(start, stop)
        cuts = [*second[bisect_right(second, inside.start) : bisect_left(second, inside.stop)], inside.stop]
        first = inside.start
        for cut in cuts:
            for piece in range(first, cut, _LONGEST):
                yield range(piece, min(piece + _LONGEST, cut))
            first = cut


def _second_reports(page: Page) -> Iterator[int]:
    """Find where "with", a noun phrase and a reporting participle follow each other."""
    for at in [index for index, word in enumerate(page.lower) if word == "with"]:
        phrase = page.phrase_from.get(at + 1)
        participle = phrase.last + 1 if phrase is not None else len(page.tags)
        if page.tags[participle : participle + 1] == "G" and page.lower[participle] in page.reporting.participles:
            yield at - 1 if page.tags[at - 1 : at] == "," else at


def _joined(page: Page, sentences: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join a sentence that ends with a colon to the quotation after it: "He told reporters:" and its paragraph."""
    tokens = page.tokens
    waiting: int | None = None
    for start, stop in sentences:
        first, last = tokens.at(start), tokens.at(stop - 1)
        if waiting is not None and not (first < len(tokens) and page.tags[first] == "q"):
            yield waiting, start
            waiting = None
        begin = start if waiting is None else waiting
        if last < len(tokens) and page.lower[last] == ":" and last - first < _LONGEST:
            waiting = begin
            continue
        waiting = None
        yield begin, stop
    if waiting is not None:
        yield waiting, sentences[-1][1]


def _in_tokens(one: Quotation, tokens: Tokens, inside: range) -> Quoted | None:
    first = max(tokens.at(one.start), inside.start)
    last = min(tokens.at(one.end - 1) if one.end > one.start else first - 1, inside.stop - 1)
    if last < first:
        return None
    opening = first - 1 if one.outer_start < one.start and first > inside.start else first
    closing = last + 1 if one.outer_end > one.end and last + 1 < inside.stop else last
    return Quoted(opening, first, last, closing)
