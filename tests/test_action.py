"""action.yml does what it says: its shell steps are run as GitHub would run them.

Of GitHub there is only what the steps see: environment, files for outputs and the summary,
expressions, and which step runs after another one failed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS = ACTION["runs"]["steps"]
SHELL = [step for step in STEPS if "run" in step]
EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)

runs_bash = pytest.mark.skipif(
    os.name == "nt" or not shutil.which("bash"), reason="there is no bash as on a runner"
)


class Done(NamedTuple):
    """What a run of the action left: its log, its summary and the steps that failed."""

    log: str
    summary: str
    failed: tuple[str, ...]
    ran: tuple[str, ...]


class Runner:
    """A machine of GitHub's, as far as the steps of a composite action can see it."""

    def __init__(self, workspace, home, path):
        self.workspace, self.home = workspace, home
        self.path = path
        self.inputs = {name: said["default"] for name, said in ACTION["inputs"].items()}
        self.steps = {}
        self.broken = False

    def run(self, **inputs):
        self.inputs.update({name.replace("_", "-"): value for name, value in inputs.items()})
        log, failed, ran = [], [], []
        (self.home / "summary").touch()
        for step in STEPS:
            wish = step.get("if", "success()").removeprefix("${{").removesuffix("}}").strip()
            if "cancelled()" not in wish:
                wish = f"success() && ({wish})"
            if not self.evaluate(wish):
                continue
            ran.append(step.get("name") or step["uses"])
            outcome = "success"
            if "run" in step:
                done = self.shell(step)
                log.append(done.stdout)
                if done.returncode:
                    outcome, self.broken = "failure", True
                    failed.append(step["name"])
            self.steps[step.get("id")] = {"outcome": outcome, "outputs": self.outputs()}
        summary = (self.home / "summary").read_text("utf-8")
        return Done("".join(log), summary, tuple(failed), tuple(ran))

    def shell(self, step):
        assert step["shell"] == "bash"
        script = self.home / "step.sh"
        script.write_text(step["run"], "utf-8")
        (self.home / "output").write_text("")
        given = {name: self.fill(value) for name, value in step.get("env", {}).items()}
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", script],
            cwd=self.workspace,
            env={**self.environment(), **given},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )

    def environment(self):
        kept = {name: os.environ[name] for name in ("HOME", "TMPDIR") if name in os.environ}
        return kept | {
            "PATH": os.pathsep.join([str(self.path), os.environ["PATH"]]),
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_WORKSPACE": str(self.workspace),
            "GITHUB_OUTPUT": str(self.home / "output"),
            "GITHUB_STEP_SUMMARY": str(self.home / "summary"),
            "GITHUB_SERVER_URL": "https://github.example",
            "GITHUB_REPOSITORY": "us/meetings",
            "GITHUB_SHA": "c0ffee",
            # What is installed here is what would be fetched.
            "PIP_NO_BUILD_ISOLATION": "0",
            "PIP_NO_DEPS": "1",
            "PIP_NO_INDEX": "1",
            "PIP_IGNORE_INSTALLED": "1",
        }

    def outputs(self):
        path = self.home / "output"
        lines = path.read_text("utf-8").splitlines() if path.exists() else []
        return dict(line.split("=", 1) for line in lines)

    def fill(self, text):
        return EXPRESSION.sub(lambda found: str(self.evaluate(found[1])), text)

    def evaluate(self, expression):
        """The few things that our expressions are made of."""
        python = re.sub(
            r"(inputs|steps|runner)\.[\w.-]+",
            lambda found: repr(self.look_up(found[0].split("."))),
            expression,
        )
        for theirs, ours in (("&&", " and "), ("||", " or "), ("!c", "not c")):
            python = python.replace(theirs, ours)
        known = {
            "cancelled": lambda: False,
            "success": lambda: not self.broken,
            "startsWith": str.startswith,
        }
        return eval(python.strip(), {"__builtins__": {}}, known)  # noqa: S307 - ours

    def look_up(self, names):
        there = {"inputs": self.inputs, "steps": self.steps, "runner": {"os": "L", "arch": "X"}}
        for name in names:
            there = there[name]
        return there


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """A Python with what joinup is built on, not with joinup: the action installs it."""
    home = tmp_path_factory.mktemp("python")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", home], check=True)
    program = "import sysconfig; print(sysconfig.get_path('purelib'))"
    done = subprocess.run([home / "bin/python", "-c", program], capture_output=True, check=True)
    packages = [path for path in sys.path if path.endswith("-packages")]
    (Path(done.stdout.decode().strip()) / "parts.pth").write_text("\n".join(packages))
    return home / "bin"


