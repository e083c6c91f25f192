"""The story: a text from its beginning to its end, who is mentioned and who speaks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from operator import itemgetter
from typing import Final

import attrs

from newsparse.language.cast import Cast
from newsparse.language.descriptions import Description, descriptions
from newsparse.language.focus import Team
from newsparse.language.identification import held_back
from newsparse.language.mentions import Mention, named_mentions
from newsparse.language.naming import MANY, ONE, ORGANIZATION, PERSON, STATE
from newsparse.language.referents import Referent
from newsparse.language.scene import Scene
from newsparse.language.speakers import Speakers
from newsparse.patterns import pattern

__all__ = ["Story"]

# A list of names after who they are: ", X, Y and Z,".
_LISTED: Final = pattern("story.listed", r" , P{1,8}+ (?: , P{1,8}+ ){0,12}+ ,?+ J P{1,8}+ [,.\-] ")
_LONGEST_SOURCE: Final = 60
_LONGEST_HEADLINED: Final = 3
# A heading of so many words longer than three letters is in up style when this share of them has its capital.
_FEWEST: Final = 3
_SHORT: Final = 3
_UP_STYLE: Final = 0.8
_FINITE: Final = frozenset("VXHLM")
# What may stand between two who are named together: "A, 34, and B".
_JOINT_TAGS: Final = frozenset(",CJ")
_LONGEST_JOINT: Final = 4
_ACCOMPANIED: Final = frozenset({PERSON, ORGANIZATION, STATE})
_MOST_TOGETHER: Final = 8


class Story(Speakers):
    """Everybody of whom a text tells, from mention to mention and from source to source.

    Args:
        scene: The text.
    """

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene, Cast(scene.vocabulary, lambda: self.leaves_open))
        self.scene = scene
        self.sentence_ends = [end for _, end in scene.sentences]
        self.quoted = sorted((one.start, one.end) for one in self.reading.quotations if one.depth == 0)
        self.quoted_starts = list(map(itemgetter(0), self.quoted))
        self.up_style = self._up_style()
        self.headlined = frozenset(token for first, last in self.up_style for token in range(first, last + 1))
        self.company: list[tuple[Mention, Referent]] = []  # people named one after the other: "A, B and C"
        self.teams: dict[tuple[int, ...], Team] = {}
        self.named: list[Mention] = []
        self.people_from = frozenset[int]()
        self.apposed = range(0)  # the tokens of X and Y in "the two ministers, X and Y,"
        self.apposed_role = ""

    def follow(self) -> None:
        """Go through mentions and sources in the order of the text."""
        events = self._events()
        sources = iter(self._sources())
        source = next(sources, None)
        for event in events:
            while source is not None and source[1] < event.first:
                self.hear(*source)
                source = next(sources, None)
            self._meet(event)
        while source is not None:
            self.hear(*source)
            source = next(sources, None)
        self._identify()

    def _identify(self) -> None:
        """Give whom the lead describes the name that the text then tells."""
        headed = {token for start, end in self.scene.headings for token in self.tokens.between(start, end)}
        heard = [one for one in self.heard if one.first not in headed]
        if pair := held_back(heard, self.cast.everybody, self.tokens, self.vocabulary):
            self.cast.unite(*pair)

    def _events(self) -> list[Mention | Description]:
        phrases = self.reading.phrases
        named = list(
            filter(self._is_told, named_mentions(self.tokens, self.tags, phrases, self.vocabulary, self.place_starts))
        )
        self.named = named
        self.people_from = frozenset(one.first for one in named if one.kind == PERSON)
        self.cast.introduce(named)
        headlined = [mention for heading in self.up_style for mention in self._headlined(*heading)]
        inside = {token for one in named if one.kind == PERSON for token in range(one.first, one.last)}
        found = descriptions(self.tokens, self.tags, phrases, self.vocabulary)
        groups = (one for one in found if one.last not in inside and self._is_told(one))
        return sorted([*headlined, *named, *groups], key=lambda event: (event.first, -event.last))

    @cached_property
    def leaves_open(self) -> bool:
        """Whether there are names of which nothing tells whose they are."""
        told = {
            token
            for one in self.named
            if one.kind and not (one.rule == "shape" and not one.role)
            for token in range(one.first, one.last + 1)
        }
        names = (token for token, tag in enumerate(self.tags) if tag == "P" and token not in told)
        return any(map(self._is_open, names))

    def _is_open(self, token: int) -> bool:
        """Whether a capitalised word may be a part of anybody's name."""
        word, start = self.tokens.words[token], self.tokens.starts[token]
        vocabulary, lower = self.vocabulary, self.tokens.lower[token]
        if word in vocabulary.states or lower in vocabulary.calendar:
            return False
        sentence = bisect_right(self.sentence_starts, start) - 1
        if sentence >= 0 and self.sentence_starts[sentence] == start and lower.partition("-")[0] in vocabulary.words:
            return False
        is_place = any(first <= start < end for first, end in self.scene.places)
        is_dateline = any(first <= start < end for first, end in self.scene.datelines)
        return word[0].isupper() and not is_place and not is_dateline

    def _is_told(self, event: Mention | Description) -> bool:
        """Whether it stands in a sentence, not in the dateline, and not in a heading where every word has its capital."""
        start = self.tokens.starts[event.first]
        sentence = bisect_right(self.sentence_starts, start) - 1
        if sentence < 0 or start >= self.sentence_ends[sentence]:
            return False
        if self.scene.datelines and any(first <= start < end for first, end in self.scene.datelines):
            return False
        return event.first not in self.headlined or isinstance(event, Description)

    def _up_style(self) -> list[tuple[int, int]]:
        """List the headings in which every longer word has its capital, which then tells no name."""
        found = []
        for start, end in self.scene.headings:
            inside = self.tokens.between(start, end)
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
                name = self.text(at, end)
                if self.cast.called(name) is not None:
                    yield Mention(at, end, name, "", "headline", single=at == end)
                    at = end
                    break
            at += 1

    def _sources(self) -> list[tuple[int, int]]:
        """List the sources by their first and last token, in order, each once."""
        found = set[tuple[int, int]]()
        for start, end in self.scene.sources:
            inside = self.tokens.between(start, end)
            if 0 < len(inside) <= _LONGEST_SOURCE:
                found.add((inside.start, inside.stop - 1))
        return sorted(found, key=itemgetter(1, 0))

    def _meet(self, event: Mention | Description) -> None:
        start = self.tokens.starts[event.first]
        is_quoted = self._is_quoted(start)
        if isinstance(event, Mention):
            referent, acts = self._meet_name(event, is_quoted=is_quoted), event.acts
        else:
            referent = self._meet_description(event, is_quoted=is_quoted)
            acts = self.tags[event.last + 1 : event.last + 2] in _FINITE
        if referent is None or is_quoted or self._is_in_which(event.first):
            return
        if acts or not _passes(referent):
            self.focus.mention(referent, bisect_right(self.sentence_starts, start), acts=acts)

    def _is_in_which(self, first: int) -> bool:
        """Whether a relative clause of place begins right before: who is told of in "the crash, in which X died," is not "she"."""
        before = self.tokens.lower[first - 2 : first] if first > 1 else []
        return before[-1:] in (["where"], ["which"]) and self.tags[first - 2] in "F,"

    def _meet_name(self, mention: Mention, *, is_quoted: bool) -> Referent | None:
        is_apposed = mention.first in self.apposed and not is_quoted
        if is_apposed and mention.single and not mention.kind:
            mention = attrs.evolve(mention, kind=PERSON)  # "the two ministers, X and Y,"
        referent = self.cast.find(mention)
        self.named_to[mention.last] = (mention, referent)
        self.named_from.setdefault(mention.first, (mention, referent))  # the longer one comes first
        if is_quoted:
            return referent
        if is_apposed and mention.kind == PERSON and referent is not None:
            self.cast.appoint_one_of(referent, self.apposed_role)
        if referent is None:
            self._leave_open(mention, self.tokens.starts[mention.first])
        elif mention.kind in _ACCOMPANIED:
            self._accompany(mention, referent)
        return referent

    def _meet_description(self, event: Description, *, is_quoted: bool) -> Referent | None:
        passing = event.kind in (ONE, MANY) or event.head not in self.vocabulary.acting
        if (passing and is_quoted) or self.titled(event) is not None or self._says_of_name(event):
            return None
        referent = self.cast.describe(event, self.text(event.first, event.last), passing=passing)
        if referent is not None:
            self.described_from[event.first] = referent
        if event.kind == MANY and not is_quoted and (listed := _LISTED.match(self.tags, event.last + 1)):
            self.apposed, self.apposed_role = range(event.last + 2, listed.end() - 1), event.head
        return referent

    def _says_of_name(self, event: Description) -> bool:
        """Whether a name follows of which a description says who that is: "her predecessor, Lord X,"."""
        is_apposed = self.tags[event.last + 1 : event.last + 2] == ","
        return event.kind == ONE and is_apposed and event.last + 2 in self.people_from

    def _leave_open(self, mention: Mention, start: int) -> None:
        if mention.single and not mention.kind and start not in self.place_starts:
            self.cast.leave_open(mention)

    def _accompany(self, mention: Mention, referent: Referent) -> None:
        """Keep those together who are named together; what the last of them does they all do."""
        last = self.company[-1][0].last if self.company else -_LONGEST_JOINT
        joint = self.tags[last + 1 : mention.first] if mention.first - last <= _LONGEST_JOINT + 1 else ""
        if not joint or not _JOINT_TAGS.issuperset(joint) or self.company[-1][0].kind != mention.kind:
            self.company = [(mention, referent)]
            return
        self.company = [*self.company[1 - _MOST_TOGETHER :], (mention, referent)]
        if "J" not in joint or self.tokens.lower[mention.first - 1] == "or":
            return
        sentence = self.sentence(mention.first)
        if role := self.company[0][0].role:  # "ministers X and Y"
            for _, member in self.company[1:]:
                self.cast.appoint_one_of(member, role)
        acts = mention.acts or self._closes_apposition(mention.last)
        for _, member in self.company[:-1] if acts else ():
            self.focus.mention(member, sentence, acts=True)
        self.focus.mention(self._team([one for _, one in self.company]), sentence, acts=acts)

    def _closes_apposition(self, last: int) -> bool:
        """Whether a name ends "the two ministers, X and Y, met"."""
        return last in self.apposed and self.tags[last + 2 : last + 3] in _FINITE

    def _team(self, members: list[Referent]) -> Team:
        distinct = tuple(dict.fromkeys(members))
        return self.teams.setdefault(tuple(map(id, distinct)), Team(distinct))

    def _is_quoted(self, start: int) -> bool:
        at = bisect_right(self.quoted_starts, start) - 1
        return at >= 0 and start < self.quoted[at][1]


def _passes(referent: Referent) -> bool:
    """Whether a body without a name only stands by: "the leader of a party"."""
    return referent.is_passing and referent.kind == ORGANIZATION
