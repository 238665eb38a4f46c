"""A worker's process: how long its start may take, what its end means, and what of its stderr is logged."""

from __future__ import annotations

import json
import signal

import pytest

from civicgraph.server.workers.messages import DATA, DATA_DAMAGED, READY, pack
from civicgraph.server.workers.process import START_SECONDS, Worker, WorkerExited, environment

from .fakes import SETTINGS, FakeLaunch, now, run

IS_READY = pack(READY, {"network": "seccomp"})


@pytest.mark.parametrize(
    ("code", "is_caused_by_job", "is_data_damaged"),
    [
        (-signal.SIGABRT, True, False),
        (-signal.SIGSEGV, True, False),
        (-signal.SIGXCPU, True, False),
        (1, True, False),
        (-signal.SIGKILL, False, False),
        (-signal.SIGTERM, False, False),
        (-signal.SIGINT, False, False),
        (0, False, False),
        (None, False, False),
        (DATA_DAMAGED, False, True),
    ],
)
def test_an_exit_code_says_who_has_ended_a_worker(
    code: int | None, is_caused_by_job: bool, is_data_damaged: bool
) -> None:
    exited = WorkerExited(code)
    assert (exited.is_caused_by_job, exited.is_data_damaged) == (is_caused_by_job, is_data_damaged)


def test_a_worker_is_ready_when_it_says_so_and_gets_jobs_as_frames() -> None:
    async def scene() -> None:
        launch = FakeLaunch(IS_READY + pack(DATA, b"abc"))
        worker = await Worker.start(SETTINGS, launch)
        assert (worker.network, worker.is_alive, await worker.frame()) == ("seccomp", True, (DATA, b"abc"))
        await worker.send({"op": "graphs"})
        process = launch.process
        assert process is not None
        assert process.input.content == pack(b"J", {"op": "graphs"})
        process.input.is_broken = True
        process.exit(3)
        with pytest.raises(WorkerExited, match="worker ended with 3"):
            await worker.send({"op": "graphs"})
        launch.close()
        with pytest.raises(WorkerExited):
            await worker.frame()
        await worker.wait_until_ended()
        assert (worker.closed.is_set(), worker.is_alive, worker.jobs) == (True, False, 2)

    run(scene())


def test_a_worker_that_is_not_ready_in_time_is_ended() -> None:
    async def scene() -> None:
        launch = FakeLaunch()
        with pytest.raises(TimeoutError):
            await Worker.start(SETTINGS, launch)
        assert launch.process is not None
        assert (now(), launch.process.returncode) == (START_SECONDS, -signal.SIGKILL) == (30.0, -9)
        launch.close()

    run(scene())


@pytest.mark.parametrize(("written", "code", "expected"), [(b"", 76, 76), (b"R", 1, 1)])
def test_a_worker_that_ends_before_it_is_ready_gives_its_exit_code(written: bytes, code: int, expected: int) -> None:
    async def scene() -> int | None:
        with pytest.raises(WorkerExited) as exited:
            await Worker.start(SETTINGS, FakeLaunch(written, code))
        assert now() == 0
        return exited.value.code

    assert run(scene()) == expected


def test_a_process_that_says_something_else_first_is_no_worker() -> None:
    async def scene() -> None:
        launch = FakeLaunch(pack(DATA, b"hello"))
        with pytest.raises(WorkerExited, match="None"):
            await Worker.start(SETTINGS, launch)
        assert launch.process is not None and launch.process.returncode == -signal.SIGKILL
        launch.close()

    run(scene())


@pytest.mark.parametrize(
    ("is_killed", "logged"),
    [(False, "worker 7, asked 'ASK { }': out of memory\nworker 7, asked 'ASK { }': at the end\n"), (True, "")],
)
def test_the_last_lines_of_a_worker_are_logged_with_its_query_unless_the_server_has_ended_it(
    is_killed: bool, logged: str, capsys: pytest.CaptureFixture[str]
) -> None:
    async def scene() -> None:
        launch = FakeLaunch(IS_READY)
        worker = await Worker.start(SETTINGS, launch)
        process = launch.process
        assert process is not None
        process.pid = 7
        await worker.send({"op": "query", "query": "ASK\n {  }"})
        if is_killed:
            worker.kill()
        process.exit(1, b"out of memory\nnote: run with `RUST_BACKTRACE=1`\n\nat the end")
        await worker.wait_until_ended()
        launch.close()

    run(scene())
    assert capsys.readouterr().err == logged


def test_a_worker_sees_no_variable_of_the_server_that_python_does_not_need(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "x")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("RUST_BACKTRACE", "full")
    variables = environment()
    assert (variables.get("SECRET_TOKEN"), variables["LC_ALL"], variables["RUST_BACKTRACE"]) == (None, "C.UTF-8", "0")
    assert json.dumps(variables)