@pytest.fixture
def runner(workspace, path, tmp_path):
    for notes in (workspace / "meetings").glob("*.yaml"):
        if notes.stem not in {"meeting-07", "series"}:
            notes.unlink()
    return Runner(workspace, tmp_path, path)


def test_every_input_is_described_and_used():
    told = {name for step in STEPS for name in re.findall(r"inputs\.([\w-]+)", str(step))}
    assert told == set(ACTION["inputs"])
    assert all(said["description"] for said in ACTION["inputs"].values())
    assert all(isinstance(said["default"], str) for said in ACTION["inputs"].values())


def test_nothing_a_caller_gives_becomes_a_part_of_a_script():
    assert len(SHELL) > 4
    assert [step["name"] for step in SHELL if EXPRESSION.search(step["run"])] == []


def test_other_actions_are_pinned_to_a_major_version():
    used = {step["uses"] for step in STEPS if "uses" in step}
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", name) for name in used)
    assert {name.split("@")[0] for name in used} == {
        *("actions/setup-python", "actions/cache", "actions/upload-artifact")
    }


@runs_bash
def test_a_good_workspace_becomes_reports(runner, workspace):
    done = runner.run()
    assert done.failed == (), done.log
    assert "::error" not in done.log
    left = {path.relative_to(workspace / "reports").as_posix() for path in files(workspace)}
    assert left == {
        *("meeting-07.pdf", "build.json", "build.xml", "verify.json"),
        *("pages/meeting-07-1.png", "pages/meeting-07-2.png", "pages/meeting-07-3.png"),
    }
    row = next(line for line in done.summary.splitlines() if "meeting-07.pdf" in line)
    assert "✅ made" in row
    assert "✅ sound" in row
    assert "❌" not in done.summary
    assert done.ran[-1].startswith("actions/upload-artifact")
    assert runner.steps["where"]["outputs"]["artifact"] == "reports"


def files(workspace):
    found = (workspace / "reports").rglob("[!.]*")
    return [path for path in found if path.is_file() and ".joinup" not in path.parts]


@runs_bash
def test_a_faulty_report_fails_the_job_and_hinders_no_other(runner, workspace):
    good = (workspace / "meetings" / "meeting-07.yaml").read_text("utf-8")
    bad = good.replace("title:", "titel:")
    line = bad[: bad.index("titel:")].count("\n") + 1
    (workspace / "meetings" / "لقاء ثامن.yaml").write_text(bad, "utf-8")
    done = runner.run()
    assert done.failed == ("Validate", "Build")
    assert f"::error file=meetings/لقاء ثامن.yaml,line={line},col=1," in done.log
    assert {path.name for path in files(workspace)} >= {
        *("meeting-07.pdf", "meeting-07-1.png", "build.xml")
    }
    assert not (workspace / "reports" / "لقاء ثامن.pdf").exists()
    rows = [line for line in done.summary.splitlines() if line.startswith("| ")]
    assert ["❌ failed" in row for row in rows[2:]] == [True, False]
    assert "لقاء ثامن.yaml" in rows[2]
    assert f"blob/c0ffee/meetings/%D9%84%D9%82%D8%A7%D8%A1%20%D8%AB%D8%A7%D9%85%D9%86.yaml#L{line}"\
        in done.summary  # fmt: skip
    assert done.ran[-1].startswith("actions/upload-artifact")


@runs_bash
def test_what_a_caller_gives_is_data(runner, workspace):
    """Names with spaces, quotation marks and what a shell would run."""
    folder = workspace / "a $(touch run) `touch run`'\""
    shutil.copytree(workspace / "meetings", folder / "meetings")
    for module in ("pip", "json", "pypdfium2"):
        (workspace / f"{module}.py").write_text("open('run', 'x')")
    done = runner.run(
        paths=f"{folder.name}/meetings\n\n",
        output="our reports; touch run",
        theme="sober",
        template="final-report",
        args="--jobs 1  --quiet",
        shard="1/1",
        lang="ar",
        verify="false",
        pictures="false",
        artifacts="false",
    )
    assert done.failed == (), done.log
    assert not list(workspace.rglob("run"))
    assert (workspace / "our reports; touch run" / "meeting-07.pdf").exists()
    assert runner.steps["where"]["outputs"]["artifact"] == "reports-1-of-1"
    assert done.summary.startswith('<div dir="rtl">')
    assert "Verify" not in done.ran
    assert "Pictures of the pages" not in done.ran
    assert not any("upload" in name for name in done.ran)


@runs_bash
def test_of_several_machines_the_first_validates(runner):
    done = runner.run(shard="2/2")
    assert done.failed == (), done.log
    assert "Validate" not in done.ran
