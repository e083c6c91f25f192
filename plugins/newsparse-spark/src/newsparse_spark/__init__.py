"""newsparse on Apache Spark: a column of texts becomes columns of facts."""

from __future__ import annotations

from typing import Final

from newsparse_spark.frames import explode, read_articles
from newsparse_spark.types import spark_schema

__version__: Final = "0.1.0"
__all__ = ["explode", "read_articles", "spark_schema"]
