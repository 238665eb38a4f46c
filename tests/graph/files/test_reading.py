"""YAML read strictly: text stays text, keys know their lines, and traps are refused with line and remedy."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import DataError
from civicgraph.graph.files.invisible_letters import invisible_problem
from civicgraph.graph.files.reading import YamlMapping, YamlNode, read_yaml

REFUSED = {
    "empty": ("", 1, "the file is empty"),
    "only a comment": ("# soon\n", 1, "the file is empty"),
    "a list at the top": ("- a\n- b\n", 1, "must hold keys at the top"),
    "bare text": ("hello\n", 1, "must hold keys at the top"),
    "a key given twice": ("a: one\nb: two\na: three\n", 3, "a is given twice, first in line 1: keep one"),
    "a key given twice deep down": ("a:\n  - b: one\n    b: two\n", 3, "b is given twice, first in line 2"),
    "a tab": ("a:\n\tb: x\n", 2, "a tab: indent with spaces"),
    "a second document": ("a: x\n---\na: z\n", 3, "a second document begins here"),
    "an alias": ("a: &one [x]\nb: *one\n", 1, "an anchor (&name) is used again by an alias"),
    "a loop": ("a: &one [*one]\n", 1, "an anchor (&name) is used again by an alias"),
    "an unknown alias": ("a: x\nb: *stars\n", 2, "an alias (*name): write the value out, or quote"),
    "a merge": ("a: &one {x: z}\nb: {<<: *one}\n", 1, "an anchor (&name) is used again by an alias"),
    "a tag of Python": ("a: !!python/object:os.system x\n", 1, "a tag (tag:yaml.org,2002:python/object:os.system)"),
    "a tag of one's own": ("a: !ask x\n", 1, "a tag (!ask): write plain text, or quote text that begins with !"),
    "binary": ("a: x\nb: !!binary aGk=\n", 2, "a tag (tag:yaml.org,2002:binary)"),
    "nothing behind a colon": ("a: x\nb:\n", 2, "nothing stands behind the colon: give a value or take the key out"),
    "nothing behind a dash": ("a:\n  - x\n  -\n", 3, "nothing stands behind the colon"),
    "no": ("a: x\nb: no\n", 2, 'no unquoted is true, false or nothing to other YAML tools: write "no"'),
    "Yes": ("a: Yes\n", 1, 'write "Yes"'),
    "a tilde": ("a: ~\n", 1, 'write "~"'),
    "null in a list": ("a: [x, null]\n", 1, 'write "null"'),
    "a second colon": ("a: x\nb: one: two\n", 2, "a second ': ' in one line: put the text in quotes"),
    "a dash without a blank": ("a:\n  - b: x\n  -b: y\n", 3, "a dash without a blank behind it: write '- '"),
    "an open quote": ('a: "x\n', 2, "not readable as YAML"),
    "a key that is a list": ("? [a, b]\n: x\n", 1, "a key must be one word"),
    "a control character": ("a: x\0y\n", 1, "a NUL character (U+0000): take it out"),
    "nesting": ("a: " + "[" * 40 + "x" + "]" * 40, 1, "nested deeper than 20 levels"),
    "nesting without end": ("a: " + "[" * 50_000, 1, "n"),
}

text = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20).filter(
    lambda text: not invisible_problem(text)
)
values = st.recursive(text, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3))


def plain(node: YamlNode) -> object:
    """What was read, without the lines."""
    if isinstance(node, YamlMapping):
        return {key: plain(value) for key, value in node.values.items()}
    return [plain(item) for item in node] if isinstance(node, list) else node


def refusal(content: bytes) -> tuple[int, str]:
    """The line and message of the one problem with a file."""
    with pytest.raises(DataError) as refused:
        read_yaml(content, "f.yaml")
    (problem,) = refused.value.problems
    assert problem.file == "f.yaml"
    return problem.line, problem.message


@pytest.fixture(params=["with libyaml", "without libyaml"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways in which PyYAML may be installed: they differ in how they mark plain scalars and limit nesting."""
    if request.param == "without libyaml":
        monkeypatch.delattr(yaml, "CBaseLoader", raising=False)


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.usefixtures("loader")
def test_what_misleads_is_refused_at_its_line_with_the_remedy(name: str) -> None:
    content, line, said = REFUSED[name]
    found, message = refusal(content.encode())
    assert found == line
    assert message.startswith(said) or said in message


@pytest.mark.parametrize(
    ("content", "line", "byte"), [(b"a: x\nb: caf\xe9\n", 2, "0xe9"), ("a: x".encode("utf-16-le") + b"\xff", 1, "0xff")]
)
def test_what_is_not_utf_8_is_refused_at_its_line(content: bytes, line: int, byte: str) -> None:
    assert refusal(content) == (line, f"byte {byte} is not UTF-8: save the file as UTF-8")


