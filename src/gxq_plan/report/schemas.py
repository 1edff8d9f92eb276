"""Every JSON Schema by its name: of outputs, and of the files that the office writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.report import schema, schema_duties, schema_rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gxq_plan.report.record import Record

SCHEMAS: Mapping[str, Record] = {**schema.SCHEMAS, **schema_duties.SCHEMAS, **schema_rules.SCHEMAS}
