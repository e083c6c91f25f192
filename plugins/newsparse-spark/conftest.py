"""Only this package, whatever else is installed; one Spark for all tests; without Java they are skipped."""  # noqa: INP001  # no package

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

os.environ["NEWSPARSE_PLUGINS"] = ""
# Workers import what the tests put to use there, and are of this Python.
HELPERS = str(Path(__file__).parent / "tests" / "workers")
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [HELPERS, os.environ.get("PYTHONPATH")]))
os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
sys.path.insert(0, HELPERS)

HAS_JAVA = "JAVA_HOME" in os.environ or shutil.which("java") is not None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs Spark where there is no Java."""
    if not HAS_JAVA:
        for item in items:
            item.add_marker(pytest.mark.skip(reason="Spark needs Java 17 or newer, and there is no java here"))


@pytest.fixture(scope="session", autouse=True)
def spark() -> Iterator[Any]:
    """Spark on two cores, which tries a task three times."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[2,3]").appName("newsparse")
    settings = {
        "spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2", "spark.driver.memory": "1g",
        "spark.sql.session.timeZone": "UTC", "spark.log.level": "OFF",
    }  # fmt: skip
    for name, value in settings.items():
        builder = builder.config(name, value)
    made = builder.getOrCreate()
    yield made
    made.stop()
