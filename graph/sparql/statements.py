"""The statements of a query, read one by one: a statement without its end, or without its last part."""

from __future__ import annotations

from collections.abc import Sequence

from .query_shape import Token, end_of_brackets

_SUBJECT, _VERB, _OBJECT, _BEHIND = "subject", "verb", "object", "behind"
_TERMS = frozenset({"variable", "iri", "name", "string"})
_MODIFIERS = frozenset({"GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET"})
_BLOCKS = _MODIFIERS | {"FILTER", "BIND", "OPTIONAL", "UNION", "MINUS", "GRAPH", "VALUES", "SELECT", "WHERE", "EXISTS",
                        "NOT"}  # fmt: skip


def unfinished_statement(tokens: Sequence[Token]) -> str:
    """The first statement that has no end, or lacks a part, in words; nothing where each seems whole.

    >>> from .query_shape import read_shape
    >>> unfinished_statement(read_shape("ASK { ?a a civic:Ask ?a civic:putTo ?b }").inside)
    'before ?a in line 1 a . is missing, which ends a statement; or a ; to say more of the same thing'
    """
    reader = _StatementReader(tokens)
    while reader.at < len(tokens) and not reader.said:
        reader.step()
    return reader.said


class _StatementReader:
    """Goes through the tokens; ``wants`` is what comes next in a statement."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens, self.at = tokens, 0
        self.wants, self.verb, self.said = _SUBJECT, "", ""

    def step(self) -> None:
        """Reads what comes next."""
        token = self.tokens[self.at]
        if token.text in "{}" or token.word in _BLOCKS:
            self._end_statement(token)
            self._pass_block(token)
        elif self.wants == _SUBJECT:
            self._read_subject(token)
        elif self.wants == _VERB:
            self._read_verb(token)
        elif self.wants == _OBJECT:
            self._read_object(token)
        else:
            self._read_end(token)

    def _end_statement(self, token: Token) -> None:
        if self.wants == _OBJECT:
            self._say_empty(token)
        elif self.wants == _VERB and self.tokens[self.at - 1].text != ";":
            before = self.tokens[self.at - 1].text
            self.said = (
                f"nothing is said of {before} in line {token.line}: a statement has three parts, as in ?a a civic:Ask"
            )

    def _pass_block(self, token: Token) -> None:
        """Goes past a word that begins something else than a statement, with what belongs to it."""
        self.wants = _SUBJECT
        self.at += 1
        if token.word in ("FILTER", "BIND"):
            while self.at < len(self.tokens) and self.tokens[self.at].text not in ("(", "{", "}"):
                self.at += 1
            if self.at < len(self.tokens) and self.tokens[self.at].text == "(":
                self.at = end_of_brackets(self.tokens, self.at)
        elif token.word == "GRAPH":
            self.at += 1
        elif token.word in _MODIFIERS:
            while self.at < len(self.tokens) and self.tokens[self.at].text != "}":
                self.at += 1
        elif token.word in ("VALUES", "SELECT"):
            while self.at < len(self.tokens) and self.tokens[self.at].text != "{":
                self.at += 1
            if token.word == "VALUES" and self.at < len(self.tokens):
                self.at = end_of_brackets(self.tokens, self.at)

    def _read_subject(self, token: Token) -> None:
        if token.text == "." and self.tokens[self.at - 1].text == ".":
            self.said = f"two . follow one another in line {token.line}: one ends a statement"
        self._pass_term(token, _VERB)

    def _read_verb(self, token: Token) -> None:
        """A relation, or several with the signs of paths between them."""
        if token.text == ";":
            self.at += 1
        elif token.text == "." and self.tokens[self.at - 1].text == ";":
            self.wants = _SUBJECT
            self.at += 1
        elif token.text == ".":
            self._end_statement(token)
            self.at += 1
        else:
            self._pass_path()
            self.wants = _OBJECT

    def _pass_path(self) -> None:
        begin = self.at
        while self.at < len(self.tokens):
            while self.tokens[self.at].text in ("^", "!") and self.at + 1 < len(self.tokens):
                self.at += 1
            self.at = end_of_brackets(self.tokens, self.at) if self.tokens[self.at].text == "(" else self.at + 1
            while self.at < len(self.tokens) and self.tokens[self.at].text in ("*", "+", "?"):
                self.at += 1
            if self.at >= len(self.tokens) or self.tokens[self.at].text not in ("/", "|"):
                break
            self.at += 1
        self.verb = "".join(token.text for token in self.tokens[begin : self.at])

    def _read_object(self, token: Token) -> None:
        if token.text in (".", ";", ","):
            self._say_empty(token)
        self._pass_term(token, _BEHIND)

    def _say_empty(self, token: Token) -> None:
        self.said = f"behind {self.verb[:60]} in line {token.line} something is missing: a thing, a text or a variable"

    def _pass_term(self, token: Token, then: str) -> None:
        """Goes past what names something, with the tag or the type of a text and the digits of a number."""
        self.wants = then if token.text != "." else self.wants
        self.at = end_of_brackets(self.tokens, self.at) if token.text in ("(", "[") else self.at + 1
        while self.at < len(self.tokens) and (self.tokens[self.at].kind == "language" or self._is_in_number()):
            self.at += 1
        if self.at + 1 < len(self.tokens) and self.tokens[self.at].text == "^^":
            self.at += 2

    def _is_in_number(self) -> bool:
        """Whether a token goes on with the number before it, such as the . and the 5 of 2.5, or with its sign."""
        before, here = self.tokens[self.at - 1], self.tokens[self.at]
        touches = before.start + len(before.text) == here.start
        next_one = self.tokens[self.at + 1] if self.at + 1 < len(self.tokens) else None
        if here.text == ".":
            return touches and before.text.isdigit() and bool(next_one and next_one.text[:1].isdigit()
                                                              and next_one.start == here.start + 1)  # fmt: skip
        return touches and here.kind == "word" and before.text in (".", "-", "+") and here.text[:1].isdigit()

    def _read_end(self, token: Token) -> None:
        """What stands behind a whole statement."""
        self.at += 1
        if token.text in (".", ";", ","):
            self.wants = {".": _SUBJECT, ";": _VERB, ",": _OBJECT}[token.text]
        elif token.kind in _TERMS or token.word == "A":
            self.said = (
                f"before {token.text[:60]} in line {token.line} a . is missing, which ends a statement; "
                "or a ; to say more of the same thing"
            )
        else:
            self.wants = _SUBJECT
