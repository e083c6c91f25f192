"""Reports: a cue with its source and its content, read from one sentence by the frame of the cue."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

import attrs

from newsparse.language.contents import Adjuncts, Stretch, adjuncts, content_after, content_before, has_verb, trim
from newsparse.language.cues import Cue
from newsparse.language.scene import Scene
from newsparse.language.sources import Source, source_after, source_before, subject

__all__ = ["Report", "read_reports"]

_NEGATIONS: Final = frozenset({"not", "n't", "never", "no"})
# Reports that a later "…, she said" may hold whole: "they plan to leave, she said".
_MERE_TALK: Final = frozenset({"infinitive", "object"})
_CLAUSE_FRAMES: Final = ("clause", "tell", "that")


@attrs.frozen
class Report:
    """Something reported in a sentence, in tokens.

    Args:
        rule: Name of the frame that was read.
        cue: The cue.
        act: What is done by saying it.
        contents: The stretches of content, in order.
        source: The source, or None.
        addressee: Whom it was said to.
        medium: Through what.
        is_negated: "did not say".
    """

    rule: str
    cue: Cue
    act: str
    contents: tuple[Stretch, ...]
    source: Source | None = None
    addressee: Stretch | None = None
    medium: Stretch | None = None
    is_negated: bool = False


def read_reports(scene: Scene, cues: Sequence[Cue], media: Collection[str]) -> list[Report]:
    """Read every report of a sentence, left to right.

    Args:
        scene: The sentence.
        cues: The cues that stand in it.
        media: Words for statements, posts, channels.

    Returns:
        The reports, in the order of their cues.
    """
    reader = _Reader(scene, cues, media)
    for cue in cues:
        if not scene.quoting(cue.first):
            reader.read(cue)
    return reader.reports


class _Reader:
    """Reads the cues of one sentence, each in the light of those before it."""

    def __init__(self, scene: Scene, cues: Sequence[Cue], media: Collection[str]) -> None:
        self.scene = scene
        self.media = media
        self.heads = frozenset(cue.first for cue in cues)
        self.reports: list[Report] = []
        self.done = scene.first
        self.subject: Source | None = None
        self.has_looked = False

    def read(self, cue: Cue) -> None:
        if "phrases" in cue.frames:
            report = self._according_to(cue)
        elif "nouns" in cue.frames:
            report = None
        else:
            report = self._inverted(cue) or self._plain(cue)
        if report is not None:
            self.reports.append(report)
            if report.rule not in _MERE_TALK:
                self.done = max(self.done, cue.last + 1, *(stretch.last + 1 for stretch in report.contents))

    def _according_to(self, cue: Cue) -> Report | None:
        """'C, according to X' and 'According to X, C'."""
        leads = cue.first == self.scene.first
        source = source_after(self.scene, cue.last, appositive=not leads)
        if source is None:
            return None
        if leads:
            content = content_after(self.scene, source.last + 1, self.heads)
        else:
            content = content_before(self.scene, self.done, cue.first) or self._up_to(cue.first)
        if content and not (self.scene.closed_at(content.last) or has_verb(self.scene, content)):
            return None
        return content and self._report("according_to", cue, cue.frames["phrases"], (content,), source)

    def _up_to(self, end: int) -> Stretch | None:
        return Stretch(self.done, end - 1) if end > self.done else None

    def _inverted(self, cue: Cue) -> Report | None:
        """'"Q," said X' and 'C, said X'."""
        if self.scene.tags[cue.first] not in "VB":
            return None
        before = content_before(self.scene, self.done, cue.first)
        if before is None or not self._takes(cue, before):
            return None
        source = source_after(self.scene, cue.last)
        if source is None:
            return None
        rest = adjuncts(self.scene, source.last + 1, self.media, takes_addressee=False)
        return self._with_more("inverted", cue, before, source, rest)

    def _plain(self, cue: Cue) -> Report | None:
        """'"Q," X said', 'X said that C', 'X, adding C', 'C, X said'."""
        scene = self.scene
        source = source_before(scene, cue.first)
        rest = adjuncts(scene, cue.last + 1, self.media, takes_addressee="tell" in cue.frames)
        if source is not None and (before := self._before(cue, source, rest)):
            if scene.tags[before.first] == "S" and (around := self._around(cue, source, rest)):
                return around
            return self._with_more("fronted", cue, before, source, rest)
        if source is None:
            source = self._inherited(cue)
        elif parenthetic := self._around(cue, source, rest):
            return parenthetic
        return self._after(cue, source, rest)

    def _around(self, cue: Cue, source: Source, rest: Adjuncts) -> Report | None:
        """'The road, she said, is closed': a clause on both sides, its subject before."""
        scene = self.scene
        if "clause" not in cue.frames or scene.tags[rest.end : rest.end + 1] != ",":
            return None
        before, after = trim(scene, self.done, source.first - 1), content_after(scene, rest.end, self.heads)
        if before is None or after is None or scene.tags[source.first - 1] != ",":
            return None
        return self._report("around", cue, self._act(cue, "clause"), (before, after), source, rest)

    def _before(self, cue: Cue, source: Source, rest: Adjuncts) -> Stretch | None:
        before = content_before(self.scene, self.done, source.first)
        if before is None or not self._takes(cue, before):
            return None
        quoted = self.scene.closed_at(source.first - 1) or self.scene.closed_at(source.first - 2)
        return before if quoted or self._ends(rest.end) else None

    def _ends(self, at: int) -> bool:
        return at >= self.scene.end or self.scene.tags[at] in ".,-"

    def _takes(self, cue: Cue, content: Stretch) -> bool:
        """Whether a cue can have this content before it: a quotation, or a clause where it takes one."""
        if self.scene.closed_at(content.last):
            return True
        return bool({"clause", "tell"} & cue.frames.keys()) and has_verb(self.scene, content)

    def _with_more(self, rule: str, cue: Cue, before: Stretch, source: Source, rest: Adjuncts) -> Report:
        """Add the second half of a split quotation: '"Q1," X said, "Q2"'."""
        at = rest.end
        while at < self.scene.end and self.scene.tags[at] in ",.-" and not self.scene.opened_at(at):
            at += 1
        more = self.scene.opened_at(at)
        contents = (
            (before, Stretch(more.opening, more.closing)) if more and self.scene.closed_at(before.last) else (before,)
        )
        return self._report(rule, cue, self._act(cue), contents, source, rest)

    def _inherited(self, cue: Cue) -> Source | None:
        """Take the source of the report before, or the sentence's subject, for ', adding' and 'and said'."""
        tag, before = self.scene.tags[cue.first], self.scene.tags[cue.first - 1 : cue.first]
        by = self.scene.lower[cue.first - 1 : cue.first] == ["by"]
        if not (before == "J" or (tag == "G" and (by or before != "F"))):
            return None
        if self.reports:
            return self.reports[-1].source
        if not self.has_looked:
            self.subject, self.has_looked = subject(self.scene), True
        return self.subject if self.subject and self.subject.last < cue.first else None

    def _after(self, cue: Cue, source: Source | None, rest: Adjuncts) -> Report | None:
        scene, at = self.scene, rest.end
        if source is None or at >= scene.end:
            return None
        while at < scene.end and scene.tags[at] == "," and scene.opened_at(at + 1):
            at += 1
        frame = self._frame(cue, at)
        content = content_after(scene, at, self.heads) if frame else None
        if content is None:
            return None
        if frame == "clause" and not scene.opened_at(content.first) and not has_verb(scene, content):
            if "object" not in cue.frames:
                return None
            frame = "object"
        return self._report(frame, cue, self._act(cue, frame), (content,), source, rest)

    def _frame(self, cue: Cue, at: int) -> str:
        """Name the frame that a cue and the words after it make, empty if none."""
        scene, frames = self.scene, cue.frames
        word, tag = scene.lower[at], scene.tags[at]
        if scene.opened_at(at):
            return "quote"
        if word == "that" and frames.keys() & set(_CLAUSE_FRAMES):
            return "that"
        if tag in "SW" or word in ("if", "whether"):
            return "question" if frames.keys() & {"question", "tell", "clause"} else ""
        if tag == "T":
            return "infinitive" if "infinitive" in frames else ""
        if tag in ".,-":
            return ""
        if frames.keys() & {"clause", "tell"}:
            return "clause"
        return "object" if "object" in frames or ("quote" in frames and self._quotes_after(at)) else ""

    def _quotes_after(self, at: int) -> bool:
        """Whether a quotation follows before the cue's clause is over: 'called the plan "a rush"'."""
        content = content_after(self.scene, at, self.heads)
        return content is not None and self.scene.opens_within(content.first, content.last)

    def _act(self, cue: Cue, frame: str = "") -> str:
        return cue.frames.get(frame) or next(iter(cue.frames.values()))

    def _report(
        self,
        rule: str,
        cue: Cue,
        act: str,
        contents: tuple[Stretch, ...],
        source: Source | None,
        rest: Adjuncts | None = None,
    ) -> Report:
        start = max(cue.first - 4, self.scene.first)
        return Report(
            rule=rule, cue=cue, act=act, contents=contents, source=source,
            addressee=rest.addressee if rest else None, medium=rest.medium if rest else None,
            is_negated=any(word in _NEGATIONS for word in self.scene.lower[start : cue.first]),
        )  # fmt: skip
