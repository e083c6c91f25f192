"""Cues, sources and contents, each by itself."""

from __future__ import annotations

import pytest

from newsparse.language.contents import adjuncts, content_after
from newsparse.language.cues import find_cues
from newsparse.language.reading import Reading
from newsparse.language.scene import Scene, scenes
from newsparse.language.sources import source_after, source_before, subject
from newsparse.lexicon import load

MEDIA = load("cues")["media"]


def scene_of(text: str) -> Scene:
    reading = Reading(text, load)
    return next(scenes(reading, reading.sentences, range(len(reading.tokens))))


def index(scene: Scene, word: str) -> int:
    return scene.tokens.words.index(word)


def words(scene: Scene, part: tuple[int, ...] | None) -> str | None:
    return None if part is None else scene.tokens.slice(part[0], part[1])


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("The mayor said so.", "said", "The mayor"),
        ("The mayor of the old town has also said so.", "said", "The mayor of the old town"),
        ("Ivo Petrov, a baker, said so.", "said", "Ivo Petrov, a baker"),
        ("Ivo Petrov, 34, a baker who lives nearby, said so.", "said", "Ivo Petrov, 34, a baker who lives nearby"),
        ("Rome and Paris said so.", "said", "Rome and Paris"),
        ("Jane Roe (D-Ohio) said so.", "said", "Jane Roe (D-Ohio)"),
        ("A man who said so left.", "said", "who"),
        ("Said nobody.", "Said", None),
    ],
)
def test_sources_before(text: str, cue: str, source: str | None) -> None:
    scene = scene_of(text)
    assert words(scene, source_before(scene, index(scene, cue))) == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('"No," said the mayor.', "the mayor"),
        ('"No," said Ivo Petrov, a baker from the old town.', "Ivo Petrov, a baker from the old town"),
        ('"No," said Ivo Petrov of the bakers\' union, adding that it was late.', "Ivo Petrov of the bakers' union"),
        ('"No," said.', None),
    ],
)
def test_sources_after(text: str, source: str | None) -> None:
    scene = scene_of(text)
    assert words(scene, source_after(scene, index(scene, "said"))) == source


def test_the_subject_is_the_first_phrase_with_a_verb() -> None:
    scene = scene_of("In recent years the ministry has built roads and said nothing.")
    assert words(scene, subject(scene)) == "the ministry"


@pytest.mark.parametrize(
    ("text", "end", "addressee", "medium"),
    [
        ("She said on Tuesday that it rained.", "that", None, None),
        ("She said in a statement on Facebook that it rained.", "that", None, "a statement on Facebook"),
        ("She said to reporters that it rained.", "that", "reporters", None),
        ("She said it rained.", "it", None, None),
    ],
)
def test_adjuncts(text: str, end: str, addressee: str | None, medium: str | None) -> None:
    scene = scene_of(text)
    found = adjuncts(scene, index(scene, "said") + 1, MEDIA, takes_addressee=False)
    assert scene.tokens.words[found.end] == end
    assert words(scene, found.addressee) == addressee
    assert words(scene, found.medium) == medium


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("He said it rained, but the road was dry.", "it rained"),
        ("He said it rained, with the wind rising.", "it rained"),
        ("He said it rained, with one road under water.", "it rained, with one road under water"),
        ("He said it rained and added that it would go on.", "it rained"),
        ("He said it rained; the road was dry.", "it rained"),
        ("He said it rained and the road was wet.", "it rained and the road was wet"),
    ],
)
def test_contents_end(text: str, content: str) -> None:
    scene = scene_of(text)
    heads = [cue.first for cue in find_cues(scene.tokens, scene.tags, load("cues"))]
    assert words(scene, content_after(scene, index(scene, "said") + 1, heads)) == content


def test_a_noun_that_looks_like_a_cue_is_none() -> None:
    scene = scene_of("The claims and the reports were read.")
    assert not [
        cue
        for cue in find_cues(scene.tokens, scene.tags, load("cues"))
        if "nouns" not in cue.frames and cue.lemma != "read"
    ]
