"""The layer ACTORS: who is mentioned, one `Actor` for each, with everything the text tells of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from operator import itemgetter
from typing import Any, Final

from newsparse.extraction import Extractor, View, extractor
from newsparse.hookspecs import hookimpl
from newsparse.language.cast import Cast, Referent
from newsparse.language.descriptions import Description, core_end, describe, descriptions
from newsparse.language.focus import Focus
from newsparse.language.mentions import Mention, named_mentions
from newsparse.language.naming import MANY, ONE, PERSON, STATE, Vocabulary
from newsparse.layers import ACTORS, ATTRIBUTIONS, DATELINES, HEADINGS, PLACES, SENTENCES
from newsparse.models.actor import Actor, ActorKind
from newsparse.span import Span

__all__ = ["actors", "newsparse_extractors"]

_LONGEST_SOURCE: Final = 60
_LONGEST_HEADLINED: Final = 3
# A heading of so many words longer than three letters is in up style when this share of them has its capital.
_FEWEST: Final = 3
_SHORT: Final = 3
_UP_STYLE: Final = 0.8
_FINITE: Final = frozenset("VXHLM")
_CLAUSAL: Final = frozenset("FWT,(-V")
_COORDINATORS: Final = frozenset({"and", "or", ",", "&"})
_ARTICLES: Final = frozenset({"a", "an", "the", "his", "her", "its", "their"})
_CORRELATIVES: Final = frozenset({"both", "either", "neither"})
# "The city's mayor" is the mayor of the place named last.
_PLACE_NOUNS: Final = frozenset(
    "city town village region province state capital county district island territory municipality".split()
)


@extractor(ACTORS, requires=[ATTRIBUTIONS, DATELINES, HEADINGS, PLACES, SENTENCES])
def actors(view: View) -> Iterator[Actor]:
    """Follow everybody through the text, from mention to mention and from source to source."""
    story = _Story(view)
    story.follow()
    yield from _Credits(view, story).roll()


@hookimpl
def newsparse_extractors() -> Iterable[Extractor[Any]]:
    """Offer the built-in reader of actors."""
    return [actors]


class _Story:
    """The text from its beginning to its end: who is mentioned, who speaks."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.reading = view.reading
        self.tokens = view.reading.tokens
        self.tags = view.reading.tags
        self.vocabulary = Vocabulary.of(*map(view.lexicon, ("actors", "places", "names", "tags")))
        self.cast = Cast(self.vocabulary)
        self.focus = Focus()
        self.sentence_starts = [one.span.start for one in view[SENTENCES]]
        self.sentence_ends = [one.span.end for one in view[SENTENCES]]
        self.quoted = sorted((one.start, one.end) for one in self.reading.quotations if one.depth == 0)
        self.quoted_starts = list(map(itemgetter(0), self.quoted))
        self.up_style = self._up_style()
        self.headlined = frozenset(token for first, last in self.up_style for token in range(first, last + 1))
        self.datelines = [(one.span.start, one.span.end) for one in view[DATELINES]]
        self.named_to: dict[int, tuple[Mention, Referent | None]] = {}
        self.named_from: dict[int, tuple[Mention, Referent | None]] = {}

    # ------------------------------------------------------------ mentions

    def follow(self) -> None:
        """Go through mentions and sources in the order of the text."""
        events = self._events()
        sources = iter(self._sources())
        source = next(sources, None)
        for event in events:
            while source is not None and source[1] < event.first:
                self._hear(*source)
                source = next(sources, None)
            self._meet(event)
        while source is not None:
            self._hear(*source)
            source = next(sources, None)

    def _events(self) -> list[Mention | Description]:
        places = frozenset(place.span.start for place in self.view[PLACES])
        phrases = self.reading.phrases
        named = list(filter(self._is_told, named_mentions(self.tokens, self.tags, phrases, self.vocabulary, places)))
        self.cast.introduce(named)
        headlined = [mention for heading in self.up_style for mention in self._headlined(*heading)]
        groups = filter(self._is_told, descriptions(self.tokens, self.tags, phrases, self.vocabulary))
        return sorted([*headlined, *named, *groups], key=lambda event: (event.first, -event.last))

    def _is_told(self, event: Mention | Description) -> bool:
        """Whether it stands in a sentence, not in the dateline, and not in a heading where every word has its capital."""
        start = self.tokens.starts[event.first]
        sentence = bisect_right(self.sentence_starts, start) - 1
        if sentence < 0 or start >= self.sentence_ends[sentence]:
            return False
        if self.datelines and any(first <= start < end for first, end in self.datelines):
            return False
        return event.first not in self.headlined or isinstance(event, Description)

    def _up_style(self) -> list[tuple[int, int]]:
        """List the headings in which every longer word has its capital, which then tells no name."""
        found = []
        for heading in self.view[HEADINGS]:
            inside = self.tokens.between(heading.span.start, heading.span.end)
            words = [
                word for word in self.tokens.words[inside.start : inside.stop] if len(word) > _SHORT and word.isalpha()
            ]
            if len(words) >= _FEWEST and sum(word[0].isupper() for word in words) >= _UP_STYLE * len(words):
                found.append((inside.start, inside.stop - 1))
        return found

    def _headlined(self, first: int, last: int) -> Iterator[Mention]:
        """Find in such a heading the names that the body tells."""
        at = first
        while at <= last:
            if not self.tokens.words[at][0].isupper():
                at += 1
                continue
            for end in range(min(at + _LONGEST_HEADLINED, last), at - 1, -1):
                name = self._text(at, end)
                if self.cast.called(name) is not None:
                    yield Mention(at, end, name, "", "headline", single=at == end)
                    at = end
                    break
            at += 1

    def _sources(self) -> list[tuple[int, int]]:
        """List the sources by their first and last token, in order, each once."""
        found = set[tuple[int, int]]()
        for attribution in self.view[ATTRIBUTIONS]:
            if attribution.source is not None:
                inside = self.tokens.between(attribution.source.start, attribution.source.end)
                if 0 < len(inside) <= _LONGEST_SOURCE:
                    found.add((inside.start, inside.stop - 1))
        return sorted(found, key=itemgetter(1, 0))

    def _meet(self, event: Mention | Description) -> None:
        start = self.tokens.starts[event.first]
        is_quoted = self._is_quoted(start)
        if isinstance(event, Mention):
            referent = self.cast.find(event)
            self.named_to[event.last] = (event, referent)
            self.named_from.setdefault(event.first, (event, referent))  # the longer one comes first
            acts = event.acts
        else:
            passing = event.kind in (ONE, MANY) or event.head not in self.vocabulary.acting
            if passing and is_quoted:
                return
            referent = self.cast.describe(event, self._text(event.first, event.last), passing=passing)
            acts = self.tags[event.last + 1 : event.last + 2] in _FINITE
        if referent is not None and not is_quoted:
            self.focus.mention(referent, bisect_right(self.sentence_starts, start), acts=acts)

    def _text(self, first: int, last: int) -> str:
        return self.tokens.slice(first, last)

    def _sentence(self, token: int) -> int:
        return bisect_right(self.sentence_starts, self.tokens.starts[token])

    def _is_quoted(self, start: int) -> bool:
        at = bisect_right(self.quoted_starts, start) - 1
        return at >= 0 and start < self.quoted[at][1]

    # ------------------------------------------------------------ sources

    def _hear(self, first: int, last: int) -> None:
        """Find who speaks in a source."""
        if first < last and self.tags[last] == "'":
            last -= 1
        sentence = self._sentence(first)
        parts = self._parts(first, last)
        speakers = [self._speaker(a, b, sentence) for a, b in parts]
        if None in speakers:
            speakers = [self._speaker(first, last, sentence)] if len(parts) > 1 else []
            parts = [(first, last)]
        for speaker, (a, b) in zip(speakers, parts, strict=False):
            if speaker is not None:
                speaker.is_mentioned(a, b)
                speaker.is_passing = False
                self.focus.speak([speaker], sentence)

    def _parts(self, first: int, last: int) -> list[tuple[int, int]]:
        """Cut "A, B and C" into its parts, where each part is a name or describes somebody."""
        lower = self.tokens.lower
        if lower[first] in _CORRELATIVES and first < last:
            first += 1
        cuts = [at for at in range(first, last + 1) if lower[at] in _COORDINATORS]
        if not cuts or lower[cuts[-1]] == "," or self._is_apposed(cuts[0]):
            return [(first, last)]
        bounds = [first - 1, *cuts, last + 1]
        parts = [(a + 1, b - 1) for a, b in pairwise(bounds) if b - a > 1]
        return parts if all(self._is_whole(*part) for part in parts) else [(first, last)]

    def _is_apposed(self, cut: int) -> bool:
        """Whether a comma opens an apposition and no list: "X, a lawyer and writer"."""
        return cut - 1 in self.named_to and self.tokens.lower[cut] == "," and self.tokens.lower[cut + 1] in _ARTICLES

    def _is_whole(self, first: int, last: int) -> bool:
        """Whether a part of a coordination can stand alone; it may end in brackets: "X (R-Texas)"."""
        end = core_end(self.tags, first, last)
        if end != last and not (self.tags[end + 1] == "(" and self.tags[last] == ")"):
            return False
        if end in self.named_to:
            return True
        described = describe(self.tokens, self.tags, self.vocabulary, first, last)
        return described is not None and (described.kind != ONE or self.tags[first] == "D")

    def _speaker(self, first: int, last: int, sentence: int) -> Referent | None:
        pronoun = self.vocabulary.pronouns.get(self.tokens.lower[first]) if first == last else None
        if pronoun == "relative":
            return self._antecedent(first, sentence)
        if pronoun == "silent":
            return None
        if pronoun is not None:
            return self._recalled(pronoun, sentence)
        return self._named(first, last) or self._described(first, last) or self._ending(first, last)

    def _recalled(self, pronoun: str, sentence: int) -> Referent | None:
        referent = self.focus.recall(pronoun, sentence)
        if referent is not None and pronoun in ("female", "male") and referent.gender is None:
            referent.gender = pronoun
        return referent

    def _antecedent(self, relative: int, sentence: int) -> Referent | None:
        """Find what "who" stands for: the phrase right before it."""
        last = relative - 1
        if last > 0 and self.tags[last] == ",":
            last -= 1
        first = self._phrase_to(last)
        if first is None:
            return None
        if first > 1 and self.tags[first - 1] == "," and (named := self.named_to.get(first - 2)) is not None:
            return named[1]  # "X, a fisherman, who"
        return self._speaker(first, last, sentence)

    def _phrase_to(self, last: int) -> int | None:
        """Find the first token of the base phrase that ends with a token."""
        phrases = self.reading.phrases
        at = bisect_right(phrases, last, key=itemgetter(1)) - 1
        return phrases[at].first if at >= 0 and phrases[at].last == last else None

    def _named(self, first: int, last: int) -> Referent | None:
        """Find the speaker by the name that heads the source."""
        end = core_end(self.tags, first, last)
        mention, referent = self._name_heading(first, end)
        if mention is None:
            return self._surnamed(end) if end == first else self._apposed(end + 1, last)
        return referent or self.cast.name_speaker(mention)

    def _name_heading(self, first: int, end: int) -> tuple[Mention | None, Referent | None]:
        """Find the name that a phrase ends with, or one that goes on beyond "and"."""
        longer = self.named_from.get(first) or self.named_from.get(first + 1)
        if longer is not None and longer[0].last > end:
            return longer
        return self.named_to.get(end, (None, None))

    def _apposed(self, comma: int, last: int) -> Referent | None:
        """Find the name after a description: "X's running mate, Y, said"."""
        if comma >= last or self.tags[comma] not in ",-":
            return None
        mention, referent = self.named_to.get(core_end(self.tags, comma + 1, last), (None, None))
        return referent if mention is not None and mention.kind == PERSON else None

    def _ending(self, first: int, last: int) -> Referent | None:
        """Find the name that a phrase ends with, whatever stands in front: "party-backed candidate X"."""
        mention, referent = self.named_to.get(last, (None, None))
        is_plain = mention is not None and not _CLAUSAL.intersection(self.tags[first:last])
        return referent if is_plain else None

    def _surnamed(self, token: int) -> Referent | None:
        """Find the name in a word that is also none, at the start of a sentence: "Dean said"."""
        word = self.tokens.words[token]
        return self.cast.called(word) if word[0].isupper() else None

    def _described(self, first: int, last: int) -> Referent | None:
        described = describe(self.tokens, self.tags, self.vocabulary, first, last)
        if described is None:
            return None
        return self.cast.describe(described, self._text(first, described.last))


