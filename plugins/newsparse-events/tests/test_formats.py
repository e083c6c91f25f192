"""The formats are what their codebooks say: columns by number and name, codes by the words of newsparse."""

from __future__ import annotations

import tomllib
from importlib import resources
from pathlib import Path

import pytest
from newsparse_events import FORMATS, describe, find_format
from newsparse_events.gkg import CELLS

from newsparse import Effect, IncidentKind, NewsparseError, Policy, Responsibility, Status

DOCS = Path(__file__).parent.parent / "docs"
# Counted in the codebooks and in files of the datasets.
SIZES = {"ucdp-ged": 49, "acled": 31, "gtd": 135, "polecat": 40, "icews": 20, "gdelt-gkg": 27}
BOTH = {f"{status} {kind}" for status in Status for kind in IncidentKind}
WORDS = {*IncidentKind, *Status, *Effect, *Responsibility, *BOTH}
SUB_EVENTS_OF_ACLED = {
    "Government regains territory", "Non-state actor overtakes territory", "Armed clash", "Excessive force against protesters",
    "Protest with intervention", "Peaceful protest", "Violent demonstration", "Mob violence", "Chemical weapon", "Air/drone strike",
    "Suicide bomb", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED", "Grenade", "Sexual violence", "Attack",
    "Abduction/forced disappearance", "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
    "Headquarters or base established", "Looting/property destruction", "Non-violent transfer of territory", "Other",
}  # fmt: skip


# The modes of the categories that have rows: in PLOVER's manual, and in files of POLECAT.
MODES_OF_PLOVER = {
    "restrict", "ban", "arrest", "relations", "expel", "territory", "violence", "demo", "riot", "strike-gen", "strike-lim",
    "strike-hun", "boycott", "obstruct", "confiscate", "censor", "curfew", "martial-law", "deport", "withhold", "abduct", "beat",
    "torture", "execute", "sexual", "assassinate", "destroy", "primitive", "firearms", "explosives", "suicide-attack",
    "heavy-weapons",
}  # fmt: skip
MODES_OF_POLECAT = {
    "territory", "arrest", "relations", "expel", "violence", "restrict", "riot", "demo", "strike", "hunger", "boycott", "obstruct",
    "martial-law", "seize", "deport", "withhold", "cyber", "censor", "curfew", "misinformation", "unconventional", "targeted",
    "suicide-attack", "aerial", "drone", "heavy-weapons", "firearms", "explosives", "abduct", "torture", "sexual", "destroy",
    "primitive", "beat", "crowd-control",
}  # fmt: skip
TYPES_OF_ATTACK = {
    1: "Assassination", 2: "Armed Assault", 3: "Bombing/Explosion", 4: "Hijacking", 5: "Hostage Taking (Barricade Incident)",
    6: "Hostage Taking (Kidnapping)", 7: "Facility/Infrastructure Attack", 8: "Unarmed Assault", 9: "Unknown",
}  # fmt: skip
# Goldstein's scores, as they were mapped to CAMEO.
SCORES = {
    "138": -7.0, "141": -6.5, "145": -7.5, "1712": -9.2, "173": -5.0, "180": -9.0, "181": -9.0, "182": -9.5, "183": -10.0,
    "185": -8.0, "186": -10.0, "193": -10.0, "194": -10.0, "195": -10.0,
}  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_columns_have_names_of_their_own_and_cells_that_exist(name):
    form = find_format(name)
    names = [column.name for column in form.columns]
    assert len(set(names)) == len(names) == SIZES.get(name, len(names))
    assert all(column.cell[0] in CELLS for column in form.columns if column.cell)


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_filled_is_documented_and_no_setting_is_of_an_unknown_column(name):
    form = find_format(name)
    source = resources.files("newsparse_events") / "formats" / f"{name}.toml"
    settings = tomllib.loads(source.read_text(encoding="utf-8"))
    assert set(settings["columns"]) <= {column.name for column in form.columns}
    assert all(column.doc for column in form.columns if column.cell)
    assert form.source and form.url.startswith("http") and form.vague and form.scope and form.checked  # noqa: PT018  # one sentence


@pytest.mark.parametrize("name", FORMATS)
def test_codes_are_of_words_of_newsparse(name):
    for table, codes in find_format(name).codes.items():
        if table == "days":
            assert [int(days) for days in codes] == sorted(int(days) for days in codes)
        else:
            assert set(codes) <= WORDS, table


@pytest.mark.parametrize("name", FORMATS)
def test_tables_that_columns_name_exist(name):
    form = find_format(name)
    named = {column.cell[1] for column in form.columns if column.cell[:1] in (("code",), ("codes",), ("precision",))}
    assert named | {form.scoped_by} - {""} <= set(form.codes)


def test_types_of_acled_are_of_its_codebook():
    assert set(find_format("acled").codes["sub_event_type"].values()) <= SUB_EVENTS_OF_ACLED


def test_modes_are_those_of_the_manual_and_of_the_files():
    assert set(find_format("plover").codes["mode"].values()) <= MODES_OF_PLOVER
    assert set(find_format("polecat").codes["mode"].values()) <= MODES_OF_POLECAT


def test_types_of_attack_have_the_numbers_of_the_codebook():
    codes = find_format("gtd").codes
    assert {TYPES_OF_ATTACK[code] == codes["attacktype1_txt"][kind] for kind, code in codes["attacktype1"].items()} == {
        True
    }


def test_intensities_are_goldsteins_and_each_code_has_one_text():
    codes = find_format("icews").codes
    assert {code: codes["intensity"][kind] for kind, code in codes["cameo"].items()} == SCORES
    assert all(codes["intensity"][kind] == SCORES[code] for kind, code in codes["cameo"].items())
    assert len({(code, codes["event_text"][kind]) for kind, code in codes["cameo"].items()}) == len(SCORES)


@pytest.mark.parametrize(("name", "policy"), [("ucdp-ged", "ucdp_best"), ("acled", "acled"), ("gtd", "text")])
def test_each_has_its_policy(name, policy):
    assert find_format(name).policy is Policy(policy)


def test_an_unknown_format_is_named():
    with pytest.raises(NewsparseError, match="no format 'cameo'; there are ucdp-ged, acled"):
        find_format("cameo")


def test_the_page_of_columns_is_the_one_that_the_formats_describe():
    page = (DOCS / "columns.md").read_text(encoding="utf-8")
    assert page.partition("\n## ")[2] == describe().removeprefix("## ")
