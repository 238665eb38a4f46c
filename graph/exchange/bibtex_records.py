"""BibTeX and BibLaTeX: entries with their values in braces or quotes, joined by ``#``, with ``@string`` names.

Source: the manuals of BibTeX and of biblatex.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from .bibtex_letters import address_of, letters_of
from .reference_records import Reference, UnreadReference, in_order

_BEGIN = re.compile(r"@\s*([A-Za-z]+)\s*([{(])")
_KEY = re.compile(r"\s*([^\s,{}()\"#%=]*)\s*(,|(?=[})]))")
_NAME = re.compile(r"[\s,]*([^\s,{}()\"#%=@]+)\s*=\s*")
_BARE = re.compile(r"[^\s,{}()\"#%=@]+")
_NEXT = re.compile(r"^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]", re.MULTILINE)
_INSIDE = re.compile(rf"\\.|[{{}}]|{_NEXT.pattern}", re.DOTALL | re.MULTILINE)
_INSIDE_QUOTES = re.compile(rf'\\[^"]|[{{}}"]|{_NEXT.pattern}', re.DOTALL | re.MULTILINE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FIELDS = {
    **dict.fromkeys(("publisher", "institution", "organization", "school"), "publisher"),
    **dict.fromkeys(("journal", "journaltitle", "booktitle", "maintitle"), "container"),
    "title": "title", "author": "author", "url": "url", "doi": "doi", "language": "language", "langid": "language",
    "urldate": "retrieved",
}  # fmt: skip
_DATES = ("date", "year", "month", "day")


class _Unreadable(Exception):
    """Why an entry cannot be read."""


def is_bibtex(text: str) -> bool:
    """Whether a text is BibTeX, by an entry in it.

    >>> is_bibtex("% mine\\n@report{bus, title = {The night bus}}"), is_bibtex("a@b.org (x)")
    (True, False)
    """
    return re.search(r"^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]\s*[^\s,{}()]*\s*[,=]", text, re.MULTILINE) is not None


def bibtex_references(text: str) -> Iterator[Reference | UnreadReference]:
    """The references of a text.

    >>> made = bibtex_references('@string{ef = "Elm"}\\n@book{bus, title = {A {B}us}, publisher = ef # " Press"}')
    >>> next(made).fields
    {'title': ['A Bus'], 'publisher': ['Elm Press']}
    """
    return _Entries(text).read()


class _Entries:
    """The entries of a text, read from its begin on."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.strings = {name: name for name in _MONTHS}
        self.lines = [found.start() for found in re.finditer("\n", text)]
        self.guesses: list[str] = []

    def read(self) -> Iterator[Reference | UnreadReference]:
        """Each entry in turn; after one that cannot be read, the next that begins a line."""
        while found := _BEGIN.search(self.text, self.at):
            kind, place = found[1].casefold(), f"line {bisect_right(self.lines, found.start()) + 1}"
            self.at, self.guesses = found.end(), []
            close = "}" if found[2] == "{" else ")"
            try:
                if kind in ("comment", "preamble"):
                    self._skip(close)
                elif kind == "string":
                    self._string(close)
                else:
                    yield self._reference(kind, close, place)
            except _Unreadable as why:
                following = _NEXT.search(self.text, found.end())
                self.at = following.start() if following else len(self.text)
                yield UnreadReference(str(why), place)

    def _skip(self, close: str) -> None:
        if close == "}":
            self.at -= 1
            self._in_braces()
        else:
            self.at = (self.text.find(")", self.at) + 1) or len(self.text)

    def _string(self, close: str) -> None:
        name = _NAME.match(self.text, self.at)
        if not name:
            raise _Unreadable("a @string without a name and a value")
        self.at = name.end()
        self.strings[name[1].casefold()] = self._value()
        self._close(close)

    def _close(self, close: str) -> None:
        rest = re.compile(rf"[\s,]*{re.escape(close)}").match(self.text, self.at)
        if not rest:
            raise _Unreadable(f"an entry that is not closed by {close}, or with a comma, brace or quote amiss")
        self.at = rest.end()

    def _reference(self, kind: str, close: str, place: str) -> Reference:
        key = _KEY.match(self.text, self.at)
        if not key:
            raise _Unreadable("an entry without a key before its first comma")
        self.at = key.end()
        values: dict[str, str] = {}
        while name := _NAME.match(self.text, self.at):
            if _NEXT.match(self.text, name.start(1) - 1):
                break
            self.at = name.end()
            value = self._value()
            if name[1].casefold() in values:
                self.guesses.append("of a field that an entry has twice, the first is taken")
            values.setdefault(name[1].casefold(), value)
        self._close(close)
        return self._as_reference(kind, values, place)

    def _value(self) -> str:
        parts = []
        while True:
            parts.append(self._part())
            joined = re.compile(r"\s*#\s*").match(self.text, self.at)
            if not joined:
                return "".join(parts)
            self.at = joined.end()

    def _part(self) -> str:
        letter = self.text[self.at : self.at + 1]
        if letter == "{":
            return self._in_braces()
        if letter == '"':
            return self._in_quotes()
        bare = _BARE.match(self.text, self.at)
        if not bare:
            raise _Unreadable("a field without a value")
        self.at = bare.end()
        name = bare[0].casefold()
        if not name.isdigit() and name not in self.strings:
            self.guesses.append("a word without braces or quotes that no @string explains stands for itself")
        return self.strings.get(name, bare[0])

    def _in_braces(self) -> str:
        depth, begin = 0, self.at
        for found in _INSIDE.finditer(self.text, self.at):
            if _NEXT.fullmatch(found[0]):
                break
            depth += {"{": 1, "}": -1}.get(found[0], 0)
            if depth == 0 and found[0] == "}":
                self.at = found.end()
                return self.text[begin + 1 : found.start()]
        raise _Unreadable("a brace that is not closed before the next entry")

    def _in_quotes(self) -> str:
        depth, begin = 0, self.at + 1
        for found in _INSIDE_QUOTES.finditer(self.text, begin):
            if _NEXT.fullmatch(found[0]):
                break
            depth += {"{": 1, "}": -1}.get(found[0], 0)
            if found[0] == '"' and depth <= 0:
                self.at = found.end()
                return self.text[begin : found.start()]
        raise _Unreadable("a quote that is not closed before the next entry")

    def _as_reference(self, kind: str, values: dict[str, str], place: str) -> Reference:
        unknown: set[str] = set()
        fields: dict[str, list[str]] = {}
        unplaced = []
        for name, value in values.items():
            ours = _FIELDS.get(name, "")
            if ours == "author":
                fields["author"] = [in_author_order(one, unknown) for one in people(value)]
            elif ours in ("url", "doi"):
                fields.setdefault(ours, []).append(address_of(value))
            elif ours and (plain := letters_of(value, unknown)):
                fields.setdefault(ours, []).append(plain)
            elif name == "howpublished" and (found := re.search(r"https?://[^\s}]+|www\.[^\s}]+", value)):
                fields.setdefault("url", []).append(address_of(found[0]))
            elif not ours and name not in _DATES and value.strip():
                unplaced.append(name)
        if "subtitle" in values and "title" in fields:
            fields["title"][0] += f": {letters_of(values['subtitle'], unknown)}"
            unplaced.remove("subtitle")
        if date := date_of({name: letters_of(values.get(name, "")) for name in _DATES}):
            fields["date"] = date
        self.guesses += [f"the command {one} of TeX stands for nothing" for one in sorted(unknown)]
        return Reference(kind, fields, tuple(unplaced), place, tuple(dict.fromkeys(self.guesses)))


