"""Names of notes: as things are called, safe on every system, and no two alike however letters are compared."""

from __future__ import annotations

import re
import unicodedata

# What Windows, a link between notes or a shell does not take in a name; and what nobody sees.
_FORBIDDEN = re.compile(r'[\\/:*?"<>|#^\[\]%]+')
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
_MAX_LETTERS, _MAX_BYTES = 90, 180


class NoteNames:
    """Gives names to notes, each once.

    >>> names = NoteNames()
    >>> [names.give(*one) for one in (("What next?", "a"), ("what NEXT", "b"), ("con", "c"), ("...", "d"))]
    ['What next', 'what NEXT (b)', 'con (c)', 'd']
    """

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def give(self, wanted: str, id: str) -> str:
        """A name like the one that is wanted; where that is taken or cannot be, the id is added."""
        name, behind = plain_name(wanted), plain_name(id.replace("/", "-")) or "note"
        tries = [name, f"{name} ({behind})"] if name else [behind]
        number = 1
        for made in tries:
            if self._is_free(made):
                break
        else:
            made = tries[-1]
            while not self._is_free(made):
                number += 1
                made = f"{tries[-1]} {number}"
        self._taken.add(_fold_case(made))
        return made

    def _is_free(self, name: str) -> bool:
        return _fold_case(name) not in self._taken and name.partition(".")[0].strip().casefold() not in _DEVICES


def plain_name(text: str) -> str:
    """A name without what some system does not take, cut where it is long; empty where nothing is left.

    >>> plain_name(" Ask: a bus / a lift? ..")
    'Ask a bus a lift'
    """
    seen = "".join(one for one in text if unicodedata.category(one) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    name = " ".join(_FORBIDDEN.sub(" ", unicodedata.normalize("NFC", seen)).split())
    cut = name[:_MAX_LETTERS]
    while len(cut.encode()) > _MAX_BYTES:
        cut = cut[:-1]
    if len(cut) < len(name) and " " in cut and not name[len(cut)].isspace():
        cut = cut.rpartition(" ")[0]
    return cut.strip(". ")


def _fold_case(name: str) -> str:
    """A name as the most forgiving of file systems compares it."""
    return unicodedata.normalize("NFKC", name).casefold()
