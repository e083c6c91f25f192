"""The layer ACTORS: who is mentioned, one `Actor` for each, with everything the text tells of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise
from operator import itemgetter
from typing import Any, Final

from newsparse.extraction import Extractor, View, extractor
from newsparse.hookspecs import hookimpl
from newsparse.language.cast import Cast
from newsparse.language.descriptions import Description, core_end, describe, descriptions
from newsparse.language.focus import TEAM, Focus, Team
from newsparse.language.mentions import Mention, named_mentions
from newsparse.language.naming import MANY, ONE, ORGANIZATION, PERSON, STATE, Vocabulary
from newsparse.language.referents import Referent
from newsparse.layers import ACTORS, ATTRIBUTIONS, DATELINES, HEADINGS, PLACES, SENTENCES
from newsparse.models.actor import Actor, ActorKind
from newsparse.patterns import pattern
from newsparse.span import Span

__all__ = ["actors", "newsparse_extractors"]

# A list of names after who they are: ", X, Y and Z,".
_LISTED: Final = pattern("actors.listed", r" , P++ (?: , P++ )*+ ,?+ J P++ [,.\-] ")
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
# What may stand between two who are named together: "A, 34, and B".
_JOINT_TAGS: Final = frozenset(",CJ")
_LONGEST_JOINT: Final = 4
_ACCOMPANIED: Final = frozenset({PERSON, ORGANIZATION, STATE})
_ORIGINS: Final = frozenset({"from", "in", "at"})
_MOST_TOGETHER: Final = 8
_LONGEST_AFFILIATION: Final = 8
_NAMING: Final = frozenset({"as", "named", "called"})
_NAMED: Final = (["name", ","], ["surname", ","])
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
        self.cast = Cast(self.vocabulary, lambda: self.leaves_open)
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
        self.place_starts = frozenset(place.span.start for place in view[PLACES])
        self.company: list[tuple[Mention, Referent]] = []  # people named one after the other: "A, B and C"
        self.teams: dict[tuple[int, ...], Team] = {}
        self.named: list[Mention] = []
        self.described_from: dict[int, Referent] = {}  # whom a phrase described, by its first token
        self.apposed = range(0)  # the tokens of X and Y in "the two ministers, X and Y,"
        self.apposed_role = ""

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
        phrases = self.reading.phrases
        named = list(
            filter(self._is_told, named_mentions(self.tokens, self.tags, phrases, self.vocabulary, self.place_starts))
        )
        self.named = named
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
        if sentence >= 0 and self.sentence_starts[sentence] == start and lower in vocabulary.words:
            return False
        is_place = any(place.span.start <= start < place.span.end for place in self.view[PLACES])
        is_dateline = any(first <= start < end for first, end in self.datelines)
        return word[0].isupper() and not is_place and not is_dateline

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
            referent, acts = self._meet_name(event, is_quoted=is_quoted), event.acts
        else:
            referent = self._meet_description(event, is_quoted=is_quoted)
            acts = self.tags[event.last + 1 : event.last + 2] in _FINITE
        if referent is not None and not is_quoted and (acts or not _passes(referent)):
            self.focus.mention(referent, bisect_right(self.sentence_starts, start), acts=acts)

    def _meet_name(self, mention: Mention, *, is_quoted: bool) -> Referent | None:
        is_apposed = mention.first in self.apposed and not is_quoted
        if is_apposed and mention.single and not mention.kind:
            mention = mention._replace(kind=PERSON)  # "the two ministers, X and Y,"
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
        if (passing and is_quoted) or self._titled(event) is not None:
            return None
        referent = self.cast.describe(event, self._text(event.first, event.last), passing=passing)
        if referent is not None:
            self.described_from[event.first] = referent
        if event.kind == MANY and not is_quoted and (listed := _LISTED.match(self.tags, event.last + 1)):
            self.apposed, self.apposed_role = range(event.last + 2, listed.end() - 1), event.head
        return referent

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
        sentence = self._sentence(mention.first)
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
        if not any(speakers) and self._may_be_a_body(first, last):
            self.focus.speak_unknown(sentence)
        for speaker, (a, b) in zip(speakers, parts, strict=False):
            if speaker is not None:
                for one in speaker.members if isinstance(speaker, Team) else (speaker,):
                    one.is_mentioned(a, b)
                    one.is_passing = False
                self.focus.speak([speaker], sentence)

    def _may_be_a_body(self, first: int, last: int) -> bool:
        """Whether a source of which nobody knows who it is may be one that "it" then means: no pronoun, no document."""
        head = self.tokens.lower[core_end(self.tags, first, last)]
        return self.tokens.lower[first] not in self.vocabulary.pronouns and head not in self.vocabulary.documents

    def _parts(self, first: int, last: int) -> list[tuple[int, int]]:
        """Cut "A, B and C" into its parts, where each part is a name or describes somebody."""
        lower = self.tokens.lower
        if lower[first] in _CORRELATIVES and first < last:
            first += 1
        if first < last and self._is_team(first, first + 1) and lower[first + 2 : first + 3] == [","]:
            first += 3  # "the couple, A and B"
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

    def _speaker(self, first: int, last: int, sentence: int) -> Referent | Team | None:
        if self._heads_a_piece(last) or self._text(first, last) in self.vocabulary.seats:
            return None
        pronoun = self.vocabulary.pronouns.get(self.tokens.lower[first]) if first == last else None
        if pronoun == "relative":
            return self._antecedent(first, sentence)
        if pronoun == "silent":
            return None
        if pronoun is not None:
            return self._recalled(pronoun, sentence)
        if self._is_team(first, last) and (team := self.focus.recall("team", sentence)) is not None:
            return team
        return (
            self._named(first, last)
            or self._spoken_for(first, last)
            or self._described(first, last, sentence)
            or self._ending(first, last)
            or self._singled_out(last)
            or self._entitled(first, last)
        )

    def _heads_a_piece(self, last: int) -> bool:
        """Whether a colon follows, and a word in front that heads a piece: "EXCLUSIVE:", "UPDATE 2:"."""
        lower = self.tokens.lower
        at = last - (self.tags[last] == "C")
        return lower[at] in self.vocabulary.labels and lower[last + 1 : last + 2] == [":"]

    def _singled_out(self, last: int) -> Referent | None:
        """Find the name at the end of "one of them, X"."""
        mention, referent = self.named_to.get(last, (None, None))
        is_person = mention is not None and mention.kind == PERSON
        return referent if is_person and mention is not None and self.tags[mention.first - 1] == "," else None

    def _entitled(self, first: int, last: int) -> Referent | None:
        """Find the body in a capitalised name with article that nothing else explains: "the Daily X"."""
        has_article = self.tokens.lower[first] == "the"
        start = first + has_article
        is_vessel = self.tokens.lower[start] in self.vocabulary.ennobling  # "the Princess X"
        if last <= start or is_vessel or not _is_run(self.tags[start : last + 1]):
            return None
        name = self._text(start, last)
        return self.cast.entitle(name) if has_article else self.cast.called(name)

    def _is_team(self, first: int, last: int) -> bool:
        """Whether a source is "the pair", "the two men"."""
        lower = self.tokens.lower
        return (
            lower[first] == "the"
            and last - first in (1, 2)
            and all(word in self.vocabulary.teams for word in lower[first + 1 : last + 1])
        )

    def _recalled(self, pronoun: str, sentence: int) -> Referent | Team | None:
        referent = self.focus.recall(pronoun, sentence)
        if pronoun == "body":
            return self._embodied(referent)
        if isinstance(referent, Referent) and pronoun in ("female", "male") and referent.gender is None:
            referent.gender = pronoun
        return referent

    def _embodied(self, referent: Referent | Team | None) -> Referent | Team | None:
        """Take whoever is "it" for a body, and the only name that may be anybody's where nobody else is."""
        if referent is None:
            return self.cast.body_left()
        if isinstance(referent, Referent) and referent.is_unsure:
            referent.kind = ORGANIZATION
        return referent

    def _antecedent(self, relative: int, sentence: int) -> Referent | Team | None:
        """Find what "who" stands for: the phrase right before it."""
        last = relative - 1
        if last > 0 and self.tags[last] == ",":
            last -= 1
        first = self._phrase_to(last)
        if first is not None and (whose := self._beyond_origin(first, last)) is not None:
            first, last = whose  # "a lawyer from X who"
        if first is None:
            return None
        if first > 1 and self.tags[first - 1] == "," and (named := self.named_to.get(first - 2)) is not None:
            return named[1]  # "X, a fisherman, who"
        return self._speaker(first, last, sentence)

    def _beyond_origin(self, first: int, last: int) -> tuple[int, int] | None:
        """Find whom a name in front of "who" says more about: "a lawyer" in "a lawyer from X who"."""
        if first < 2 or self.tags[first - 1] != "F" or self.tags[last] != "P":
            return None
        mention, _ = self.named_to.get(last, (None, None))
        start = self._phrase_to(first - 2)
        if start is None or mention is None or mention.kind == PERSON:
            return None
        if mention.kind:
            return start, first - 2
        described = describe(self.tokens, self.tags, self.vocabulary, start, first - 2)
        is_origin = described is not None and described.kind in (ONE, MANY) and self.tokens.lower[first - 1] in _ORIGINS
        return (start, first - 2) if is_origin else None

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
            return self._surnamed(end) if end == first else self._apposed(first, end, last)
        if referent is None and not mention.kind and self._opens_with_people(mention):
            return None
        return referent or self.cast.name_speaker(mention)

    def _opens_with_people(self, mention: Mention) -> bool:
        """Whether a lone word has its capital from the sentence it begins: "Skippers said"."""
        start = self.tokens.starts[mention.first]
        at = bisect_right(self.sentence_starts, start) - 1
        if not mention.single or at < 0 or self.sentence_starts[at] != start:
            return False
        described = describe(self.tokens, self.tags, self.vocabulary, mention.last, mention.last)
        return described is not None and described.kind != ONE

    def _name_heading(self, first: int, end: int) -> tuple[Mention | None, Referent | None]:
        """Find the name that a phrase ends with, or one that goes on beyond "and"."""
        longer = self.named_from.get(first) or self.named_from.get(first + 1)
        if longer is not None and longer[0].last > end:
            return longer
        return self.named_to.get(end, (None, None))

    def _apposed(self, first: int, end: int, last: int) -> Referent | None:
        """Find the name after a description: "X's running mate, Y, said", "the mayor of Z, Y,"."""
        comma = end + 1
        stop = min(last, comma + _LONGEST_AFFILIATION)
        while comma < stop and self.tags[comma] in "FDPNA":
            comma += 1
        if comma >= last or self.tags[comma] not in ",-":
            return None
        mention, referent = self.named_to.get(core_end(self.tags, comma + 1, last), (None, None))
        described = describe(self.tokens, self.tags, self.vocabulary, first, end)
        if mention is None or referent is None or mention.kind not in _kinds(described):
            return None
        if described is not None and described.kind == ONE and not referent.roles:
            self.cast.appoint(referent, described.role)
        return referent

    def _spoken_for(self, first: int, last: int) -> Referent | None:
        """Find the name after whom it speaks for: "spokesman for the navy X"."""
        mention, referent = self.named_to.get(last, (None, None))
        if mention is None or mention.kind != PERSON or mention.single or mention.first - first < _FEWEST:
            return None
        described = describe(self.tokens, self.tags, self.vocabulary, first, mention.first - 1)
        is_spokesman = described is not None and described.kind == ONE and described.last == mention.first - 1
        if not is_spokesman or not self._is_body_noun(mention.first - 1):
            return None
        if referent is not None and described is not None and not referent.roles:
            self.cast.appoint(referent, described.role)
            referent.affiliation = referent.affiliation or described.affiliation
            referent.gender = referent.gender or described.gender
        return referent

    def _is_body_noun(self, at: int) -> bool:
        return self.tags[at] == "N" and self.vocabulary.heads.get(self.tokens.lower[at]) == ORGANIZATION

    def _ending(self, first: int, last: int) -> Referent | None:
        """Find the name that a phrase ends with, whatever stands in front: "party-backed candidate X"."""
        mention, referent = self.named_to.get(last, (None, None))
        is_plain = mention is not None and not _CLAUSAL.intersection(self.tags[first:last])
        return referent if is_plain else None

    def _surnamed(self, token: int) -> Referent | None:
        """Find the name in a word that is also none, at the start of a sentence: "Dean said"."""
        word = self.tokens.words[token]
        return self.cast.called(word) if word[0].isupper() else None

    def _described(self, first: int, last: int, sentence: int) -> Referent | Team | None:
        described = describe(self.tokens, self.tags, self.vocabulary, first, last)
        if described is None:
            return None
        if (titled := self._titled(described) or self._team_of(described, sentence)) is not None:
            return titled
        if (meant := self._attributed(described, sentence)) is not None:
            return meant
        if (state := self._governed(described)) is not None:
            return state
        if self._may_be_named(described, sentence):
            return None
        referent = self._told(described, self._text(first, self._description_end(described, last)))
        return self._christened(referent, described, last) if described.kind == ONE else referent

    def _told(self, described: Description, printed: str) -> Referent | None:
        """Find whom a description stands for; the same words in the same place are the same: "an aide, who"."""
        known = self.described_from.get(described.first)
        is_new = known is not None and min(known.spans)[0] == described.first
        if known is None or not is_new or (known.kind, known.head) != (described.kind, described.head):
            known = self.cast.describe(described, printed)
            if known is not None:
                self.described_from[described.first] = known
            return known
        known.is_called(printed, "alias")
        known.affiliation = known.affiliation or described.affiliation
        known.country = known.country or described.country
        known.is_mentioned(described.first, described.last)
        return known

    def _titled(self, described: Description) -> Referent | None:
        """Find the body named in front of a noun that says what it is: "the X agency"."""
        if described.kind != ORGANIZATION or not described.is_definite or not described.modifiers:
            return None
        at = core_end(self.tags, described.first, described.last) - 1
        while at > described.first and self.tokens.lower[at] in self.vocabulary.topics:
            at -= 1
        mention, referent = self.named_to.get(at, (None, None))
        if mention is None or referent is None or mention.first > described.first + 1:
            return None
        return (
            referent
            if self.vocabulary.pointing.get(described.head.rsplit(" ", 1)[-1], frozenset()) & referent.sorts
            else None
        )

    def _team_of(self, described: Description, sentence: int) -> Team | None:
        """Find those named together to whom "the ministers" points back: all hold that office."""
        if described.kind != MANY or not described.is_definite or described.affiliation:
            return None
        team = self.focus.recall(TEAM, sentence)
        return team if isinstance(team, Team) and self.cast.are_all(team.members, described.head) else None

    def _christened(self, referent: Referent | None, described: Description, last: int) -> Referent | None:
        """Take the name that a source gives for whom it describes; the person of that name where it has one."""
        name = self._name_given(described.last, last)
        if referent is None or not name:
            return referent
        known = self.named_to[last][1]
        if known is not None and known.kind == PERSON:
            known.gender = known.gender or described.gender
            return known
        self.cast.christen(referent, name)
        return referent

    def _description_end(self, described: Description, last: int) -> int:
        """Find the end of the fullest description: of somebody unnamed all that no comma or bracket sets off."""
        if described.kind not in (ONE, MANY):
            return described.last
        at = described.last
        while at < last and self.tags[at + 1] not in ",(-":
            at += 1
        return at

    def _attributed(self, described: Description, sentence: int) -> Referent | Team | None:
        """Find who was named already and is now called by what he or she is: "the widow", "the 34-year-old"."""
        if described.kind != ONE or not described.is_definite or self.cast.knows(described):
            return None
        is_bare = not described.affiliation or self.tags[described.last] == "C"  # "the mother of three"
        if not is_bare or "'" in self.tags[described.first : described.last]:
            return None
        head, is_calling = described.head, described.head in self.vocabulary.callings
        gender = self.vocabulary.attributes.get(head) or ("either" if is_calling or head.endswith("-year-old") else "")
        meant = self.focus.recall(gender, sentence, named=True) if gender else None
        has_other = isinstance(meant, Referent) and bool(meant.roles) and is_calling
        return None if has_other else meant

    def _may_be_named(self, described: Description, sentence: int) -> bool:
        """Whether "the mayor" may be somebody named before of whom no office was told: that stays open."""
        is_office = described.head in self.vocabulary.roles or described.head in self.vocabulary.generals
        is_bare = not described.modifiers and not described.affiliation and described.is_definite
        if not (is_office and is_bare and described.kind == ONE) or self.cast.knows(described):
            return False
        return self.focus.has_person_without_office(sentence)

    def _governed(self, described: Description) -> Referent | None:
        """Find the state of "the government in Nairobi"."""
        if described.kind != ORGANIZATION or described.head != "government" or described.modifiers:
            return None
        state = self.vocabulary.state(described.affiliation)
        printed = self._text(described.first, described.last)
        return self.cast.state_of(state.code, printed) if state is not None else None

    def _name_given(self, first: int, last: int) -> str:
        """Read the name that a source gives in its own words: "a man who gave his name as X", "a woman named X"."""
        mention, _ = self.named_to.get(last, (None, None))
        if mention is None or not first < mention.first <= last or mention.kind not in ("", PERSON):
            return ""
        before = self.tokens.lower[mention.first - 2 : mention.first]
        return mention.name if before[-1] in _NAMING or before in _NAMED else ""


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


def _passes(referent: Referent) -> bool:
    """Whether a body without a name only stands by: "the leader of a party"."""
    return referent.is_passing and referent.kind == ORGANIZATION


def _is_run(tags: str) -> bool:
    return set(tags) == {"P"}


def _kinds(described: Description | None) -> tuple[str, ...]:
    """Tell what a description in front of a name may describe."""
    return (ORGANIZATION, PERSON) if described is not None and described.kind == ORGANIZATION else (PERSON,)
