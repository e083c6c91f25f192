"""Names of places by their context: a name is delimited first, then judged, and only then looked up.

A run of proper names is a place where something before it, behind it or inside it says so:

============  ===============================================  =====================================
rule          example                                          the name must be
============  ===============================================  =====================================
locative      ``in Kramsk``, ``near the Gaza Strip``           no person, organisation or modifier
known         ``at Paris``, ``flew to Moscow``                 in the table
kind          ``the Orlov region``, ``the western city of X``  a name
part          ``on the territory of Ukraine``                  in the table
apposition    ``Kramsk, Norland's second city``; ``X, Texas``  a name
list          ``in Homs, Hama and Aleppo``                     known, or beside sure ones
within        ``in Lebanon's Bekaa Valley``                    a name
object        ``entered Goma``, ``left Paris``                 in the table
address       ``on Mill Road, Croydon``                        a name
home          ``Ann Lee, 34, of Rothwell,``                    a name
route         ``a bus from Jumla to Surkhet``                  a name
============  ===============================================  =====================================

A capital or a country that acts ("Kyiv demanded") has none of these before it and is no place here.
"""

from __future__ import annotations

from typing import Final

from newsparse.language.placenames.scene import APOSTROPHES, BEING, FARTHEST, LINKS, PlaceName
from newsparse.language.placenames.setting import Setting
from newsparse.patterns import pattern

__all__ = ["judge"]

# ", a city", ", the capital", ", Ukraine 's second city": the noun is the last token.
_APPOSITION: Final = pattern("placenames.apposition", r" , (?: P++ ' | D ) [ABCG]{0,3}+ N{1,4}+ ")
_MOVING_WITHIN: Final = 7
_ACTING: Final = ("V", "X", "H", "M", "'")
_ENDS_OF_WAYS: Final = {"from": "to", "between": "and"}
_CLOSING: Final = (",", ".", "")


def judge(run: Setting) -> PlaceName | None:
    """Decide whether a name is a place's, by the first rule that applies.

    Args:
        run: The name.
    """
    if run.is_excluded():
        return None
    if run.kind is not None and run.word(run.last + 2) == "of" and run.scene.table.is_country(run.bare):
        return None  # the U.S. state of Ohio
    rule = _rule(run)
    return None if rule is None else _found(run, rule)


def _rule(run: Setting) -> str | None:
    """Find the rule by which a name is a place's."""
    if run.governor == "of":
        return "home" if _is_home(run) else _part(run)
    if _is_on_route(run):
        return "route"
    return _rule_behind(run)


def _rule_behind(run: Setting) -> str | None:
    """Judge a name by the preposition, verb or noun that governs it."""
    locative = run.scene.words["locatives"].get(run.governor)
    if locative == "sure":
        is_sure = run.is_free() if run.is_known else _is_within_reach(run) or _is_closed_by_state(run)
        return "locative" if is_sure else None
    if locative == "shore":
        return "known" if run.is_feature or (run.has_article and run.scene.table.is_area(run.bare)) else None
    if locative is not None and run.is_known and run.is_free():
        return "known" if locative == "known" or _is_moving(run, locative) else None
    if locative is not None and run.is_plausible() and _is_beside_ground(run, locative):
        return "locative"
    if run.is_known and run.governor in run.scene.words["entering"] and run.is_direct and run.is_free():
        return "object"
    if run.is_known and run.kinds.get(run.governor) == "town" and run.is_direct:
        run.nation = run.nation or run.nation_at(run.before - 1)
        return "kind" if run.is_free() else None
    return _rule_around(run)


def _part(run: Setting) -> str | None:
    """Judge a name behind "of": "the western region of X", "the invasion of Ukraine"."""
    head = run.before - 1
    word = run.word(head)
    if word in run.kinds:
        for index in range(head - 1, max(-1, head - FARTHEST), -1):
            if run.tags[index] not in "AP":
                break
            run.nation = run.nation or run.nation_at(index)
        return "kind"
    is_sure = run.scene.words["heads"].get(word) == "sure"
    if not run.is_known:
        return "part" if is_sure and run.is_plausible() else None
    return "part" if word in run.scene.words["heads"] and run.is_free() else None


def _is_home(run: Setting) -> bool:
    """Judge where somebody is from: "Ann Lee, 34, of Rothwell,"; without an age what they head may be printed so."""
    if run.before < 2 or run.word(run.before - 1) != "," or run.tag(run.last + 1) not in _CLOSING:
        return False
    is_aged = run.tags[run.before - 2] == "C" and run.word(run.before - 3) == ","
    is_person = run.tags[run.before - 2] == "P" and (
        run.is_known or run.tag(run.last + 2) in ("X", "H") or run.word(run.last + 2) == "who"
    )
    return (is_aged or is_person) and (run.is_known or run.is_plausible())


def _is_on_route(run: Setting) -> bool:
    """Judge the ends of a way that is printed whole: "a bus from Jumla to Surkhet", "the road between X and Y"."""
    if run.is_known or not run.is_direct or run.first != run.last:
        return False
    if run.governor in _ENDS_OF_WAYS:
        is_whole = run.word(run.last + 1) == _ENDS_OF_WAYS[run.governor] and run.tag(run.last + 2) == "P"
        return is_whole and run.is_single() and _is_behind_a_way(run, run.before)
    previous = run.previous
    if previous is None or previous.last != run.before - 1:
        return False
    start = previous.first - 1
    return _ENDS_OF_WAYS.get(run.word(start)) == run.governor and _is_behind_a_way(run, start)


def _is_behind_a_way(run: Setting, index: int) -> bool:
    """Look for a road, or for what goes on one, a little before."""
    ways = run.scene.words["ways"]
    return any(run.word(one) in ways for one in range(max(0, index - _MOVING_WITHIN), index))


