"""Pages → sheets: the same page sent twice, a page that is missing, a sheet without a name."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from learning.paper.scan.readings import PageReading, RowReading, Status, Verdict, status_of
from learning.paper.scan.reasons import Reason


def join(pages: Sequence[PageReading], *, wants_name: bool = False) -> list[PageReading]:
    """The pages in the order sent, each knowing what the others mean for it.

    Of two pictures of a page the better one counts; the other is refused, but says what was read on it. Rows in which they differ are
    to be reviewed. With
    `wants_name`, a sheet of which nobody knows whose it is has to be looked at too; without, that is left to whoever asks.
    """
    joined = list(pages)
    for places in _same_page(joined).values():
        best = min(places, key=lambda place: _worth(joined[place]))
        for place in places:
            if place != best:
                joined[best] = _compared(joined[best], joined[place])
                joined[place] = replace(joined[place], status=Status.REJECTED, reason=Reason.TWICE.message())
    _ask_for_missing(joined)
    if wants_name:
        joined = [
            page.doubt(Reason.NO_NAME.message()) if page.status is not Status.REJECTED and not page.learner else page for page in joined
        ]
    return [_with_reason(page) for page in joined]


def _same_page(pages: Sequence[PageReading]) -> dict[tuple[str, str, int], list[int]]:
    """Where each page of a sheet with a code stands among those sent; a sheet without a code is like no other."""
    places: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    for place, page in enumerate(pages):
        if page.sheet and page.status is not Status.REJECTED:
            places[page.sheet, page.layout, page.number].append(place)
    return places


def _worth(page: PageReading) -> tuple[int, float]:
    """What to sort pictures of one page by, the best first: few doubts, then sharp."""
    return sum(row.verdict is Verdict.REVIEW for row in page.rows), -page.sharpness


def _compared(best: PageReading, other: PageReading) -> PageReading:
    """The better reading of a page, with a question wherever the other one says something else."""
    seen = {row.label: row for row in other.rows}
    rows = tuple(_compared_row(row, seen.get(row.label)) for row in best.rows)
    return replace(best, rows=rows, status=status_of(rows))


def _compared_row(row: RowReading, other: RowReading | None) -> RowReading:
    is_decided = other is not None and Verdict.REVIEW not in {row.verdict, other.verdict}
    if other is None or not is_decided or row.signs == other.signs:
        return row
    return row.doubt(Reason.PHOTOS_DIFFER)


def _ask_for_missing(pages: list[PageReading]) -> None:
    """Say of each sheet with a code which of its pages were not sent."""
    sent: dict[tuple[str, str], set[int]] = defaultdict(set)
    for page in pages:
        if page.status is not Status.REJECTED or page.reason == Reason.TWICE.message():
            sent[page.sheet, page.layout].add(page.number)
    for place, page in enumerate(pages):
        missing = [number for number in range(1, page.of + 1) if number not in sent[page.sheet, page.layout]]
        if page.sheet and missing and page.status is not Status.REJECTED:
            pages[place] = page.doubt(Reason.PAGES_MISSING.message(pages=", ".join(str(number) for number in missing)))


def _with_reason(page: PageReading) -> PageReading:
    """A page to review says which of its rows, unless there is more to say."""
    if page.status is not Status.REVIEW or page.reason:
        return page
    labels = ", ".join(row.label for row in page.rows if row.verdict is Verdict.REVIEW)
    return replace(page, reason=Reason.ROWS.message(rows=labels))
