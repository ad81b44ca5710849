"""One process that sets reports with one engine.

    python drive.py ENGINE OUTPUT SOURCE...   sets them all; prints nothing
    python drive.py ENGINE OUTPUT -           reads a line with a source, sets it, answers with
                                              the seconds it took: on the clock, of the processor

`with_ENGINE.py` holds `build(source, output)`. Garbage is collected as seldom as joinup does it,
for everyone.
"""

from __future__ import annotations

import gc
import sys
import time
from importlib import import_module
from pathlib import Path


def main() -> None:
    engine, output, *sources = sys.argv[1:]
    gc.set_threshold(1_000_000)
    build = import_module(f"with_{engine}").build
    if sources != ["-"]:
        for source in sources:
            build(Path(source), Path(output))
        return
    for line in sys.stdin:
        clock, used = time.perf_counter(), time.process_time()
        build(Path(line.strip()), Path(output))
        took = time.perf_counter() - clock
        print(took, time.process_time() - used, flush=True)


if __name__ == "__main__":
    main()
