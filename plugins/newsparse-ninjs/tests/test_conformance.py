"""The laws that newsparse asks of every plugin."""

from __future__ import annotations

import newsparse_ninjs

from newsparse.testing import PluginSuite


class TestPackage(PluginSuite):
    package = newsparse_ninjs
