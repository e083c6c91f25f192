"""A language model as an extractor that cannot invent: ``article[FINDINGS]`` is a tuple of quotes of the text.

>>> import newsparse
>>> import newsparse_llm
>>> def client(prompt):
...     return (
...         '[{"label": "demand", "quote": "demanded higher pay"}, {"label": "demand", "quote": "demanded 900 euros"}]'
...     )
>>> parser = newsparse.Parser(plugins=[newsparse_llm], only={"findings"}, options={"llm": {"client": client}})
>>> article = parser.parse("The union demanded higher pay on Monday.")
>>> article[newsparse_llm.FINDINGS]
(Finding(10:29 demand 'demanded higher pay'),)
>>> [str(failure.kind) for failure in article.failures]
['refused']
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from newsparse import Extractor, hookimpl
from newsparse_llm.cache import Folder
from newsparse_llm.chat import Chat, ChatError
from newsparse_llm.extractor import findings
from newsparse_llm.finding import FINDINGS, Finding, FindingError
from newsparse_llm.listening import Client, Limits
from newsparse_llm.tasks import Prompt, Task, TaskError, find_task

__version__: Final = "0.1.0"
__all__ = [
    "FINDINGS",
    "Chat",
    "ChatError",
    "Client",
    "Finding",
    "FindingError",
    "Folder",
    "Limits",
    "Prompt",
    "Task",
    "TaskError",
    "find_task",
    "findings",
    "newsparse_extractors",
]

# The name under which a program gives this module to a parser; an entry point brings the same one.
plugin_name: Final = "llm"
# The version of the hooks that this is made for.
newsparse_api: Final = 1


@hookimpl
def newsparse_extractors() -> Iterable[Extractor[Any]]:
    """Offer the extractor of findings."""
    return [findings]
