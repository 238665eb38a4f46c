"""RDF of others: people, bodies, posts, projects and events of ORG, FOAF, schema.org, PROV and Popolo, and their ties.

Memberships that are things of their own, with a role, a post and times, are read as one tie each. Of every predicate
that is not read, the report has how many statements were passed over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ...documents.extracted import Extracted, clean_line, engine_name
from ...record import web_link
from ...words.counts import with_article
from .. import linked_terms as terms
from ..bundle import Bundle, EvidenceSpot
from ..drawn_words import DrawnWords
from ..identifiers import is_identifier
from ..opened import OpenedFile
from ..plain_words import one_line
from ..rdf_quads import KINDS, RDF, read_rdf, term_value
from ..read_dates import DateReader

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["KINDS", "read", "recognise"]
_TYPE = f"{RDF}type"
_LONGEST_NAME, _LONGEST_TEXT = 300, 8_000
_SPACES = (b"w3.org/ns/org#", b"xmlns.com/foaf/0.1/", b"schema.org", b"w3.org/ns/prov#", b"w3.org/ns/opengov#",
           b"w3.org/ns/person#")  # fmt: skip


def recognise(file: OpenedFile) -> bool:
    """Whether a file of RDF has people, bodies, memberships or events."""
    if not any(space in file.utf8.replace(b"\\/", b"/") for space in _SPACES):
        return False
    if file.kind == ".json" and b'"@context"' not in file.utf8 and b'"@type"' not in file.utf8:
        return False
    if file.kind == ".xml" and RDF.encode() not in file.content:
        return False
    known = {*terms.TYPES, *terms.MEMBERSHIPS}
    return any(
        terms.plain_term(quad.predicate.value) in terms.TIES
        or (quad.predicate.value == _TYPE and terms.plain_term(term_value(quad.object)) in known)
        for quad in read_rdf(file)
    )


def read(file: OpenedFile, bundle: Bundle) -> None:
    """Fills a bundle with the things that a file describes and the ties between them."""
    _LinkedData(file, bundle).read()


class _LinkedData:
    def __init__(self, file: OpenedFile, bundle: Bundle) -> None:
        self.file, self.bundle, self.report = file, bundle, bundle.report
        self.words = DrawnWords(bundle.vocabulary)
        self.rows: dict[str, dict[str, list[ox.Quad]]] = defaultdict(lambda: defaultdict(list))
        self.blank: dict[str, str] = {}
        statements = 0
        for quad in dict.fromkeys(read_rdf(file)):
            statements += 1
            if hasattr(quad.subject, "value"):
                self.rows[self._key(quad.subject)][terms.plain_term(quad.predicate.value)].append(quad)
        self.report.count_read("statements", statements)
        self.dates = DateReader(())
        self.lines: list[str] = []
        self.used: set[tuple[str, str]] = set()

    def _key(self, term: object) -> str:
        """The address of a term; of one without, its place among these, which is the same each time it is read."""
        if type(term).__name__ == "BlankNode":
            return self.blank.setdefault(term_value(term), f"_:{len(self.blank) + 1}")
        return term_value(term)

    def read(self) -> None:
        self.bundle.keeps_file = not any(terms.PRIVATE & row.keys() for row in self.rows.values())
        said = bool(self.bundle.claims) or self._things() + self._ties() + self._memberships() + self._times()
        if not said:
            raise self.file.error("it tells of no people, bodies, posts, projects or events in a vocabulary read here")
        text = "".join(f"{clean_line(line)}\n" for line in self.lines)
        read = Extracted(text, "rows", engine_name("rdf", ""), "RDF") if any(map(str.isalnum, text)) else None
        self.bundle.declare_source(
            self.bundle.source, self.bundle.title_of(self.file, "Linked data"), text=read, sourceKind="dataset"
        )
        self.bundle.author_voice("the data")
        self._tell_passed()

    def _values(self, key: str, predicates: Iterable[str]) -> list[str]:
        """What a subject has for some predicates, the first of these that are there first."""
        row, found = self.rows.get(key, {}), list[str]()
        for predicate in predicates:
            for quad in row.get(predicate, ()) if row else ():
                self.used.add((key, predicate))
                found.append(self._key(quad.object))
        return [one for one in found if one]

    def _type(self, key: str) -> str:
        """The type of a thing, of several the narrowest."""
        found = {terms.TYPES.get(terms.plain_term(one), "") for one in self._values(key, [_TYPE])} - {""}
        return max(sorted(found), key=lambda one: len(self.bundle.vocabulary.types[one].above), default="")

    def _things(self) -> int:
        """The things that say what they are."""
        kinds = {key: type for key in self.rows if (type := self._type(key))}
        for key, type in kinds.items():
            self._thing(key, type)
        return len(kinds)

    def _thing(self, key: str, type: str) -> str:
        """The id of a thing, made where it is first met."""
        known = f"term {key}"
        if known in self.bundle.keys:
            return self.bundle.keys[known]
        names = [name for one in self._values(key, terms.NAMES) if (name := one_line(one)[:_LONGEST_NAME])]
        name = next((one for one in names if len(one) > 1), "")
        if not name:
            what = "things without a name have their address as their name: give each its own"
            self.report.to_decide.add(what, key)
            name = key.rstrip("/#").rpartition("/")[2].rpartition("#")[2] or key
            name = name if len(name) > 1 and not key.startswith("_:") else f"{type} {key.removeprefix('_:')}"
        self.report.count_read("described things")
        others = [one_line(one)[:_LONGEST_NAME] for one in self._values(key, terms.ALIASES)]
        about = next(iter(self._values(key, terms.DESCRIPTIONS)), "")
        links = [web_link(one) for one in self._values(key, terms.LINKS)]
        return self.bundle.thing(
            known, type, name, place=key, url=next(filter(None, links), ""), identifiers=self._numbers(key),
            aliases=[one for one in dict.fromkeys([*names, *others]) if one and one != name],
            description=one_line(about)[:_LONGEST_TEXT] if len(one_line(about)) > 2 else "",
        )  # fmt: skip

    def _numbers(self, key: str) -> list[str]:
        found = []
        for one in self._values(key, terms.NUMBERS):
            base, _, last = one.rpartition("/")
            number = f"wikidata:{last}" if "wikidata.org" in base else one_line(one)
            if is_identifier(number):
                found.append(number)
            else:
                self.report.left_out.add("numbers of registers that have no place", f"{key}: {one}")
        return list(dict.fromkeys(found))

    def _ties(self) -> int:
        """The ties that one statement says."""
        made = 0
        for key in list(self.rows):
            for predicate, tie in terms.TIES.items():
                for other in self._values(key, [predicate]):
                    ends = (other, key) if tie.is_turned else (key, other)
                    if self._is_membership(key) or self._is_membership(other):
                        continue
                    made += self._say(tie, ends, predicate)
        return made

    def _say(self, tie: terms.LinkedTie, ends: tuple[str, str], predicate: str, when: str = "") -> int:
        """One claim of a tie, or why there is none."""
        if ends[0] == ends[1]:
            self.report.refused.add("a tie of something to itself", ends[0])
            return 0
        types = (tie.subject, tie.object)
        ids = [self._thing(end, type) for end, type in zip(ends, types, strict=True)]
        found = [self.bundle.things[id].text("type") for id in ids]
        short = predicate.rpartition("#")[2].rpartition("/")[2]
        if not self.words.may_be(tie.relation, *found):
            both = " and ".join(map(with_article, found))
            self.report.refused.add(f"{short} between {both}, which cannot be", ends[0])
            return 0
        if predicate in terms.GUESSES:
            self.report.guessed.add(terms.GUESSES[predicate], ends[0])
        names = [self.bundle.things[id].text("name") for id in ids]
        self.lines.append("\t".join(filter(None, (names[0], short, names[1], when))))
        spot = EvidenceSpot("The data have it so.", (" ".join(names), *names), len(self.lines))
        structural = self.bundle.vocabulary.relations[tie.relation].kind == "structural"
        modality = "state" if structural else "done"
        self.report.count_read("ties")
        self.bundle.claim(ids[0], tie.relation, ids[1], spot=spot, when=when, place=ends[0], modality=modality)
        return 1

    def _is_membership(self, key: str) -> bool:
        types = {terms.plain_term(term_value(one.object)) for one in self.rows.get(key, {}).get(_TYPE, ())}
        return bool(types & set(terms.MEMBERSHIPS))

    def _memberships(self) -> int:
        """The memberships that are things of their own."""
        made = 0
        for key in list(self.rows):
            if self._is_membership(key):
                self._values(key, [_TYPE, *terms.NAMES])
                made += self._membership(key)
        return made

    def _membership(self, key: str) -> int:
        members, bodies, posts, senders = (
            self._values(key, some) for some in (terms.MEMBER, terms.BODY, terms.POST, terms.SENDER)
        )
        if not members or not (bodies or posts):
            missing = "its member" if not members else "its organization or post"
            self.report.refused.add(f"a membership without {missing}", key)
            return 0
        when, made = self._when(key), 0
        for member in members:
            ties = [*((terms.LinkedTie("heldPost", object="Post"), post, "post") for post in posts)]
            if not posts and (role := self._role(key, bodies)):
                ties = [(terms.LinkedTie("heldPost", object="Post"), role, "role")]
            ties = ties or [(terms.LinkedTie("memberOf"), body, "organization") for body in bodies]
            ties += [(terms.LinkedTie("onBehalfOf"), sender, "onBehalfOf") for sender in senders]
            made += sum(self._say(tie, (member, end), word, when) for tie, end, word in ties)
        return made

    def _role(self, key: str, bodies: list[str]) -> str:
        """The key of the post that a role in a body stands for; empty where the role is only that of a member."""
        for role in self._values(key, terms.ROLE):
            name = next(iter(self._values(role, terms.NAMES)), "") or role.rstrip("/").rpartition("/")[2]
            name = one_line(name.rpartition("#")[2])
            self._values(role, [_TYPE])
            if name.casefold() in ("", "member", "members") or not bodies:
                continue
            body = self.bundle.things[self._thing(bodies[0], "Organisation")].text("name")
            post = f"{role} {bodies[0]}"
            self.bundle.thing(f"term {post}", "Post", f"{name}, {body}"[:_LONGEST_NAME], place=key)
            self.report.guessed.add("a role in an organization is a post in it", key)
            self._say(terms.LinkedTie("postIn", subject="Post"), (post, bodies[0]), "role")
            return post
        return ""

    def _when(self, key: str) -> str:
        """When something began and ended."""
        spans = [key, *self._values(key, terms.DURING)]
        ends = []
        for plain, instant in ((terms.START, terms.BEGINNING), (terms.END, terms.ENDING)):
            found = [text for span in spans for text in self._values(span, plain)]
            at = [one for span in spans for one in self._values(span, instant)]
            found += [text for one in at for text in self._values(one, terms.INSTANT)]
            for one in (*spans[1:], *at):
                self._values(one, [_TYPE])
            ends.append(self._date(found[0], key) if found else "")
        if not any(ends):
            return ""
        return ends[0] if ends[0] == ends[1] else f"{ends[0] or '..'}/{ends[1] or '..'}"

    def _date(self, text: str, key: str) -> str:
        found = self.dates.read(text)
        if text and not found.edtf:
            self.report.left_out.add("dates that are none", f"{key}: {one_line(text)[:40]}")
        return found.edtf

    def _times(self) -> int:
        """When events and projects took place."""
        made = 0
        for key in list(self.rows):
            id = self.bundle.keys.get(f"term {key}", "")
            entry = self.bundle.things.get(id)
            if entry is None or entry.text("type") not in ("Event", "Project", "Programme"):
                continue
            if when := self._when(key):
                self.lines.append(f"{entry.text('name')}\ttook place\t{when}")
                spot = EvidenceSpot("The data have it so.", (when, entry.text("name")), len(self.lines))
                self.bundle.claim(id, "occurred", spot=spot, when=when, value=when, place=key, modality="done")
                made += 1
        return made

    def _tell_passed(self) -> None:
        """How many statements of each predicate were not read."""
        for key, row in self.rows.items():
            for predicate, quads in row.items():
                if predicate in terms.PRIVATE:
                    self.report.left_out.add("what is private to people, and pictures", count=len(quads))
                elif (key, predicate) not in self.used:
                    self.report.left_out.add(f"statements of {predicate}, which is not read", count=len(quads))
        if not self.bundle.keeps_file:
            self.report.left_out.add("the file itself is not kept here, since it holds what is private to people")
