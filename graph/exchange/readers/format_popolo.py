"""Popolo: persons, organizations, posts, memberships and events, as JSON lists, single objects, or one in another.

A membership with a post is that somebody ``heldPost``, one without that they were ``memberOf`` the organization, at the
time that it gives. Source: the Popolo specification; EveryPolitician's files are of it.
"""

from __future__ import annotations

import json
from typing import Any

from ...documents.extracted import Options, Unreadable
from ...record import web_link
from ...words.counts import with_article
from ..bundle import Bundle, EvidenceSpot
from ..drawn_words import DrawnWords
from ..opened import OpenedFile
from ..read_dates import DateReader
from .popolo_lists import CLASSES, PopoloEntry, class_named, has_signs, is_of_lists, number_of, popolo_lists, unwrap

KINDS = (".json",)
"""What files of this format are, by their content."""
_MEMBER = ("", "member", "members")
_ENDS = ("start_date", "end_date")
_NAME_PARTS = ("given_name", "family_name")
_READ = {
    "persons": {"id", "name", "other_names", "identifiers", "links", "url", "summary"},
    "organizations": {"id", "name", "other_names", "identifiers", "links", "url", "classification", "type",
                      "description", "summary", "parent_id"},
    "areas": {"id", "name", "type", "identifiers", "other_names"},
    "posts": {"id", "label", "role", "other_label", "organization_id", "links", "url", *_ENDS},
    "memberships": {"id", "label", "role", "person_id", "member_id", "member", "organization_id", "post_id",
                    "on_behalf_of_id", "legislative_period_id", *_ENDS},
    "events": {"id", "name", "description", "location", "organization_id", "parent_id", "attendees",
               "classification", *_ENDS},
}  # fmt: skip


def recognise(file: OpenedFile) -> bool:
    """Whether a file has lists of Popolo, or an object that is one of its own."""
    value = unwrap(file.json)
    if is_of_lists(value):
        return bool({"persons", "memberships", "organizations"} & set(map(class_named, value)))
    first = value[0] if isinstance(value, list) and value else value
    return has_signs(first)


def read(file: OpenedFile, bundle: Bundle) -> None:
    """Fills a bundle with the people, bodies, posts, memberships and events of a file."""
    lists = popolo_lists(file.json, bundle.report)
    if not lists:
        raise file.error("it holds no persons, organizations, posts, memberships or events")
    from ...documents.json_records import read_json

    bundle.keeps_file = not any("private" in one.what for one in bundle.report.left_out)
    if not bundle.keeps_file:
        bundle.report.left_out.add("the file itself is not kept here, since it holds what is private to people")
    try:
        text = read_json(json.dumps(lists, ensure_ascii=False).encode(), Options())
    except (Unreadable, RecursionError) as refusal:
        raise file.error(str(refusal)) from None
    title = bundle.title_of(file, "People and posts")
    bundle.declare_source(bundle.source, title, text=text, sourceKind="dataset")
    bundle.author_voice("the list of people and posts")
    _Popolo(bundle, lists).read()


