"""What every command promises: help, light imports, plain output in a pipe, errors in one line and no traceback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import civicgraph.cli
from civicgraph import Dataset
from civicgraph.cli import main
from civicgraph.commands import COMMANDS
from civicgraph.graph.version import VERSION

from .workspace import Workspace, run_command, write_workspace

HEAVY = {"rdflib", "networkx", "numpy", "pyvis", "yaml", "pyoxigraph", "pyshacl", "jinja2", "IPython", "scipy"}
WORKED = ["trace", "Citizens UK", "London Voter Registration Week"]


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The night-bus workspace, built."""
    workspace = write_workspace(tmp_path_factory.mktemp("cli"))
    assert workspace.run("build").returncode == 0
    return workspace


def every_command() -> Iterator[tuple[str, click.Command]]:
    """Each command and subcommand with its whole name."""
    todo: list[tuple[str, click.Command]] = [("", main)]
    while todo:
        name, command = todo.pop()
        yield name.strip() or "civicgraph", command
        if isinstance(command, click.Group):
            context = click.Context(command)
            for part in command.list_commands(context):
                inner = command.get_command(context, part)
                assert inner is not None, f"{name} {part} is listed and cannot be loaded"
                todo.append((f"{name} {part}", inner))


ALL = dict(every_command())


def loaded_modules(workspace: Workspace, *arguments: str) -> set[str]:
    """The top-level modules that a run of the command loads."""
    program = (
        "import sys, atexit, os\n"
        "atexit.register(lambda: os.write(3, ' '.join({n.partition('.')[0] for n in sys.modules}).encode()))\n"
        "from civicgraph.cli import main\n"
        "main(sys.argv[1:], prog_name='civicgraph')\n"
    )
    read, write = os.pipe()
    environment = {**os.environ, "CIVICGRAPH_CACHE": str(workspace.cache)}
    with subprocess.Popen(
        ["bash", "-c", f'exec "$0" "$@" 3>&{write}', sys.executable, "-c", program, *arguments],
        cwd=workspace.root,
        env=environment,
        pass_fds=[write],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as process:
        os.close(write)
        with os.fdopen(read) as pipe:
            names = set(pipe.read().split())
        assert process.stderr is not None
        error = process.stderr.read().decode()
    assert process.returncode == 0, error
    return names


# ---- help


@pytest.mark.parametrize("name", ALL)
def test_every_command_and_every_option_has_help(name: str) -> None:
    command = ALL[name]
    first = (command.help or "").split("\n\n")[0].strip()
    assert first.endswith("."), f"{name} has no sentence of help"
    bare = [one.name for one in command.params if isinstance(one, click.Option) and not (one.help or "").strip()]
    assert bare == [], f"options of {name} without help"


@pytest.mark.parametrize("name", ALL)
def test_help_fits_a_line_of_eighty_and_names_every_option(name: str) -> None:
    command = ALL[name]
    text = command.get_help(click.Context(command, info_name=name, terminal_width=80))
    assert max(map(len, text.splitlines())) <= 80
    options = [option for one in command.params if isinstance(one, click.Option) for option in one.opts]
    assert all(option in text for option in options)


def test_the_first_page_lists_every_command() -> None:
    text = main.get_help(click.Context(main, info_name="civicgraph"))
    assert all(f"\n  {name} " in text for name in COMMANDS)


def test_short_and_long_help_are_one(harbour: Workspace) -> None:
    for command in ([], ["trace"]):
        short, long = (harbour.process(*command, option) for option in ("-h", "--help"))
        assert (short.returncode, short.stdout) == (0, long.stdout)
        assert "Usage: civicgraph" in short.stdout


# ---- imports


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["trace", "--help"], ["query", "--help"]], ids=" ".join
)
def test_help_and_version_load_nothing_heavy(harbour: Workspace, arguments: list[str]) -> None:
    assert loaded_modules(harbour, *arguments) & HEAVY == set()


@pytest.mark.parametrize(
    "arguments",
    [
        ["trace", "ESA", "night-bus"],
        ["trace", "ESA"],
        ["find", "elm"],
        ["show", "night-bus"],
        ["show", "--json", "ESA"],
    ],
    ids=" ".join,
)
def test_quick_commands_load_nothing_heavy_once_the_data_are_built(harbour: Workspace, arguments: list[str]) -> None:
    assert loaded_modules(harbour, *arguments) & HEAVY == set()


