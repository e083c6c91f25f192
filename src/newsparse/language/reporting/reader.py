"""The reader: from a text to its reports, step by step."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from newsparse.language.reading import Reading as SharedReading
from newsparse.language.reporting.acts import TOLD, act_of, company_of, frames_of
from newsparse.language.reporting.chains import Told, links
from newsparse.language.reporting.choice import RESCUE, Draft, chosen, completed, is_speech, orphans, parted, rescued
from newsparse.language.reporting.circumstances import Place, adjuncts, words_of
from newsparse.language.reporting.cues import Cue, CueWords, candidates
from newsparse.language.reporting.formulas import cleared
from newsparse.language.reporting.hearsay import hearsay
from newsparse.language.reporting.layouts import signatures, turns
from newsparse.language.reporting.negation import is_negated, refused
from newsparse.language.reporting.neighbours import Candidate, cue_constants, cue_values, look_around
from newsparse.language.reporting.readings import LEARNED, Carrier, alone, readings
from newsparse.language.reporting.scene import Scene, Stretch, page_of, scenes
from newsparse.lexicon import Lexicon
from newsparse.scoring import Reason, Weights, probability

__all__ = ["Report", "past_dateline", "read_reports", "reasons"]

_AFTER_DATELINE: Final = " \t.:-–—―_/"

# A cue that scores less is not read, a verb of speech less still, unless a quotation needs one; one that scores more than the last is a likely
# place for content to end.
LOWEST: Final = -85
LOWEST_OF_SPEECH: Final = -140
LOWEST_QUOTING: Final = -250
LIKELY: Final = -50


class Report(NamedTuple):
    """Something reported, in tokens.

    Args:
        rule: How it was found: "reading", "quoted_as_saying", "quoting", "signature", "transcript".
        cue: The words that report it.
        act: What is done by saying it.
        contents: The stretches of content, in order.
        source: The source, or None.
        addressee: Whom it was said to.
        medium: Through what.
        is_negated: "did not say".
        confidence: How likely the reading is right, where it was scored.
        carrier: Who passes it on, where a rule read that too; a report of its own.
    """

    rule: str
    cue: Stretch
    act: str
    contents: tuple[Stretch, ...]
    source: Stretch | None = None
    addressee: Stretch | None = None
    medium: Stretch | None = None
    is_negated: bool = False
    confidence: float | None = None
    carrier: Carrier | None = None


def read_reports(
    reading: SharedReading,
    sentences: Sequence[tuple[int, int]],
    paragraphs: Sequence[int],
    lexicon: Lexicon,
    weights: Weights,
) -> list[Report]:
    """Read every report of a text.

    Args:
        reading: The shared reading of the text.
        sentences: Start and end of each sentence, in code points, in order.
        paragraphs: Offset of the first character of each paragraph, in order.
        lexicon: The lexicon "cues".
        weights: The weights "attributions".

    Returns:
        The reports, in the order of their cues.
    """
    return _Reader(reading, sentences, paragraphs, lexicon, weights).read()


def past_dateline(
    text: str, sentences: Sequence[tuple[int, int]], dateline: tuple[int, int] | None
) -> list[tuple[int, int]]:
    """Leave the dateline out of the sentences, and the dash or colon behind it: what it says nobody reports.

    Args:
        text: The text.
        sentences: Start and end of each sentence, in code points, in order.
        dateline: Start and end of the dateline; None where there is none.

    >>> past_dateline("OSLO (AP) - It rained, Ida Berg said.", [(0, 37)], (0, 9))
    [(12, 37)]
    """
    if dateline is None:
        return list(sentences)
    first, end = dateline
    while end < len(text) and text[end] in _AFTER_DATELINE:
        end += 1
    return [
        (max(start, end) if stop > first else start, stop) for start, stop in sentences if stop <= first or stop > end
    ]


def reasons(
    reading: SharedReading,
    sentences: Sequence[tuple[int, int]],
    paragraphs: Sequence[int],
    lexicon: Lexicon,
    weights: Weights,
    cue: int,
) -> dict[str, list[Reason]]:
    """Tell which features decided that a word reports, and how it was read.

    Args:
        reading: The shared reading of the text.
        sentences: Start and end of each sentence, in code points, in order.
        paragraphs: Offset of the first character of each paragraph, in order.
        lexicon: The lexicon "cues".
        weights: The weights "attributions".
        cue: Offset of the first character of the cue.

    Returns:
        For the models "cue" and "reading" the features, the weightiest first; nothing where no model decided.
    """
    return _Reader(reading, sentences, paragraphs, lexicon, weights).reasons(cue)


class _Reader:
    """Reads one text."""

    def __init__(
        self,
        reading: SharedReading,
        sentences: Sequence[tuple[int, int]],
        paragraphs: Sequence[int],
        lexicon: Lexicon,
        weights: Weights,
    ) -> None:
        self.weights = weights
        self.lexicon = lexicon
        words = CueWords.of(lexicon, weights)
        self.page = page_of(reading, weights.words["closed"], lexicon, words.reporting)
        self.scenes = list(scenes(self.page, reading, sentences))
        self.firsts = [scene.first for scene in self.scenes]
        starts = reading.tokens.starts
        self.paragraphs = [bisect_right(paragraphs, starts[first]) for first in self.firsts]
        self.cues = candidates(self.page, words)

    def read(self) -> list[Report]:
        laid = self._laid_out()
        taken = frozenset(report.cue.first for report in laid)
        drafts = [(number, draft) for number, draft in self._drafts() if draft.reading.view.cue.first not in taken]
        reports = list(self._continued([(number, self._report(number, draft)) for number, draft in drafts]))
        for number, stretches in self._chains(drafts).items():
            contents = tuple(sorted((*reports[number].contents, *stretches)))
            reports[number] = reports[number]._replace(contents=contents)
        carried = [passed_on(one, one.carrier) for one in reports if one.carrier]
        return sorted((one for one in (*reports, *laid, *carried) if one.contents), key=_place)

    def reasons(self, cue: int) -> dict[str, list[Reason]]:
        starts = self.page.tokens.starts
        for number, draft in self._drafts():
            view = draft.reading.view
            if starts[view.cue.first] == cue and draft.reading.rule == LEARNED:
                scene = self.scenes[number]
                return {
                    "cue": self.weights["cue"].bind(cue_constants(scene, view)).explain(cue_values(scene, view)),
                    "reading": self.weights["reading"].bind(("",)).explain(draft.reading.values),
                }
        return {}

    def _drafts(self) -> Iterator[tuple[int, Draft]]:
        """Choose the readings of each sentence; yield them with its number."""
        views = [(number, look_around(self.scenes[number], cues)) for number, cues in self._by_scene()]
        scored = [(number, list(self._scored(self.scenes[number], here))) for number, here in views]
        heads = frozenset(view.cue.first for _, here in scored for view, score in here if score > LIKELY)
        for number, here in scored:
            for draft in self._chosen(number, here, heads):
                yield number, draft

    def _chosen(self, number: int, here: Sequence[tuple[Candidate, int]], heads: frozenset[int]) -> list[Draft]:
        """Choose the readings of a sentence; unlikely cues are read only where a quotation would be nobody's."""
        scene = self.scenes[number]
        told = list(hearsay(scene, [view for view, _ in here], heads, self.lexicon, self.weights))
        verbs = {verb for _, verb in told}
        here = [pair for pair in here if pair[0].cue.first not in verbs]
        drafts = [*(draft for draft, _ in told), *self._readings(number, here, heads)]
        kept = chosen(scene, drafts)
        if left := orphans(scene, kept):
            kept.extend(rescued(scene, left, kept, list(self._readings(number, here, heads, LOWEST_QUOTING))))
        return sorted(parted(scene, completed(scene, kept)), key=_first)

    def _scored(self, scene: Scene, views: Sequence[Candidate]) -> Iterator[tuple[Candidate, int]]:
        score = self.weights["cue"].score
        for view in views:
            yield view, score(cue_constants(scene, view), cue_values(scene, view))

    def _by_scene(self) -> Iterator[tuple[int, list[Cue]]]:
        here: list[Cue] = []
        at = -1
        for cue in self.cues:
            number = bisect_right(self.firsts, cue.first) - 1
            if number != at and here:
                yield at, here
                here = []
            at = number
            if number >= 0 and cue.last < self.scenes[number].end:
                here.append(cue)
        if here:
            yield at, here

    def _readings(
        self, number: int, here: Sequence[tuple[Candidate, int]], heads: frozenset[int], least: int | None = None
    ) -> Iterator[Draft]:
        """Read the cues of a sentence that score enough, each in the light of those before it."""
        score_of, taken = alone(self.weights["reading"]), -1
        for view, score in here:
            if score < (lowest(view.cue) if least is None else least):
                continue
            ways = list(readings(self.scenes[number], view, score, taken, heads, self.weights))
            if ways and score > LIKELY and ways[0].source.first >= 0:
                taken = ways[0].source.first
            for way in ways:
                if (scored := score_of(way.values)) < RESCUE:  # nothing would take it
                    continue
                if (way := cleared(self.scenes[number], way, self.lexicon)).contents:
                    yield Draft(way, scored)

    def _chains(self, drafts: Sequence[tuple[int, Draft]]) -> dict[int, list[Stretch]]:
        """Find the quotations without a cue that belong to each report, by its number."""
        told = [told_of(number, scene, draft) for number, (scene, draft) in enumerate(drafts)]
        found: dict[int, list[Stretch]] = {}
        for one in links(self.scenes, told, self.paragraphs, self.weights["chain"]):
            if one.carrier.told is not None:
                quoted = [Stretch(part.opening, part.closing) for part in one.setting.scene.quoted]
                found.setdefault(one.carrier.told.number, []).extend(quoted)
        return found

    def _report(self, number: int, draft: Draft) -> Report:
        scene, reading = self.scenes[number], draft.reading
        view, cue, source = reading.view, reading.view.cue, reading.source
        who = Stretch(source.first, source.last) if source.first >= 0 else None
        here = Stretch(cue.first, cue.last)
        place = Place(here, cue.lemma, who, reading.contents, "tell" in cue.frames, view.voice == "B")
        around = adjuncts(scene, place, words_of(self.lexicon))
        form = TOLD if around.is_to_do else reading.form
        negations = self.lexicon["negations"]
        verb = refused(scene, cue.first, negations)
        frames = cue.frames if verb is None else frames_of(self.lexicon, self.page.lower[verb])
        return Report(
            rule=reading.rule,
            cue=here,
            act=act_of(frames, form, company_of(self.lexicon, cue.lemma)),
            contents=tuple(self._in_lines(_beside(reading.contents, around.medium))),
            # Who was told, not who told: "reporters were told".
            source=None if who == around.addressee else who,
            addressee=around.addressee,
            medium=around.medium,
            is_negated=verb is not None or is_negated(scene, cue.first, place.subject, negations),
            confidence=probability(draft.score) if reading.rule == LEARNED else None,
            carrier=reading.carrier,
        )

    def _continued(self, reports: Sequence[tuple[int, Report]]) -> Iterator[Report]:
        """Let who spoke last go on: "… were hurt, the ministry said, adding that" is not told by the hurt."""
        said: tuple[int, Report] | None = None
        for number, report in reports:
            one = report
            goes_on = self.page.lower[report.cue.first] in self.lexicon["continuing"]
            if goes_on and said is not None and said[0] == number and _is_told_of(report.source, said[1]):
                one = report._replace(source=said[1].source)
            if one.source is not None:
                said = number, one
            yield one

    def _laid_out(self) -> list[Report]:
        rules = [("signature", one) for one in signatures(self.scenes)] + [
            ("transcript", one) for one in turns(self.page, self.scenes)
        ]
        return [
            Report(rule, one.cue, "statement", tuple(self._in_lines(one.contents)), one.source) for rule, one in rules
        ]

    def _in_lines(self, contents: Sequence[Stretch]) -> Iterator[Stretch]:
        """Part what runs over several lines, so that each stretch stands in one paragraph."""
        lines, tags = self.page.tokens.lines, self.page.tags
        for first, last in contents:
            cuts = lines[bisect_right(lines, first) : bisect_right(lines, last)]
            for start, stop in pairwise([first, *cuts, last + 1]):
                if tags[start:stop].strip(",.-q"):
                    yield Stretch(start, stop - 1)


