"""Articles with the attributions that people marked in them, in tokens."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from newsparse.language.datelines import dateline_reader, find_dateline
from newsparse.language.reading import Reading as SharedReading
from newsparse.language.reporting import cues, neighbours, readings
from newsparse.language.reporting.reader import LIKELY, past_dateline
from newsparse.language.reporting.scene import Scene, page_of, scenes
from newsparse.lexicon import load

FOLDS = 5
# The words of grammar that are looked at themselves, not by their tags.
CLOSED = """
the a an this that these those his her their its my our your no some any all both each every
of in on at for from with to by about against as into over after before since until during through under between among
and or but nor so yet if whether because while when where why how although though than unless
who which whom whose what not n't never also just is are was were be been being 's am has have had having do does did
will would can could should may might must it he she they we you i him them her there according including saying said says
only even more most another one himself out up down off back on 're 've 'd 'll 'm
""".split()
STOPS = ",.-q"


class Annotated:
    """An article with its annotation, in tokens."""

    def __init__(self, row: Mapping[str, Any]) -> None:
        self.row = row
        self.fold = zlib.crc32(row["id"].encode()) % FOLDS
        lexicon = load("cues")
        reading = self.reading = SharedReading(row["text"], load)
        self.page = page_of(reading, frozenset(CLOSED), lexicon, cues.CueWords(lexicon, {}, {}).reporting)
        dateline = find_dateline(row["text"], dateline_reader(load("datelines"), load("places")))
        sentences = past_dateline(row["text"], reading.sentences, (dateline.start, dateline.end) if dateline else None)
        self.scenes = list(scenes(self.page, reading, sentences))
        self.gold = [
            Gold(*(self._tokens(one[part]) for part in ("cue", "source", "content"))) for one in row["attributions"]
        ]
        starts = [block.start for block in reading.blocks]
        offsets = self.page.tokens.starts
        self.paragraphs = [sum(start <= offsets[scene.first] for start in starts) for scene in self.scenes]
        self.cues: list[list[cues.Cue]] = []
        self.head: dict[int, Gold] = {}
        self.scores: dict[int, int] = {}
        self.drafts: list[list[tuple[readings.Reading, int, float]]] = []

    def _tokens(self, spans: Sequence[Sequence[int]] | None) -> tuple[int, ...]:
        at = self.page.tokens.at
        return tuple(index for start, end in spans or () for index in range(at(start), at(end - 1) + 1))

    def find_cues(self, words: cues.CueWords) -> None:
        """Find the candidates of each sentence."""
        found = cues.candidates(self.page, words)
        self.cues = [
            [cue for cue in found if scene.first <= cue.first and cue.last < scene.end] for scene in self.scenes
        ]

    def views(self) -> Iterator[tuple[Scene, list[neighbours.Candidate]]]:
        """Look at the neighbours of every candidate, sentence by sentence."""
        for scene, here in zip(self.scenes, self.cues, strict=True):
            yield scene, neighbours.look_around(scene, here)

    @property
    def heads(self) -> frozenset[int]:
        """The tokens that are likely cues."""
        return frozenset(first for first, score in self.scores.items() if score > LIKELY)

    def words(self, tokens: Iterable[int]) -> list[int]:
        """Leave out the tokens that are stops or marks."""
        return [index for index in tokens if self.page.tags[index] not in STOPS]


class Gold:
    """An annotated attribution: the tokens of its parts."""

    def __init__(self, cue: tuple[int, ...], source: tuple[int, ...], content: tuple[int, ...]) -> None:
        self.cue, self.source, self.content = cue, source, content


def load_articles(path: Path) -> list[Annotated]:
    """Read annotated articles."""
    with path.open(encoding="utf-8") as lines:
        return [Annotated(json.loads(line)) for line in lines if line.strip()]