# ---- version


def test_the_version_is_said(harbour: Workspace) -> None:
    assert harbour.run("--version").stdout == f"civicgraph {VERSION}\n"


@pytest.mark.parametrize("arguments", [["--version", "-v"], ["--verbose", "--version"]], ids=" ".join)
def test_with_verbose_the_version_says_which_data(harbour: Workspace, arguments: list[str]) -> None:
    assert harbour.run(*arguments).stdout == (
        f"civicgraph {VERSION}\ndata {harbour.dataset().data_hash}, {harbour.root}\n"
    )


def test_the_data_named_count_wherever_they_stand_on_the_line(harbour: Workspace, tmp_path: Path) -> None:
    other = write_workspace(tmp_path)
    for arguments in (["--version", "-v", "--data"], ["--data"]):
        rest = [] if arguments[0] == "--version" else ["--version", "-v"]
        done = harbour.run(*arguments, str(other.root), *rest)
        assert done.stdout.splitlines()[-1].endswith(f", {other.root}")


# ---- what is printed


COMMANDS_WITH_TEXT = [
    WORKED,
    ["trace", "Citizens UK"],
    ["find", "london"],
    ["show", "lvrw"],
    ["sources"],
    ["query", "which-steps-are-opinion"],
    ["query", "--list"],
]


