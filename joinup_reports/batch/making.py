"""One report of a batch: is it as it would be made now, and if not, making it.

Puts `build` between the hashes of what went in and the record of what came out. Knows one
report; whatever goes wrong with it ends in its Result, and stops nothing else.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from joinup_reports.batch.inputs import (
    Digests,
    Ledger,
    State,
    changes,
    digest_of,
    known_beforehand,
    name_of,
    path_of,
    tool,
)
from joinup_reports.batch.records import Record, read_record, write_record
from joinup_reports.batch.wishes import Wish
from joinup_reports.diagnostics import (
    CannotAccess,
    Diagnostic,
    Diagnostics,
    JoinupError,
    ProblemsFound,
    Severity,
)
from joinup_reports.output import refused, write_whole
from joinup_reports.resources import shown_path
from joinup_reports.telling.console import write_log
from joinup_reports.tuples import NamedTuple
from joinup_reports.worklist import HTML, Job

if TYPE_CHECKING:
    from joinup_reports import build

FINE, BUG = 0, 70

# What a report is made with; the rest comes with these.
_STAGES = (
    "meeting.read",
    "templating.render",
    "document.read",
    "composing.compose",
    "typeset.pages",
    "provenance",
    "pdf.write",
)

Outcome = Literal["written", "unchanged", "failed", "missing", "stale"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


class Result(NamedTuple):
    """What became of one report; `digest` is the report's hash, empty where there is none.

    `seconds` on the clock and `cpu` of the processor; `log` is where a bug of ours was
    written down.
    """

    outcome: Outcome
    code: int
    findings: tuple[Diagnostic, ...] = ()
    inputs: State = {}  # noqa: RUF012 - a NamedTuple's default, never written to
    digest: str = ""
    pages: int = 0
    words: int = 0
    seconds: float = 0.0
    cpu: float = 0.0
    log: str = ""


def find_unchanged(job: Job, wish: Wish, digests: Digests) -> Result:
    """The report that is there, when it is as it would be made now; else why it is not.

    Of the reasons the first is told, as the one finding of a missing or stale result.
    """
    folder = job.output.parent
    record = read_record(job.output, _namer(job, folder))
    reason = _reason(job, wish, record, digests)
    if reason:
        outcome: Outcome = "missing" if reason.code == "report.missing" else "stale"
        return Result(outcome, ProblemsFound.exit_code, (reason,))
    assert record is not None
    return Result(
        "unchanged",
        FINE,
        record.findings,
        record.inputs,
        record.output,
        record.pages,
        record.words,
    )


def collect_now_and_then() -> None:
    """For who makes many reports: each leaves some garbage, which is looked for every thirty."""
    gc.set_threshold(100_000)


def load() -> None:
    """Loads what making a report needs, for who will be waited for."""
    from joinup_reports.pdf import pillow

    pillow.put_off()
    for stage in _STAGES:
        import_module(f"joinup_reports.{stage}")


def _reason(job: Job, wish: Wish, record: Record | None, digests: Digests) -> Diagnostic | None:
    output = str(job.output)
    there = digest_of(job.output)
    if there is None:
        return Diagnostic("report.missing", args={"output": output})
    if record is None or record.output != there or not _is_asked(record, wish):
        return Diagnostic("report.not-as-made", args={"output": output})
    folder = job.output.parent
    now = known_beforehand(job.notes, digests, folder)
    changed = next(changes(record.inputs, now, folder, digests), None)
    if changed is None:
        return None
    shown = shown_path(path_of(changed, folder))
    return Diagnostic("report.outdated", args={"output": output, "changed": shown})


def _is_asked(record: Record, wish: Wish) -> bool:
    """Whether it was made by what we are, as it is wished for now; verified or more."""
    return record.tool == tool() and _asked(wish).items() <= record.asked.items()


def make(job: Job, wish: Wish) -> Result:
    """Makes the report and writes it whole, with its record; says what came of it."""
    clock, cpu = time.perf_counter(), time.process_time()
    told = Diagnostics()
    result = _attempt(job, wish, told)
    # Who wants a report now asks for hints another time, with validate.
    findings = tuple(_plain(d) for d in told if d.severity is not Severity.HINT)
    result = result._replace(
        findings=findings,
        seconds=time.perf_counter() - clock,
        cpu=time.process_time() - cpu,
    )
    if result.outcome == "written":
        _remember(job, wish, result)
    return result


def _attempt(job: Job, wish: Wish, told: Diagnostics) -> Result:
    try:
        ledger = Ledger(job.notes, job.output.parent)
        made = _make_as_asked(job, wish, ledger, told)
        write_whole(job.output, made.data)
    except JoinupError as error:
        told.extend(error.diagnostics)
        return Result("failed", error.exit_code)
    except OSError as error:
        told.extend(refused(error, job.shown).diagnostics)
        return Result("failed", CannotAccess.exit_code)
    except Exception:  # noqa: BLE001 - whatever it is, the others go on
        return Result("failed", BUG, log=write_log())
    # Of what was written, not of what is there: another build may have written since.
    digest = sha256(made.data).hexdigest()
    return Result("written", FINE, (), ledger.state, digest, made.pages, made.words)


def _make_as_asked(job: Job, wish: Wish, ledger: Ledger, told: Diagnostics) -> build.Made:
    from joinup_reports import build

    given = (job.notes, told, job.shown, wish.theme)
    if job.kind == HTML:
        return build.make_html(*given, wish.template, ledger.see)
    return build.make_report(*given, _check(wish), wish.template, ledger.see)


def _remember(job: Job, wish: Wish, result: Result) -> None:
    folder = job.output.parent
    record = Record(
        tool(),
        _asked(wish),
        result.inputs,
        result.digest,
        result.pages,
        result.words,
        result.findings,
    )
    write_record(job.output, record, lambda path: name_of(Path(path), folder))


def _asked(wish: Wish) -> dict[str, str]:
    """What a report depends on besides files."""
    verified = {"verified": "yes"} if wish.verify else {}
    return {"template": wish.template, "theme": wish.theme, **verified}


def _check(wish: Wish) -> build.Check | None:
    """What reads a finished report back, where that is wished for."""
    if not wish.verify:
        return None
    from joinup_reports.judging.verify import check_words

    return check_words


def _plain(found: Diagnostic) -> Diagnostic:
    """A finding that can go from process to process."""
    args: Mapping[str, str] = {name: str(value) for name, value in found.args.items()}
    return found._replace(args=args)


def _namer(job: Job, folder: Path) -> Callable[[str], str]:
    """How the person names a file now, by what a record calls it."""
    notes = name_of(job.notes, folder)

    def name_place(name: str) -> str:
        return job.shown if name == notes else shown_path(path_of(name, folder))

    return name_place
