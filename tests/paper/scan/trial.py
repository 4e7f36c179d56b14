"""The full trial: more than a thousand pictures nobody tuned on, and a table of how they were read.

    make scan-trial                                     # the standing run; writes its figures into docs/reading-sheets.md
    python -m tests.paper.scan.trial --first 0 --count 50 --dry    # a look at a few

A seed that was looked at while a threshold was set must not be used here again: move `FIRST` and say so in the document.
"""

import sys
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from statistics import median

import click
import cv2

from tests.paper.scan.cost import Cost, cost_of
from tests.paper.scan.images import SORTS, make_image
from tests.paper.scan.judging import Code, Judgement, Outcome, judge, read, tally
from tests.paper.scan.odd import ODD, STRIP, make_odd
from tests.paper.scan.printing import stack

FIRST = 30_000_000
COUNT = 1_200
ODD_COUNT = 40
"""Pictures of each odd thing."""
DOCUMENT = Path(__file__).parents[3] / "docs" / "reading-sheets.md"
_BEGIN, _END = "<!-- figures: begin, written by `make scan-trial` -->", "<!-- figures: end -->"
GREY = ("scan", "good photo", "bad photo")
"""Grey or colour scans and photos from 150 dpi: what the figure of extra questions is about."""
DPI = (135.0, 345.0)
"""Photos of about 2 and 13 megapixels, to measure what reading them costs."""


@click.command()
@click.option("--first", default=FIRST, show_default=True, help="The first seed.")
@click.option("--count", default=COUNT, show_default=True, help="How many pictures.")
@click.option("--dry", is_flag=True, help="Print the figures only.")
def main(first: int, count: int, *, dry: bool) -> None:
    """Make pictures of filled-in sheets, read them, and compare."""
    began = time.monotonic()
    judgements = []
    with (
        ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool,
        click.progressbar(length=count, file=sys.stderr, label="pictures") as bar,
    ):
        for judgement in pool.map(one, range(first, first + count), chunksize=4):
            judgements.append(judgement)
            bar.update(1)
        odd = list(pool.map(one_odd, [(name, seed) for name in ODD for seed in range(first, first + ODD_COUNT)], chunksize=4))
    text = figures(judgements, first, time.monotonic() - began, [cost_of(dpi) for dpi in DPI]) + "\n" + odd_figures(odd)
    click.echo(text)
    if not dry:
        before, _, rest = DOCUMENT.read_text(encoding="utf-8").partition(_BEGIN)
        DOCUMENT.write_text(f"{before}{_BEGIN}\n\n{text}\n{_END}{rest.partition(_END)[2]}", encoding="utf-8")
    sys.exit(1 if any(judgement.wrong for judgement in judgements) else 0)


def one(seed: int) -> Judgement:
    """One picture, made, read and judged."""
    cv2.setNumThreads(1)
    image = make_image(seed)
    began = time.process_time()
    reading = read(image.data)
    return judge(image, reading, time.process_time() - began)


def one_odd(job: tuple[str, int]) -> Judgement:
    """One picture with odd rows, judged; its sort is what is odd about it."""
    cv2.setNumThreads(1)
    name, seed = job
    image = make_odd(name, seed)
    return replace(judge(image, read(image.data)), sort=name)


def odd_figures(judgements: Sequence[Judgement]) -> str:
    """What became of odd rows, as Markdown; where a strip is hidden every row with boxes is one."""
    lines = [
        f"{ODD_COUNT} scans and good photos of each sort, three in ten rows odd:",
        "",
        "| what was done | rows | asked | page refused | read right | **wrong, not asked** |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name in ODD:
        found = [judgement for judgement in judgements if judgement.sort == name]
        rows = [row for judgement in found for row in judgement.rows if row[2] == name or (name == STRIP and row[1] != "line")]
        count = Counter(row[3] for row in rows)
        refused = sum(judgement.code is Code.UNREAD for judgement in found)
        cells = [len(rows), count[Outcome.ASKED], refused, count[Outcome.RIGHT], f"**{count[Outcome.WRONG]}**"]
        lines.append(f"| {name} | " + " | ".join(str(cell) for cell in cells) + " |")
    return "\n".join([*lines, ""])


def figures(judgements: Sequence[Judgement], first: int, seconds: float, costs: Sequence[Cost] = ()) -> str:
    """The figures as Markdown."""
    lines = [
        (
            f"Run of {datetime.now(UTC).date().isoformat()}: {len(judgements)} pictures of {len(stack())} printed pages, "
            f"seeds {first} to {first + len(judgements) - 1}, {seconds / 60:.0f} minutes."
        ),
        "",
        (
            "| pictures | number | code right / not read / wrong | rows | read, right | asked, must be | asked too "
            "| **wrong, not asked** | clear and empty rows asked |"
        ),
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    groups = {sort: [judgement for judgement in judgements if judgement.sort == sort] for sort in SORTS}
    groups["all"] = list(judgements)
    groups["scans and photos from 150 dpi"] = [judgement for judgement in judgements if judgement.sort in GREY]
    lines += [_line(name, tally(group)) for name, group in groups.items() if group]
    lines += ["", "| what was done in a row | rows | read, right | asked | **wrong, not asked** |", "| --- | ---: | ---: | ---: | ---: |"]
    lines += _by_mark(judgements)
    times = sorted(judgement.seconds for judgement in judgements)
    lines += [
        "",
        f"Processor time a page, decoding included: middle {median(times):.2f} s, 95 % under {times[len(times) * 95 // 100]:.2f} s.",
    ]
    lines += [
        f"{cost.photos} photos of {cost.megapixels:.1f} megapixels through the reading process: {cost.seconds:.2f} s of processor time "
        f"a photo, at most {cost.peak:.0f} MB of memory."
        for cost in costs
    ]
    wrong = [place for judgement in judgements for place in judgement.wrong]
    lines += ["", "Wrong without a question: " + ("none." if not wrong else "; ".join(wrong) + "."), ""]
    return "\n".join(lines)


def _line(name: str, count: Counter[str]) -> str:
    codes = f"{count['code right']} / {count['code not read']} / {count['code wrong']}"
    share = f"{100 * count['plain asked'] / count['plain']:.1f} %" if count["plain"] else "–"
    cells = [count["rows"], count["right"], count["had to be asked"], count["asked too"], f"**{count['wrong']}**", share]
    return f"| {name} | {count['pictures']} | {codes} | " + " | ".join(str(cell) for cell in cells) + " |"


def _by_mark(judgements: Sequence[Judgement]) -> list[str]:
    count: dict[str, Counter[str]] = {}
    for judgement in judgements:
        for _, _, what, outcome, _ in judgement.rows:
            count.setdefault(what, Counter())[outcome] += 1
    return [
        f"| {what} | {sum(found.values())} | {found[Outcome.RIGHT]} | {found[Outcome.ASKED]} | **{found[Outcome.WRONG]}** |"
        for what, found in sorted(count.items(), key=lambda pair: -sum(pair[1].values()))
    ]


if __name__ == "__main__":
    main()
