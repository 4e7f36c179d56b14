"""Worksheet: a lesson on paper, to read, to practise and to answer."""

from learning.i18n import N_
from learning.outputs.base import Job, Output
from learning.outputs.lesson_data import worksheet_data
from learning.outputs.typesetting import typeset

_SIZE = 12


def _build(job: Job) -> bytes:
    return typeset("worksheet", worksheet_data(job, size=_SIZE), day=job.checked)


OUTPUT = Output(name="worksheet", file="worksheet.pdf", label=N_("Worksheet"), media_type="application/pdf", shows_key=False, build=_build)
