"""Chains: which report a quotation belongs to that stands in a sentence of its own, without a cue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from newsparse.language.reporting.readings import Kind
from newsparse.language.reporting.scene import PAD, Scene
from newsparse.scoring import Features, Model

__all__ = ["CHAIN", "Carrier", "Link", "Setting", "Told", "chain_values", "link", "links"]

_FARTHEST_BACK: Final = 12
_FARTHEST_TELLING: Final = 3
_FARTHEST_AHEAD: Final = 5


class Told(NamedTuple):
    """A report that has been accepted.

    Args:
        number: Which one it is, among all of the text.
        scene: Number of its sentence.
        kind: "d", "m" or "i": how much of its content is quoted.
        side: Where its content stands.
        group: Frames that the lexicon gives its cue.
        score: Its score.
        last: Index of the last token of its content.
    """

    number: int
    scene: int
    kind: Kind
    side: str
    group: str
    score: int
    last: int


class Carrier(NamedTuple):
    """A report that a quotation may belong to, or none.

    Args:
        role: "quoting": the last one with a quotation; "telling": the last one; "coming": the next one; "none".
        told: The report; None for none.
        steps: How many chained quotations stand between.
    """

    role: str
    told: Told | None = None
    steps: int = 0


_NONE: Final = Carrier("none")


class Setting(NamedTuple):
    """What is known of a quotation without a cue.

    Args:
        scene: Its sentence.
        number: The number of its sentence.
        paragraphs: For each sentence of the text, the number of its paragraph.
        before: What the sentence before is: "q" a chained quotation, "d", "m", "i" a report of that kind, "-" neither.
        after: The same of the sentence after, "Q" for another quotation without a cue, with "=" in the same paragraph.
        carriers: What it may belong to, none included.
    """

    scene: Scene
    number: int
    paragraphs: Sequence[int]
    before: str
    after: str
    carriers: tuple[Carrier, ...]


class Link(NamedTuple):
    """A quotation without a cue and what it belongs to."""

    setting: Setting
    carrier: Carrier


_LOOKED_AT: Final = (
    "role", "distance", "paragraphs", "kind paragraphs", "side kind", "group", "score", "place paragraphs",
    "length paragraphs", "before paragraphs", "after paragraphs", "kind distance paragraphs", "marks paragraphs",
    "paragraphs place after", "steps paragraphs", "word", "before after paragraphs", "side paragraphs first",
    "kind after paragraphs", "others paragraphs",
)  # fmt: skip
CHAIN: Final = Features(("",), ("", *_LOOKED_AT), tuple(f"/{name}" for name in _LOOKED_AT))


def chain_values(setting: Setting, carrier: Carrier) -> tuple[str, ...]:
    """Describe what a quotation may belong to for the model "chain": the values of `CHAIN`.

    Args:
        setting: The quotation.
        carrier: The report, or none.
    """
    scene, role, told = setting.scene, carrier.role, carrier.told
    quoted, number, numbers = scene.quoted, setting.number, setting.paragraphs
    length = min((scene.end - scene.first) // 4, 8)
    marks = f"{quoted[0].opening < quoted[0].first}{quoted[-1].closing > quoted[-1].last}{len(quoted) > 1}"
    word = scene.row[quoted[0].first + PAD - scene.first]
    is_first = number == 0 or numbers[number - 1] != numbers[number]
    is_last = number + 1 == len(numbers) or numbers[number + 1] != numbers[number]
    place, before, after = f"{is_first}{is_last}", setting.before, setting.after
    others = "".join(one.role[0] for one in setting.carriers)
    if told is None:
        return (
            "", role, "-", f"- {before}", f"- {after}", f"- {others}", "-", "-", f"- {place}", f"- {length}",
            f"- {before} {after}", "-", "-", f"- {marks}", f"- {place} {before}", "-", f"- {word}", f"- {scene.first == 0}",
            f"- {place} {length}", f"- {length} {before}", f"- {others} {place}",
        )  # fmt: skip
    distance = min(abs(number - told.scene), 5)
    paragraphs = min(abs(numbers[number] - numbers[told.scene]), 4)
    there = f"{role} {paragraphs}"
    return (
        "", role, f"{role} {distance}", there, f"{there} {told.kind}", f"{role} {told.side} {told.kind}", f"{role} {told.group}",
        f"{role} {max(-3, min(told.score // 100, 5))}", f"{there} {place}", f"{there} {length}", f"{there} {before}",
        f"{there} {after}", f"{there} {told.kind} {distance}", f"{there} {marks}", f"{there} {place} {after}",
        f"{there} {min(carrier.steps, 4)}", f"{role} {word}", f"{there} {before} {after}", f"{there} {told.side} {is_first}",
        f"{there} {told.kind} {after}", f"{there} {others}",
    )  # fmt: skip


def link(setting: Setting, model: Model) -> Carrier:
    """Choose what a quotation without a cue belongs to; the first wins a tie.

    Args:
        setting: The quotation.
        model: The model "chain".
    """
    score = model.bind(("",)).score
    scores = [score(chain_values(setting, one)) for one in setting.carriers]
    return setting.carriers[scores.index(max(scores))]


def links(scenes: Sequence[Scene], told: Sequence[Told], paragraphs: Sequence[int], model: Model) -> Iterator[Link]:
    """Link every sentence that is quoted whole to a report, or to none.

    Args:
        scenes: The sentences of the text.
        told: Its reports, in the order of their sentences.
        paragraphs: For each sentence, the number of its paragraph.
        model: The model "chain".
    """
    chain = Chain(scenes, told, paragraphs)
    for number in chain.free:
        setting = chain.setting(number)
        continued = chain.continued.get(number)
        carrier = Carrier("coming", continued) if continued is not None else link(setting, model)
        chain.take(number, carrier)
        yield Link(setting, carrier)


class Chain:
    """Goes through the quotations without a cue, in order, and remembers what they were linked to.

    Args:
        scenes: The sentences of the text.
        told: Its reports.
        paragraphs: For each sentence, the number of its paragraph.
    """

    def __init__(self, scenes: Sequence[Scene], told: Sequence[Told], paragraphs: Sequence[int]) -> None:
        self.scenes = scenes
        self.paragraphs = paragraphs
        by_scene: dict[int, list[Told]] = {}
        for one in told:
            by_scene.setdefault(one.scene, []).append(one)
        self.by_scene: Mapping[int, list[Told]] = by_scene
        self.numbers = sorted(by_scene)
        self.free = [n for n, scene in enumerate(scenes) if scene.is_quoted_whole and n not in by_scene]
        self.is_free = frozenset(self.free)
        self.kinds = {n: max((one.kind for one in here), key="imd".index) for n, here in by_scene.items()}
        self.continued = dict(_continued(scenes, self.by_scene, paragraphs))
        self.linked: dict[int, str] = {}
        self.quoting: Told | None = None
        self.telling: Told | None = None
        self.steps = 0
        self.at = 0

    def setting(self, number: int) -> Setting:
        """Say what is known of a quotation; they must be asked for in order."""
        self._go_to(number)
        before = "q" if self.linked.get(number - 1, "none") != "none" else self.kinds.get(number - 1, "-")
        follows = number + 1 < len(self.scenes) and self.paragraphs[number + 1] == self.paragraphs[number]
        after = "Q" if number + 1 in self.is_free else self.kinds.get(number + 1, "-")
        carriers = tuple(self._carriers(number))
        return Setting(
            self.scenes[number], number, self.paragraphs, before, f"{after}=" if follows else after, carriers
        )

    def take(self, number: int, carrier: Carrier) -> None:
        """Remember what a quotation was linked to."""
        self.linked[number] = carrier.role
        self.steps += carrier.role == "quoting"

    def _go_to(self, number: int) -> None:
        while self.at < len(self.numbers) and self.numbers[self.at] < number:
            here = self.by_scene[self.numbers[self.at]]
            quoting = [one for one in here if one.kind != "i"]
            if quoting:
                self.quoting, self.steps = max(quoting, key=lambda one: (one.last, one.score)), 0
            self.telling = max(here, key=lambda one: one.score)
            self.at += 1

    def _carriers(self, number: int) -> Iterator[Carrier]:
        if self.quoting is not None and number - self.quoting.scene <= _FARTHEST_BACK:
            yield Carrier("quoting", self.quoting, self.steps)
        is_near = self.telling is not None and number - self.telling.scene <= _FARTHEST_TELLING
        if is_near and self.telling != self.quoting:
            yield Carrier("telling", self.telling, self.steps)
        ahead = self.numbers[self.at] if self.at < len(self.numbers) else len(self.scenes)
        if ahead - number <= _FARTHEST_AHEAD and ahead in self.by_scene:
            coming = max(self.by_scene[ahead], key=lambda one: (one.kind != "i", one.score))
            yield Carrier("coming", coming, self.steps)
        yield _NONE


def _continued(
    scenes: Sequence[Scene], by_scene: Mapping[int, Sequence[Told]], paragraphs: Sequence[int]
) -> Iterator[tuple[int, Told]]:
    """Find what goes on in a later paragraph: a quotation that stays open, and is opened again where somebody says it.

    Yields:
        The number of each sentence before the paragraph with the report, and that report.
    """
    waiting: list[int] = []
    for numbers in _by_paragraph(paragraphs):
        first, last = scenes[numbers[0]], scenes[numbers[-1]]
        if waiting and not _opens(first):
            waiting = []
        quoting = [one for number in numbers for one in by_scene.get(number, ()) if one.kind != "i"]
        if quoting:
            yield from ((number, quoting[0]) for number in waiting)
        waiting = [] if quoting or not _stays_open(last) else [*waiting, *numbers]


def _by_paragraph(paragraphs: Sequence[int]) -> Iterator[list[int]]:
    for _, numbers in groupby(range(len(paragraphs)), key=paragraphs.__getitem__):
        yield list(numbers)


def _opens(scene: Scene) -> bool:
    return bool(scene.quoted) and scene.quoted[0].opening == scene.first < scene.quoted[0].first


def _stays_open(scene: Scene) -> bool:
    return bool(scene.quoted) and scene.quoted[-1].closing == scene.quoted[-1].last >= scene.end - 1
