"""Processes: ended by force, stopped, started in either way, at work at the same time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from joinup_reports import build
from joinup_reports.batch import workers
from joinup_reports.batch.wishes import Wish
from joinup_reports.batch.workers import Pool, Task
from joinup_reports.worklist import Job

ROOT = Path(__file__).resolve().parents[2]

needs_signals = pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
needs_copies = pytest.mark.skipif(not workers.FORKS, reason="workers here know no patched maker")


def tasks(folder, number):
    for i in range(number):
        notes = folder / "meetings" / f"m{i}.yaml"
        notes.write_text(f"text {i}", encoding="utf-8")
        yield Task(i, Job(notes, folder / "build" / f"m{i}.pdf"), Wish())


def left_aside(folder):
    return list(folder.rglob("*.part"))


@needs_copies
@needs_signals
def test_a_worker_ended_by_force_is_told_and_the_rest_goes_on(workspace, monkeypatch):
    def make_report(notes, *_, **__):
        if notes.stem in {"m3", "m7"}:
            os.kill(os.getpid(), signal.SIGKILL)
        return build.Made(notes.read_bytes(), 1, 2)

    monkeypatch.setattr(build, "make_report", make_report)
    pool = Pool(2)
    results = {task.place: result for task, result in pool.run(tasks(workspace, 20))}
    pool.close()
    assert len(results) == 20
    lost = {place: r for place, r in results.items() if r.outcome == "failed"}
    assert set(lost) == {3, 7}
    for result in lost.values():
        (found,) = result.findings
        assert (found.code, found.args["reason"]) == ("report.worker-lost", "SIGKILL")
    assert len(list((workspace / "build").glob("*.pdf"))) == 18


@needs_copies
def test_a_worker_is_replaced_before_what_it_keeps_adds_up(workspace, monkeypatch):
    def make_report(*_, **__):
        return build.Made(str(os.getpid()).encode(), 1, 1)

    monkeypatch.setattr(build, "make_report", make_report)
    monkeypatch.setattr(workers, "_SERVES", 5)
    pool = Pool(1)
    list(pool.run(tasks(workspace, 20)))
    pool.close()
    served = [path.read_text() for path in (workspace / "build").glob("*.pdf")]
    assert len(set(served)) == 4
    assert str(os.getpid()) not in served


@needs_copies
@needs_signals
def test_a_pool_that_is_closed_leaves_no_process_and_no_half_file(workspace, monkeypatch):
    def make_report(*_, **__):
        time.sleep(60)

    monkeypatch.setattr(build, "make_report", make_report)
    pool = Pool(2)
    running = pool.run(tasks(workspace, 5))
    pool._hand_out(iter(list(tasks(workspace, 2))))
    pids = [worker.process.pid for worker in pool._workers]
    assert len(pids) == 2
    begun = time.monotonic()
    pool.close()
    running.close()
    assert time.monotonic() - begun < 10
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
    assert not left_aside(workspace)


def test_started_anew_they_make_the_same_bytes(workspace, monkeypatch):
    """As on Windows and macOS, where a process cannot be copied."""
    text = (ROOT / "meetings" / "meeting-07.yaml").read_text("utf-8")
    jobs = [task.job for task in tasks(workspace, 2)]
    for job in jobs:
        job.notes.write_text(text, encoding="utf-8")
    monkeypatch.setattr(workers, "FORKS", False)
    pool = Pool(2)
    results = [result for _, result in pool.run(Task(i, j, Wish()) for i, j in enumerate(jobs))]
    pool.close()
    assert [result.outcome for result in results] == ["written", "written"]
    here = build.make_report(jobs[0].notes, build.Diagnostics(), "m0.yaml").data
    assert {job.output.read_bytes() for job in jobs} == {here}


COMMAND = [sys.executable, "-m", "joinup_reports", "build", "--force", "--jobs", "2"]


@pytest.fixture
def many(workspace):
    text = (ROOT / "meetings" / "meeting-07.yaml").read_text("utf-8")
    for i in range(24):
        (workspace / "meetings" / f"m{i:02}.yaml").write_text(f"# {i}\n{text}", encoding="utf-8")
    return workspace


def start(workspace, *command):
    env = {**os.environ, "PYTHONPATH": str(ROOT), "JOINUP_LANG": "en"}
    return subprocess.Popen(
        [*COMMAND, *command],
        cwd=workspace,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=os.name == "posix",
    )


def wait_for_some(workspace, number):
    limit = time.monotonic() + 60
    while len(list(workspace.glob("build/*.pdf"))) < number and time.monotonic() < limit:
        time.sleep(0.01)


def assert_whole(workspace):
    reports = list((workspace / "build").glob("*.pdf"))
    assert reports
    assert all(report.read_bytes().rstrip().endswith(b"%%EOF") for report in reports)


def assert_all_gone(group):
    limit = time.monotonic() + 30
    while time.monotonic() < limit:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    raise AssertionError("a process is still there")


def to_all(process):
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does


def to_one(process):
    process.send_signal(signal.SIGTERM)  # as a CI does that has no more time


@needs_signals
@pytest.mark.parametrize("send", [to_all, to_one], ids=["Ctrl-C", "SIGTERM"])
def test_who_stops_it_finds_whole_files_and_nothing_else(many, send):
    process = start(many)
    wait_for_some(many, 4)
    send(process)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert err.endswith("stopped; nothing was left half done\n")
    assert "Traceback" not in out + err
    assert_whole(many)
    assert not left_aside(many)
    assert_all_gone(process.pid)


@needs_signals
def test_ended_by_force_the_next_build_completes(many):
    process = start(many)
    wait_for_some(many, 4)
    process.kill()
    process.communicate()
    assert_whole(many)
    assert_all_gone(process.pid)  # workers see that nobody is there any more
    again = start(many)
    again.communicate(timeout=120)
    assert again.returncode == 0
    assert len(list(many.glob("build/*.pdf"))) == 25


def test_two_builds_at_once_do_not_harm_each_other(many):
    both = [start(many), start(many)]
    for process in both:
        _, err = process.communicate(timeout=180)
        assert (process.returncode, err) == (0, "")
    assert_whole(many)
    assert not left_aside(many)
    check = start(many, "--check")
    out, err = check.communicate(timeout=60)
    assert check.returncode == 0, out + err
