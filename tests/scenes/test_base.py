"""What every practice screen is: how its lines are read, checked and drawn."""

import json

import pytest
from markupsafe import Markup
from readers import places, scene, try_scene

from learning.scenes.base import Blank, Box, Button, Line, Words

MAIL = """\
```e-mail Een mail van de bank
Van: Bank <info@bank.example> [1]
Onderwerp: Uw pas

Beste klant, [2]
Uw pas is oud.

Klik op [ Vernieuw ] of vul in: ____ [3]
[x] Ik ga akkoord
[ ] Stuur mij \\[veel\\] post
```
"""


def line(text: str, *, facts: dict[str, str] | None = None) -> Line:
    """The first line of the body of a screen."""
    return scene(f"```sms\nVan: Bank\n\n{text}\nslot\n```", facts=facts).body[0]


def wrong(body: str, *, top: str = "Van: Bank", word: str = "sms") -> list[tuple[int, str]]:
    """Line and rule of each problem of a screen; the body begins on line 4."""
    return places(try_scene(f"```{word}\n{top}\n\n{body}\n```")[1])


def test_top_and_body_are_parted_by_an_empty_line() -> None:
    mail = scene(MAIL)
    assert (mail.word, mail.caption, mail.line) == ("e-mail", "Een mail van de bank", 1)
    assert [(one.name, one.label, one.line.text) for one in mail.top] == [
        ("from", "Van", "Bank <info@bank.example>"),
        ("subject", "Onderwerp", "Uw pas"),
    ]
    assert [one.text for one in mail.body][:2] == ["Beste klant,", "Uw pas is oud."]
    assert len(list(mail.lines)) == len(mail.top) + len(mail.body)


def test_markers_are_counted_over_top_and_body() -> None:
    mail = scene(MAIL)
    assert mail.markers == (1, 2, 3)
    assert [one.text for one in mail.lines if one.marker == 3] == ["Klik op [ Vernieuw ] of vul in: ________"]


def test_empty_lines_cut_the_body_into_paragraphs() -> None:
    assert [[one.text[:9] for one in group] for group in scene(MAIL).paragraphs] == [
        ["Beste kla", "Uw pas is"],
        ["Klik op [", "[x] Ik ga", "[ ] Stuur"],
    ]
    assert scene("```sms\nVan: x\n```").paragraphs == []


def test_a_top_line_is_found_by_name() -> None:
    found = scene(MAIL).get("subject")
    assert found is not None
    assert found.text == "Uw pas"
    assert scene(MAIL).get("attachment") is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Klik [ Ja ] of [ Nee ].", (Words("Klik "), Button("Ja"), Words(" of "), Button("Nee"), Words("."))),
        ("[x] Akkoord", (Box(ticked=True), Words("Akkoord"))),
        ("[ ] Akkoord", (Box(ticked=False), Words("Akkoord"))),
        ("Pin: ____", (Words("Pin: "), Blank())),
        ("Pin: __", (Words("Pin: __"),)),
        ("\\[haak\\]", (Words("[haak]"),)),
        ("Bel {fact:bank}.", (Words("Bel 0800 1234."),)),
        ("Bel {fact:nobody}.", (Words("Bel {fact:nobody}."),)),
        ("", ()),
    ],
)
def test_a_line_is_words_buttons_boxes_and_blanks(text: str, parts: tuple[object, ...]) -> None:
    read = line(text, facts={"bank": "0800 1234"})
    assert read.parts == parts
    assert read.is_empty is (not parts)


def test_parts_are_told_as_text() -> None:
    assert line("[x] Klik [ Ja ] ____").text == "[x] Klik [ Ja ] ________"
    assert line("[ ] nee").text == "[ ] nee"


@pytest.mark.parametrize("text", ["[Ja]", "Klik [1] hier", "[ Ja", "Ja ]", "[1][2]"])
def test_a_loose_bracket_is_a_problem(text: str) -> None:
    assert wrong(f"Hallo\n{text}") == [(5, "scene-bracket")]


@pytest.mark.parametrize(("body", "at"), [("a [2]", 4), ("a [1]\nb [1]", 5), ("a [1]\nb [3]", 5), ("a [0]", 4)])
def test_markers_count_on_from_one(body: str, at: int) -> None:
    assert wrong(body) == [(at, "marker-order")]


def test_a_screen_has_at_most_seven_markers() -> None:
    assert wrong("\n".join(f"a [{number}]" for number in range(1, 8))) == []
    assert wrong("\n".join(f"a [{number}]" for number in range(1, 9))) == [(2, "marker-order")]


