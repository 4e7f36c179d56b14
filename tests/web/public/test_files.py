"""Downloads, pictures and static files: what is there, for how long it may be kept, and nothing beside it."""

import re

import pytest
from flask.testing import FlaskClient
from pdfs import squeezed, words_of

from learning import paths
from learning.content.library import Library
from learning.outputs import OUTPUTS
from learning.web.styles import version_of

LESSON = "is-dit-bericht-echt"


@pytest.mark.parametrize("name", list(OUTPUTS))
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_output_of_a_lesson_can_be_downloaded(visitor: FlaskClient, library: Library, name: str, lang: str) -> None:
    output = OUTPUTS[name]
    file = visitor.get(f"/{lang}/lessons/{LESSON}/files/{output.file}")
    assert file.status_code == 200
    assert file.headers["Content-Type"] == output.media_type
    assert file.headers["Content-Disposition"] == f'inline; filename="{LESSON}-{output.file}"'
    if file.mimetype == "application/pdf":
        assert file.data.startswith(b"%PDF")
        assert squeezed(library.edition(LESSON, lang).title) in words_of(file.data)
    else:
        assert library.edition(LESSON, lang).title in file.text


def test_a_theme_comes_in_one_file(visitor: FlaskClient, library: Library) -> None:
    file = visitor.get("/en/modules/veilig-online/files/text.txt")
    assert file.headers["Content-Disposition"] == 'inline; filename="veilig-online-text.txt"'
    for lesson in library.module("veilig-online").lessons:
        assert lesson.edition("en").title in file.text


@pytest.mark.parametrize("file", ["nothing.pdf", "worksheet", "..", "%2e%2e%2fsecret", "key.pdf.exe"])
@pytest.mark.parametrize("base", [f"/en/lessons/{LESSON}", "/en/modules/veilig-online"])
def test_a_file_that_is_no_output_is_not_found(visitor: FlaskClient, base: str, file: str) -> None:
    assert visitor.get(f"{base}/files/{file}").status_code == 404


def test_the_picture_of_a_lesson_is_shown_on_its_page(visitor: FlaskClient) -> None:
    shown = re.search(r'<img [^>]*src="([^"]+)"', visitor.get(f"/nl/lessons/{LESSON}/1").text)
    assert shown is not None
    picture = visitor.get(shown[1])
    assert picture.mimetype == "image/svg+xml"
    assert picture.headers["Cache-Control"] == "public, max-age=3600"
    assert picture.data == (paths.LESSONS / "veilig-online" / LESSON / "drie-berichten.svg").read_bytes()


@pytest.mark.parametrize(
    "path",
    [
        f"veilig-online/{LESSON}/nl.md",
        f"veilig-online/{LESSON}/nothing.svg",
        f"eerste-stappen/{LESSON}/drie-berichten.svg",
        f"nowhere/{LESSON}/drie-berichten.svg",
        "veilig-online/nowhere/drie-berichten.svg",
        "veilig-online/../module.toml",
        f"veilig-online/{LESSON}/..%2fmodule.toml",
        f"veilig-online/{LESSON}/%00.svg",
        f"veilig-online/{LESSON}/{'a' * 300}.svg",
    ],
)
def test_only_pictures_of_a_lesson_are_given_out(visitor: FlaskClient, path: str) -> None:
    assert visitor.get(f"/pictures/{path}").status_code in {400, 404}


@pytest.mark.parametrize(("name", "kind"), [("icon.svg", "image/svg+xml"), ("js/say.js", "text/javascript"), ("tokens.css", "text/css")])
def test_a_static_file_may_be_kept_for_ever_under_the_name_of_its_bytes(visitor: FlaskClient, name: str, kind: str) -> None:
    named = visitor.get(f"/static/{name}?v={version_of(name)}")
    assert named.mimetype == kind
    assert named.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert visitor.get(f"/static/{name}?v=other").headers["Cache-Control"] == "public, max-age=0"
    assert visitor.get(f"/static/{name}").data == (paths.STATIC / name).read_bytes()


@pytest.mark.parametrize(
    "name",
    ["nothing.css", "../README.md", "..%2f..%2fREADME.md", "/etc/passwd", "js", "js/", "%00.svg", f"{'a' * 300}.svg", "js/../icon.svg"],
)
def test_nothing_else_on_the_disk_is_given_out(visitor: FlaskClient, name: str) -> None:
    assert visitor.get(f"/static/{name}", follow_redirects=True).status_code in {400, 404}


def test_the_icon_that_browsers_ask_for_by_themselves(visitor: FlaskClient) -> None:
    assert visitor.get("/favicon.ico").data == visitor.get("/static/icon.svg").data


def test_a_download_is_compressed_and_the_same_for_everybody(visitor: FlaskClient, lena: FlaskClient) -> None:
    address = f"/en/lessons/{LESSON}/files/text.txt"
    assert visitor.get(address, headers={"Accept-Encoding": "gzip"}).headers["Content-Encoding"] == "gzip"
    assert visitor.get(address).data == lena.get(address).data
