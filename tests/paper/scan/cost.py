"""What reading costs: processor time and memory of the process that reads, as the site and the command line use it."""

import os
import resource
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from learning.paper.scan.child import read_files
from learning.paper.scan.readings import Status
from tests.paper.scan.distort import Shot, encoded, photograph
from tests.paper.scan.images import fill_in
from tests.paper.scan.judging import resolver
from tests.paper.scan.printing import stack

PHOTOS = 30


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What a stack of photos cost."""

    megapixels: float
    """Of one photo."""
    photos: int
    seconds: float
    """Processor time of the reading process for one photo, its start shared out."""
    peak: float
    """The most memory it held, in MB."""


def cost_of(dpi: float, photos: int = PHOTOS) -> Cost:
    """The cost of reading photos of so many dots per inch, measured in a process without any other child."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_measure, dpi, photos).result()


def photos_of(dpi: float, photos: int) -> tuple[float, list[tuple[str, bytes]]]:
    """Some photos as JPEG files with names, and how many million pixels each has."""
    rng = np.random.default_rng(20261125)
    shot = Shot(
        dpi=dpi, turn=3, lean=(4, 4), margin=8, table="wood", light=0.15, blur=0.7, noise=3, black=0.1, white=0.95, jpeg=85, rng=rng
    )
    files = []
    pixels = 0
    for number, page in enumerate(stack()[:photos]):
        picture = page.picture()
        fill_in(picture, page, rng)
        seen = photograph(picture, shot)
        pixels = seen.shape[0] * seen.shape[1]
        files.append((f"{number}.jpg", encoded(seen, shot)))
    return pixels / 1e6, files


def _measure(dpi: float, photos: int) -> Cost:
    megapixels, files = photos_of(dpi, photos)
    count, peak = 0, 0.0
    for page in read_files(files, resolver()):
        count += page.status is not Status.REJECTED
        peak = max(peak, *map(_most_memory, _children()))
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert count == photos, "photos this good are all read"
    return Cost(megapixels=megapixels, photos=photos, seconds=(used.ru_utime + used.ru_stime) / photos, peak=peak)


def _children() -> list[str]:
    """The numbers of the processes this one started and has not ended yet, as Linux says."""
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii").split()


def _most_memory(process: str) -> float:
    """The most memory a process has held, in MB; what the system counts for a child includes what its parent held at its start."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1000
