"""How long the things take that people wait for: medians of an alternating run, beside a fixed piece of work on the same machine.

    python benchmarks/run.py            # prints the table
    python benchmarks/run.py --write    # and puts it into docs/figures.md

Each round runs every job once, in turn, so that a busy machine slows all of them alike. The ratio to the fixed work (SHA-256 of 64 MB
in this process) can be compared between machines and between versions; the seconds cannot.
"""

import argparse
import hashlib
import re
import statistics
import subprocess  # noqa: TID251  commands are measured as people start them
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from learning import paths
from learning.app import create_app
from learning.codes import make_checked_code
from learning.content.library import load_library
from learning.outputs import OUTPUTS
from learning.outputs.base import Copy, Job
from learning.settings import Settings

ROUNDS = 9
SEVEN = "veilig-online/* eerste-stappen/browser-en-adresbalk zaken-regelen/digid"
_BLOCK = bytes(64_000_000)


def fixed_work() -> None:
    """The same work everywhere."""
    hashlib.sha256(_BLOCK).digest()


def jobs(folder: Path) -> dict[str, Callable[[], object]]:
    """What is measured, by name."""
    library = load_library(paths.LESSONS)
    edition = library.edition("is-dit-bericht-echt", "nl")
    module = library.module("veilig-online")
    names = [Copy(name=f"Cursist {number}", code=make_checked_code(8)) for number in range(30)]
    client = create_app(Settings(data=folder), library=library).test_client()

    def output(name: str, copies: list[Copy]) -> Callable[[], object]:
        return lambda: OUTPUTS[name].build(Job(module=module, editions=[edition], folders=library.folders, copies=copies))

    seven = [str(path) for pattern in SEVEN.split() for path in paths.LESSONS.glob(pattern) if path.is_dir()]
    wegwijs = str(Path(sys.executable).with_name("wegwijs"))
    return {
        "`wegwijs --help`": lambda: _run(wegwijs, "--help"),
        "`wegwijs check` of seven lessons": lambda: _run(wegwijs, "check", "--on", "2026-11-24", *seven),
        "one worksheet": output("worksheet", [Copy()]),
        "a class set of 30 worksheets": output("worksheet", names),
        "a class set of 30 answer sheets": output("answer-sheet", names),
        "a page of a lesson, nobody signed in": lambda: client.get("/nl/lessons/is-dit-bericht-echt/1"),
        "a question, nobody signed in": lambda: client.get("/nl/lessons/is-dit-bericht-echt/questions/1"),
        "loading all lessons": lambda: load_library(paths.LESSONS),
    }


def _run(*command: str) -> None:
    subprocess.run(command, capture_output=True, check=True)  # noqa: S603  our own command


def measure() -> list[tuple[str, float, float]]:
    """Name, median seconds, median ratio to the fixed work of the same round."""
    with tempfile.TemporaryDirectory(prefix="wegwijs-benchmark-") as folder:
        todo = jobs(Path(folder))
        times: dict[str, list[float]] = {name: [] for name in todo}
        ratios: dict[str, list[float]] = {name: [] for name in todo}
        for number in range(ROUNDS + 1):
            print(f"round {number} of {ROUNDS}", file=sys.stderr)
            base = _seconds(fixed_work)
            for name, work in todo.items():
                spent = _seconds(work)
                if number:  # the first round warms up
                    times[name].append(spent)
                    ratios[name].append(spent / base)
    return [(name, statistics.median(times[name]), statistics.median(ratios[name])) for name in todo]


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def main() -> None:
    """Measure, print, and write if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="put the table into docs/figures.md")
    arguments = parser.parse_args()
    rows = [f"| {name} | {seconds:.3f} | {ratio:.2f} |" for name, seconds, ratio in measure()]
    table = "\n".join(["| what | seconds | × the fixed work |", "| --- | --- | --- |", *rows])
    print(table)
    if arguments.write:
        path = Path(__file__).parent.parent / "docs" / "figures.md"
        measured = f"Measured on {datetime.now(UTC):%Y-%m-%d}, Python {sys.version.split()[0]}."
        block = f"<!-- benchmark -->\n{measured}\n\n{table}\n<!-- /benchmark -->"
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"<!-- benchmark -->.*?<!-- /benchmark -->", lambda _: block, text, flags=re.DOTALL), encoding="utf-8")


if __name__ == "__main__":
    main()
