"""The entries of a Popolo file by their class, however it is laid out, and without what is private to people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from ..identifiers import is_identifier
from ..report import ExchangeReport

PopoloFields = dict[str, Any]

CLASSES = ("organizations", "areas", "persons", "posts", "memberships", "events")
"""The lists of a Popolo file, in the order in which they are read."""
_NAMES = {"people": "persons", "person": "persons", "organisations": "organizations", "organization": "organizations",
          "membership": "memberships", "post": "posts", "event": "events", "area": "areas"}  # fmt: skip
# By what an object has that stands alone, or in a list without a name, it is known; the first that fits.
_SIGNS = (
    ("memberships", {"person_id", "post_id", "person", "member", "on_behalf_of_id", "legislative_period_id"}),
    ("events", {"attendees", "location", "status"}),
    ("persons", {"birth_date", "death_date", "gender", "email", "family_name", "given_name", "honorific_prefix",
                 "biography", "national_identity", "sort_name"}),
    ("organizations", {"founding_date", "dissolution_date", "parent_id", "parent"}),
    ("posts", {"organization_id", "organization", "label"}),
    ("organizations", {"classification"}),
)  # fmt: skip
PRIVATE = ("email", "emails", "birth_date", "death_date", "gender", "image", "images", "contact_details", "phone",
           "phone_numbers", "fax", "cell", "address", "addresses", "national_identity", "biography")  # fmt: skip
"""What is private to people, or a picture: it is neither read nor kept."""
# Lists within an entry that hold others, by its class; and what these call it.
_HELD = {("organizations", "children"): "organizations", ("organizations", "posts"): "posts",
         ("events", "children"): "events"}  # fmt: skip
_OWN_HELD = {"children": "parent_id", "posts": "organization_id"}
_OWN_MEMBERS = {"persons": "person_id", "organizations": "organization_id", "posts": "post_id"}


class PopoloEntry(NamedTuple):
    """An entry of a file: its class, the number of its row in the list of that class, its fields."""

    name: str
    row: int
    fields: PopoloFields

    @property
    def place(self) -> str:
        """Where it stands, for people."""
        return f"{self.name}, row {self.row}"


def popolo_lists(value: Any, report: ExchangeReport) -> dict[str, list[PopoloFields]]:
    """The entries by class, those within others on their own, without what is private; what is no entry is told.

    >>> popolo_lists({"id": "1", "name": "Ada", "email": "a@b.example"}, ExchangeReport("popolo"))
    {'persons': [{'id': '1', 'name': 'Ada'}]}
    """
    found: dict[str, list[PopoloFields]] = {}
    for name, one in _entries(value, report):
        if not isinstance(one, dict):
            report.count_read("rows")
            report.refused.add("an entry that is no object", name)
            continue
        _add(found, name or _class_of(one, report), one, report)
    return {name: found[name] for name in CLASSES if name in found}


def _entries(value: Any, report: ExchangeReport) -> Iterator[tuple[str, Any]]:
    """Each entry with the class that its list says, or an empty one."""
    value = unwrap(value)
    lists = is_of_lists(value)
    if isinstance(value, dict) and lists:
        for key, entries in value.items():
            name = class_named(key)
            if name:
                yield from ((name, one) for one in (entries if isinstance(entries, list) else [entries]))
            elif entries:
                report.left_out.add("parts of the file that hold no people, bodies, posts or events", key)
    elif isinstance(value, list):
        yield from (("", one) for one in value)
    else:
        yield "", value


def unwrap(value: Any) -> Any:
    """What an answer of an API wraps; of one entry under the name of its class, the list.

    >>> unwrap({"count": 1, "results": [{"id": "1"}]}), unwrap({"organization": {"id": "1"}})
    ([{'id': '1'}], {'organization': [{'id': '1'}]})
    """
    if isinstance(value, dict) and "id" not in value:
        for wrap in ("result", "results", "objects", "data"):
            if isinstance(value.get(wrap), dict | list):
                return unwrap(value[wrap])
        if len(value) == 1 and (found := next(iter(value.items()))) and class_named(found[0]):
            return {found[0]: [found[1]]} if isinstance(found[1], dict) else value
    return value


def is_of_lists(value: Any) -> bool:
    """Whether a value has the lists of Popolo by their names."""
    return (
        isinstance(value, dict)
        and any(class_named(key) and isinstance(value[key], list) for key in value)
        and ("id" not in value)
    )


def class_named(key: str) -> str:
    """The class that a list of a name holds; empty where it is none of Popolo's.

    >>> class_named("People"), class_named("motions")
    ('persons', '')
    """
    name = _NAMES.get(key.casefold(), key.casefold())
    return name if name in CLASSES else ""


def _class_of(one: PopoloFields, report: ExchangeReport) -> str:
    if found := next((name for name, signs in _SIGNS if signs & one.keys()), ""):
        return found
    report.guessed.add("an entry that does not say what it is stands as a person", str(one.get("name") or ""))
    return "persons"


def has_signs(one: Any) -> bool:
    """Whether an object that stands alone is one of Popolo's, by what it has."""
    named = {"name", "given_name", "family_name", "label", "role", "person_id", "person"}
    signs = {"memberships"}.union(*(signs for _, signs in _SIGNS))
    return isinstance(one, dict) and bool(named & one.keys()) and bool(signs & one.keys())


