"""Teacher's notes of a module on paper."""

from learning.i18n import N_
from learning.markup.typst import typst
from learning.outputs.base import Job, Output
from learning.outputs.typesetting import typeset

_SIZE = 11


def _build(job: Job) -> bytes:
    notes = job.module.notes.get(job.lang) or next(iter(job.module.notes.values()))
    language = job.editions[0].language
    data = {
        "lang": job.lang,
        "size": _SIZE,
        "title": notes["title"].plain,
        "module": job.module.text(job.lang).title,
        "parts": [{"title": title, "blocks": typst(notes[name])} for name, title in language.teacher.items() if name in notes],
    }
    return typeset("teacher_notes", data, day=job.checked)


OUTPUT = Output(
    name="teacher-notes",
    file="teacher-notes.pdf",
    label=N_("Teacher's notes of a module"),
    media_type="application/pdf",
    shows_key=False,
    build=_build,
)
