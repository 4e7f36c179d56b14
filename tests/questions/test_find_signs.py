"""Find the warning signs."""

import pytest
from readers import places, question, try_question

from learning.markup.prose import plain
from learning.questions.find_signs import FindSigns

SCREEN = "```sms\nVan: Pakket [1]\n\nDag [2]\nBetaal nu [3]\nGroet [4]\n```\n"
BOXES = "- [x] 1\n    > Vreemd.\n- [ ] 2\n    > Gewoon.\n- [x] 3\n    > Haast.\n- [ ] 4\n    > Gewoon.\n"
SOURCE = f"### Zoek de twee waarschuwingen {{#x}}\n\nWat is verdacht?\n\n{SCREEN}\n{BOXES}\n> Kijk nog eens.\n"


def signs(source: str = SOURCE) -> FindSigns:
    """A question of this kind."""
    found = question(source, practice=True)
    assert isinstance(found, FindSigns)
    return found


def test_the_marked_lines_are_what_is_chosen_from() -> None:
    asked = signs()
    assert [(choice.id, choice.sign, plain(choice.words)) for choice in asked.interaction.options] == [
        ("1", "1", "Pakket"),
        ("2", "2", "Dag"),
        ("3", "3", "Betaal nu"),
        ("4", "4", "Groet"),
    ]
    assert asked.key == ("1", "3")
    assert asked.screen.kind == "text-message"
    assert asked.text() == "[1]  [2]  [3]  [4]"


def test_a_remark_repeats_the_line_with_its_number() -> None:
    grade = signs().grade(("4", "1"))
    assert [(plain(remark.words), remark.right, remark.feedback.plain) for remark in grade.remarks] == [
        ("[1] Pakket", True, "Vreemd."),
        ("[4] Groet", False, "Gewoon."),
    ]
    assert (grade.score, grade.whole.plain) == (0, "Kijk nog eens.")


def test_the_key_shows_each_line_with_its_reason() -> None:
    assert [(one.sign, plain(one.words), one.reason.plain, one.right) for one in signs().solutions()][1:3] == [
        ("2", "Dag", "Gewoon.", False),
        ("3", "Betaal nu", "Haast.", True),
    ]


def test_it_says_how_many_there_are() -> None:
    assert str(signs().hint) == "Choose 2 lines in the example."
    assert str(signs().paper_hint) == "Circle 2 numbers in the example."


def test_the_screen_may_stand_before_the_sentence_that_asks() -> None:
    asked = signs(SOURCE.replace(f"Wat is verdacht?\n\n{SCREEN}", f"{SCREEN}\nWat is verdacht?\n"))
    assert asked.screen.markers == (1, 2, 3, 4)


def test_a_number_is_its_own_name_whatever_is_written_behind_it() -> None:
    asked = signs(SOURCE.replace("- [x] 1", "- [x] 1 {#a}"))
    assert asked.key == ("1", "3")
    assert asked.grade(("1", "3")).score == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- [x] 1", "- [x] 5"),
        ("- [x] 1\n    > Vreemd.\n", ""),
        ("Groet [4]", "Groet"),
        (SCREEN, ""),
        (SCREEN, f"{SCREEN}\n```sms\nVan: x\n\nTwee\n```\n"),
    ],
)
def test_marks_and_boxes_that_differ_leave_nothing_to_ask(old: str, new: str) -> None:
    assert old in SOURCE
    found, reading = try_question(SOURCE.replace(old, new), practice=True)
    assert found is None
    assert [rule for _, rule in places(reading)] == ["signs-differ"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Zoek de twee", "Zoek de drie", [(1, "count-differs")]),
        ("\n> Kijk nog eens.\n", "", [(1, "other-missing")]),
        ("    > Gewoon.\n- [x] 3", "- [x] 3", [(15, "feedback-missing")]),
        (" [4]\n", "\n", [(1, "how-many")]),
    ],
)
def test_four_to_seven_marks_as_many_ticked_as_the_heading_says(old: str, new: str, expected: list[tuple[int, str]]) -> None:
    source = SOURCE.replace(old, new)
    source = source.replace("- [ ] 4\n    > Gewoon.\n", "") if old == " [4]\n" else source
    assert places(try_question(source, practice=True)[1]) == expected
