"""Every token has one tag, whatever the text; news copy has the right ones."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsparse.language.tags import TAGS, Table, symbols, tag
from newsparse.language.tokens import tokenize
from newsparse.lexicon import Lexicon, load, merge

FRAGMENTS = [
    "the", "The", "THE", "Rain", "rain", "RAIN", "Zorblax", "zorblaxed", "ZQX", "that", "to", "fell", "US", "'s", "'", "’", "‘", '"', ".", ",", "\n", "\n\n",
    " ", " ", " ", "5", "$5", "2021-03-04", "5th", "1990s", "well-known", "al-Qasim", "d’Estrées", "van", "@a", "#", "\x00", "\ud800", "^", "=", "<", "|", "中",
]  # fmt: skip
copy = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join))


def tags_of(text: str, lexicon: Lexicon | None = None) -> str:
    return tag(tokenize(text), lexicon or load("tags"))


@given(copy)
@example("")
@example("| ^ = < # |")
@example("'")
def test_every_token_has_one_tag(text):
    tags = tags_of(text)
    assert len(tags) == len(tokenize(text))
    assert set(tags) <= set(TAGS)


@given(copy)
def test_tags_depend_on_the_text_alone(text):
    assert tags_of(text) == tags_of(text)


@given(copy, copy)
def test_what_follows_changes_no_tag_before(text, more):
    """A new paragraph is a new sentence; only one that goes on in small letters may be wrapped copy."""
    tags = tags_of(text)
    assert tags_of(f"{text}\n\nThen {more}")[: len(tags)] == tags


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("The old bridge fell on Monday.", "DANVFP."),
        ("She has been asked to resign.", "OHXBTI."),
        ("Officials did not say that two men were hurt.", "NLKISCNXB."),
        ("There was no answer, but the men who fled will be found.", "EXDN,JDNWVMXB."),
        ("The minister's aides left, saying little.", "DN'NV,GA."),
        ("He said the attacks killed 30 people.", "OVDNVCN."),
        ("Rescuers pulled five bodies from the rubble.", "NVCNFDN."),
        ("“Leave,” she said.", "qI,qOV."),
        ("The workers' union met.", "DN'NV."),
        ("'The workers' he met left.", "qDNqOVV."),
        ("Ali bin Saud met Abu al-Qasim d'Estrées.", "PPPVPPP."),
        ("In 2021-03-04 the 5th, on $5 and 1990s well-known @desk https://a.bc", "FUDA,FCJNAPU"),
        ("Norwegian officials and Norwegians talked.", "ANJPV."),
        ("He met President Doe (a lawyer) -- twice.", "OVPP(DN)-R."),
        ("Ms. Ferrow may come.", "PPMI."),
        ("It ain’t good; she’s gone.", "OXKA,OXB."),
    ],
)
def test_copy_is_tagged_as_a_grammarian_would(text, tags):
    assert tags_of(text) == tags


def test_shouted_copy_is_read_by_its_words():
    quiet = tags_of("Police said five men were killed in Quito when Bolivian guerrillas attacked a barracks.")
    loud = tags_of("POLICE SAID FIVE MEN WERE KILLED IN QUITO WHEN BOLIVIAN GUERRILLAS ATTACKED A BARRACKS.")
    assert loud == quiet == "NVCNXBFPSANVDN."
    assert tags_of("AN AMBUSH TOOK PLACE AT ZORBLAX DURING A BIG ARMY PARADE.").startswith("DNVNFPFDANN")
    among_names = tags_of(
        "ZORBLAX VORP, 65, WAS KILLED AT QUENK. THE MEN WHO DID IT FLED TO THE HILLS WITH THEIR GUNS."
    )
    assert among_names.startswith("PP,C,XBFP.DNW")
    assert tags_of("Talks between US and IT firms, WHO said.")[2] == "P"


def test_a_title_with_capitals_is_read_by_its_words():
    assert tags_of("Zorblax Says He Will Build A New Bridge\n\nHe did.").startswith("PVOMIDAN")
    assert tags_of("He read New Bridge Daily News in bed.")[2:6] == "PPPP"


def test_a_word_used_as_a_name_before_is_one_where_a_sentence_begins():
    assert tags_of("Rivals of Drew were there. Drew won.")[-3:] == "PV."
    assert tags_of("Rivals of them were there. Roads fell.")[-3:] == "NV."


def test_wrapped_copy_is_read_on_over_the_line():
    assert tags_of("He did not want to\nstop.") == tags_of("He did not want to stop.")
    assert tags_of("A BIG ARMY\nPARADE TOOK PLACE.") == tags_of("A BIG ARMY PARADE TOOK PLACE.")
    assert tags_of("THE PARADE\n\nAN ARMY CAME.") == tags_of("THE PARADE") + tags_of("AN ARMY CAME.")


def test_a_plugin_adds_words():
    more = Lexicon.of("tags", {"words": {"V": "zorblaxes", "broken": "city"}})
    assert tags_of("He zorblaxes on Monday.", merge(load("tags"), more)) == "OVFP."
    assert tags_of("The city fell.", merge(load("tags"), more)) == "DNV."
    assert tags_of("Zorblaxes.", Lexicon.of("tags", {})) == "P."


def test_symbols_that_no_table_explains_are_unknown():
    table = Table({"rain": "¶"}, {}, {}, {})
    assert symbols(tokenize("rain"), table) == "|¶|"
    assert tags_of("rain", Lexicon.of("tags", {"words": {"¶": "rain"}})) == "U"


@pytest.mark.parametrize(
    "piece", ["A", "a ", "A ", "The ", "US ", '" ', ". ", "' ", "it's ", "'a ", "\n", "Word\n", "a-", "x' "]
)
def test_time_grows_with_the_length_alone(piece):
    def seconds(text):
        start = time.process_time()
        tags_of(text)
        return time.process_time() - start

    short = piece * (5_000 // len(piece))
    brief, long = min(seconds(short) for _ in range(3)), min(seconds(short * 8) for _ in range(2))
    assert long < 8 * 3 * brief + 0.02
