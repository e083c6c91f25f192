"""The frames of losses: patterns over the units of a sentence that say where in it those harmed stand.

The letters are those of `newsparse.language.units`:

- ``finite``: before the verb, "14 people, including a child, were injured", "seven died", "3,000 dead";
- ``active``: after it, "killing at least 12";
- ``event``: behind a noun, "the deaths of 12 hostages";
- ``toll``: "the death toll rose to 45 from 40"; ``number``: "the number of those killed climbed to 45",
  "bringing to 45 the number of people killed";
- ``among``: "two nuns were among the dead"; ``roll``: behind the people, "the dead included two nuns", "named the dead as Ann Lee and Bo Roe";
  ``inverted``: "also killed were Ann Lee and a nun", "killed in the blast were two nuns";
- ``suffered``: before an injury, "another sustained injuries"; ``taken``: "were taken to hospital";
  ``stayed``: "12 people are in hospital";
- ``gapped``: of the subject of the clause, "he fled and was shot dead", "before being killed";
- ``condition``: "one in a serious condition", "seven seriously"; ``suicide``: "committed suicide", "shot himself";
  ``unsurvived``: "there were no survivors among the 62".

Of those who are shot, stabbed or hit, ``shot``, a text may tell later what became (`newsparse.language.lossshots`).
Two more kinds belong to a loss that is found already: ``part`` ("including six soldiers", "12 of them women", "19 in
Bonn and three in Ulm" behind a colon, "three nuns were among …") and, told by one phrase alone, ``counted``: "12 deaths",
"13 bodies", "no casualties", "8 wounded rebels".
"""

from __future__ import annotations

from typing import Final

from newsparse.patterns import pattern

__all__ = ["AMONG", "FATE", "FRAMES", "FRAME_NAMES", "LISTS", "PARTS", "PLACES", "SHARED", "SHOTS"]

_ITEM: Final = "[Q1NOPp0]"
_FIRST: Final = "[Q1NOPp0s]"
_AND: Final = "[J+]"
_LIST: Final = f"{_FIRST} (?: (?<= ^ [Q1] ) , [Q1] (?= X?k ) | (?: , {_ITEM} ){{1,30}} (?: ,? {_AND} {_ITEM} ){{1,3}} | (?: F {_ITEM} )?+ (?: ,? {_AND} {_ITEM} ){{1,3}} )?"
# "a boy known as Carlos"
_CALLED: Final = "(?: [BV] F N (?= , ) )?+"
_MORE: Final = f"(?: (?: , {_ITEM} ){{1,30}} (?= ,? J z ) | (?: , {_ITEM} {_CALLED} ){{0,30}} (?: ,? {_AND} o?+ {_ITEM} (?! B?[XHMVkda] ) ){{1,3}}+ )"
_OBJECT: Final = f"{_ITEM} {_MORE}?"
_OBJECTS: Final = f"{_ITEM} (?&more)?"
# Between commas: "Ann Lee, 72, who was working in Bonn, was killed".
_ASIDE: Final = "(?: , (?: W [^,.]{1,20} | [^,.VXHM]{1,14} ) ){2,3} ,"
_AFTER: Final = r"(?: s V (?=d) | W [HX]{0,3} [BVG]?+ [NO1Q]?+ (?: F [NO1Q] ){0,3} (?= X{1,2} (?: k | B a ) | d ) | [AB] F [NQ1] | F [NQ1OPpe#] (?: o [NQ1Op] )?+ | o Q | , [^,.]{1,14} , | \( [^)]{1,12} \) | - [^-]{1,16} - | G N? | ,?+ u [^,.XHVWkdo]{1,8} )"
_AUX: Final = "(?: B (?= [BV] a ) | H T (?=X) | [HMKX] | G (?=X) | [VB] T (?=[HX]) | [VBNI] (?=[ka]) | B K?+ (?: F [N1]?+ )?+ J (?=[kd]) | V (?: F [N1] )?+ J (?=d) | V J (?=k) )"
_UNCOUNTED: Final = "(?! (?<= [oF] ) [NOp] )"
_THOSE: Final = "\\# (?: o (?: [Q1NO] (?: [WO]?+ (?&auxiliary){0,3}+ ) )? )? (?P<harm> [kdapPe] )"
# "a boy who was shot outside the gym died"
_WHO: Final = "(?: W [XH]{0,2} [BVk] (?: F? [NO1Q] ){0,3} (?: S [NsO1] [BV] (?: F? N )? )? (?= d | X[kda] ) )"
# "…, along with two guards", a few places and times later; "…, as were two guards".
_ALONG: Final = f"(?: (?: [FN,()]{{0,12}}+ \\+ | ,?+ S X ) (?P<with> {_OBJECTS} ) )?+"
# "killed his wife at home and three workers at the plant"
_ELSEWHERE: Final = "(?: F N ,?+ J (?P<with> [Q1] ) (?! (?: F N )?+ [XHMVkdaW] ) )?+"
# "rose to 45 from 40", "rose from 40 to 45"; "12 were killed, up from an earlier figure of nine"
_THEN: Final = "(?: ,? K?+ F (?: N o )?+ (?P<then> Q ) )?+"
_UP: Final = "(?: ,? K F (?: N o )?+ (?P<then> Q ) )?+"

