"""Settings of the suite: how many examples Hypothesis tries, and no plugin but the built-in ones."""

from __future__ import annotations

import os

from hypothesis import settings

# What happens to be installed beside newsparse must not decide whether its tests pass.
os.environ.setdefault("NEWSPARSE_PLUGINS", "")

# Hypothesis's own "ci" has no deadline, since a first parse compiles its patterns, and draws the same examples every time.
settings.register_profile("quick", settings.get_profile("ci"), max_examples=50)
settings.register_profile("thorough", settings.get_profile("ci"), max_examples=1000, derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))
