"""What a worker is told to do."""

from __future__ import annotations

from typing import Any

from .context import Context
from .formats import Format
from .protocol import Ask


def job(here: Context, ask: Ask, rows: Format | None, graph: Format | None, limit: int = 0) -> dict[str, Any]:
    """What a worker is to do."""
    return {
        "op": "query",
        "query": ask.query,
        "default": ask.default,
        "named": ask.named,
        "rows": rows.name if rows else "",
        "graph": graph.name if graph else "",
        "limit": limit or here.settings.max_rows,
    }
