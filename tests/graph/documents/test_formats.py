"""What is read of a document of each kind."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import UsageError
from civicgraph.graph.documents.extracted import Extracted, Options, Unreadable
from civicgraph.graph.documents.kinds import read_document
from civicgraph.graph.documents.languages import guess_language
from civicgraph.graph.documents.letters import check_encoding
from civicgraph.graph.documents.right_to_left import in_reading_order
from civicgraph.graph.files.anchors import FoldedText
from civicgraph.graph.files.numbering import Numbering

from ...examples import examples
from . import making


def facts_of(found: Extracted) -> tuple[str, str, int, str]:
    """Layout, kind, number of parts and title."""
    return found.layout, found.kind, found.parts, found.title


def page_of(found: Extracted, anchor: str) -> list[int]:
    """The pages on which an anchor begins."""
    lines = FoldedText(found.content).lines_of(anchor)
    return [Numbering(found.content, found.layout).at(line).page for line in lines]


# ---- PDF


def test_a_pdf_keeps_its_pages_and_its_broken_words() -> None:
    pages = [["The council pro-", "mised a bus."], [], ["It runs every", "night."]]
    found = read_document(making.pdf(pages, "The night bus"), "a.pdf")
    assert found.content == "The council pro-\nmised a bus.\n\f\fIt runs every\nnight.\n\f"
    assert facts_of(found) == ("pages", "PDF", 3, "The night bus")
    assert page_of(found, "council promised a bus") == [1] and page_of(found, "runs every night") == [3]
    assert found.notes == ("no text on page 2: empty, or pictures",)
    assert found.engine.startswith("pypdfium2 ")


def test_letters_of_which_a_pdf_does_not_say_which_they_are_are_told() -> None:
    lines = ["The council pro-", "mised a bus, quickly.", "It runs every night."]
    found = read_document(making.pdf_without_codes(lines, "qy"), "a.pdf")
    assert found.content == "The council pro-\nmised a bus, uickl.\nIt runs ever night.\n\f"
    (note,) = found.notes
    assert note.startswith("3 letters have no code in the file and are missing from the text, on page 1: look there;")
    one = read_document(making.pdf_without_codes(lines, "q"), "a.pdf").notes
    assert one[0].startswith("1 letter has no code in the file and is missing from the text, on page 1: look there;")
    assert not read_document(making.pdf_without_codes(lines, ""), "a.pdf").notes


def test_running_heads_and_feet_are_taken_out_of_sentences_and_told() -> None:
    words = ["It was the mayor who then", "promised a bus. Nobody", "had asked for that before."]
    pages = [["Annual report", word, f"Page {n} of 3"] for n, word in enumerate(words, 1)]
    found = read_document(making.pdf(pages), "a.pdf")
    assert page_of(found, "the mayor who then promised a bus") == [1]
    assert page_of(found, "Nobody had asked") == [2]
    assert [note.rpartition("“")[2] for note in found.notes] == ["Annual report”", "Page 1 of 3”"]
    whole = read_document(making.pdf(pages), "a.pdf", Options(whole=True))
    assert whole.content.count("Annual report") == 3 and not whole.notes


@pytest.mark.slow
@examples(15)
@given(st.lists(st.lists(st.integers(0, 10**9), max_size=5), min_size=1, max_size=8))
def test_every_word_of_a_pdf_stays_on_its_page(pages: list[list[int]]) -> None:
    lines = [[f"word{number} of{place}" for number in page] for place, page in enumerate(pages)]
    lines[0].append("the first page")
    found = read_document(making.pdf(lines), "a.pdf", Options(whole=True))
    assert [page.split("\n")[:-1] for page in found.content.split("\f")[:-1]] == lines
    for number, page in enumerate(lines, 1):
        assert all(number in page_of(found, line) for line in page)


# ---- Word


def test_a_word_document_gives_paragraphs_and_rows() -> None:
    content = making.docx(["A night bus", "It  runs\tsince June."], "Report", [["who", "when"], ["Ann", "June"]])
    found = read_document(content, "a.docx")
    assert found.content == "A night bus\n\nIt runs since June.\n\nwho\twhen\n\nAnn\tJune\n"
    assert facts_of(found) == ("paragraphs", "Word document", 0, "Report")
    assert Numbering(found.content, found.layout).at(7).paragraph == 4


def test_what_was_inserted_counts_and_what_was_deleted_does_not() -> None:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(making.docx(["PLACE"]))) as plain:
        members: dict[str, str | bytes] = {name: plain.read(name) for name in plain.namelist()}
    body = bytes(members["word/document.xml"])  # type: ignore[arg-type]
    runs = (b"<w:ins><w:r><w:t>kept</w:t></w:r></w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
            b"<w:hyperlink><w:r><w:t xml:space='preserve'> and linked</w:t></w:r></w:hyperlink>")  # fmt: skip
    members["word/document.xml"] = body.replace(b"<w:r><w:t>PLACE</w:t></w:r>", runs)
    assert read_document(making.archive(members), "a.docx").content == "kept and linked\n"


# ---- Web pages and books

PAGE = """<!doctype html><html lang="cy-GB"><head><title>The  night bus</title><link rel="canonical"
 href="https://harbour.example/bus"><style>p{}</style></head><body><nav>Home</nav><h1>A bus</h1><p>It <b>runs</b>
 since<br>June.<script>no()</script></p><ul><li>one<li>two</ul><table><tr><th>who<th>when<tr><td>Ann<td>June</table>
 <div>loose <div>nested</div> tail</div><p hidden>unseen</p></body></html>"""


def test_a_web_page_gives_what_a_reader_sees() -> None:
    found = read_document(PAGE.encode(), "a.html")
    paragraphs = ["A bus", "It runs since June.", "one", "two", "who\twhen", "Ann\tJune", "loose", "nested", "tail"]
    assert found.content == "\n\n".join(paragraphs) + "\n"
    assert (*facts_of(found), found.language, found.url) == (
        "paragraphs", "web page", 0, "The night bus", "cy-GB", "https://harbour.example/bus",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ('<html><meta charset="windows-1252"><p>Zoë’s'.encode("cp1252"), "Zoë’s\n"),
        ("<html><p>Zoë’s".encode(), "Zoë’s\n"),
        ("<html><p>Zoë’s".encode("utf-16"), "Zoë’s\n"),
        (b'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><p>a</p></html>', "a\n"),
        (b"<html><p>unclosed <b>and <table>lost", "unclosed and\n\nlost\n"),
        (b"<html>" + b"<div>" * 2000 + b"deep", ""),
    ],
)
def test_pages_are_read_as_browsers_read_them(content: bytes, text: str) -> None:
    if text:
        assert read_document(content, "a.html").content == text
    else:  # nobody reads so deep; it ends without an overflow
        with pytest.raises(Exception, match="no text"):
            read_document(content, "a.html")


def test_a_book_gives_parts_in_reading_order() -> None:
    found = read_document(making.epub(["<p>One</p>", "", "<h1>Two</h1><p>Three</p>"]), "a.epub")
    assert found.content == "One\n\f\n\fTwo\n\nThree\n\f"
    assert (*facts_of(found), found.language) == ("parts", "electronic book", 3, "A book", "en")
    assert Numbering(found.content, "parts").at(5) == (3, 2, 0)


# ---- Texts and tables


def test_a_text_keeps_its_lines_and_its_pages() -> None:
    found = read_document(b"\xef\xbb\xbfA night bus\r\nruns.\n\x0cPage two\x07\n", "a.txt")
    assert found.content == "A night bus\nruns.\n\fPage two\n"
    assert facts_of(found) == ("pages", "plain text", 2, "A night bus")
    assert facts_of(read_document(b"Intro\n\n## The *bus*\n", "a.md")) == ("", "Markdown", 0, "The *bus*")


IN_OLD_ENCODINGS = {
    "cp1252": [
        "The council said “we will pay £2 million”. It’s what the residents asked for – the café’s owner agreed.",
        "Grant;£2,000\nLoan;£3,500\nCafé;£40",
        "La asociación pidió más autobuses para mañana; los niños y el señor alcalde respondió que sí.",
        "L’association a demandé à la mairie un bus de nuit ; l’élue a répondu « oui », c’était en février.",
        "A associação pediu à câmara um autocarro noturno; a decisão não foi fácil, mas as mães insistiram.",
        "Föreningen bad kommunen om en nattbuss; borgmästaren svarade att frågan är svår på våren.",
        "Überall fährt der Bus für Bürger, die spät zurück müssen.",
    ],
    "cp1250": [
        "Mieszkańcy nie ustąpili: że nocny autobus jest ważny, mówili od lat, przez które się starali.",
        "Obyvatelé požádali radnici o noční autobus. Starosta odpověděl, že je to možné a že příští rok přijde řešení.",
        "A lakók éjszakai buszt kértek. A polgármester azt mondta, hogy jövőre lehetséges, és köszönte őket.",
    ],
    "cp1251": ["Жители попросили мэрию о ночном автобусе. Мэр ответил, что это возможно в следующем году."],
    "cp1253": ["Οι κάτοικοι ζήτησαν από τον δήμο νυχτερινό λεωφορείο. Ο δήμαρχος απάντησε ότι είναι δυνατό."],
    "cp1254": ["Mahalle sakinleri belediyeden gece otobüsü istedi. Başkan, gelecek yıl mümkün olduğunu söyledi."],
}


@pytest.mark.parametrize(
    ("encoding", "text"), [(encoding, text) for encoding, texts in IN_OLD_ENCODINGS.items() for text in texts]
)
def test_a_text_in_an_old_encoding_is_read_as_it_was_written_and_that_is_told(encoding: str, text: str) -> None:
    found = read_document(text.encode(encoding), "a.txt")
    assert found.content == f"{text}\n"
    assert found.notes[0].endswith("it is not UTF-8. If letters are wrong, give --encoding")


def test_an_encoding_that_somebody_says_goes_before_what_is_found_or_declared() -> None:
    page = '<meta charset="windows-1252"><p>Žádost'.encode("cp1250")
    assert read_document(page, "a.html", Options(encoding="cp1250")).content == "Žádost\n"
    with pytest.raises(Unreadable, match="it is not in utf-8: leave --encoding out"):
        read_document(page, "a.html", Options(encoding="utf-8"))


@pytest.mark.parametrize("name", ["no-such", "base64", "rot13"])
def test_an_encoding_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match=f"--encoding {name}: no such encoding"):
        check_encoding(name)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_table_keeps_its_rows_as_a_spreadsheet_counts_them(delimiter: str) -> None:
    rows = [["who", "what"], ['"Ann\nOkoye"', "a  bus"], [], ["", "300"]]
    content = "".join(delimiter.join(row) + "\r\n" for row in rows).encode()
    found = read_document(content, "a.csv")
    assert found.content == "who\twhat\nAnn Okoye\ta bus\n\n\t300\n"
    assert Numbering(found.content, found.layout).at(4).row == 4
    assert bool(found.notes) == (delimiter != ",")


def test_a_workbook_keeps_its_sheets_rows_and_values() -> None:
    sheets: dict[str, list[list[object]]] = {
        "Grants": [["who", "when", "how much"], ["Ann", date(2021, 3, 1), 300.0], [], [None, True, 2.5]],
        "Empty": [],
        "More": [["x"]],
    }
    found = read_document(making.xlsx(sheets), "a.xlsx")
    assert found.content == "Grants\nwho\twhen\thow much\nAnn\t2021-03-01\t300\n\n\tTRUE\t2.5\n\fEmpty\n\fMore\nx\n\f"
    assert facts_of(found)[:3] == ("sheets", "workbook", 3)
    assert [Numbering(found.content, "sheets").at(line) for line in (3, 8)] == [(1, 0, 2), (3, 0, 1)]


CELLS = st.text("ab ,;\"'é\n\t=", max_size=6)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=2, max_size=6))
def test_every_row_of_a_table_stays_a_line_of_its_own(rows: list[list[str]]) -> None:
    import csv
    import io

    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([["first", "second"], *rows])
    lines = read_document(out.getvalue().encode(), "a.csv").content.split("\n")[1:-1]
    assert lines == ["\t".join(" ".join(cell.split()) for cell in row).rstrip("\t") for row in rows]


ARABIC = ["طلبت", "جمعية", "حي", "الزيتون"]


def test_words_of_joined_letters_are_read_from_right_to_left() -> None:
    content = read_document(making.pdf_of_joined_letters(ARABIC), "a.pdf").content
    assert content == f"{' '.join(ARABIC)}\n\f"


@pytest.mark.parametrize(
    ("stored", "across", "read_as"),
    [
        ("تبلط", (549, 561, 564.5, 568), "طلبت"),
        ("طلبت", (568, 564.5, 561, 549), "طلبت"),
        ("ءاسم\u064b", (352, 358, 361, 372, 352), "مساء\u064b"),  # the mark belongs to the letter at its place
        ("حأل", (439, 447, 447), "لأح"),  # two letters in one sign
        ("سالم", (120, 110, 110, 100), "سلام"),
        ("14 تيب", (0, 5, 9, 12, 20, 30), "14 بيت"),
        ("בית", (30, 20, 12), "בית"),
        ("bus", (0, 5, 9), "bus"),
    ],
)
def test_a_word_goes_by_where_its_letters_stand(stored: str, across: tuple[float, ...], read_as: str) -> None:
    assert in_reading_order(stored, [(at, at) for at in across].__getitem__) == read_as


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("طلبت الجمعية من المجلس أن تبقى المكتبة مفتوحة في المساء، وقد قال إلى الناس إن هذا من حق الحي. " * 4, "ar"),
        ("انجمن از شورا خواست که کتابخانه را در شب باز نگه دارد و این به مردم گفته شد. " * 4, "fa"),
        ("Ωράριο βιβλιοθήκης, Δευτέρα", "el"),
        ("Жители попросили совет", ""),
    ],
)
def test_a_language_is_told_by_its_letters_or_its_small_words(text: str, tag: str) -> None:
    assert guess_language(text) == tag
