"""Running Typst: signs that can be printed, pictures, QR codes, the same bytes everywhere."""

import subprocess  # noqa: TID251  another process must give the same bytes
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfs import codes_of, is_accessible, words_of

from learning.content.library import Library
from learning.outputs.certificate import certificate
from learning.outputs.login_cards import CardText, login_cards
from learning.outputs.typesetting import Svg, name_on_paper, pictures_of, qr, typeset
from learning.paths import TEMPLATES

DAY = date(2026, 11, 25)
FONTS = TEMPLATES / "print" / "fonts"
SECRET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def cards(*names: str) -> bytes:
    """A login card for each name."""
    shown = [CardText(name=name, pin="482913", secret=SECRET) for name in names]
    return login_cards(shown, code="7KQF-M3XA", address="https://wegwijs.example", lang="nl", day=DAY)


@pytest.mark.slow
def test_no_sign_of_any_script_breaks_a_pdf() -> None:
    signs = [chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000]
    names = ["".join(signs[start : start + 512]) for start in range(0, len(signs), 512)]
    assert is_accessible(cards(*names))


@settings(deadline=None, max_examples=20)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=8))
def test_any_name_can_be_printed(names: list[str]) -> None:
    assert is_accessible(cards(*names))


@pytest.mark.parametrize("name", ["", " ", "\x00\x07", "\u200b", "\n\t"])
def test_a_name_of_which_nothing_can_be_printed_becomes_a_dash(name: str) -> None:
    assert name_on_paper(name) == "–"
    assert is_accessible(cards(name))


@pytest.mark.parametrize("name", ["Zoë", "Зоя", "Ґанна", "محمد", "İbrahim", "Đặng", "Ọláolúwa", "Łukasz", "Αθηνά", "Ĳsbrand"])
def test_names_in_latin_greek_cyrillic_and_arabic_are_printed_as_they_are(name: str) -> None:
    assert name_on_paper(name) == name


@pytest.mark.parametrize(("name", "printed"), [("李小龍", "???"), ("Lena😀", "Lena?"), ("<svg 漢", "<svg ?"), ("\ud800", "?")])
def test_a_sign_without_a_shape_becomes_a_question_mark(name: str, printed: str) -> None:
    assert name_on_paper(name) == printed
    assert is_accessible(cards(name))


@pytest.mark.parametrize(
    "text", ['#import "/etc/passwd"', "$x^2$ *b* _i_ `c` @a <l>", "#read(sys.inputs.data)", "= Kop\n== Kop", "\\u{41}"]
)
def test_a_text_is_never_read_as_a_command(text: str, library: Library) -> None:
    pdf = certificate(library.module("veilig-online"), text, place=text, lang="nl", day=DAY)
    assert is_accessible(pdf)
    assert "".join(sign for sign in text if sign.isalnum()) in words_of(pdf)


def test_a_drawing_goes_as_it_is_and_a_text_that_looks_like_one_does_not() -> None:
    assert isinstance(qr("X"), Svg)
    assert qr("X").startswith("<svg")
    assert "漢" not in words_of(cards("<svg>漢</svg>"))


def test_a_qr_code_can_be_read_from_paper() -> None:
    assert codes_of(cards("Lena", "Fox")) == [f"HTTPS://WEGWIJS.EXAMPLE/K/{SECRET}"] * 2


def test_drawings_are_found_in_their_module_and_coloured(tmp_path: Path) -> None:
    folder = tmp_path / "module"
    (folder / "lesson").mkdir(parents=True)
    (folder / "lesson" / "a.svg").write_text('<svg fill="currentColor"/>', encoding="utf-8")
    (folder / "lesson" / "b.png").write_bytes(b"x")
    sources = [f"module/lesson/{name}" for name in ("a.svg", "b.png", "c.svg")]
    assert pictures_of(sources, {"module": folder}) == {"module/lesson/a.svg": '<svg fill="#16302b"/>'}


def test_the_day_stands_in_the_file_and_nothing_else_of_the_moment() -> None:
    assert cards("Lena") == cards("Lena")
    data = {"lang": "nl", "size": 11, "title": "T", "words": {"code": "", "name": "", "pin": "", "keep": "", "qr": ""}}
    data |= {"code": "", "site": "", "cards": []}
    one, other = (typeset("login_cards", data, day=date(2026, 1, number)) for number in (1, 2))
    assert one != other
    assert b"D:20260101" in one


def test_another_process_gives_the_same_bytes() -> None:
    program = (
        "import sys; from datetime import date; from learning.outputs.login_cards import CardText, login_cards;"
        f"cards = [CardText(name='Lena', pin='482913', secret='{SECRET}')];"
        "sys.stdout.buffer.write(login_cards(cards, code='7KQF-M3XA', address='https://wegwijs.example', lang='nl', day=date(2026, 11, 25)))"
    )
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        environment = {"PYTHONHASHSEED": seed, "TZ": zone, "PATH": ""}
        done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, env=environment, cwd=TEMPLATES.parent)  # noqa: S603  our own program
        assert done.stdout == cards("Lena")


def test_the_list_of_signs_is_that_of_the_fonts() -> None:
    lines = (FONTS / "coverage.txt").read_text(encoding="ascii").split()
    spans = [tuple(int(end, 16) for end in line.split("-")) for line in lines]
    starts = [span[0] for span in spans]
    assert starts == sorted(starts)
    assert all(span[0] <= span[-1] for span in spans)
