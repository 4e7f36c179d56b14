"""Large print: the worksheet in letters of 20 points."""

from learning.i18n import N_
from learning.outputs.base import Job, Output
from learning.outputs.lesson_data import worksheet_data
from learning.outputs.typesetting import typeset

_SIZE = 20


def _build(job: Job) -> bytes:
    return typeset("worksheet", worksheet_data(job, size=_SIZE), day=job.checked)


OUTPUT = Output(
    name="large-print", file="large-print.pdf", label=N_("In large print"), media_type="application/pdf", shows_key=False, build=_build
)
