"""What is installed only where somebody asked for it, as ``civicgraph[server]``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from .errors import UsageError

# Extra → the modules that it brings.
EXTRAS = {
    "documents": ("pypdfium2", "docx", "lxml", "charset_normalizer", "openpyxl", "rapidfuzz"),
    "engines": ("httpx",),
    "figures": ("resvg_py",),
    "frames": ("pandas",),
    "parquet": ("pyarrow",),
    "reports": ("docx", "reportlab", "font_source_sans_pro", "font_source_serif_pro", "manimgx_fonts", "resvg_py"),
    "server": ("starlette", "uvicorn"),
    "watch": ("watchfiles",),
}


@contextmanager
def needing(extra: str, what: str) -> Iterator[None]:
    """Says what to install where a module of an extra is missing; ``what`` is what cannot be done without it.

    >>> with needing("server", "serving"):
    ...     raise ModuleNotFoundError(name="uvicorn")
    Traceback (most recent call last):
    civicgraph.graph.errors.UsageError: serving needs uvicorn, which is not installed: pip install 'civicgraph[server]'

    Raises
    ------
    UsageError
        A module of the extra is missing.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing not in EXTRAS[extra]:
            raise
        message = f"{what} needs {missing}, which is not installed: pip install 'civicgraph[{extra}]'"
        raise UsageError(message) from None
