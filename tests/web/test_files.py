"""Files for download: found by their name, built once, the same bytes for everybody."""

import pytest
from flask import Flask

from learning.content.library import Library
from learning.errors import NotFound
from learning.outputs import OUTPUTS
from learning.web.files import download, find_output, job_for, lesson_file, module_file

LESSON = "is-dit-bericht-echt"


def test_every_output_is_found_by_the_name_of_its_file() -> None:
    assert {find_output(output.file).name for output in OUTPUTS.values()} == set(OUTPUTS)
    for name in ("", "worksheet", "WORKSHEET.PDF", "nothing.pdf"):
        with pytest.raises(NotFound):
            find_output(name)


def test_a_file_is_built_once_and_is_the_same_for_everybody(app: Flask) -> None:
    with app.test_request_context("/en/"):
        first, second = (lesson_file(LESSON, "en", OUTPUTS["text"]) for _ in range(2))
        assert first.data == second.data
        assert first.data != lesson_file(LESSON, "nl", OUTPUTS["text"]).data
        assert first.headers["Content-Disposition"] == f'inline; filename="{LESSON}-{OUTPUTS["text"].file}"'


def test_a_theme_holds_its_lessons_in_their_order(app: Flask, library: Library) -> None:
    with app.test_request_context("/en/"):
        text = module_file("veilig-online", "en", OUTPUTS["text"]).get_data(as_text=True)
        places = [text.index(lesson.edition("en").title) for lesson in library.module("veilig-online").lessons]
        assert places == sorted(places)
        with pytest.raises(NotFound):
            module_file("nowhere", "en", OUTPUTS["text"])


@pytest.mark.parametrize(("attach", "word"), [(True, "attachment"), (False, "inline")])
def test_a_download_is_shown_or_kept(app: Flask, attach: bool, word: str) -> None:  # noqa: FBT001  a case
    with app.test_request_context("/en/"):
        file = download(b"body", "text/plain", "name.txt", attach=attach)
        assert file.headers["Content-Disposition"] == f'{word}; filename="name.txt"'
        assert (file.data, file.headers["Content-Type"]) == (b"body", "text/plain")


def test_a_job_knows_what_to_make_and_where_the_pictures_are(library: Library) -> None:
    edition = library.edition(LESSON, "nl")
    job = job_for(library.module(edition.module), [edition], library)
    assert (job.module.id, job.editions, job.folders) == ("veilig-online", [edition], library.folders)
