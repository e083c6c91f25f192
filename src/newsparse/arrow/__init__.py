"""Articles as Arrow tables and Parquet files, by a schema that is made from the models; needs the extra ``arrow``."""

from importlib.util import find_spec

if find_spec("pyarrow") is None:  # said before the modules below ask for it
    raise ModuleNotFoundError("newsparse.arrow needs pyarrow: pip install 'newsparse[arrow]'", name="pyarrow")

from newsparse.arrow.exploding import explode, layer_schema
from newsparse.arrow.parquet import Tally, parse_parquet
from newsparse.arrow.reading import from_arrow
from newsparse.arrow.schemas import schema
from newsparse.arrow.streams import parse_batches
from newsparse.arrow.writing import to_arrow

__all__ = [
    "Tally",
    "explode",
    "from_arrow",
    "layer_schema",
    "parse_batches",
    "parse_parquet",
    "schema",
    "to_arrow",
]