def passed_on(report: Report, carrier: Carrier) -> Report:
    """Make the report of whoever passes on a report: it has the same content.

    Args:
        report: What is passed on.
        carrier: Who passes it on.
    """
    return Report(rule="quoting", cue=carrier.cue, act="statement", contents=report.contents, source=carrier.source)


def _is_told_of(source: Stretch | None, report: Report) -> bool:
    """Whether a source stands inside of what a report before it says."""
    return source is not None and any(one.first <= source.first <= source.last <= one.last for one in report.contents)


def lowest(cue: Cue) -> int:
    """Return the score below which a cue is not read.

    Args:
        cue: The cue.
    """
    return LOWEST_OF_SPEECH if is_speech(cue) else LOWEST


def told_of(number: int, scene: int, draft: Draft) -> Told:
    """Say of a chosen reading what chains look at.

    Args:
        number: Which one it is, among all of the text.
        scene: Number of its sentence.
        draft: The reading with its score.
    """
    reading = draft.reading
    last = max(part.last for part in reading.contents)
    return Told(number, scene, reading.kind, reading.side, reading.view.cue.group, draft.score, last)


def _beside(contents: Sequence[Stretch], medium: Stretch | None) -> Sequence[Stretch]:
    """Leave out of content what belongs to the medium: "Talks failed, he said in an interview with [the paper]"."""
    if medium is None:
        return contents
    return [part for part in contents if not medium.first <= part.first <= part.last <= medium.last] or contents


def _first(draft: Draft) -> int:
    return draft.reading.view.cue.first


def _place(report: Report) -> int:
    return report.cue.first
