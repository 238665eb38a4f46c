"""Files of YAML changed in place: what is not asked for stays as it was, to the letter."""

from __future__ import annotations

import string

from hypothesis import given
from hypothesis import strategies as st

from civicgraph.graph.exchange.bundle import BundleEntry
from civicgraph.graph.exchange.workspace_entries import workspace_entries
from civicgraph.graph.exchange.yaml_editing import YamlFile
from civicgraph.graph.vocabulary import load_vocabulary

HEAD = "# A file of things.\nthings:"
NAMES = st.text(string.ascii_letters + " :#'\"-[]{}&*!|>%@`,é報", min_size=1, max_size=20).filter(
    lambda text: any(letter.isalpha() for letter in text) and text == " ".join(text.split())
)


def entry(id: str, name: str) -> BundleEntry:
    return BundleEntry({"id": id, "type": "Person", "name": name})


def names_in(content: str) -> dict[str, str]:
    found = workspace_entries({"things.yaml": content.encode()}, load_vocabulary())
    assert not found.unread, content
    return {id: one.said["name"] for id, one in found.by_id.items()}


@given(
    names=st.lists(NAMES, min_size=1, max_size=5),
    gone=st.sets(st.integers(0, 4)),
    changed=st.dictionaries(st.integers(0, 4), NAMES),
    added=st.lists(NAMES, max_size=3),
)
def test_whatever_is_removed_changed_and_added_the_file_says_that_and_no_more(
    names: list[str], gone: set[int], changed: dict[int, str], added: list[str]
) -> None:
    first = YamlFile("things.yaml", f"{HEAD} []\n")
    first.add("things", [entry(f"t-{at}", name) for at, name in enumerate(names)])
    content = first.text()
    assert names_in(content) == {f"t-{at}": name for at, name in enumerate(names)}
    file = YamlFile("things.yaml", content)
    expected = names_in(content)
    for at in sorted(gone & set(range(len(names)))):
        file.remove("things", f"t-{at}")
        del expected[f"t-{at}"]
    for at, name in changed.items():
        if f"t-{at}" in expected:
            file.change("things", f"t-{at}", {"name": name})
            expected[f"t-{at}"] = name
    file.add("things", [entry(f"n-{at}", name) for at, name in enumerate(added)])
    expected |= {f"n-{at}": name for at, name in enumerate(added)}
    assert names_in(file.text()) == expected
    assert file.text().startswith("# A file of things.\n")


def test_a_list_of_which_all_goes_is_empty_and_can_be_filled_again() -> None:
    file = YamlFile("things.yaml", f"{HEAD}\n  - id: a\n    type: Person\n    name: Ada\n\n# the end\n")
    file.remove("things", "a")
    assert file.text() == f"{HEAD} []\n\n# the end\n"
    again = YamlFile("things.yaml", file.text())
    again.add("things", [entry("b", "Bo")])
    assert again.text() == f"{HEAD}\n  - id: b\n    type: Person\n    name: Bo\n\n# the end\n"


def test_lines_that_end_as_windows_has_them_go_on_so() -> None:
    file = YamlFile("things.yaml", "things:\r\n  - id: a\r\n    name: Ada  # ours\r\n    type: Person\r\n")
    file.change("things", "a", {"type": "Group", "url": "https://a.example"})
    assert file.text() == (
        'things:\r\n  - id: a\r\n    name: Ada  # ours\r\n    type: Group\r\n    url: "https://a.example"\r\n'
    )
