"""How many of the places in places.toml are found, each with its country."""

from __future__ import annotations

from expectations import options, place_verdicts, show

if __name__ == "__main__":
    show(place_verdicts(), options().parse_args().wrong)
