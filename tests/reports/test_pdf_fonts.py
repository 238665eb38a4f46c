"""Letters that the fonts of a PDF lack: a like sign, another font, or a word about it; never silence."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from civicgraph.graph.errors import UsageError
from civicgraph.reports import pdf_fallback_fonts, pdf_page
from civicgraph.reports.blocks import Imprint
from civicgraph.reports.pdf_fonts import SANS, SERIF, _folder, font_runs, lacks_letters, letters_markup
from civicgraph.visualisations.figures import system_fonts
from civicgraph.visualisations.figures.png import undrawable_words

LATIN = os.path.join(_folder("font_source_sans_pro"), "SourceSansPro-Regular.ttf")


@pytest.fixture(autouse=True)
def no_fonts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine without fonts of its own."""
    monkeypatch.delenv(system_fonts.VARIABLE, raising=False)
    monkeypatch.setattr(system_fonts, "font_folders", list)
    monkeypatch.setattr(system_fonts, "_WIDE", "no_fonts_here")
    for cached in (pdf_fallback_fonts._find_font, pdf_fallback_fonts._font_files):
        cached.cache_clear()
    yield
    for cached in (pdf_fallback_fonts._find_font, pdf_fallback_fonts._font_files):
        cached.cache_clear()


@pytest.mark.parametrize(
    ("words", "shown"), [("○ one", "• one"), ("▪ two", "• two"), ("① three", "1 three"), ("✔", "✓")]
)
def test_marks_of_lists_become_signs_that_the_fonts_have(words: str, shown: str) -> None:
    assert letters_markup(words, SERIF) == "".join(said for _, said in font_runs(words, SANS)) == shown
    assert not lacks_letters(words)


def test_letters_that_no_font_has_are_marked_and_told() -> None:
    assert letters_markup("東京 café", SERIF) == "■■ café"
    assert lacks_letters("東京") and not lacks_letters("café")


def test_a_font_of_the_machine_is_taken_where_it_has_the_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(system_fonts.VARIABLE, LATIN)
    monkeypatch.setattr(system_fonts, "has_letter", lambda path, letter: path == LATIN and letter == "東")
    pdf_fallback_fonts._find_font.cache_clear()
    assert letters_markup("東京", SERIF) == '<font name="civicgraph-SourceSansPro-Regular.ttf">東</font>■'


def test_words_from_right_to_left_are_not_set_the_wrong_way_round(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_fonts, "has_letter", lambda path, letter: True)
    monkeypatch.setattr(system_fonts, "font_files", lambda: [LATIN])
    assert lacks_letters("שלום") and lacks_letters("سلام")


def test_a_named_font_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "x.ttf").write_bytes(b"no font")
    for path in (str(tmp_path / "x.ttf"), str(tmp_path / "nowhere.ttf")):
        monkeypatch.setenv(system_fonts.VARIABLE, path)
        pdf_fallback_fonts._find_font.cache_clear()
        with pytest.raises(UsageError, match=r"CIVICGRAPH_FONT=.*: no font can be read there"):
            letters_markup("東", SERIF)


def test_the_letters_of_a_font_are_read_from_its_file() -> None:
    assert [system_fonts.has_letter(LATIN, letter) for letter in "aé–Ω東ع"] == [True, True, True, True, False, False]


def test_a_picture_names_the_words_that_it_cannot_show(monkeypatch: pytest.MonkeyPatch) -> None:
    assert undrawable_words('<text x="1">The “東京 club”, café &amp; более</text>') == ["東京", "более"]
    monkeypatch.setenv(system_fonts.VARIABLE, LATIN)
    assert undrawable_words("<text>東京 более</text>") == ["東京"]


def test_a_title_of_thousands_of_letters_is_cut_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0

    def width(line: str) -> float:
        nonlocal asked
        asked += 1
        return 5.0 * len(line)

    class Made:
        title, imprint = "word " * 20_000, Imprint(mark="data 1")

    monkeypatch.setattr(pdf_page, "_foot_width", width)
    line = pdf_page._foot_line(Made())  # type: ignore[arg-type]
    assert line.startswith("word word") and line.endswith("… · data 1")
    assert len(line) * 5 <= pdf_page.WIDTH - 40 and asked < 150


def test_a_font_may_be_named_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_fonts, "has_letter", lambda path, letter: path == LATIN and letter == "東")
    with system_fonts.using_font(LATIN):
        assert letters_markup("東", SERIF) == '<font name="civicgraph-SourceSansPro-Regular.ttf">東</font>'
    assert system_fonts.VARIABLE not in os.environ
    assert letters_markup("東", SERIF) == "■"


def test_the_fonts_that_come_with_reports_have_many_scripts(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("manimgx_fonts")
    monkeypatch.undo()
    monkeypatch.setattr(system_fonts, "font_folders", list)
    assert not lacks_letters("საქართველო Հայաստան ไทย ኢትዮጵያ Ελλάδα Україна ☎ ○")
    assert len(system_fonts.files_with_letters("საქართველო ไทย")) == 2
    assert system_fonts.files_with_letters("plain") == []
