"""The same files give the same bytes, whatever surrounds the build.

That a wheel makes the bytes of the checkout is shown in tests/test_wheel.py.
"""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
import zlib
from importlib import metadata
from pathlib import Path

import pypdf
import pytest

from joinup_reports import build
from joinup_reports.diagnostics import Diagnostics
from joinup_reports.judging.verify import verify_report

ROOT = Path(__file__).resolve().parents[1]
SERIES = ROOT / "meetings" / "series.yaml"
SAMPLES = (ROOT / "meetings" / "meeting-07.yaml", *sorted((ROOT / "tests/samples").glob("*.yaml")))
VERSIONS = ("3.11", "3.12", "3.13")
# What decides on glyphs, lines and objects: with other versions of these, bytes may differ.
DECIDING = ("icu4py", "jinja2", "pillow", "pyyaml", "reportlab", "uharfbuzz")


def stock(workspace):
    """Puts the notes of every sample into a workspace, all of one series."""
    meetings = workspace / "meetings"
    meetings.mkdir(parents=True)
    for path in (SERIES, *SAMPLES):
        shutil.copyfile(path, meetings / path.name)
    shutil.copytree(ROOT / "tests" / "samples" / "photos", meetings / "photos")
    return workspace


@pytest.fixture(scope="module")
def expected(tmp_path_factory):
    """The bytes of each report, made in this process, by name."""
    meetings = stock(tmp_path_factory.mktemp("expected")) / "meetings"
    reports = {
        sample.stem: build.set_report(meetings / sample.name, Diagnostics(), sample.name)
        for sample in SAMPLES
    }
    assert len(reports) == len(SAMPLES) > 2
    return reports


@pytest.fixture
def stocked(tmp_path):
    return stock(tmp_path / "مساحة العمل")


JOINUP = ("-m", "joinup_reports")


