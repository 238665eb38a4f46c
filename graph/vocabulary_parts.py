"""What the vocabulary of a record is made of: its relations, types and codes."""

from typing import NamedTuple


class Relation(NamedTuple):
    """A property of the vocabulary, with what it means to walk along it.

    ``cause`` is the end that comes first, ``"subject"`` or ``"object"``; empty: shown, never walked. ``part`` is the
    part of an outcome statement that it gives, or empty; ``share`` is what every claim of it gives, or empty.
    ``gives_part`` says that it gives a part in something that others may have a part in too, ``names_maker``
    that it says who made or did the other thing. ``fact`` stands before a value of it in a list of facts (empty: its
    label), and ``result`` says that a claim of it tells what its subject comes to. ``holder`` is the end that held the
    role at the other end, ``"subject"`` or ``"object"``, or empty. ``direction`` is that of a relation such as
    ``ledTo/less``. ``root`` is the relation of ours that a workspace's own is a sub-property of, else its own name.
    ``ties`` say how claims of it tie actors; ``sector_end`` is the end that lends its sector to the other, in
    ``sector_order``.

    >>> from civicgraph import Dataset
    >>> Dataset.shipped().record().relations["ledTo"].kind
    'influence'
    """

    name: str
    label: str
    inverse: str
    kind: str
    cause: str
    comment: str
    part: str = ""
    share: str = ""
    gives_part: bool = False
    names_maker: bool = False
    fact: str = ""
    result: bool = False
    holder: str = ""
    direction: str = ""
    root: str = ""
    ties: tuple[str, ...] = ()
    sector_end: str = ""
    sector_order: int = 0


class Type(NamedTuple):
    """A class of the vocabulary. ``rung`` is its place on the ladder from ask to outcome, or empty.

    ``shared`` says that things of it are made or done by many, so that a part in one is no part in all that came of it.
    ``facts`` are the relations that people ask of first, with ``^`` in front where the thing is the object. ``comment``
    says what things are of it; ``sector`` is the part of public life that it stands in, or empty; ``above`` are the
    types that are wider.
    """

    name: str
    label: str
    rung: str
    family: str
    shared: bool = False
    facts: tuple[str, ...] = ()
    comment: str = ""
    sector: str = ""
    plural: str = ""
    above: tuple[str, ...] = ()


class Code(NamedTuple):
    """One entry of a code list, such as wording ``stated``. ``strength`` is -1 where the list has none.

    Of types of caveats, ``always`` is for those that are told in full wherever they concern what is asked about, and
    ``limits`` for those that limit what may be concluded of who brought something about. ``like`` is the code of ours
    that a workspace's own is taken as.
    """

    list: str
    name: str
    label: str
    strength: int
    definition: str
    always: bool = False
    limits: bool = False
    like: str = ""