# What several frames share is compiled once, and called; calls match slower, so what is tried at most units is written out.
FRAMES: Final = pattern(
    "lossframes.frames",
    rf"""
    (?(DEFINE) (?P<more> {_MORE} ) (?P<auxiliary> {_AUX} ) ) (?:
    (?P<finite> (?: (?<! u ) | (?= {_FIRST} W | Q [ka] ) ) (?! (?<= [oF] ) [NOp] (?! Xk | (?<= F [NO] ) ,? W X{{1,2}} k ) | p o [Q1] ) (?P<list> {_LIST} ) (?: {_WHO} | (?: {_AFTER} ){{0,3}}? | {_ASIDE} (?=[Xd]) ) (?P<link> ,? W | , (?=X) )?+
        (?P<aux> {_AUX}{{0,6}}+ ) (?P<harm> [kdaz] (?: J [kadz] (?! {_ITEM} ) )?+ ) {_ALONG} {_UP} )
  | (?P<active> (?P<harm> [kgi] (?: J [kgi] )?+ | [VBG] a ) (?: J [VBG] )?+ (?: , F N , )?+ (?P<list> {_OBJECTS} ) {_ELSEWHERE} )
  | (?P<event> (?P<harm> [ep] ) (?: (?: F N? | o (?=o) )?+ o | F (?= [Q1] ) ) (?P<list> {_OBJECTS} (?: {_AND} {_ITEM} (?= X [^kad] ) )? ) {_ALONG} )
  | (?P<toll> (?: (?P<harm> y ) (?! o Q [ka] ) (?: [^.y]{{0,8}}? | (?P<far> [^.y]{{6,26}}? [VBXI] K?+ F ) ) | (?P<harm> p ) (?P<risen> H?+ [VXB]{{1,2}}+ F ) ) (?P<list> Q ) (?! [ka] ) {_THEN} )
  | (?P<number> {_THOSE} (?: [^.Q]{{0,8}} | (?P<further> [^.Q]{{6,26}} [VBXI] K?+ F ) ) (?P<list> Q ) {_THEN} | F (?P<list> Q ) {_THOSE} )
  | (?P<roll> (?: (?P<harm> p ) (?P<verb> [VX] ) (?P<named> B F )?+ | (?P<verb> V ) (?P<harm> p ) (?P<named> F ) | (?P<harm> p ) (?P<verb> , ) ) (?P<list> {_OBJECTS} ) )
  | (?P<among> (?P<list> {_LIST} ) X F (?: (?P<harm> p ) | [NO] (?: W [XH]{{0,2}} )?+ (?P<harm> [kd] ) ) )
  | (?P<inverted> (?<= ^ | [.,J)-] ) (?P<harm> [ka] ) (?: F N ){{0,2}}+ X (?P<list> {_OBJECTS} ) )
  | (?P<suffered> {_UNCOUNTED} (?P<list> {_LIST} ) (?: {_AFTER} ){{0,2}}? [XHK]{{0,3}}+ (?P<verb> [VBGH] ) F?+ (?P<harm> [eE] ) )
  | (?P<taken> {_UNCOUNTED} (?P<list> {_LIST} ) (?: {_AFTER} ){{0,2}}? [XHG]{{1,3}}+ (?P<verb> B ) (?P<harm> p | F N ) )
  | (?P<stayed> (?<! [oF] ) (?P<list> [Q1] ) H?+ (?P<verb> [XVIB] ) (?P<harm> F N ) )
  | (?P<gapped> (?: F X | F (?=d) | ,? J (?=d) | ,? J X (?: F N )?+ | (?<= , ) X | ,? J [BV] (?= a (?! [Q1NO] ) ) ) (?&auxiliary){{0,3}}+ (?P<list> (?P<harm> [kad] ) ) )
  | (?P<suicide> (?P<list> (?P<harm> z ) ) )
  | (?P<unsurvived> (?P<harm> n ) [FoX] (?P<list> Q ) | (?P<list> Q ) [^Qn.]{{1,16}}? (?P<harm> n ) )
  | (?P<condition> (?P<list> [Q1] ) (?: o [OpW] )?+ [XVI]?+ F?+ (?P<harm> [wv] ) )
    )
    """,
)
"""The frames, tried in this order at each unit."""