def _add(found: dict[str, list[PopoloFields]], name: str, one: PopoloFields, report: ExchangeReport) -> None:
    kept = PopoloFields()
    for key, value in one.items():
        if key in PRIVATE:
            if value not in (None, "", [], {}):
                report.left_out.add("what is private to people, and pictures", key)
        elif key == "memberships" and isinstance(value, list):
            for inner in value:
                link = {_OWN_MEMBERS[name]: one.get("id", "")} if name in _OWN_MEMBERS else {}
                if isinstance(inner, dict):
                    _add(found, "memberships", {**link, **inner}, report)
                else:
                    report.count_read("rows")
                    report.refused.add("an entry that is no object", "memberships")
        elif (inner_name := _HELD.get((name, key))) and isinstance(value, list):
            for inner in value:
                if isinstance(inner, dict):
                    _add(found, inner_name, {_OWN_HELD[key]: one.get("id", ""), **inner}, report)
                else:
                    report.count_read("rows")
                    report.refused.add("an entry that is no object", key)
        elif key == "parent" and name in ("organizations", "events") and isinstance(value, dict):
            kept.setdefault("parent_id", value.get("id") or value.get("name", ""))
            _add(found, name, value, report)
        elif key.removesuffix("_of") in ("person", "organization", "post", "on_behalf") and isinstance(value, dict):
            kept.setdefault(f"{key}_id", value.get("id") or value.get("name", ""))
            if key != "on_behalf_of":
                _add(found, f"{key}s", value, report)
            else:
                _add(found, "organizations", value, report)
        elif key == "identifiers" and name == "persons":
            kept[key] = [one for one in value if number_of(one)] if isinstance(value, list) else []
            for other in value if isinstance(value, list) else ():
                if not number_of(other):
                    report.left_out.add("numbers of people in registers that have no place", _scheme(other))
        else:
            kept[key] = value
    known = {str(other["id"]): other for other in found.get(name, ()) if other.get("id")} if _is_bare(kept) else {}
    if str(kept.get("id", "")) not in known:
        found.setdefault(name, []).append(kept)


def number_of(number: Any) -> str:
    """A number of a register as things may have it; empty where they may not.

    >>> number_of({"scheme": "Wikidata", "identifier": "Q84"}), number_of({"scheme": "SIN", "identifier": "046"})
    ('wikidata:Q84', '')
    """
    scheme, value = _scheme(number), str(number.get("identifier", "") if isinstance(number, dict) else number)
    forms = (f"{scheme.casefold()}:{value}", f"{scheme}-{value}", f"{scheme.upper()}-{value}", value)
    return next(filter(is_identifier, forms), "")


def _scheme(number: Any) -> str:
    return str(number.get("scheme") or "") if isinstance(number, dict) else ""


def _is_bare(one: PopoloFields) -> bool:
    """Whether an entry that stands in another only names it."""
    return one.keys() <= {"id", "name", "label", "url"}