def run_shipped(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command over the shipped record, with what it prints as bytes."""
    command = [sys.executable, "-m", "civicgraph.cli", *arguments]
    return subprocess.run(command, env={**os.environ, **environment}, cwd="/", capture_output=True, check=False)


@pytest.mark.parametrize("arguments", COMMANDS_WITH_TEXT, ids=" ".join)
def test_in_a_pipe_text_is_eighty_wide_and_plain(arguments: list[str]) -> None:
    done = run_command(*arguments, folder="/", COLUMNS="200")
    assert done.returncode == 0, done.stderr
    text = done.stdout.decode()
    assert "\x1b" not in text
    long = [line for line in text.splitlines() if len(line) > 80]
    assert all(len(line.split()) == 1 for line in long), "only a single long word may run over"


def on_a_terminal(*arguments: str, **environment: str) -> str:
    """What the command shows on a terminal of 100 columns."""
    pty = pytest.importorskip("pty", reason="needs a system with pseudo-terminals")
    fcntl, termios = pytest.importorskip("fcntl"), pytest.importorskip("termios")
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, b"\x28\x00\x64\x00\x00\x00\x00\x00")
    command = [sys.executable, "-m", "civicgraph.cli", *arguments]
    # What runs tests side by side sets COLUMNS, which would stand for the terminal's own width.
    ours_too = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    settings = {**ours_too, "TERM": "xterm", "PAGER": "cat", **environment}
    with subprocess.Popen(command, env=settings, cwd="/", stdin=theirs, stdout=theirs) as process:
        os.close(theirs)
        shown = b""
        while True:
            try:
                part = os.read(ours, 4096)
            except OSError:
                break
            if not part:
                break
            shown += part
    os.close(ours)
    assert process.returncode == 0
    return shown.decode().replace("\r\n", "\n")


def test_a_terminal_gets_its_own_width_and_weight() -> None:
    shown = on_a_terminal("show", "lvrw", NO_COLOR="")
    assert "\x1b[1mLondon Voter Registration Week" in shown
    plain = click.unstyle(shown)
    assert 80 < max(map(len, plain.splitlines())) <= 100


PAGER = "#!/bin/sh\necho paged by $LESS\ncat\n"


@pytest.fixture
def pager(tmp_path: Path) -> str:
    """A pager that says that it was asked, and how."""
    (tmp_path / "pager").write_text(PAGER, "utf-8")
    (tmp_path / "pager").chmod(0o755)
    return str(tmp_path / "pager")


def test_what_is_longer_than_the_screen_goes_through_the_readers_pager(pager: str) -> None:
    assert on_a_terminal("show", "lvrw", PAGER=pager).startswith("paged by FRX\n")
    assert on_a_terminal("show", "lvrw", PAGER="false", CIVICGRAPH_PAGER=pager).startswith("paged by FRX\n")
    assert on_a_terminal(*WORKED, PAGER=pager).startswith("How far"), "it fits"
    assert b"paged" not in run_shipped("show", "lvrw", PAGER=pager).stdout, "no terminal"


def test_where_there_is_no_pager_the_text_is_printed(pager: str) -> None:
    for none in ("", "cat", "no-such-pager", "'"):
        assert on_a_terminal("show", "lvrw", PAGER=none).startswith("\x1b[1mLondon Voter Registration Week")
    assert on_a_terminal("show", "lvrw", PAGER=pager, TERM="dumb").startswith("\x1b[1mLondon")
    assert on_a_terminal("show", "lvrw", PAGER="head -n 1").count("\n") == 1, "a reader may stop early"


def test_no_color_takes_every_code_away() -> None:
    assert "\x1b" not in on_a_terminal("show", "lvrw", NO_COLOR="1")
    assert "\x1b" not in on_a_terminal("show", "lvrw", NO_COLOR="1", PAGER="head -n 900")


def test_the_bytes_are_the_same_whatever_the_locale() -> None:
    usual = run_shipped(*WORKED, "--full")
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    # Python itself finds no package in a folder whose name it cannot decode: there only the first can be tried.
    for odd in ({"PYTHONIOENCODING": "latin-1"}, *([plain] if __file__.isascii() else [])):
        assert run_shipped(*WORKED, "--full", **odd).stdout == usual.stdout
    assert "──>".encode() in usual.stdout


@pytest.mark.parametrize(
    "arguments", [WORKED, [*WORKED, "--json"], ["export", "claims"], ["find", "london"]], ids=" ".join
)
def test_two_runs_print_the_same_bytes(arguments: list[str]) -> None:
    assert run_shipped(*arguments, PYTHONHASHSEED="1").stdout == run_shipped(*arguments, PYTHONHASHSEED="2").stdout


@pytest.mark.skipif(os.name != "posix", reason="needs a shell with head")
@pytest.mark.parametrize("arguments", [["export", "claims"], [*WORKED, "--json"], ["query", "--list"]], ids=" ".join)
def test_a_pipe_that_closes_early_is_no_accident(arguments: list[str]) -> None:
    line = '"$0" -m civicgraph.cli "$@" | head -c 1'
    done = subprocess.run(["sh", "-c", line, sys.executable, *arguments], cwd="/", capture_output=True, check=False)
    assert (len(done.stdout), done.stderr) == (1, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["find", "lvrw"], ["export", "claims"]], ids=" ".join)
def test_output_that_cannot_be_written_is_said_in_one_line(arguments: list[str]) -> None:
    for where, why in ((">/dev/full", "No space left on device"), (">&-", "it is closed")):
        line = f'"$0" -m civicgraph.cli "$@" {where}'
        done = subprocess.run(["sh", "-c", line, sys.executable, *arguments], cwd="/", capture_output=True, check=False)
        assert (done.returncode, done.stderr.decode()) == (1, f"Error: the output cannot be written: {why}\n")


@pytest.mark.skipif(os.name != "posix", reason="needs a shell")
def test_a_question_from_a_closed_input_is_refused() -> None:
    line = '"$0" -m civicgraph.cli query - <&-'
    done = subprocess.run(["sh", "-c", line, sys.executable], cwd="/", capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (2, b"Error: there is nothing to read: standard input is closed\n")


def _working_seconds(process: int) -> float:
    """The seconds that a process has computed, however busy the machine is: starting up takes less than one."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) / os.sysconf("SC_CLK_TCK")


@pytest.mark.skipif(
    not os.path.exists("/proc/self/stat"), reason="needs a system that tells how long a process computed"
)
@pytest.mark.slow
def test_control_c_stops_a_query_that_takes_for_ever() -> None:
    heavy = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(6)) + " }"
    Dataset.shipped().query("ASK {}")  # built, so that the command computes nothing but the answer
    command = [sys.executable, "-m", "civicgraph.cli", "query", heavy]
    # A job in the background starts with SIGINT ignored, and its children inherit that.
    heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(
        command, cwd="/", stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=heard
    ) as process:
        while _working_seconds(process.pid) < 2 and process.poll() is None:
            time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        _, error = process.communicate(timeout=30)
    assert (process.returncode, error.splitlines()[-1:]) == (130, [b"Stopped."])


