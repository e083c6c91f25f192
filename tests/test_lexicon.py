from __future__ import annotations

import itertools
import string
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import Lexicon
from newsparse.errors import LexiconError
from newsparse.lexicon import load, merge, parse

WORDS = st.text(string.ascii_lowercase + " '-", min_size=1, max_size=8).map(str.strip).filter(bool)
TABLES = st.dictionaries(WORDS, st.dictionaries(WORDS, st.lists(WORDS, min_size=1, max_size=3), max_size=3), max_size=3)


def written(tables: dict[str, dict[str, list[str]]], joint: str = ", ") -> dict[str, dict[str, str]]:
    return {section: {value: joint.join(words) for value, words in table.items()} for section, table in tables.items()}


def shown(lexicon: Lexicon) -> dict[str, dict[str, str]]:
    return {section: dict(words) for section, words in lexicon.sections.items()}


@given(TABLES, st.sampled_from([", ", ",", "\n", ",\n  ", " ,, "]))
def test_each_word_has_the_value_under_which_it_is_written(tables, joint):
    lexicon = Lexicon.of("cues", written(tables, joint))
    for section, table in tables.items():
        expected = {word: value for value, words in table.items() for word in words}
        assert lexicon[section] == expected
        assert lexicon.words(section) == expected.keys()
        for value in table:
            assert lexicon.words(section, value) == {word for word, kind in expected.items() if kind == value}


@given(TABLES, TABLES)
def test_the_later_lexicon_decides(tables, more):
    first, second = Lexicon.of("cues", written(tables)), Lexicon.of("cues", written(more))
    both = merge(first, second)
    for section in {*tables, *more}:
        assert both[section] == {**first[section], **second[section]}
    assert shown(merge(first)) == shown(first)


@given(TABLES, TABLES, TABLES)
def test_merging_is_associative_and_changes_nothing(one, two, three):
    lexicons = [Lexicon.of("cues", written(tables)) for tables in (one, two, three)]
    before = [shown(lexicon) for lexicon in lexicons]
    first, second, third = lexicons
    assert shown(merge(merge(first, second), third)) == shown(merge(first, merge(second, third)))
    assert [shown(lexicon) for lexicon in lexicons] == before


def test_a_merged_lexicon_keeps_the_name_and_the_origin_of_the_first():
    both = merge(Lexicon.of("cues", {}, "a study"), Lexicon.of("cues", {}, "a plugin"))
    assert (both.name, both.origin) == ("cues", "a study")


def test_an_absent_section_is_empty():
    lexicon = Lexicon.of("cues", {"verbs": {"denial": "deny"}})
    assert lexicon["nouns"] == {}
    assert lexicon.words("nouns") == lexicon.words("verbs", "praise") == frozenset()


def test_nobody_can_change_a_section():
    lexicon = Lexicon.of("cues", {"verbs": {"denial": "deny"}})
    for each in (lexicon, merge(lexicon, lexicon)):
        with pytest.raises(TypeError):
            each["verbs"]["accept"] = "denial"
        with pytest.raises(TypeError):
            each["nouns"]["denial"] = "denial"


def test_a_lexicon_is_shown_by_its_sizes():
    assert repr(Lexicon.of("cues", {"verbs": {"denial": "deny, reject"}})) == "Lexicon(cues: verbs 2)"


def test_toml_is_read_with_its_origin():
    lexicon = parse("cues", 'origin = "a study"\n[verbs]\ndenial = """\ndeny,\nreject\n"""\n')
    assert (lexicon.name, lexicon.origin) == ("cues", "a study")
    assert lexicon["verbs"] == {"deny": "denial", "reject": "denial"}


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("[verbs]\nsay = say", r"lexicon 'cues': .*line 2"),
        ("origin = 3", "lexicon 'cues': origin must be a string, not 3"),
        ('verbs = "deny"', r"lexicon 'cues': \[verbs\] must be a table of words, not 'deny'"),
        ("[verbs]\ndenial = 3", r"lexicon 'cues': verbs\.denial must be one string of words, not 3"),
        ('[verbs]\ndenial = " ,, "', r"lexicon 'cues': verbs\.denial has no words"),
        ('[verbs]\ndenial = ["deny"]', r"lexicon 'cues': verbs\.denial must be one string of words, not \['deny'\]"),
    ],
)
def test_wrong_entries_are_named(source, reason):
    with pytest.raises(LexiconError, match=reason):
        parse("cues", source)


def test_an_unknown_lexicon_is_named():
    with pytest.raises(LexiconError, match="newsparse ships no lexicon 'nonesuch'"):
        load("nonesuch")


SHIPPED = sorted(
    file.name.removesuffix(".toml")
    for file in (resources.files("newsparse") / "lexicons").iterdir()
    if file.name.endswith(".toml")
)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_lexicon_is_read_once_and_says_where_its_words_come_from(name):
    lexicon = load(name)
    assert load(name) is lexicon
    assert lexicon.name == name
    assert lexicon.origin, "a lexicon file starts with its origin"
    assert all(lexicon.sections.values()), "a section without words"


