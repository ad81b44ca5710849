"""A Series, and a theme's tree, as the values of their keys, without comments or places.

Reading the values back gives the same series and the same theme. Never imports meeting.
"""

from __future__ import annotations

from collections import abc
from typing import Any

from joinup_reports.branding.fields import PARTNER, SERIES, VISIBILITY
from joinup_reports.branding.model import Partner, Profile, Series, Visibility
from joinup_reports.canonical import Value
from joinup_reports.reading.fields import Table
from joinup_reports.reading.source import Mapping, Node, Scalar


def series_values(series: Series) -> dict[str, Value]:
    """In the order of the table of fields, without what is not given."""
    return _record(series, SERIES)


def _record(record: object, table: Table) -> dict[str, Value]:
    values = {field.key: getattr(record, field.key) for field in table}
    return {key: _value(v) for key, v in values.items() if v is not None and v != {}}


def _value(value: Any) -> Value:  # noqa: ANN401 - whatever a field holds
    if isinstance(value, Partner):
        return _record(value, PARTNER)
    if isinstance(value, Visibility):
        return _record(value, VISIBILITY)
    if isinstance(value, abc.Mapping):
        return {str(key): _value(v) for key, v in value.items()}
    # A profile, and much else, is a tuple too.
    if isinstance(value, tuple) and not isinstance(value, Profile):
        return [_value(v) for v in value]
    return _word(value)


def _word(value: Any) -> str:  # noqa: ANN401
    match value:
        case Profile():
            return value.name
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:.12f}".rstrip("0").rstrip(".")
    return str(value)


def theme_values(node: Node) -> Value:
    """A theme's tree as it was written, but for its comments and its ways of quoting."""
    if isinstance(node, Scalar):
        return node.text.strip()
    if isinstance(node, Mapping):
        return {key.text.strip(): theme_values(value) for key, value in node.entries}
    return [theme_values(item) for item in node.items]
