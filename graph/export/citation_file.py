"""How to cite a record: ``CITATION.cff``, in the Citation File Format 1.2."""

from __future__ import annotations

import json

from ..data_choice import SHIPPED_ABOUT
from ..record import Record
from ..version import VERSION


def citation_file(record: Record, title: str, hash: str, address: str = "") -> str:
    """How to cite a record; ``hash`` is that of its canonical quads, ``address`` where it lies on the web.

    >>> from civicgraph import Dataset
    >>> citation_file(Dataset.shipped().record(), "The record", "0" * 64).splitlines()[3]
    'title: "The record"'
    """
    about = record.about
    draft = " This is a draft: not all of the files is in it as it is meant."
    fields = {
        "message": "If you use this record, please cite it as below, with the hash of its data."
        + (draft if record.drafts or record.lost_anchors else ""),
        "type": "dataset",
        "title": title,
        "version": VERSION if about == SHIPPED_ABOUT else record.hash[:12],
        "license-url": about.licence,
        "url": address,
    }
    lines = ["cff-version: 1.2.0", *(f"{name}: {_in_quotes(text)}" for name, text in fields.items() if text)]
    lines += ["authors:", f"  - name: {_in_quotes(about.creator or about.publisher or 'not stated')}"]
    lines += ["identifiers:", "  - type: other", f"    value: {_in_quotes(f'sha256:{hash}')}"]
    lines += ["    description: The SHA-256 of the canonical N-Quads (RDFC-1.0)"]
    return "\n".join(lines) + "\n"


def _in_quotes(text: str) -> str:
    """A text as YAML has it in quotation marks."""
    return json.dumps(text, ensure_ascii=False)
