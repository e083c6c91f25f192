"""The built-in extractors obey the laws that newsparse asks of everybody's."""

from __future__ import annotations

from newsparse.layers import BUILT_IN
from newsparse.testing import ExtractorSuite

BLAST = """Blast at grain depot kills seven

By Helena Marchetti

NAIROBI, April 9 (Reuters) - At least seven people were killed and 20 others injured on Tuesday when a grain depot \
exploded in Mombasa, Kenya, officials said.

"The roof came down on the night shift," Governor Samuel Okonta told reporters. "We are still looking for two men."

- Third accident this year -

Police said gunmen had attacked the same depot in January, wounding a guard. According to the Red Cross, 40 families \
were evacuated.
"""
QUAKE = """Published: 9 April 2025

MANILA (AFP) -- An earthquake struck the island of Luzon early on Monday, leaving 14 people dead and dozens missing, \
the interior ministry said.

"No one was ready for this," said Elena Aldana, a nurse at the hospital in Baguio. She denied that the ward had been closed.

The army warned that roads "will stay blocked for days" and that 3,000 villagers had been displaced since Sunday.
"""


class Suite(ExtractorSuite):
    samples = (BLAST, QUAKE)


def suite_of(layer):
    # Only one of the samples has a byline, a crosshead, a header line.
    alone = {"bylines": (BLAST,), "headings": (BLAST,), "headers": (QUAKE,)}
    return type(
        f"Test{layer.name.title()}", (Suite,), {"layer": layer, "samples": alone.get(layer.name, Suite.samples)}
    )


for _layer in BUILT_IN:
    globals()[f"Test{_layer.name.title()}"] = suite_of(_layer)

LAWS = sorted(name for name in dir(ExtractorSuite) if name.startswith("test_"))


def test_every_layer_is_tested_by_every_law():
    assert len(LAWS) == 13
    for layer in BUILT_IN:
        suite = globals()[f"Test{layer.name.title()}"]
        assert suite.layer is layer
        assert all(callable(getattr(suite, law)) for law in LAWS)
