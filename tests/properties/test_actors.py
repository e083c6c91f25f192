"""Laws of actors and speakers: they hold for any text, and for any names in it."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from newsparse import Article, Attribution, Parser, Sentence, Span, View
from newsparse.extractors.actors import actors
from newsparse.extractors.quotes import quotes
from newsparse.language.reading import Reading
from newsparse.lexicon import load

PARSER = Parser()
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

# The words of these generators are their own.
ONSETS = st.sampled_from(["B", "Dr", "F", "Gl", "H", "K", "M", "Pr", "S", "T", "V", "Z", "Št", "Ö"])
MIDDLES = st.sampled_from(["a", "e", "o", "u", "ali", "ero", "onu", "udri", "émo"])
ENDS = st.sampled_from(["b", "dd", "ff", "gar", "k", "lm", "mil", "nt", "rz", "vosk", "xi"])
WORDS = st.builds("{}{}{}".format, ONSETS, MIDDLES, ENDS)
PIECES = st.sampled_from(
    """
    the a his Mr Dr. President minister spokeswoman of for and or , . : ( ) " ' ’s — - 's said told according to who he she
    they it "No way" 34 1,200 Ministry Union UN EU Kenya Kenyan Nairobi police troops source official AFP van bin al-Sadr
    Monday J. Jr. III
    """.split()
)
SOUPS = st.lists(st.one_of(PIECES, WORDS, st.sampled_from(["\n\n", "\n", "  ", "\u2029"])), max_size=60).map(" ".join)
TEXTS = st.one_of(st.text(max_size=200), SOUPS)

PERSON_FRAMES = (
    "{office} {given} {surname} opened the fair on Tuesday. {surname} said the rain would stop.",
    '"We will wait," {office} {given} {surname} said.\n\n{surname} said the rain would stop.',
    "{given} {surname}, a {office}, said nothing was lost. The rain would stop, {surname} said.",
    '"It was dark," said {given} {surname}, 41.\n\n"I saw nothing," {surname} said.',
)
OFFICES = ("mayor", "governor", "spokesman", "engineer", "prosecutor")


def read(text: str) -> Article:
    return PARSER.parse(text)


@given(TEXTS)
@patient
def test_mentions_hold_and_stand_in_order(text):
    article = read(text)
    assert not article.failures or article.failures[0].kind == "not_english"
    for actor in article.actors:
        assert actor.span == actor.mentions[0]
        starts = [span.start for span in actor.mentions]
        assert starts == sorted(set(starts))
        assert all(span.holds_in(text) for span in actor.mentions)
    assert [one.span.start for one in article.actors] == sorted(one.span.start for one in article.actors)


@given(TEXTS)
@patient
def test_names_are_words_of_the_text(text):
    for actor in read(text).actors:
        printed = re.sub(r"\s+", " ", text)
        for name in (actor.name, *actor.aliases):
            assert re.sub(r"\s+", " ", name) in printed
        assert actor.name not in actor.aliases


@given(TEXTS)
@patient
def test_a_speaker_is_an_actor_whom_the_source_mentions(text):
    article = read(text)
    for quote in article.quotes:
        for speaker in quote.speakers:
            assert speaker in article.actors
            assert any(span in quote.source or quote.source in span for span in speaker.mentions)


@given(st.sampled_from(PERSON_FRAMES), st.sampled_from(OFFICES), WORDS, WORDS)
@patient
def test_full_name_and_surname_are_one(frame, office, given_name, surname):
    assume(given_name != surname)
    text = frame.format(office=office, given=given_name, surname=surname)
    article = read(text[0].upper() + text[1:])
    (person,) = [one for one in article.actors if one.kind == "person"]
    assert person.name == f"{given_name} {surname}"
    assert len(person.mentions) == 2
    assert article.quotes
    assert all(quote.speaker is person for quote in article.quotes)


@given(st.sampled_from(PERSON_FRAMES), st.sampled_from(OFFICES), st.lists(WORDS, min_size=4, max_size=4, unique=True))
@patient
def test_two_persons_stay_two(frame, office, names):
    first = frame.format(office=office, given=names[0], surname=names[1])
    second = frame.format(office=office, given=names[2], surname=names[3])
    article = read(f"{first[0].upper()}{first[1:]}\n\n{second[0].upper()}{second[1:]}")
    persons = [one for one in article.actors if one.kind == "person"]
    assert [one.name for one in persons] == [f"{names[0]} {names[1]}", f"{names[2]} {names[3]}"]


@given(st.lists(WORDS, min_size=4, max_size=4, unique=True), st.sampled_from(["They", "The pair", "The two"]))
@patient
def test_two_named_together_speak_together(names, pair):
    one, other = f"{names[0]} {names[1]}", f"{names[2]} {names[3]}"
    article = read(f"Mr {one} and Mrs {other} were held for two hours. {pair} said the rain would stop.")
    assert [sorted(speaker.name for speaker in quote.speakers) for quote in article.quotes] == [sorted([one, other])]


@given(st.lists(WORDS, min_size=2, max_size=2, unique=True), st.sampled_from(["bank", "airline", "charity"]))
@patient
def test_a_noun_points_back_to_the_only_body_of_its_sort_and_to_none_of_two(names, noun):
    one, other = names
    said = f"The {noun} said the rain would stop."
    assert [who.name for who in read(f"Shares in the {noun} {one} fell on Monday. {said}").quotes[0].speakers] == [one]
    both = read(f"The {noun} {one} sued the {noun} {other} on Monday. {said}")
    assert [quote.speakers for quote in both.quotes] == [()]


@given(st.sampled_from(["President", "Mayor", "Det Insp", "DCI", "Then-mayor"]), st.sampled_from(["Mr", "Ms"]), WORDS)
@patient
def test_a_surname_of_two_is_one_of_theirs_or_nobodys(office, honorific, surname):
    men = f"{office} Peter {surname} and his aide, Maria {surname}, were there. "
    article = read(f"{men}{surname} said it was late. {honorific} {surname} said it was not.")
    either, one = article.quotes
    assert either.speakers == ()
    assert [speaker.name for speaker in one.speakers] == [f"{'Peter' if honorific == 'Mr' else 'Maria'} {surname}"]
    assert [actor.name for actor in article.actors] == [f"Peter {surname}", f"Maria {surname}"]


@given(TEXTS)
@patient
def test_no_two_actors_have_the_same_words_for_their_first_mention(text):
    spans = [actor.span for actor in read(text).actors]
    assert len(spans) == len(set(spans))


@given(st.permutations(["Alder", "Brisk", "Corvo", "Drang"]), st.lists(WORDS, min_size=8, max_size=8, unique=True))
@patient
def test_other_names_give_the_same_reading(order, words):
    text = (
        "Governor Tila Alder met engineer Bode Brisk. He said the dam leaked. Alder said she knew. The governor said work "
        "had begun.\n\nReporter Ulla Corvo and photographer Remi Drang were there. Drang said he saw nothing."
    )
    old = ["Tila", "Alder", "Bode", "Brisk", "Ulla", "Corvo", "Remi", "Drang"]
    other = re.sub("|".join(old), lambda found: words[old.index(found.group())], text)

    def shape(article: Article) -> list[tuple]:
        actors = article.actors
        people = [(str(one.kind), one.roles, len(one.mentions)) for one in actors]
        return [*people, *([actors.index(speaker) for speaker in quote.speakers] for quote in article.quotes)]

    assert shape(read(other)) == shape(read(text))


@pytest.mark.parametrize(
    "unit",
    [
        "Smith ", "Adam Smith, ", "Adam Smith said. ", "the source said. ", "President X of Y and Z, ", "A and B and ",
        '"He said." ', "he said she said ", "US ", "Kenya's ", "Mr. ", "(UN) ", "the Ministry of ", "John Smith (JS) ",
        "A. B. C. ", "police and ", "von ", "'s ", "Xan & ", "A van den B ", "Adam Smith and ", "Xan fell. The firm said. ", "It said so. ",
        "The company said. ", "the Grain Board, ", "the government said. ",
    ],
)  # fmt: skip
@pytest.mark.slow
def test_time_grows_with_the_text(unit):
    def spent(size: int) -> float:
        view = sources_everywhere(unit * (size // len(unit)))
        start = time.process_time()
        found = tuple(actors(view))
        layers = {**view.layers, "actors": found}
        tuple(quotes(View(article=view.article, layers=layers, reading=view.reading, reader="test", find_lexicon=load)))
        return time.process_time() - start

    spent(2_000)
    assert any(spent(24_000) < 4 * spent(6_000) * 2 + 0.1 for _ in range(3))


def sources_everywhere(text: str) -> View:
    """Show a text in which every name and pronoun is the source of something."""
    reading = Reading(text, load)
    attributions = tuple(
        Attribution(Span.of(text, 0, 1), rule="test", content=(Span.of(text, 0, 1),), kind="indirect", source=source)
        for source in (Span.of(text, *found.span()) for found in re.finditer(r"\b(?:s?he|the source|[A-Z]\w+)\b", text))
    )
    sentences = tuple(Sentence(Span.of(text, *bounds), rule="test") for bounds in reading.sentences)
    layers = {"attributions": attributions, "datelines": (), "headings": (), "places": (), "sentences": sentences}
    assert reading.phrases is not None
    return View(article=Article(text=text), layers=layers, reading=reading, reader="test", find_lexicon=load)
