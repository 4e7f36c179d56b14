"""What was read against what was meant: right, asked, or wrong without a question."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from learning.paper.scan.files import PageFile
from learning.paper.scan.known import Resolver, from_library, once_only
from learning.paper.scan.reader import Asked, read_page
from learning.paper.scan.readings import PageReading, RowReading, Status, Verdict
from learning.paper.sheet import Payload
from tests.paper.scan.images import Image
from tests.paper.scan.marks import Truth
from tests.paper.scan.printing import lessons


class Outcome(StrEnum):
    """What became of a row."""

    RIGHT = "right"
    ASKED = "asked"
    WRONG = "wrong"
    """Read wrongly, or without asking where a person has to look: the one thing that may not happen."""


class Code(StrEnum):
    """What became of the code of a sheet."""

    RIGHT = "right"
    UNREAD = "not read"
    WRONG = "wrong"


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """What became of a picture; plain, so that it travels between processes."""

    seed: int
    sort: str
    code: Code
    rows: tuple[tuple[str, str, str, Outcome, bool], ...] = ()
    """Label, kind, what was done with it, what became of it, whether a person had to look."""
    seconds: float = 0.0
    """Processor time for reading."""

    @property
    def wrong(self) -> list[str]:
        """Where it went wrong, to be found again."""
        return [
            f"seed {self.seed}, {self.sort}, row {label}: {what}" for label, _, what, outcome, _ in self.rows if outcome is Outcome.WRONG
        ]


@cache
def resolver() -> Resolver:
    """Knows the sheets of the stack."""
    return from_library(lessons())


def ask(payload: Payload) -> Asked | None:
    """What is printed on a page of the stack."""
    known = resolver()(payload)
    page = known.page(payload.page) if known else None
    return Asked(rows=page.rows, once=once_only(known.questions)) if known and page else None


def read(data: bytes) -> PageReading:
    """The first page of a file, read in this process."""
    return read_page(PageFile(data).page(1), ask)


def judge(image: Image, reading: PageReading, seconds: float = 0.0) -> Judgement:
    """A reading against the truth."""
    if reading.status is Status.REJECTED:
        is_wrong = bool(reading.number) and reading.sheet != image.page.code
        return Judgement(seed=image.seed, sort=image.sort, code=Code.WRONG if is_wrong else Code.UNREAD, seconds=seconds)
    is_right = (reading.sheet, reading.number) == (image.page.code, image.page.number)
    outcomes = [_outcome(truth, row) for truth, row in zip(image.truths, reading.rows, strict=True)]
    rows = tuple(
        (truth.row.label, truth.row.kind, truth.what, outcome, truth.must_ask)
        for truth, outcome in zip(image.truths, _repeats(image.truths, reading.rows, outcomes), strict=True)
    )
    code = Code.RIGHT if is_right else Code.WRONG
    return Judgement(seed=image.seed, sort=image.sort, code=code, rows=rows, seconds=seconds)


def is_plain(what: str, kind: str) -> bool:
    """Whether nothing is awkward about a row of boxes."""
    return kind != "line" and what in {"clear", "blank"}


def tally(judgements: Sequence[Judgement]) -> Counter[str]:
    """How many pictures, codes and rows of each outcome."""
    count: Counter[str] = Counter()
    for judgement in judgements:
        count["pictures"] += 1
        count[f"code {judgement.code}"] += 1
        for _, kind, what, outcome, must_ask in judgement.rows:
            count["rows"] += 1
            count[outcome] += 1
            if outcome is Outcome.ASKED:
                count["had to be asked" if must_ask else "asked too"] += 1
            if is_plain(what, kind):
                count["plain"] += 1
                count[f"plain {outcome}"] += 1
    return count


def _outcome(truth: Truth, row: RowReading) -> Outcome:
    assert truth.row.label == row.label
    if row.verdict is Verdict.REVIEW:
        return Outcome.ASKED
    return Outcome.RIGHT if row.signs == truth.signs and not truth.must_ask else Outcome.WRONG


def _repeats(truths: Sequence[Truth], rows: Sequence[RowReading], outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Of rows with the same sign one has to be asked: whoever looks sees the other."""
    asked = {
        (truth.row.question.id, truth.signs)
        for truth, outcome in zip(truths, outcomes, strict=True)
        if truth.what == "same sign twice" and outcome is Outcome.ASKED
    }
    return [
        Outcome.RIGHT
        if outcome is Outcome.WRONG and row.signs == truth.signs and (truth.row.question.id, truth.signs) in asked
        else outcome
        for truth, row, outcome in zip(truths, rows, outcomes, strict=True)
    ]