# ---- misuse

MISUSE = {
    "an unknown command": (["trase"], "no such command 'trase'; did you mean trace?"),
    "a command like nothing": (["zzz"], "no such command 'zzz': choose from trace, find, show"),
    "an unknown analysis": (["analyse", "whatif"], "no such command 'whatif'; did you mean what-if?"),
    "an empty word": (["find", ""], "nothing in the quotes after find"),
    "an empty value": (["ledger", "--by="], "nothing after --by="),
    "an empty folder of data": (["--data", "", "sources"], "nothing in the quotes after --data"),
    "a number beyond all": (["find", "x", "--limit", "9" * 30], "not in the range"),
    "two formats": (["ledger", "--json", "--format", "csv"], "give one of them"),
    "a pathway of one end": (["trace", "lvrw", "--pathway", "2"], "name both FROM and TO"),
    "two pictures in one file": ([*WORKED, "--svg", "x", "--png", "x"], "write over each other"),
    "a picture and JSON at once": ([*WORKED, "--svg", "-", "--json"], "cannot both go"),
    "a span for a day": ([*WORKED, "--from-date", "2016/2018"], "give one date here"),
    "an end before the beginning": ([*WORKED, "--from-date", "2020", "--to-date", "2016"], "lies after"),
    "an unknown option": (["trace", "a", "b", "--jsn"], "No such option"),
    "an option without its value": (["--data"], "requires an argument"),
    "a file as a folder of data": (["--data", os.path.abspath(__file__), "sources"], "no such folder"),
    "an argument too many": (["ledger", "now"], "Got unexpected extra argument"),
    "a word that is no text": (["show", os.fsdecode(b"\xff\x1b[31m")], "is no thing in"),
}


@pytest.mark.parametrize(("arguments", "message"), MISUSE.values(), ids=MISUSE)
def test_misuse_exits_with_two_and_says_why_on_stderr(arguments: list[str], message: str) -> None:
    done = run_command(*arguments, folder="/")
    error = done.stderr.decode()
    assert (done.returncode, done.stdout) == (2, b"")
    assert message in error and len(error.splitlines()) == 1
    assert "Traceback" not in error and "\x1b" not in error


def test_a_command_alone_shows_how_to_use_it() -> None:
    done = run_shipped()
    assert b"Usage: civicgraph" in done.stdout + done.stderr and b"Traceback" not in done.stderr


# ---- ways to run it


def test_the_file_and_the_module_are_the_same_command(tmp_path: Path) -> None:
    file = civicgraph.cli.__file__
    for arguments in (WORKED, ["--version"], ["trace", "nobody", "nothing"]):
        runs = [
            subprocess.run([sys.executable, *way, *arguments], cwd=tmp_path, capture_output=True, check=False)
            for way in ([file], ["-m", "civicgraph.cli"])
        ]
        assert runs[0].returncode == runs[1].returncode
        assert (runs[0].stdout, runs[0].stderr) == (runs[1].stdout, runs[1].stderr)


def test_json_is_json_and_nothing_else() -> None:
    for arguments in (
        [*WORKED, "--json"],
        ["show", "lvrw", "--json"],
        ["find", "lvrw", "--json"],
        ["sources", "--json"],
    ):
        json.loads(run_command(*arguments, folder="/").stdout)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_the_help_of_a_command_names_nothing_of_the_shipped_record(name: str) -> None:
    done = CliRunner().invoke(main, [name, "--help"])
    assert done.exit_code == 0
    assert not [word for word in ("London", "Citizens UK", "Tyne", "lvrw") if word in done.output]


def test_where_there_is_no_workspace_the_refusal_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["show", "zzzzzz"])
    which = "the shipped record (no civicgraph.toml here or above)"
    assert done.output == f"Error: 'zzzzzz' is no thing in {which}, and no name is near it; try: civicgraph find WORD\n"
    done = CliRunner().invoke(main, ["--data", Dataset.shipped().root, "show", "zzzzzz"])
    which = "the shipped record"
    assert done.output == f"Error: 'zzzzzz' is no thing in {which}, and no name is near it; try: civicgraph find WORD\n"
