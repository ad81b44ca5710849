"""Names fit for every system, and files that are whole or untouched."""

from __future__ import annotations

import errno
import os
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinup_reports import output
from joinup_reports.diagnostics import CannotAccess


@pytest.mark.parametrize(
    ("notes", "name"),
    [
        ("meeting-07.yaml", "meeting-07.pdf"),
        ("اللقاء السابع.yml", "اللقاء السابع.pdf"),
        ("CON.yaml", "CON-report.pdf"),
        ("nul.notes.yaml", "nul.notes-report.pdf"),
        ("com1.yaml", "com1-report.pdf"),
        ("console.yaml", "console.pdf"),
        ("a:b|c?.yaml", "a-b-c-.pdf"),
        ("end. .yaml", "end.pdf"),
        ("gpj\u202e.yaml", "gpj-.pdf"),
        (" .yaml", "report.pdf"),
    ],
)
def test_a_report_is_called_after_its_notes(notes, name):
    assert output.report_name(PurePosixPath(notes)) == name


@given(st.text(min_size=1).filter(lambda s: PurePosixPath(s).name == s))
def test_any_notes_have_a_report_with_a_name_that_every_system_takes(stem):
    name = output.report_name(PurePosixPath(f"{stem}.yaml"))
    assert name.endswith(".pdf")
    assert PurePosixPath(name).name == name
    assert not set(name) & set('<>:"/\\|?*\0\n')
    assert not output._RESERVED.fullmatch(name.removesuffix(".pdf"))
    assert name == name.strip(" .")


def test_names_that_some_system_takes_for_one_are_the_same():
    assert output.same_name("Caf\u00e9.PDF") == output.same_name("cafe\u0301.pdf")
    assert output.same_name("a.pdf") != output.same_name("b.pdf")


def test_writing_makes_the_folders_and_leaves_one_file(tmp_path):
    path = tmp_path / "تقارير جديدة" / "a.pdf"
    output.write_whole(path, b"first")
    output.write_whole(path, b"second")
    assert path.read_bytes() == b"second"
    assert list(path.parent.iterdir()) == [path]


def test_a_report_may_be_read_by_those_who_may_read_other_files(tmp_path):
    other = tmp_path / "other"
    other.write_bytes(b"")
    output.write_whole(tmp_path / "a.pdf", b"new")
    assert (tmp_path / "a.pdf").stat().st_mode == other.stat().st_mode


@pytest.mark.parametrize(
    ("step", "error", "code"),
    [
        ("replace", PermissionError(errno.EACCES, "denied"), "output.in-use"),
        ("fsync", OSError(errno.ENOSPC, "no space"), "output.disk-full"),
        ("fsync", OSError(errno.EIO, "broken disk"), "output.cannot-write"),
    ],
)
def test_a_file_that_cannot_be_written_stays_as_it_was(tmp_path, monkeypatch, step, error, code):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    def fail(*_):
        raise error

    monkeypatch.setattr(*((Path, "replace") if step == "replace" else (os, "fsync")), fail)
    with pytest.raises(CannotAccess) as caught:
        output.write_whole(path, b"new")
    assert [d.code for d in caught.value.diagnostics] == [code]
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_held_for_a_moment_is_waited_for(tmp_path, monkeypatch):
    real, tried = Path.replace, []

    def replace(path, target):
        tried.append(path)
        if len(tried) < 3:
            raise PermissionError(errno.EACCES, "denied")
        return real(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    output.write_whole(tmp_path / "a.pdf", b"new")
    assert (tmp_path / "a.pdf").read_bytes() == b"new"


def test_a_refusal_names_its_file():
    for error, path in [(OSError(5, "broken", "b.yaml"), "b.yaml"), (OSError(), "a.yaml")]:
        (found,) = output.refused(error, "a.yaml").diagnostics
        assert found.args["path"] == path
        assert found.args["reason"]


def test_an_interrupted_write_leaves_nothing_behind(tmp_path, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        output.write_whole(tmp_path / "a.pdf", b"new")
    assert list(tmp_path.iterdir()) == []


def test_what_stands_in_the_way_is_named(tmp_path):
    (tmp_path / "a.pdf").mkdir()
    (tmp_path / "file").write_bytes(b"")
    for path, code in [
        (tmp_path / "a.pdf", "output.is-folder"),
        (tmp_path / "file" / "b.pdf", "output.no-folder"),
        *(
            [(tmp_path / ("x" * 300 + ".pdf"), "output.name-too-long")]
            if os.name == "posix"
            else []
        ),
    ]:
        with pytest.raises(CannotAccess) as caught:
            output.write_whole(path, b"new")
        assert [d.code for d in caught.value.diagnostics] == [code]


posix = pytest.mark.skipif(os.name != "posix", reason="Windows has no such permissions")


@posix
@pytest.mark.parametrize("mode", [0o600, 0o400, 0o664])
def test_a_file_that_is_written_anew_keeps_its_permissions(tmp_path, mode):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    path.chmod(mode)
    output.write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == mode


@posix
def test_what_is_private_is_so_before_a_word_of_it_is_written(tmp_path, monkeypatch):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    path.chmod(0o600)
    modes = []
    monkeypatch.setattr(os, "fsync", lambda file: modes.append(os.fstat(file).st_mode & 0o777))
    output.write_whole(path, b"new")
    assert modes == [0o600]


def test_a_path_without_a_name_is_a_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for path in (Path(), Path(Path.cwd().anchor), Path("..")):
        with pytest.raises(CannotAccess) as caught:
            output.write_whole(path, b"new")
        assert [d.code for d in caught.value.diagnostics] == ["output.is-folder"]
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_may_not_be_looked_into_is_told(tmp_path, monkeypatch):
    def fail(*_args, **_more):
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(Path, "stat", fail)
    monkeypatch.setattr(Path, "open", fail)
    monkeypatch.setattr(Path, "mkdir", fail)
    with pytest.raises(CannotAccess) as caught:
        output.write_whole(tmp_path / "a.pdf", b"new")
    assert [d.code for d in caught.value.diagnostics] == ["output.in-use"]


@posix
def test_a_folder_that_may_not_be_written_into_is_no_file_in_use(tmp_path, monkeypatch):
    def fail(*_args, **_more):
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(os, "access", lambda *_: False)
    monkeypatch.setattr(Path, "open", fail)
    for write in (
        lambda: output.write_whole(tmp_path / "a", b""),
        lambda: output.write_new(tmp_path / "a", ""),
    ):
        with pytest.raises(CannotAccess) as caught:
            write()
        assert [d.code for d in caught.value.diagnostics] == ["output.read-only-folder"]
