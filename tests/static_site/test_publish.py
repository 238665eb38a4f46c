"""``civicgraph publish``: what is in the site of the shipped record, of the night bus, of interviews in Greek."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pyoxigraph as ox
import pytest
import yaml

from civicgraph import Dataset
from civicgraph.graph.errors import CivicgraphError
from civicgraph.graph.storage.statistics import canonical_hash
from civicgraph.pages.analyses import ANALYSES
from civicgraph.static_site import store_answers, trace_reports
from civicgraph.static_site.side_process import SideProcess
from civicgraph.static_site.site import parse_address
from civicgraph.static_site.trace_reports import report_formats

from ..workspace import Workspace, write_interviews
from .links import bad_links, read_page
from .published import HOME, shipped_site

ATOM = "{http://www.w3.org/2005/Atom}"
ABOUT_ONE = {
    "did-an-ask-lead-to-a-thing", "one-claim-with-its-evidence", "what-does-the-record-caution",
    "what-followed-from-a-thing", "what-is-dated-in-a-year", "what-one-page-says", "what-one-passage-says",
    "what-would-be-lost-without-a-secondment",
}  # fmt: skip


def files(site: Path) -> dict[str, str]:
    """The hash of each file, by its path."""
    found = (one for one in sorted(site.rglob("*")) if one.is_file())
    return {one.relative_to(site).as_posix(): hashlib.sha256(one.read_bytes()).hexdigest() for one in found}


def words(path: Path) -> str:
    """What a page says, without markup."""
    text = re.sub(r"(?s)<(script|style|head)\b.*?</\1>", " ", path.read_text("utf-8"))
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", text)).split())


@pytest.fixture(scope="module")
def shipped() -> Path:
    """The site of the shipped record, at an address."""
    return shipped_site()


@pytest.fixture(scope="module")
def greek(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The site of three interviews in Greek, without an address."""
    workspace = write_interviews(tmp_path_factory.mktemp("greek"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CIVICGRAPH_CACHE", str(workspace.cache))
        workspace.dataset().publish(str(workspace.root / "site"))
        yield workspace.root / "site"


def test_everything_of_the_record_has_a_page(shipped: Path) -> None:
    record = Dataset.shipped().record()
    ids = [*record.things, *record.claims, *record.sources, *record.voices, *record.caveats, *record.tests]
    assert all((shipped / "page" / f"{id}.html").is_file() for id in ids)
    assert len(list((shipped / "page").rglob("*.html"))) == len(ids) == 4611
    top = {one.name for one in shipped.glob("*.html")}
    assert top == {f"{name}.html" for name in (
        "index", "404", "trace", "map", "ledger", "asks", "promises", "people", "organisations", "assemblies",
        "sources", "questions", "analyse", "unknown", "search", "names", "figures", "dataset", "ns")}  # fmt: skip
    assert {one.name for one in (shipped / "trace").iterdir() if ".report." not in one.name} == {
        f"{ends}.{ending}" for ending in ("html", "json") for ends in (
            "citizens-uk_lvrw", "hope-not-hate_lvrw",
            "ask-european-londoners-secondee_outcome-narrative-on-european-londoners",
            "ask-tyne-and-wear-2024_commitment-free-transport")
    }  # fmt: skip


def test_every_link_leads_to_a_file_and_a_place_in_it(shipped: Path, greek: Path) -> None:
    assert list(bad_links(shipped, HOME)) == []
    assert list(bad_links(greek)) == []


def test_a_link_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    links = ["", "b.html#there", "sub/c.html", "b.html#here", "none.html", "/b.html", "../b.html", "ftp://a.org/", HOME]
    page = "".join(f'<a href="{link}">x</a>' for link in links)
    (tmp_path / "sub").mkdir()
    for name, text in {"index.html": page, "b.html": "<p id=there>", "sub/c.html": "<a href=../b.html>x</a>"}.items():
        (tmp_path / name).write_text(text, "utf-8")
    assert list(bad_links(tmp_path, HOME)) == [
        ("index.html", "", "is empty"),
        ("index.html", "b.html#here", "leads to no such place"),
        ("index.html", "none.html", "leads to no file"),
        ("index.html", "/b.html", "is not relative"),
        ("index.html", "../b.html", "leads out of the folder"),
        ("index.html", "ftp://a.org/", "is of a strange scheme"),
    ]


def test_only_the_page_for_what_is_missing_has_full_addresses(shipped: Path) -> None:
    full = {path.name for path in shipped.rglob("*.html") if any(HOME in link for link in read_page(path).links)}
    assert full == {"404.html"}


def test_no_page_has_a_form_but_the_search_and_none_needs_a_script(shipped: Path) -> None:
    for path in shipped.rglob("*.html"):
        if path.name not in ("map.html", "ns.html") and not path.name.endswith(".report.html"):
            tags = read_page(path).tags
            scripts = 2 * (path.name == "search.html") + ("data-copy" in path.read_text("utf-8"))
            assert (tags.count("form"), tags.count("script")) == (1, scripts), path


def test_map_and_terms_lead_to_the_other_pages_and_pages_bear_the_records_name(shipped: Path, greek: Path) -> None:
    for name in ("map.html", "ns.html"):
        links = {link.partition("#")[0] for link in read_page(shipped / name).links}
        assert {"index.html", "trace.html", "sources.html", "unknown.html"} <= links
    page = (greek / "sources.html").read_text("utf-8")
    title = Dataset.shipped().record().about.title
    assert '<a class="brand" href="index.html">civicgraph' not in page and title not in page
    assert "made with civicgraph" in page and f'class="brand" href="index.html">{title}</a>' in (
        shipped / "sources.html"
    ).read_text("utf-8")


def test_a_trace_says_what_the_command_says(shipped: Path) -> None:
    verdict = Dataset.shipped().trace("Citizens UK", "LVRW").verdict
    page = words(shipped / "trace" / "citizens-uk_lvrw.html")
    assert [one for one in verdict if one not in page] == []
    told = json.loads((shipped / "trace" / "citizens-uk_lvrw.json").read_text("utf-8"))
    assert told == Dataset.shipped().trace("Citizens UK", "LVRW").to_dict()
    assert verdict[0] in words(shipped / "trace.html") and verdict[0] in words(shipped / "index.html")


def test_the_data_is_what_the_commands_write(shipped: Path) -> None:
    data = Dataset.shipped()
    quads = gzip.decompress((shipped / "dataset.nq.gz").read_bytes())
    assert quads == b"".join(data.canonical())
    assert json.loads((shipped / "ledger.json").read_text("utf-8")) == data.ledger().to_dict()
    assert (shipped / "ledger.csv").read_bytes() == data.ledger().to_csv().encode()
    claims = [json.loads(line) for line in (shipped / "claims.jsonl").read_text("utf-8").splitlines()]
    assert claims == data.claims()
    cited = yaml.safe_load((shipped / "CITATION.cff").read_text("utf-8"))
    assert cited["identifiers"][0]["value"] == f"sha256:{hashlib.sha256(quads).hexdigest()}"
    assert (cited["cff-version"], cited["url"], cited["version"]) == ("1.2.0", HOME, "0.1.0")
    assert cited["title"] == data.about.title and cited["authors"] == [{"name": "civicgraph contributors"}]


def test_the_analyses_are_answered_as_the_commands_answer_them(shipped: Path, greek: Path) -> None:
    names = {one.name for one in ANALYSES} - {"ties", "timeline"}  # which are of a thing
    for site in (shipped, greek):
        assert {path.stem for path in (site / "analyse").glob("*.html")} == names
        assert {path.stem for path in (site / "analyse").glob("*.json")} == names
        assert set(re.findall(r'href="analyse/([^"]+)\.html"', (site / "analyse.html").read_text("utf-8"))) == names
    said = json.loads((shipped / "analyse" / "communities.json").read_text("utf-8"))
    assert said == Dataset.shipped().communities(runs=20).to_dict()
    said = json.loads((shipped / "analyse" / "brokers.json").read_text("utf-8"))
    assert said == Dataset.shipped().brokers().to_dict()


def test_each_item_has_its_triples_beside_its_page(shipped: Path, greek: Path) -> None:
    """Of a claim its own and those of its evidence, of a thing also those of the claims that name it, and no others."""
    whole = triples_of(gzip.decompress((greek / "dataset.nq.gz").read_bytes()), ox.RdfFormat.N_QUADS)
    base = "https://paradeigma.example/καλαμωτή/"
    claim = triples_of((greek / "page/claim/eleni/ekane.ttl").read_bytes(), ox.RdfFormat.TURTLE)
    subjects = {f"<{base}claim/eleni/ekane>", f"<{base}claim/eleni/ekane/evidence/1>"}
    assert claim == {one for one in whole if str(one.subject) in subjects}
    thing = triples_of((greek / "page/glaros.ttl").read_bytes(), ox.RdfFormat.TURTLE)
    assert {str(one.subject) for one in thing} == {f"<{base}glaros>", f"<{base}claim/eleni/ekane>"}
    assert 'href="../page/glaros.ttl"' in (greek / "page/glaros.html").read_text("utf-8")
    pages = {path.with_suffix("") for path in (shipped / "page").rglob("*.html")}
    assert {path.with_suffix("") for path in (shipped / "page").rglob("*.ttl")} == pages


def triples_of(content: bytes, format: ox.RdfFormat) -> set[ox.Triple]:
    """The triples of a document, in whatever graph they are."""
    return {quad.triple for quad in ox.parse(content, format=format)}


def test_the_questions_are_answered(shipped: Path, greek: Path) -> None:
    page = words(shipped / "questions" / "who-funded-what.html")
    assert "25 rows" in page and "Brighton & Hove City Council" in page
    assert len((shipped / "questions" / "who-funded-what.csv").read_text("utf-8").splitlines()) == 26
    assert "The first 500 of" in words(shipped / "questions" / "what-one-page-says.html")
    assert len(list((shipped / "questions").glob("*.html"))) == len(Dataset.shipped().questions()) == 48
    asked = {path.stem for path in (greek / "questions").glob("*.html")}
    assert Dataset.shipped().questions().keys() - asked == ABOUT_ONE


def test_the_feed_tells_of_dated_documents_the_latest_first(shipped: Path, greek: Path) -> None:
    feed = ElementTree.parse(shipped / "feed.xml").getroot()
    entries = [(one.findtext(f"{ATOM}id"), one.findtext(f"{ATOM}updated")) for one in feed.iter(f"{ATOM}entry")]
    base = Dataset.shipped().base
    assert entries == [
        (f"{base}source/assemblies-2024", "2024-05-01T00:00:00Z"),
        (f"{base}source/cii-key-achievements-2022", "2022-01-01T00:00:00Z"),
    ]
    assert feed.findtext(f"{ATOM}updated") == entries[0][1]
    for one in ElementTree.parse(greek / "feed.xml").getroot().iter(f"{ATOM}link"):
        assert (greek / one.attrib["href"]).is_file()


def test_the_sitemap_names_all_pages_where_the_address_is_known(shipped: Path, greek: Path) -> None:
    named = re.findall("<loc>(.*?)</loc>", (shipped / "sitemap.xml").read_text("utf-8"))
    pages = {path.relative_to(shipped).as_posix() for path in shipped.rglob("*.html")} - {"404.html", "index.html"}
    assert set(named) == {HOME, *(HOME + path for path in pages)} and len(named) == len(set(named))
    assert not (greek / "sitemap.xml").exists()
    head = (shipped / "page" / "lvrw.html").read_text("utf-8").partition("</head>")[0]
    assert f'<meta property="og:url" content="{HOME}page/lvrw.html">' in head
    assert "og:url" not in (greek / "index.html").read_text("utf-8")
    assert "og:title" in (greek / "index.html").read_text("utf-8")


def test_pages_are_light(shipped: Path) -> None:
    style = (shipped / "assets" / "pages.css").stat().st_size
    for path in shipped.rglob("*.html"):
        if path.name != "map.html":  # which is one file that holds everything
            assert len(gzip.compress(path.read_bytes())) + style <= 100_000, path
    first = sum((shipped / name).stat().st_size for name in ("index.html", "assets/pages.css"))
    assert first <= 40_000
    search = sum(
        (shipped / name).stat().st_size for name in ("search.html", "assets/search.js", "assets/names-index.js")
    )
    assert search + style <= 200_000


def test_a_foreign_record_has_no_pages_for_what_it_lacks(greek: Path) -> None:
    top = {one.stem for one in greek.glob("*.html")}
    assert not top & {"asks", "promises", "assemblies"} and {"people", "index", "map"} - top == {"people"} - top
    home = words(greek / "index.html")
    assert "Asks and promises" not in home.partition("To look at")[0]
    assert "civicgraph serve" in words(greek / "trace.html")


def test_the_same_bytes_come_twice_also_over_what_was_there(workspace: Workspace) -> None:
    data = workspace.dataset()
    made = data.publish("one")
    assert (made.folder, made.files) == ("one", len(files(Path("one"))) - 1)
    data.publish("two")
    assert files(Path("one")) == files(Path("two"))
    workspace.change("claims/report.yaml", "id: claim/report/led-to", "id: claim/report/led-there")
    workspace.dataset().publish("one")
    assert "page/claim/report/led-to.html" in files(Path("two"))
    assert "page/claim/report/led-to.html" not in files(Path("one"))
    assert "page/claim/report/led-there.html" in files(Path("one"))


def test_the_command_says_what_it_wrote_and_what_an_address_would_add(workspace: Workspace) -> None:
    done = workspace.run("publish", "site")
    assert (done.returncode, done.stdout) == (0, "")
    lines = done.stderr.splitlines()
    assert re.fullmatch(r"Wrote site: \d+ files, \d\.\d MB; it begins with index\.html", lines[-2])
    assert lines[-1].startswith("Without --base-url there is no sitemap.xml")
    assert workspace.run("publish", "site", "--base-url", "https://example.org").stderr.count("\n") == 1
    assert workspace.run("check").returncode == 0
    cited = yaml.safe_load(Path("site/CITATION.cff").read_text("utf-8"))
    assert cited["identifiers"][0]["value"] == f"sha256:{canonical_hash(workspace.dataset().store())}"


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["things.yaml"], "things.yaml: is a file; name a folder for the site"),
        (["claims"], "claims: holds minutes.yaml, which publish did not write; name a new or an empty folder"),
        (["none/site"], "none/site: there is no folder none to make it in"),
        (["site", "--base-url", "example.org"], "example.org: is no address of a site"),
        (["site", "--base-url", "https://"], "https://: is no address of a site"),
        (["site", "--base-url", "javascript://x/"], "javascript://x/: is no address of a site"),
        (["site", "--base-url", "https://a.org/?q=1"], "https://a.org/?q=1: is no address of a site"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(workspace: Workspace, arguments: list[str], why: str) -> None:
    before = files(workspace.root)
    done = workspace.run("publish", *arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(f"Error: {why}")
    assert files(workspace.root) == before


@pytest.mark.parametrize("at_fault", ["Asking", "Reporting"])
def test_a_site_is_not_written_where_a_part_of_it_cannot_be_made(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, at_fault: str
) -> None:
    data, target = workspace.dataset(), workspace.root / "site"
    data.build()

    def start(module: str, arguments: tuple[str, ...], given: bytes = b"") -> SideProcess:
        return SideProcess(module, arguments, b"" if at_fault == "Asking" else b"{}")

    monkeypatch.setattr({"Asking": store_answers, "Reporting": trace_reports}[at_fault], "SideProcess", start)
    with pytest.raises(CivicgraphError, match=r"cannot be (counted|made): [A-Za-z.]+Error: "):
        data.publish(str(target))
    assert not target.exists() and not list(workspace.root.glob("site.*"))


def test_a_draft_is_refused_and_then_marked(workspace: Workspace) -> None:
    workspace.change("things.yaml", "type: Ask", "type: Aks")
    done = workspace.run("publish", "site")
    assert done.returncode == 2 and "--draft goes on" in done.stderr and not Path("site").exists()
    assert workspace.run("publish", "site", "--draft").returncode == 0
    for path in Path("site").rglob("*.html"):
        if path.name not in ("ns.html", "map.html"):
            assert "A draft: " in words(path), path
    assert gzip.decompress(Path("site/dataset.nq.gz").read_bytes()).startswith(b"# A draft: not all of the files")
    assert json.loads(Path("site/ledger.json").read_text("utf-8"))["draft"] is True
    assert all(json.loads(line)["draft"] for line in Path("site/claims.jsonl").read_text("utf-8").splitlines())
    assert "This is a draft" in Path("site/CITATION.cff").read_text("utf-8")
    assert "A draft" in Path("site/feed.xml").read_text("utf-8")


def test_an_address_ends_with_one_slash() -> None:
    assert parse_address("https://example.org") == parse_address("https://example.org//") == "https://example.org/"
    assert parse_address("") == ""


def test_a_trace_leads_to_its_report_in_each_format(shipped: Path) -> None:
    page = (shipped / "trace/citizens-uk_lvrw.html").read_text("utf-8")
    for format, begins in {"html": b"<!doctype html>", "md": b"*Evidence trace", "pdf": b"%PDF", "docx": b"PK"}.items():
        name = f"citizens-uk_lvrw.report.{format}"
        assert (f"/{name}" in page) == (shipped / "trace" / name).is_file()
        if format in report_formats():
            assert (shipped / "trace" / name).read_bytes().startswith(begins)