class _Popolo:
    def __init__(self, bundle: Bundle, lists: dict[str, list[dict[str, Any]]]) -> None:
        self.bundle, self.report, self.words = bundle, bundle.report, DrawnWords(bundle.vocabulary)
        self.entries = [
            PopoloEntry(name, row, fields) for name in CLASSES for row, fields in enumerate(lists.get(name, ()), 1)
        ]
        self.pages = {name: at for at, name in enumerate(lists, 1)} if len(lists) > 1 else {}
        self.dates = DateReader([_text(one.fields, end) for one in self.entries for end in _ENDS])
        self.periods = {_text(one.fields, "id"): one for one in self.entries if one.name == "events"}
        self.by_id = {(one.name, _text(one.fields, "id")): one for one in reversed(self.entries)}

    def read(self) -> None:
        readers = {"organizations": self._organization, "areas": self._area, "persons": self._person,
                   "posts": self._post, "memberships": self._membership, "events": self._event}  # fmt: skip
        for one in self.entries:
            self.report.count_read("rows")
            for key, value in one.fields.items():
                used = key in _READ[one.name] or (key in _NAME_PARTS and not one.fields.get("name"))
                if not used and value not in (None, "", [], {}):
                    self.report.left_out.add("fields that have no place", f"{one.name}: {key}")
            readers[one.name](one)

    def _thing(self, one: PopoloEntry, type: str, **values: str) -> str:
        """The id of what an entry is, with its names, numbers and address; empty, and refused, where it has no name."""
        fields = one.fields
        name = _text(fields, "name") or _text(fields, "label") or _text(fields, "role")
        if not name and (parts := [part for key in _NAME_PARTS if (part := _text(fields, key))]):
            self.report.guessed.add("a name is put together of its parts", one.place)
            name = " ".join(parts)
        id = _text(fields, "id") or name
        if not name:
            self.report.refused.add("an entry without a name", one.place)
            return ""
        others = [_text(other, "name") if isinstance(other, dict) else str(other)
                  for key in ("other_names", "other_label") for other in _list(fields, key)]  # fmt: skip
        links = [web_link(_text(link, "url")) for link in _list(fields, "links") if isinstance(link, dict)]
        links = [web_link(_text(fields, "url")), *links]
        urls = list(dict.fromkeys(filter(None, links)))
        if len(urls) > 1:
            self.report.left_out.add("links behind the first", one.place, len(urls) - 1)
        return self.bundle.thing(
            f"{one.name} {id}", type, name, place=one.place, url=urls[0] if urls else "",
            aliases=[other for other in dict.fromkeys(others) if other and other != name],
            identifiers=self._numbers(one), **values,
        )  # fmt: skip

    def _numbers(self, one: PopoloEntry) -> list[str]:
        """The numbers of an entry that are of a register that things may have; of the others, the register is told."""
        numbers = _list(one.fields, "identifiers")
        for number in numbers:
            if not number_of(number):
                scheme = _text(number, "scheme") if isinstance(number, dict) else ""
                told = f"{one.name}: {scheme or 'of none'}"
                self.report.left_out.add("numbers of registers that have no place", told)
        return list(filter(None, map(number_of, numbers)))

    def _organization(self, one: PopoloEntry) -> None:
        said = _text(one.fields, "classification") or _text(one.fields, "type")
        type = self._body_type(said, one) if said else "Organisation"
        about = _text(one.fields, "description") or _text(one.fields, "summary")
        id = self._thing(one, type, description=about)
        if id and (parent := _text(one.fields, "parent_id")):
            self._say(one, id, "unitOf", self._thing_known_by("organizations", parent, "Organisation", one), parent)

    def _body_type(self, said: str, one: PopoloEntry) -> str:
        type, is_whole = self.words.type_of(said)
        vocabulary = self.bundle.vocabulary
        if type and vocabulary.is_a(vocabulary.iri_of(type), vocabulary.iri_of("Organisation")):
            guess = f"what is classified as “{said}” is {with_article(type)}"
            self.report.guessed.add(guess, "" if is_whole else one.place)
            return type
        self.report.left_out.add("classifications that no type here stands for", f"{one.place}: {said}")
        return "Organisation"

    def _area(self, one: PopoloEntry) -> None:
        self._thing(one, "Place")

    def _person(self, one: PopoloEntry) -> None:
        self._thing(one, "Person", description=_text(one.fields, "summary"))

    def _post(self, one: PopoloEntry) -> None:
        id = self._thing(one, "Post")
        if id and (body := _text(one.fields, "organization_id")):
            where = self._thing_known_by("organizations", body, "Organisation", one)
            self._say(one, id, "postIn", where, body, when=self._when(one))

    def _membership(self, one: PopoloEntry) -> None:
        fields, when = one.fields, self._when(one)
        member = _text(fields, "person_id") or _text(fields, "member_id")
        name, type = "persons", "Person"
        if not member and isinstance(given := fields.get("member"), dict):
            member = _text(given, "id")
            if "organi" in str(given.get("@type", "")).casefold():
                name, type = "organizations", "Organisation"
        body, post = _text(fields, "organization_id"), _text(fields, "post_id")
        party, role = _text(fields, "on_behalf_of_id"), _text(fields, "role")
        if not member or not (body or post or party):
            missing = "its member" if not member else "a post or organization"
            self.report.refused.add(f"a membership without {missing}", one.place)
            return
        who = self._thing_known_by(name, member, type, one)
        where = self._thing_known_by("organizations", body, "Organisation", one) if body else ""
        if not post and body and type == "Person" and role.casefold() not in _MEMBER:
            post = self._post_of_role(one, role, body, where)
        if post:
            held = self._thing_known_by("posts", post, "Post", one)
            self._say(one, who, "heldPost", held, member, post, when=when)
        if where and (not post or role.casefold() in _MEMBER[1:]):
            self._say(one, who, "memberOf", where, member, body, when=when)
        if party:
            self._say(
                one,
                who,
                "onBehalfOf",
                self._thing_known_by("organizations", party, "Organisation", one),
                party,
                when=when,
            )

    def _post_of_role(self, one: PopoloEntry, role: str, body: str, where: str) -> str:
        """The key of the post that a role in an organization stands for."""
        self.report.guessed.add("a role in an organization is a post in it", one.place)
        key = f"{role} {body}"
        if f"posts {key}" not in self.bundle.keys:
            self.bundle.thing(f"posts {key}", "Post", f"{role}, {self.bundle.things[where].text('name')}")
            self._say(one, self.bundle.keys[f"posts {key}"], "postIn", where, role, body)
        return key

    def _event(self, one: PopoloEntry) -> None:
        fields = one.fields
        id = self._thing(one, "Event", description=_text(fields, "description"))
        if not id:
            return
        if when := self._when(one):
            self._say(one, id, "occurred", "", _text(fields, "start_date"), modality="done", when=when, value=when)
        if place := _text(fields, "location"):
            where = self.bundle.thing(f"areas {place}", "Place", place)
            self._say(one, id, "locatedIn", where, place)
        if body := _text(fields, "organization_id"):
            who = self._thing_known_by("organizations", body, "Organisation", one)
            self._say(one, who, "held", id, body, modality="done", when=when)
        if (parent := _text(fields, "parent_id")) and parent != _text(fields, "id"):
            self._say(one, id, "partOf", self._thing_known_by("events", parent, "Event", one), parent)
        for guest in _list(fields, "attendees"):
            if isinstance(guest, dict) and (key := _text(guest, "id") or _text(guest, "name")):
                who = self._thing_known_by("persons", key, "Person", one, _text(guest, "name"))
                self._say(one, who, "attended", id, key, modality="done", when=when)

    def _thing_known_by(self, name: str, key: str, type: str, one: PopoloEntry, called: str = "") -> str:
        """The thing that the file knows by an id, which may be in a later entry, or in none."""
        if f"{name} {key}" in self.bundle.keys:
            return self.bundle.keys[f"{name} {key}"]
        later = self.by_id.get((name, key))
        shown = (_text(later.fields, "name") or _text(later.fields, "label")) if later else called
        if not shown:
            what = "things of which the file has only an id have it as their name: give each its own"
            self.report.to_decide.add(what, f"{one.place}: {key}")
        return self.bundle.thing(f"{name} {key}", type, shown or key, place=one.place)

    def _say(self, one: PopoloEntry, subject: str, predicate: str, object: str, *words: str, **values: str) -> None:
        if subject == object:
            self.report.refused.add("a tie of something to itself", one.place)
            return
        spot = EvidenceSpot("The list has it so.", words, one.row, self.pages.get(one.name, 0))
        given = {"modality": "state", **values}
        self.bundle.claim(subject, predicate, object, spot=spot, place=one.place, **given)

    def _when(self, one: PopoloEntry) -> str:
        """When an entry begins and ends; a membership without dates is of the period that it is in."""
        fields = one.fields
        period = self.periods.get(_text(fields, "legislative_period_id")) if one.name == "memberships" else None
        if period and not any(_text(fields, end) for end in _ENDS):
            self.report.guessed.add("a membership without dates is as long as its period", one.place)
            fields = period.fields
        start, end = (self._date(_text(fields, name), one) for name in _ENDS)
        if not (start or end):
            return ""
        return start if start == end else f"{start or '..'}/{end or '..'}"

    def _date(self, text: str, one: PopoloEntry) -> str:
        found = self.dates.read(text)
        if found.guess:
            self.report.guessed.add(found.guess, one.place)
        if text and not found.edtf:
            self.report.left_out.add("dates that are none", f"{one.place}: {text}")
        return found.edtf


def _text(fields: dict[str, Any], key: str) -> str:
    value = fields.get(key)
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _list(fields: dict[str, Any], key: str) -> list[Any]:
    value = fields.get(key)
    return value if isinstance(value, list) else []
