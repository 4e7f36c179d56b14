"""Answer sheet: what is printed lies where the geometry says."""

from collections.abc import Callable

import cv2
import numpy as np
import pypdfium2
from pdfs import codes_of, pages_of

from learning.i18n import interface
from learning.outputs.answer_sheet import OUTPUT, geometry
from learning.outputs.base import Copy, Job
from learning.paper.sheet import layout, layout_name, payload

LESSON = "is-dit-bericht-echt"
DOTS = 4.0
"""Dots for each point."""


def test_every_page_says_which_sheet_and_page_it_is(make_job: Callable[..., Job]) -> None:
    job = make_job(LESSON, copies=(Copy(name="Lena", code="7KQFM3XA"), Copy(name="Fox", code="7KQFM3XB")))
    questions = job.editions[0].questions
    name = layout_name(LESSON, questions, "nl")
    pdf = OUTPUT.build(job)
    assert codes_of(pdf) == [payload(copy.code, page.number, name) for copy in job.copies for page in layout(questions)]
    names = [copy.name for copy in job.copies for _ in layout(questions)]
    assert all(name in page for name, page in zip(names, pages_of(pdf), strict=True))


def test_a_blank_sheet_has_lines_for_name_and_code(make_job: Callable[..., Job]) -> None:
    (page, *_) = pages_of(OUTPUT.build(make_job(LESSON)))
    words = interface("nl")
    assert words.text("Name:") in page
    assert words.text("Sheet code:") in page


def test_every_box_is_drawn_empty_where_the_geometry_says(make_job: Callable[..., Job]) -> None:
    job = make_job(LESSON, copies=(Copy(name="Lena", code="7KQFM3XA"),))
    pages = [cv2.cvtColor(page.render(scale=DOTS).to_numpy(), cv2.COLOR_BGR2GRAY) for page in pypdfium2.PdfDocument(OUTPUT.build(job))]
    scale = DOTS * 72 / 25.4
    for sheet in geometry(job)["sheets"]:
        image = pages[sheet["page"] - 1]
        assert sheet["boxes"]
        for box in sheet["boxes"]:
            x, y, size = (round(box[name] * scale) for name in ("x", "y", "w"))
            assert np.mean(image[y + 6 : y + size - 6, x + 6 : x + size - 6]) > 250
            edges = (image[y - 2 : y + 3, x + size // 2], image[y + size - 2 : y + size + 3, x + size // 2])
            assert all(edge.min() < 100 for edge in edges), box