def people(value: str) -> list[str]:
    """The names of a list that are joined by ``and``, outside of braces.

    >>> people("Okoye, Ada and {Elm and Street} and others")
    ['Okoye, Ada', '{Elm and Street}', 'others']
    """
    names, depth, begin = [], 0, 0
    for found in re.finditer(r"\\.|[{}]|\sand(?=\s)", value, re.DOTALL | re.IGNORECASE):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if len(found[0]) > 2 and depth <= 0:
            names.append(value[begin : found.start()].strip())
            begin = found.end()
    return [one for one in (*names, value[begin:].strip()) if one]


def in_author_order(name: str, unknown: set[str] | None = None) -> str:
    """The name of a person with the given name first; a name in braces stays as it is.

    >>> in_author_order("van Dijk, Jr, Bo"), in_author_order("{Elm Street, Alliance of}"), in_author_order("others")
    ('Bo van Dijk, Jr', 'Elm Street, Alliance of', 'others')
    """
    plain = letters_of(name, unknown)
    if re.fullmatch(r"\{[^{}]*\}", name.strip()):
        return plain
    parts = [part.strip() for part in plain.split(",")]
    return in_order(", ".join([parts[0], parts[2], parts[1]]) if len(parts) == 3 else plain)


def date_of(values: dict[str, str]) -> list[str]:
    """The date of an entry, of its date or its year, month and day.

    >>> date_of({"date": "", "year": "2019", "month": "mar 5", "day": ""})
    ['2019-03-05']
    """
    if values["date"]:
        return [values["date"]]
    year, month, day = values["year"], values["month"].casefold(), values["day"]
    if not re.fullmatch(r"\d{4}", year):
        return [year] if year else []
    found = re.search(r"[a-z]{3,}", month)
    number = _MONTHS.index(found[0][:3]) + 1 if found and found[0][:3] in _MONTHS else 0
    if month.isdigit() and 1 <= int(month) <= 12:
        number = int(month)
    if not number:
        return [year, f"{month} {year}"] if month else [year]
    inside = re.search(r"\b(\d{1,2})\b", month) if found else None
    day = day or (inside[1] if inside else "")
    return [f"{year}-{number:02}" + (f"-{int(day):02}" if day.isdigit() else "")]