class _Credits:
    """Turns the cast into actors."""

    def __init__(self, view: View, story: _Story) -> None:
        self.view = view
        self.story = story
        self.tokens = story.tokens
        self.vocabulary = story.vocabulary
        self.states = {one.country: one for one in story.cast.everybody if one.kind == STATE}
        self.places = [
            (place.span.start, place.name)
            for place in view[PLACES]
            if getattr(self.vocabulary.states.get(place.name), "form", "") != "name"
        ]

    def roll(self) -> list[Actor]:
        """List the actors in the order in which the text first mentions them."""
        made = [
            self._actor(one, self._mentions(one))
            for one in self.story.cast.everybody
            if one.spans and not one.is_passing
        ]
        return sorted(made, key=lambda actor: (actor.span.start, actor.span.end))

    def _mentions(self, referent: Referent) -> tuple[Span, ...]:
        """Cut the mentions, those left out that lie inside another of the same actor."""
        kept: list[tuple[int, int]] = []
        for first, last in sorted(referent.spans):
            if kept and kept[-1][0] == first:
                kept.pop()  # the longer one comes second
            if not kept or last > kept[-1][1]:
                kept.append((first, last))
        text, starts, ends = self.tokens.text, self.tokens.starts, self.tokens.ends
        places = [(starts[first], ends[last]) for first, last in kept]
        return tuple([Span(start, end, text[start:end]) for start, end in places])

    def _actor(self, referent: Referent, mentions: tuple[Span, ...]) -> Actor:
        name = _name(referent)
        affiliation, country = self._affiliation(referent, mentions[0])
        return Actor(
            mentions[0],
            rule=f"actors.{referent.rule.replace(' ', '_')}",
            name=name,
            kind=_kind(referent),
            roles=tuple(referent.roles),
            affiliation=affiliation,
            country=country,
            age=referent.age,
            gender=referent.gender,
            mentions=mentions,
            aliases=_aliases(referent, name),
        )

    def _affiliation(self, referent: Referent, span: Span) -> tuple[str | None, str | None]:
        """Name whom somebody acts for: the state for its demonym, the place meant by "the city's"."""
        printed = referent.affiliation
        if not printed:
            return None, referent.country
        if printed.rsplit(" ", 1)[-1].lower() in _PLACE_NOUNS and printed[:4].lower() in ("the ", "this"):
            return self._place_before(span.start) or printed, referent.country
        state = self.vocabulary.states.get(printed)
        if state is not None and state.form == "demonym" and (meant := self.states.get(state.code)) is not None:
            return _name(meant), referent.country
        return printed, referent.country

    def _place_before(self, start: int) -> str | None:
        at = bisect_right(self.places, start, key=itemgetter(0)) - 1
        return self.places[at][1] if at >= 0 else None


def _kind(referent: Referent) -> ActorKind:
    if referent.kind == MANY:
        return ActorKind.UNNAMED
    return ActorKind(referent.kind)


def _name(referent: Referent) -> str:
    """Choose the fullest form: the one of most words, of these the longest name or the first description."""
    names = [name for name, form in referent.names.items() if form == "name"]
    if names:
        return max(names, key=lambda name: (name.count(" "), len(name)))
    return max(referent.names, key=lambda name: name.count(" "))


def _aliases(referent: Referent, name: str) -> tuple[str, ...]:
    """List the other forms, one of those that differ in capitals alone."""
    forms = {form.casefold(): form for form in reversed(referent.names) if form.casefold() != name.casefold()}
    return tuple(reversed(forms.values()))