FRAME_NAMES: Final = (
    "finite", "active", "event", "toll", "number", "roll", "among", "inverted", "suffered", "taken", "stayed", "gapped", "suicide", "unsurvived", "condition",
)  # fmt: skip

PLACES: Final = pattern(
    "lossframes.places",
    """
    (?P<where> F N )? (?: ,? J? [Q1] F N (?! [XHMVkda] ) ){1,8}+
  | (?P<led> (?: , J? F N [Q1] (?= [,.J] ) ){1,8}+ )
    """,
)
"""Behind a frame: "… in one town, three in another and one in a third", "…, in another three"."""

SHARED: Final = pattern("lossframes.shared", "F N (?: , N ){0,8}+ ,?+ J N")
"""Places that each have their own: "in Oren and Velm"."""

FATE: Final = pattern(
    "lossframes.fate",
    f"(?: F [NQ1O] ){{0,2}} ,?+ (?: W [XH]{{0,2}}+ (?P<died> d ) | W?+ [XH]{{1,2}}+ B?+ (?P<harm> [ka] ) ) (?! {_ITEM} )",
)
"""Behind a loss that is no death: "(six peasants who had been abducted) by rebels were shot dead", "(wounded a guard), who died"."""

LISTS: Final = pattern("lossframes.lists", _LIST)
"""People one after the other: "his wife, his son and two neighbours"."""

SHOTS: Final = pattern(
    "lossframes.shots",
    f"""
    (?! (?<= [oF] ) [NOp] ) (?P<list> {_LIST} ) (?: {_AFTER} ){{0,2}}? (?: [XHB]{{1,3}} (?P<verb> [BV] ) (?! [Q1NO] ) | (?<= [Q1] ) (?P<verb> [BV] ) (?= [F.,] | $ ) )
  | (?P<verb> [VBG] ) (?P<list> {_OBJECT} )
    """,
)
"""People shot: "five people were shot", "shot two officers"."""

PARTS: Final = pattern("lossframes.parts", f"u (?P<list> (?> {_OBJECT} ) ) (?! [ka] )")
"""Behind a loss, or inside of it: "including six soldiers"."""

AMONG: Final = pattern("lossframes.among", f"(?P<list> {_LIST} ) XF (?= [QPp] )")
"""In front of a loss: "three nuns were among the 11 people killed"."""
