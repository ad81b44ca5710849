"""Pillow, when a picture needs it.

ReportLab imports PIL.Image at its own import; few reports have a picture, and it costs each
of them a twentieth of their time. The standard library's lazy loader puts it off until its
first use. Knows nothing of pages.
"""

import importlib.util
import sys

_MODULE = "PIL.Image"


def put_off() -> None:
    """To be called before ReportLab is imported; does nothing once Pillow is there."""
    if _MODULE in sys.modules:
        return
    spec = importlib.util.find_spec(_MODULE)
    if spec is None or spec.loader is None:
        return
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules[_MODULE] = module
    spec.loader.exec_module(module)
    # What `from PIL import Image` looks for once the submodule is known.
    sys.modules["PIL"].Image = module  # type: ignore[attr-defined]