def built(workspace, *names, python=sys.executable, start=JOINUP, umask=-1, **environment):
    """The bytes of the reports that a process of its own makes there, by name."""
    output = workspace / "made anew"
    done = subprocess.run(
        [python, *start, "build", *(names or ["meetings"]), "-o", output],
        cwd=workspace,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        umask=umask,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    reports = {path.stem: path.read_bytes() for path in output.glob("*.pdf")}
    shutil.rmtree(output)
    return reports


# What surrounds a build.


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12"])
def test_in_any_time_zone(expected, stocked, zone):
    """It is never the same day in these two."""
    assert built(stocked, TZ=zone) == expected


@pytest.mark.parametrize("seed", ["0", "4294967295"])
def test_with_any_hash_seed(expected, stocked, seed):
    assert built(stocked, PYTHONHASHSEED=seed) == expected


@pytest.mark.skipif(os.name == "nt", reason="Windows has no umask")
@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_with_any_umask(expected, stocked, umask):
    assert built(stocked, umask=umask) == expected


def test_without_a_locale(expected, stocked):
    assert built(stocked, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0") == expected


@pytest.mark.parametrize(("locale", "charset"), [("tr_TR", "UTF-8"), ("ar_SA", "ISO-8859-6")])
def test_in_locales_with_habits_of_their_own(expected, stocked, tmp_path, locale, charset):
    """An i without a dot; names of files that are no UTF-8."""
    if not shutil.which("localedef"):
        pytest.skip("localedef is not there to make the locale")
    made = ["localedef", "-f", charset, "-i", locale, tmp_path / f"{locale}.{charset}"]
    if subprocess.run(made, capture_output=True, check=False).returncode > 1:
        pytest.skip(f"the sources of the locale {locale} are not there")
    surroundings = {"LOCPATH": str(tmp_path), "LC_ALL": f"{locale}.{charset}"}
    assert built(stocked, **surroundings) == expected


def test_whoever_is_spoken_to(expected, stocked):
    assert built(stocked, JOINUP_LANG="ar") == built(stocked, JOINUP_LANG="en") == expected


# Where it is done.


@pytest.mark.parametrize(
    "folder", ["a", "تقارير اللقاءات (نسخة 2)", "/".join(["deep"] * 24), "'\"#%$&"]
)
def test_in_any_folder(expected, tmp_path, folder):
    if os.name == "nt" and '"' in folder:
        pytest.skip("Windows has no such names")
    assert built(stock(tmp_path / folder)) == expected


def test_from_elsewhere_and_by_whole_paths(expected, stocked, tmp_path):
    meetings = stocked / "meetings"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert built(elsewhere, str(meetings)) == expected
    assert built(elsewhere, os.path.relpath(meetings, elsewhere)) == expected


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for rights to make links")
def test_through_links(expected, stocked, tmp_path):
    (tmp_path / "link").symlink_to(stocked, target_is_directory=True)
    assert built(tmp_path / "link") == expected


def test_whenever_the_files_were_saved(expected, stocked):
    for age, path in enumerate((stocked / "meetings").iterdir()):
        os.utime(path, (age * 86_400, age * 86_400))
    assert built(stocked) == expected


# In what order, and with whom.


def test_in_any_order(expected, stocked):
    """What one report leaves in memory (words shaped, fonts opened) changes no other."""
    names = [f"meetings/{sample.name}" for sample in SAMPLES]
    assert built(stocked, *names) == built(stocked, *reversed(names)) == expected


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_with_any_number_of_processes(expected, stocked, jobs):
    """More reports than processes, so that each makes several."""
    names = [stocked / "meetings" / sample.name for sample in SAMPLES]
    for copy in range(2, 5):
        for notes in names:
            shutil.copyfile(notes, notes.with_stem(f"{notes.stem}-{copy}"))
    made = built(stocked, "meetings", "--jobs", str(jobs))
    assert len(made) == 4 * len(SAMPLES)
    assert all(report == expected[re.sub(r"-[2-4]$", "", name)] for name, report in made.items())


def test_in_shares(expected, stocked):
    shares = [built(stocked, "meetings", "--shard", f"{share}/3") for share in (1, 2, 3)]
    assert {name: report for made in shares for name, report in made.items()} == expected


def test_alone(expected, stocked):
    alone = [built(stocked, f"meetings/{sample.name}") for sample in SAMPLES]
    assert {name: report for made in alone for name, report in made.items()} == expected


# By which Python.


def interpreters():
    """Pythons to try: this one, those named in JOINUP_PYTHONS, the ones on the path."""
    named = os.environ.get("JOINUP_PYTHONS", "").split(os.pathsep)
    found = [shutil.which(f"python{version}") for version in VERSIONS]
    for python in filter(None, [sys.executable, *named, *found]):
        program = (
            "import json, sys; from importlib import metadata;"
            "print(json.dumps(['%d.%d' % sys.version_info[:2],"
            " {d.name.lower(): d.version for d in metadata.distributions()}]))"
        )
        done = subprocess.run([python, "-c", program], capture_output=True, check=False)
        if done.returncode == 0:
            yield (python, *json.loads(done.stdout))


@pytest.mark.parametrize("version", VERSIONS)
def test_by_any_python(expected, stocked, version):
    ours = {name: metadata.version(name) for name in DECIDING}
    alike = (
        python
        for python, its_version, packages in interpreters()
        if its_version == version and ours.items() <= packages.items()
    )
    python = next(alike, None)
    if python is None:
        pytest.skip(f"there is no Python {version} with the same libraries (JOINUP_PYTHONS)")
    assert built(stocked, python=python) == expected


# Where zlib is another one, its bytes differ and nothing else.


def pack_again(report, compress):
    """`report` with every packed stream of its own packed by another `compress`."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(report))
    packed = 0
    for thing in writer._objects:
        if isinstance(thing, pypdf.generic.StreamObject) and thing.get("/Filter") == "/FlateDecode":
            thing._data = compress(zlib.decompress(thing._data))
            packed += 1
    assert packed > 5
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("level", [0, 1, 6])
def test_another_compression_is_the_same_content(expected, tmp_path, joinup, level):
    path = tmp_path / "meeting-07.pdf"
    path.write_bytes(pack_again(expected["meeting-07"], lambda data: zlib.compress(data, level)))
    verdict = verify_report(path)
    assert (verdict.words, verdict.rebuild, verdict.findings) == ("same", "same-content", ())
    done = joinup("verify", path)
    assert done.code == 0
    assert "the same content; only compressed or saved otherwise" in done.err + done.out


def test_a_python_with_another_zlib_makes_the_same_content(expected, stocked, tmp_path):
    """As those built with zlib-ng are."""
    pytest.importorskip("zlib_ng.zlib_ng")
    program = (
        "import zlib; from zlib_ng import zlib_ng; zlib.compressobj = zlib_ng.compressobj;"
        "from joinup_reports.cli import main; main()"
    )
    report = built(stocked, start=("-c", program))["meeting-07"]
    assert report != expected["meeting-07"]
    path = tmp_path / "meeting-07.pdf"
    path.write_bytes(report)
    verdict = verify_report(path)
    assert (verdict.words, verdict.rebuild, verdict.findings) == ("same", "same-content", ())