@pytest.mark.parametrize(
    "text",
    [
        "www.bank.nl",
        "info@bank.com",
        "Kijk op Bank.NL.",
        "rabobänk.nl",
        "mijn_bank.nl",
        "a.example.com",
        "bank.example-betaal.nl",
        "банк.рф",
    ],
)
def test_an_address_that_could_exist_is_a_problem(text: str) -> None:
    assert wrong(text) == [(4, "scene-address")]
    assert (2, "scene-address") in wrong("Hallo", top=f"Van: {text}")


@pytest.mark.parametrize(
    "text", ["www.bank.example", "info@bank.EXAMPLE", "om 9.40 uur", "€ 12.50", "Dag. Tot morgen.", "{fact:site}", "rabobänk.example"]
)
def test_an_invented_address_and_a_figure_are_not(text: str) -> None:
    assert wrong(text) == []


def test_the_name_of_an_attachment_is_no_address() -> None:
    assert wrong("Hallo", top="Van: x\nOnderwerp: y\nBijlage: factuur.pdf", word="e-mail") == []


@pytest.mark.parametrize("top", ["Afzender: Bank", "Hallo", "Onderwerp", "Onderwerp: een sms heeft er geen"])
def test_a_line_at_the_top_that_the_screen_does_not_have_is_a_problem(top: str) -> None:
    assert wrong("Hallo", top=f"Van: Bank\n{top}") == [(3, "scene-field")]


def test_a_spoken_line_says_who_speaks() -> None:
    body = "Sam: Hoi [1]\n (lacht)\n verder\n[ Bel ]\n(19 minuten later) [2]\nIk: Dag: tot zo"
    chat = scene(f"```chat\nGesprek met: Sam\n\n{body}\n```")
    told = [(one.speaker, one.text, one.marker, one.note, one.follows) for one in chat.body]
    assert told == [
        ("Sam", "Hoi", 1, False, False),
        ("", "(lacht)", 0, False, True),
        ("", "verder", 0, False, True),
        ("", "[ Bel ]", 0, False, False),
        ("", "(19 minuten later)", 2, True, False),
        ("Ik", "Dag: tot zo", 0, False, False),
    ]
    assert chat.me == "Ik"


def test_a_spoken_line_of_nobody_is_a_problem_and_is_kept() -> None:
    found, reading = try_scene("```chat\nGesprek met: Sam\n\nHoi\n\nSam: Dag\n```")
    assert places(reading) == [(4, "scene-speaker")]
    assert found is not None
    assert [one.text for one in found.body] == ["Hoi", "", "Dag"]


def test_a_screen_is_told_as_text() -> None:
    assert scene(MAIL).text().split("\n") == [
        "[Een mail van de bank]",
        "    Van: Bank <info@bank.example> [1]",
        "    Onderwerp: Uw pas",
        "",
        "    Beste klant, [2]",
        "    Uw pas is oud.",
        "",
        "    Klik op [ Vernieuw ] of vul in: ________ [3]",
        "    [x] Ik ga akkoord",
        "    [ ] Stuur mij [veel] post",
    ]
    chat = scene("```chat\nGesprek met: Sam\n\nSam: Hoi\n```")
    assert chat.text() == "[chat]\n    Gesprek met: Sam\n\n    Sam: Hoi"
    assert scene("```sms\nVan: Sam\n```").text() == "[sms]\n    Van: Sam"
    assert max(map(len, scene(f"```sms\nVan: {'Sam ' * 30}\n```").text(width=40).split("\n"))) <= 40


def test_a_screen_is_data_for_paper() -> None:
    made = scene(MAIL).typst()
    assert (made["kind"], made["caption"]) == ("email", "Een mail van de bank")
    assert [(one["name"], one["line"]["marker"]) for one in made["top"]] == [("from", 1), ("subject", 0)]
    parts = [["words", "Klik op "], ["button", "Vernieuw"], ["words", " of vul in: "], ["blank"]]
    assert made["body"][3] == {"parts": parts, "marker": 3, "speaker": "", "note": False, "follows": False}
    assert made["body"][4]["parts"][0] == ["box", True]
    assert json.loads(json.dumps(made)) == made


def test_a_marked_line_becomes_a_choice_when_signs_are_looked_for() -> None:
    mail = scene(MAIL)
    assert mail.html("nl").count("<mark>") == 3
    picked = mail.html("nl", {2: Markup('<input name="answer" value="2">')})
    assert '<label class="pick"><input name="answer" value="2"> <span><b class="no">2</b> Beste klant,</span></label>' in picked
    assert picked.count("<mark>") == 2
    assert isinstance(picked, Markup)