def _is_moving(run: Setting, locative: str) -> bool:
    """Look before "to", "from" and "between" for what goes or leads there, before "as" for "far", before "for" for "left"."""
    if locative == "far" and run.tag(run.last + 1) in _ACTING:
        return False  # "as far as Moscow is concerned"
    moving = ("far",) if locative == "far" else run.scene.words["bound" if locative == "bound" else "moving"]
    for index in range(run.before - 1, max(-1, run.before - 1 - _MOVING_WITHIN), -1):
        if run.tags[index] == ".":
            return False
        if run.lower[index] in moving:
            return True
    return False


def _is_beside_ground(run: Setting, locative: str) -> bool:
    """Look for what only happens on the ground: "the road to X", "fighting around X"."""
    if locative == "moving":
        return run.word(run.before - 1) in run.scene.words["ways"]
    return locative == "known" and any(
        run.word(index) in run.scene.words["fighting"] for index in range(run.before - 3, run.before)
    )


def _is_within_reach(run: Setting) -> bool:
    """Judge an unknown name behind "in", after no word that trusts, invests or believes in what is no place."""
    return run.is_plausible() and run.word(run.before - 1) not in run.scene.words["trusting"]


def _is_closed_by_state(run: Setting) -> bool:
    """Tell by the state behind it that a name is no person's: "in Eugene, Ore.,"."""
    wider = run.wider()
    return wider is not None and run.tag(wider + 1) in _CLOSING


def _rule_around(run: Setting) -> str | None:
    """Judge a name that no preposition governs, by its neighbours."""
    if _is_within(run):
        return "within"
    if _is_addressed(run):
        return "address"
    if _is_named_as(run):
        return "kind"
    if _is_listed(run):
        return "list"
    return "apposition" if _is_explained(run) else None


def _is_within(run: Setting) -> bool:
    """Judge a name that a place owns: "Lebanon's Bekaa Valley"."""
    if run.word(run.first - 1) not in APOSTROPHES or run.kind is None:
        return (
            run.previous is not None
            and run.previous.last == run.first - 2
            and run.is_known
            and run.word(run.first - 1) in APOSTROPHES
        )
    owner = run.scene.tokens.words[run.first - 2] if run.first > 1 else ""
    run.nation = run.nation or run.scene.table.country(owner)
    return run.nation is not None and not run.is_office()


def _is_addressed(run: Setting) -> bool:
    """Judge a name behind a street: "Mill Road, Croydon"."""
    is_behind = run.word(run.first - 1) == "," and run.tags[max(0, run.first - 2)] == "P"
    if not is_behind or run.word(run.first - 2) not in run.scene.words["streets"]:
        return False
    return run.tag(run.last + 1) in _CLOSING and (run.is_known or run.is_plausible())


def _is_named_as(run: Setting) -> bool:
    """Judge a name that says which one was meant: "The worst-hit province was Al Haouz,"."""
    if run.governor not in BEING or not run.is_direct or run.word(run.before - 1) not in run.kinds:
        return False
    is_acronym = run.full.isupper() and not run.scene.is_shouting
    return run.tag(run.last + 1) in _CLOSING and not is_acronym


def _is_listed(run: Setting) -> bool:
    """Judge a name in a list that begins with a place."""
    if run.previous is None or run.previous.rule == "apposition" or not run.is_direct:
        return False
    links = run.lower[run.previous.last + 1 : run.first]
    if not 1 <= len(links) <= 2 or not LINKS.issuperset(links):
        return False
    if run.is_known:
        is_second = links == ["and"] and run.word(run.previous.first - 1) == "between"
        return is_second or run.tag(run.last + 1) not in _ACTING
    if run.first != run.last or not run.is_plausible():
        return False
    return run.tag(run.last + 1) in (".", "F", "") if links[-1] != "," else _is_followed_by_known(run)


def _is_followed_by_known(run: Setting) -> bool:
    """Look for a place that the table knows further on in a list: "in X, Y and Aleppo"."""
    start = run.last + 1
    while run.word(start) in LINKS and start <= run.last + 2:
        start += 1
    end = start
    while run.tag(end) == "P":
        end += 1
    return start > run.last + 1 and end > start and run.scene.tokens.slice(start, end - 1) in run.scene.table


def _is_explained(run: Setting) -> bool:
    """Judge a name by what is put beside it: "X, a town in the north", "X, Texas,"."""
    if run.is_known and run.word(run.first - 1) == "," and run.word(run.first - 2) in run.kinds:
        run.nation = run.nation or run.nation_at(run.first - 3)
        return run.tag(run.last + 1) in _CLOSING  # "the Nigerian capital, Abuja, was"
    match = _APPOSITION.match(run.tags, run.last + 1)
    if match is not None and run.word(match.end() - 1) in run.kinds and run.tag(match.end()) != "N":
        return run.is_known or run.is_plausible()
    wider = run.wider()
    return wider is not None and run.scene.table.is_city(run.bare) and run.tag(wider + 1) in _CLOSING


def _found(run: Setting, rule: str) -> PlaceName:
    """Look up where the place is, the region printed beside it included."""
    table, tokens, last = run.scene.table, run.scene.tokens, run.last
    if run.word(last + 1) in run.kinds and run.kinds[run.word(last + 1)] == "region" and run.tag(last + 1) == "N":
        last += 1
    wider = run.wider()
    if wider is None:
        country = table.country(run.bare) or run.nation
        return PlaceName(run.first, last, rule, run.nation or country, run.is_known)
    region = tokens.slice(run.last + 2, wider)
    is_owner = run.word(wider + 1) in APOSTROPHES
    return PlaceName(run.first, last if is_owner else wider, rule, table.country(run.bare, [region]), True)
