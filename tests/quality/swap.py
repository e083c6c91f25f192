"""Rewrite the seed article and its gold with other names, places, days and numbers, kind for kind.

A country stays a country, a capital a capital, an agency an agency, a sum a sum of its parts. Persons, regions and the
cities that were struck get invented names, which stand in no table. What the reader finds must not hang on the names.
"""

from __future__ import annotations

import datetime
import re
from random import Random
from typing import Any

Gold = dict[str, Any]

PEOPLE = (
    "Volodymyr Zelensky", "Andriy Sybiga", "Vladimir Putin", "Donald Trump", "Joe Biden", "Tammy Bruce", "Sergiy Lysak",
    "Borys Filatov", "Vadym Filashkin",
)  # fmt: skip
CITIES = ("Donetsk", "Dnipropetrovsk", "Dnipro", "Kramatorsk", "Kharkiv", "Kursk", "Istanbul")
STATES = (("Ukraine", "Ukrainian", "Kyiv"), ("Russia", "Russian", "Moscow"), ("China", "Chinese", "Beijing"))
OTHER_STATES = (
    ("Poland", "Polish", "Warsaw"), ("Kenya", "Kenyan", "Nairobi"), ("Japan", "Japanese", "Tokyo"),
    ("Brazil", "Brazilian", "Brasilia"), ("Egypt", "Egyptian", "Cairo"), ("Norway", "Norwegian", "Oslo"),
    ("Vietnam", "Vietnamese", "Hanoi"), ("Serbia", "Serbian", "Belgrade"), ("Thailand", "Thai", "Bangkok"),
    ("Syria", "Syrian", "Damascus"), ("Cuba", "Cuban", "Havana"), ("Spain", "Spanish", "Madrid"),
)  # fmt: skip
UNIONS = (
    ("United Kingdom", "UK", "London"),
    ("United Arab Emirates", "UAE", "Abu Dhabi"),
    ("United States", "US", "Washington"),
)
DISTANT = ("South Korean", "Sri Lankan", "South African")
AGENCIES = ("AFP", "Reuters", "Xinhua", "Interfax")
CHANNELS = ("Telegram", "Facebook", "WhatsApp", "Instagram")
OFFICES = ("State Department", "Interior Department", "Transport Department", "Energy Department")
COUNCILS = ("UN Security Council", "UN Human Rights Council", "EU Foreign Affairs Council")
WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

