"""The JSON Schema of series.yaml, by the table that the reader follows too."""

from __future__ import annotations

from joinup_reports.branding.fields import SERIES
from joinup_reports.reading.schema import Schema, schema_of


def series_schema() -> Schema:
    return schema_of(SERIES, "What the meetings of a series share", "ما تشترك فيه اللقاءات")