@pytest.mark.parametrize(
    "scalar", ["2016-11-01", "2016", "010", "1e3", "0x1F", "1_000", "12:30", "3.10", ".inf", "=", "[no", "nothing"]
)
def test_what_others_take_for_a_number_or_a_date_stays_text(scalar: str) -> None:
    given = f'"{scalar}"' if scalar.startswith("[") else scalar
    assert plain(read_yaml(f"a: {given}\n".encode(), "f.yaml")) == {"a": scalar}


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("trap", ["no", "Yes", "on", "null", "~", ""])
def test_a_trap_in_quotes_is_text(trap: str) -> None:
    assert plain(read_yaml(f"a: \"{trap}\"\nb: '{trap}'\n".encode(), "f.yaml")) == {"a": trap, "b": trap}


def test_every_key_knows_its_line() -> None:
    top = read_yaml(
        b"# one\nthings:\n  - id: ada\n\n    name: >-\n      Ada\n      Okoye\n    aliases: [A, B]\n", "f.yaml"
    )
    assert top.place.of("things") == 2
    things = top.values["things"]
    assert isinstance(things, list) and isinstance(things[0], YamlMapping)
    place = things[0].place
    assert (place.line, place.of("id"), place.of("name"), place.of("aliases")) == (3, 3, 5, 8)
    assert place.of("description") == place.line == place.of()
    assert plain(things[0]) == {"id": "ada", "name": "Ada Okoye", "aliases": ["A", "B"]}


@pytest.mark.parametrize("changed", ["\r\n", "\r"])
def test_line_ends_of_other_systems_and_a_byte_order_mark_change_nothing(changed: str) -> None:
    content = "a: one\nb:\n  - c: two\n    d: three\n"
    as_is, other = (
        read_yaml(content.encode(), "f"),
        read_yaml(b"\xef\xbb\xbf" + content.replace("\n", changed).encode(), "f"),
    )
    assert other == as_is


@given(st.dictionaries(text, values, min_size=1, max_size=4))
def test_what_yaml_writes_in_quotes_reads_back_the_same(data: dict[str, object]) -> None:
    content = yaml.safe_dump(data, default_style='"', allow_unicode=True).encode()
    assert plain(read_yaml(content, "f.yaml")) == data


@given(st.binary(max_size=60) | st.text("ab:-[]{}&*!|>'\"#\n\t %@`~?,", max_size=60).map(str.encode))
def test_no_bytes_are_met_with_anything_but_keys_or_a_refusal_with_a_line(content: bytes) -> None:
    try:
        assert isinstance(read_yaml(content, "f.yaml"), YamlMapping)
    except DataError as refused:
        assert [problem.line >= 1 for problem in refused.problems] == [True]


@pytest.mark.parametrize(
    ("letter", "said"),
    [
        ("\u2028", "an invisible line separator (U+2028)"),
        ("\u2029", "an invisible paragraph separator (U+2029)"),
        ("\x85", "an invisible line end (U+0085)"),
        ("\x0c", "a form feed (U+000C)"),
        ("\x00", "a NUL character (U+0000)"),
        ("\x1b", "a control character (U+001B)"),
        ("\u202e", "an invisible mark of direction (U+202E)"),
        ("\u200b", "an invisible mark (U+200B)"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_letter_that_nobody_sees_is_told_of_its_line(letter: str, said: str, end: str) -> None:
    text = end.join(["id: source/s", "title: A", f"description: one{letter}two", "textFile: s.txt", ""])
    with pytest.raises(DataError) as caught:
        read_yaml(text.encode(), "s.yaml")
    assert str(caught.value) == f"s.yaml:3: {said}: take it out"


@pytest.mark.parametrize("escape", ["\\0", "\\a", "\\e", "\\x9f", "\\u202E", "\\N", "\\L", "\\r", "\\uFEFF"])
def test_a_letter_that_is_written_as_an_escape_is_seen_too(escape: str) -> None:
    with pytest.raises(DataError, match=r"s\.yaml:2: an? .*: take it out"):
        read_yaml(f'id: source/s\ntitle: "one{escape}two"\n'.encode(), "s.yaml")


def test_an_anchor_may_hold_what_falls_away_when_it_is_compared() -> None:
    assert read_yaml("anchor: har\u00adbour\n".encode(), "s.yaml").values == {"anchor": "har\u00adbour"}


def test_a_file_of_utf16_is_told() -> None:
    with pytest.raises(DataError, match=r"s\.yaml:1: the file is UTF-16, not UTF-8"):
        read_yaml("id: source/s\n".encode("utf-16"), "s.yaml")


@pytest.mark.slow
def test_millions_of_values_are_refused_before_they_are_kept() -> None:
    text = b"things: [" + b"a," * 3_000_000 + b"a]\n"
    with pytest.raises(DataError, match=r"s\.yaml:1: more than 1,000,000 keys and values: divide the file"):
        read_yaml(text, "s.yaml")