ONSETS = ("b", "br", "d", "dr", "f", "g", "h", "j", "k", "kl", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v", "z")
VOWELS = ("a", "e", "i", "o", "u", "ai", "ou", "é", "ö")
CODAS = ("", "", "k", "l", "m", "n", "r", "s", "sh", "v", "nd", "rk", "lt")


def swapped(text: str, gold: Gold, seed: int) -> tuple[str, Gold]:
    """Rewrite an article and its gold.

    Args:
        text: The seed article.
        gold: Its gold.
        seed: Decides the names and numbers.
    """
    random = Random(seed)
    names = _names(random)
    numbers = _numbers(random)
    days = random.randint(-2000, 200)
    published = datetime.date.fromisoformat(gold["published"])
    words = {**names, **_number_words(random, numbers, names["Chinese"]), **_day_words(published, days)}
    rewrite = _rewriter(words)
    return rewrite(text), _counted(_moved(_rewritten(gold, rewrite), days), numbers)


def _invented(random: Random, used: set[str]) -> str:
    while True:
        syllables = [random.choice(ONSETS) + random.choice(VOWELS) for _ in range(random.randint(2, 3))]
        name = ("".join(syllables) + random.choice(CODAS)).capitalize()
        if name not in used and len(name) > 4:
            used.add(name)
            return name


def _surname(random: Random, used: set[str]) -> str:
    """Invent a surname, one in five of two parts."""
    name = _invented(random, used)
    return f"{name}-{_invented(random, used)}" if random.random() < 0.2 else name


def _names(random: Random) -> dict[str, str]:
    used: set[str] = set()
    words: dict[str, str] = {}
    for person in PEOPLE:
        words.update(zip(person.split(), (_invented(random, used), _surname(random, used)), strict=True))
    words.update({city: _invented(random, used) for city in (*CITIES, "Han", "Mandarin")})
    for old, new in zip(STATES, random.sample(OTHER_STATES, len(STATES)), strict=True):
        words.update(zip(old, new, strict=True))
    words["a Ukrainian"] = f"{'an' if words['Ukrainian'][0] in 'AEIOU' else 'a'} {words['Ukrainian']}"
    words.update(zip(("United States", "US", "Washington"), random.choice(UNIONS), strict=True))
    words["SBU"] = "".join(random.sample("BDFGKLMPRSTVZ", 3))
    for old, others in zip(
        ("North Korean", "AFP", "Telegram", "State Department", "UN Security Council"),
        (DISTANT, AGENCIES, CHANNELS, OFFICES, COUNCILS),
        strict=True,
    ):
        words[old] = random.choice(others)
    return words


def _numbers(random: Random) -> dict[int, int]:
    """Choose the captured, the injured of one city, of another, and with the three relatives their sum."""
    first, last = random.randint(5, 60), random.randint(4, 9)
    return {2: random.randint(3, 9), 14: first, 3: last, 20: first + 3 + last}


def _number_words(random: Random, numbers: dict[int, int], chinese: str) -> dict[str, str]:
    age = random.choice((4, 7, 9, 12, 15, 17))
    return {
        "two Chinese": f"{WORDS[numbers[2]]} {chinese}",
        "the two men": f"the {WORDS[numbers[2]]} men",
        "14 people": f"{numbers[14]} people",
        "three people": f"{WORDS[numbers[3]]} people",
        "20 people": f"{numbers[20]} people",
        "20 injured": f"{numbers[20]} injured",
        "an 11-year-old": f"a {age}-year-old",
        "five high-rise": f"{WORDS[random.randint(2, 9)]} high-rise",
        "around 15": f"around {random.randint(12, 40)}",
        "nearly 80": f"nearly {random.randint(20, 90)}",
        "18 and 87": f"{random.randint(3, 30)} and {random.randint(50, 95)}",
    }


def _day_words(published: datetime.date, days: int) -> dict[str, str]:
    words = {day: WEEKDAYS[(number + days) % 7] for number, day in enumerate(WEEKDAYS)}
    moved = published + datetime.timedelta(days)
    begun = published.replace(year=2022, month=2) + datetime.timedelta(days)
    return {
        **words,
        str(published): str(moved),
        "February 2022": begun.strftime("%B %Y"),
        "June 4, 1991": "August 9, 1987",
    }


def _rewriter(words: dict[str, str]) -> Any:
    """Make one pass that rewrites whole words, longer phrases first; what is new is never rewritten again."""
    ordered = sorted(words, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)")
    return lambda text: pattern.sub(lambda found: words[found.group()], text)


def _rewritten(value: Any, rewrite: Any) -> Any:
    if isinstance(value, str):
        return rewrite(value)
    if isinstance(value, list):
        return [_rewritten(one, rewrite) for one in value]
    if isinstance(value, dict):
        return {key: one if key == "date" else _rewritten(one, rewrite) for key, one in value.items()}
    return value


def _moved(gold: Gold, days: int) -> Gold:
    """Move the days of incidents; the article's own is rewritten like its text."""

    def move(day: str) -> str:
        return str(datetime.date.fromisoformat(day) + datetime.timedelta(days))

    def moved(one: dict[str, Any]) -> dict[str, Any]:
        date = one.get("date")
        if date is None:
            return one
        return {**one, "date": [move(day) for day in date] if isinstance(date, list) else move(date)}

    return {**gold, "incidents": [moved(one) for one in gold["incidents"]]}


def _counted(gold: Gold, numbers: dict[int, int]) -> Gold:
    """Put the new numbers into the gold; the relatives in one of the cities stay three."""

    def counted(one: dict[str, Any]) -> dict[str, Any]:
        stays = "grandmother" in one["text"]
        return one if stays else {**one, **{end: numbers.get(one[end], one[end]) for end in ("min", "max")}}

    def struck(one: dict[str, Any]) -> dict[str, Any]:
        injured = one.get("injured")
        if not injured or one["key"] == relatives:
            return one
        return {**one, "injured": [numbers.get(number, number) for number in injured]}

    relatives = next(one["incident"] for one in gold["casualties"] if "grandmother" in one["text"])
    return {
        **gold,
        "casualties": [counted(one) for one in gold["casualties"]],
        "incidents": [struck(one) for one in gold["incidents"]],
    }
