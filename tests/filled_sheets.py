"""A printed answer sheet filled in with a pen, as a picture: for tests that need a few plain ones."""

from collections.abc import Mapping

import cv2
import numpy as np
import pypdfium2

from learning.content.model import Edition
from learning.paper.sheet import BOX_MM, FIRST_X, layout

DPI = 150
_PX = DPI / 25.4
_INK = (90, 40, 30)


def fill_in(pdf: bytes, edition: Edition, answers: Mapping[str, str], *, page: int = 0) -> bytes:
    """A page of a PDF as PNG, with a cross for each sign of a row, or the words on its line."""
    picture = np.ascontiguousarray(pypdfium2.PdfDocument(pdf)[page].render(scale=DPI / 72).to_numpy()[:, :, :3])
    picture = np.minimum(picture, 244)  # paper is not quite white
    for row in layout(edition.questions)[0].rows:
        signs = answers.get(row.label, "")
        for box in row.boxes:
            if box.sign in signs:
                left, top, side = box.x * _PX, box.y * _PX, BOX_MM * _PX
                for start, end in (((4, 4), (side - 4, side - 4)), ((side - 4, 4), (4, side - 4))):
                    ends = [(round(left + x), round(top + y)) for x, y in (start, end)]
                    cv2.line(picture, ends[0], ends[1], _INK, 3, cv2.LINE_AA)
        if signs and not row.boxes:
            where = (round((FIRST_X + 3) * _PX), round((row.y + 5) * _PX))
            cv2.putText(picture, signs, where, cv2.FONT_HERSHEY_SCRIPT_SIMPLEX, 1.1, _INK, 2, cv2.LINE_AA)
    return bytes(cv2.imencode(".png", picture)[1].tobytes())