HELD = parse(
    "cues",
    '[held]\n"denial, praise" = "verbs"\nany = "forms"\n[verbs]\ndenial = "deny"\n[forms]\ndeny = "denied"\n[nouns]\nclaim = "claim"',
)


@given(
    WORDS, st.sampled_from(["verbs", "forms", "nouns", "adverbs"]), st.sampled_from(["denial", "praise", "claim", "x"])
)
def test_words_are_added_only_where_somebody_looks_them_up(word, section, value):
    has = {
        "verbs": {"denial", "praise"},
        "forms": {"denial", "praise", "claim", "x"},
        "nouns": {"claim"},
        "adverbs": set(),
    }
    more = Lexicon.of("cues", {section: {value: word}})
    if value in has[section]:
        HELD.check(more)
        assert merge(HELD, more)[section][word] == value
        assert merge(HELD, more).held == HELD.held
    else:
        with pytest.raises(LexiconError, match=rf"lexicon 'cues': {section}"):
            HELD.check(more)


@given(WORDS.filter(lambda word: word != word.upper()))
def test_added_words_are_in_lower_case(word):
    with pytest.raises(LexiconError, match=r"verbs\.denial = .*lower case"):
        HELD.check(Lexicon.of("cues", {"verbs": {"denial": word.upper()}}))


@given(TABLES)
def test_a_lexicon_that_holds_words_to_nothing_takes_all(tables):
    Lexicon.of("cues", {"verbs": {"denial": "deny"}}).check(Lexicon.of("cues", written(tables)))


# ---------------------------------------------------------------- words in files of a package

CUES = """origin = "heard in the harbour"

[clause]
claim = "burble"

[nouns]
"statement" = "murmur"
claim = '''
tattle,
prattle
'''
"""

NUMBERS = itertools.count()  # a package is imported once under its name


@pytest.fixture
def package(tmp_path, monkeypatch):
    """Make a package with a file cues.toml."""
    monkeypatch.syspath_prepend(tmp_path)

    def make(source):
        folder = tmp_path / f"harbour_words_{next(NUMBERS)}"
        folder.mkdir()
        (folder / "__init__.py").touch()
        (folder / "cues.toml").write_text(source, encoding="utf-8")
        return folder.name

    return make


def test_the_files_of_a_package_add_to_the_lexicons_of_their_names(package):
    (cues,) = Lexicon.in_package(package(CUES))
    assert (cues.name, cues.origin) == ("cues", "heard in the harbour")
    assert (cues["clause"]["burble"], cues["nouns"]["prattle"]) == ("claim", "claim")
    load("cues").check(cues)


@pytest.mark.parametrize(
    ("before", "after", "line", "reason"),
    [
        ('claim = "burble"', 'claims = "burble"', 4, "clause.claims = 'burble': a value of clause is statement"),
        ("burble", "Burble", 4, "words are in lower case"),
        ("burble", "", 4, "clause.claim has no words"),
        ('"burble"', "3", 4, "clause.claim must be one string of words, not 3"),
        ("[nouns]", "[noun]", 6, "noun is none of its sections"),
        ('"statement"', '"statements"', 7, "nouns.statements = 'murmur'"),
        ("prattle", "Prattle", 10, "nouns.claim = 'Prattle': words are in lower case"),
        ("[clause]", 'clause = "x"\n[other]', 3, "[clause] must be a table of words"),
        ('"heard in the harbour"', "1", 1, "origin must be a string, not 1"),
    ],
)
def test_a_wrong_entry_points_at_its_file_and_line(package, before, after, line, reason):
    name = package(CUES.replace(before, after))
    with pytest.raises(LexiconError) as caught:
        load("cues").check(*Lexicon.in_package(name))
    assert str(caught.value).startswith(f"{name}/cues.toml, line {line}: lexicon 'cues': ")
    assert reason in str(caught.value)


def test_a_file_that_is_no_toml_points_at_its_line(package):
    name = package(CUES.replace("[nouns]", "[nouns"))
    with pytest.raises(LexiconError, match=rf"^{name}/cues\.toml: lexicon 'cues': .*line 6"):
        Lexicon.in_package(name)


@pytest.mark.parametrize(
    ("name", "section", "value", "word"),
    [
        ("actors", "roles", "either", "harbourmaster"),
        ("casualties", "verbs", "killed", "keelhaul"),
        ("datelines", "agencies", "wire", "Example News"),
        ("incidents", "nouns", "maritime_accident", "foundering"),
    ],
)
def test_titles_harm_agencies_and_triggers_are_held_to_what_is_read(name, section, value, word):
    load(name).check(Lexicon.of(name, {section: {value: word}}))
    for wrong in ({section: {"nonesuch": word}}, {"nonesuch": {value: word}}):
        with pytest.raises(LexiconError, match="nonesuch"):
            load(name).check(Lexicon.of(name, wrong))
