"""How an answer of rows or triples ends in each format, and how it says there that it was cut short."""

from __future__ import annotations

import json


def ending(name: str, reason: str = "", ask: bool = False) -> bytes:
    """What ends an answer of rows or triples; with a reason, a mark that it is cut short.

    >>> ending("json")
    b'\\n]}}\\n'
    >>> ending("csv", "the limit of 10 rows is reached")
    b'# truncated: the limit of 10 rows is reached\\r\\n'
    """
    if ask:
        return b""
    if name == "json":
        mark = f', "truncated": true, "reason": {json.dumps(reason)}' if reason else ""
        return f"\n]}}{mark}}}\n".encode()
    if name == "xml":
        mark = f"<!-- truncated: {reason.replace('--', '-')} -->\n" if reason else ""
        return f"</results>\n{mark}</sparql>\n".encode()
    lines = {"csv": "\r\n"}
    return f"# truncated: {reason}{lines.get(name, chr(10))}".encode() if reason else b""
