"""What may be wished of a batch, as light as a command line: reports, and how to go about it."""

from joinup_reports.resources import TEMPLATE
from joinup_reports.tuples import NamedTuple


class Wish(NamedTuple):
    """What makes them other reports, and whether what is there may stay.

    `kinds` as in `worklist.plan`; without a name, the usual `theme` of the template.
    """

    kinds: tuple[str, ...] = ()
    template: str = TEMPLATE
    theme: str = ""
    verify: bool = False
    force: bool = False


class Order(NamedTuple):
    """How to go about it; `jobs` 0 is one for each processor, `shard` is "2/5" or empty."""

    jobs: int = 0
    quiet: bool = False
    check: bool = False
    report: str | None = None
    junit: str | None = None
    shard: str = ""
