"""Articles as plain data: JSON and back without loss, flat rows, and the schema of the JSON."""

from newsparse.serialize.flat import rows
from newsparse.serialize.reading import from_dict, from_json
from newsparse.serialize.schema import json_schema
from newsparse.serialize.writing import to_dict, to_json

__all__ = ["from_dict", "from_json", "json_schema", "rows", "to_dict", "to_json"]
