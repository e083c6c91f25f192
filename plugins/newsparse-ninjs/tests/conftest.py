"""Only this plugin, whatever else is installed."""

from __future__ import annotations

import os

os.environ["NEWSPARSE_PLUGINS"] = "ninjs"
