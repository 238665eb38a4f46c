"""``civicgraph ledger`` as people and programs run it: a real process over real files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ..promises import northmere
from ..workspace import Workspace

SUM = """\
In sum
  2 asks, 3 responses, 1 commitment, 3 pledges.
  Of 2 asks: 2 answered or met with a promise.
  Of 4 promises: 1 in answer to an ask, 0 with a figure, 1 with a deadline, 0
    assessed.
  Not yet assessed means that nobody looked, not that nothing was done.
"""
BUSES = """\

The asks of Northmere
  ask · ask-all
  asked by Northmere Citizens · at Spring Assembly (25 April 2030)
  answers: Cy Eno: absent [inferred]
  about Buses [of its part Make buses free]
  page, line 1 “Point all-asked is told”

  Make buses free
    ask · ask-buses
    asked by Northmere Citizens · at Spring Assembly (25 April 2030) [said of
    the whole set]
    answers: Ada Cole: yes; Ben Dunn: no
    page, line 7 “Point buses-asked is told”

    Free buses
      commitment · commitment-buses
      made by Candidates of 2030 [contested, disputed]
      no figure · due by 2033~ · not yet assessed
      page, line 40 “Point buses-promised is told”

Pledges of the council
  pledge · pledges
  made by Northmere Council
  figure: numbered 3 pledges · no deadline · not yet assessed
  about Buses [of its part Mend Mill Road and 1 more]
  ! document disagrees with itself
  page, line 47 “Point pledges-made is told”

  Better roads
    pledge · pledge-roads
    made by Northmere Council [said of the whole set]
    no figure · no deadline · needs action by Mayor of Northmere · not yet
    assessed
    page, line 50 “Point roads-in is told”

    Mend Mill Road
      pledge · pledge-road-a
      made by Northmere Council [said of the whole set]
      no figure · no deadline · not yet assessed
      page, line 51 “Point road-a-in is told”
"""


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return northmere(tmp_path_factory.mktemp("town"))


def test_a_card_says_what_is_there_and_what_is_missing(town: Workspace) -> None:
    done = town.run("ledger", "--theme", "Buses")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(SUM)
    assert "\n  Left out: five rows by --theme.\n" in done.stdout
    assert BUSES in done.stdout
    assert "\x1b" not in done.stdout


def test_the_whole_ledger_fits_80_columns(town: Workspace) -> None:
    lines = town.run("ledger", "--group-by", "candidate").stdout.splitlines()
    assert max(map(len, lines)) <= 80


def test_things_are_named_by_name_and_an_unknown_name_is_misuse(town: Workspace) -> None:
    done = town.run("ledger", "--by", "Ada Cole", "--json")
    assert {row["id"] for row in json.loads(done.stdout)["rows"]} == {"ask-buses", "commitment-homes"}
    done = town.run("ledger", "--by", "Ada Colle")
    assert (done.returncode, done.stdout) == (2, "")
    assert "did you mean ada-cole (Ada Cole)" in done.stderr


def test_what_needs_the_government_is_found_by_who_is_put_in_it(town: Workspace) -> None:
    done = town.run("ledger", "--depends-on-government")
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        "nobody on record stands in the sector central-government: name who must act with --depends-on" in done.stderr
    )
    town.write("sectors.csv", "thing,sector,reason\nuk-government,central-government,it is\n")
    short = town.run("ledger", "--depends-on-government", "--format", "csv").stdout
    assert short == town.run("ledger", "--depends-on", "UK Government", "--format", "csv").stdout
    assert short.count("commitment-homes") == 1
    done = town.run("ledger", "--depends-on-government", "--depends-on", "Mayor of Northmere")
    assert done.returncode == 2
    assert "give one of them" in done.stderr
    assert "did you mean councils?" in town.run("ledger", "--depends-on-sector", "counclis").stderr
    (town.root / "sectors.csv").unlink()


def test_a_bad_date_names_its_option(town: Workspace) -> None:
    done = town.run("ledger", "--overdue-on", "soon")
    assert done.returncode == 2
    assert "Invalid value for --overdue-on: 'soon' is no date" in done.stderr


def test_nothing_that_fits_is_said_with_what_was_left_out(town: Workspace) -> None:
    done = town.run("ledger", "--due-before", "2000")
    assert done.returncode == 0
    assert "Nothing on record fits." in done.stdout
    assert "Left out: nine rows by --due-before, no deadline given." in done.stdout
    assert "Left out: two rows by --due-before, not certainly due before." in done.stdout


def test_a_member_is_pointed_to_what_the_group_promised(town: Workspace) -> None:
    told = " ".join(town.run("ledger", "--by", "Ada Cole").stdout.split())
    assert "Not counted here: one row of Candidates of 2030, which the one named was a member of." in told


def test_a_file_is_written_whole_and_without_colour(town: Workspace, tmp_path: Path) -> None:
    for format in ("table", "csv", "markdown", "json"):
        file = tmp_path / format
        done = town.run("ledger", "--format", format, "-o", str(file))
        assert (done.returncode, done.stdout) == (0, "")
        mark = "\ufeff" if format == "csv" else ""  # by which Excel knows UTF-8; no program downstream wants it
        assert file.read_text("utf-8") == mark + town.run("ledger", "--format", format).stdout


def test_the_same_record_gives_the_same_bytes_whatever_the_hash_seed(
    town: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = set()
    for seed in ("1", "2"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        found.add(town.run("ledger", "--group-by", "area", "--json").stdout)
        found.add(town.run("ledger", "--group-by", "area", "--json").stdout)
    assert len(found) == 1


def test_it_loads_nothing_heavy(town: Workspace) -> None:
    town.run("build")
    code = (
        "import sys\n"
        "from civicgraph.cli import main\n"
        "main(['ledger'], standalone_mode=False)\n"
        "heavy = {'rdflib', 'pyshacl', 'networkx', 'numpy', 'pyvis', 'pyoxigraph', 'yaml', 'jinja2'}\n"
        "print(sorted(heavy & sys.modules.keys()), file=sys.stderr)\n"
    )
    environment = {**os.environ, "CIVICGRAPH_CACHE": str(town.cache)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=town.root, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stderr.splitlines()[-1] == "[]"


def test_the_46_pledges_are_set_beside_what_the_page_prints(town: Workspace) -> None:
    shipped = Workspace(town.root.parent, Path(os.environ["CIVICGRAPH_CACHE"]))
    done = shipped.run("ledger", "--source", "london-councils-pledges", "--group-by", "area")
    told = " ".join(done.stdout.split())
    assert "the source counts 46 pledges" in told
    assert "44 directly under it and 11 under those: 55 in all, or 51 if one with parts gives way" in told
    assert "Housing (13 pledges: 4, and 9 under them)" in told
    assert "46 comes out if the main points and the two under transport are counted" in told
    assert "Adding one of these pairs to the 44 main points gives 46" in told
