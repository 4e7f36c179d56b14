"""Two languages of a lesson have the same bones; words, sentences and accepted answers are free."""

import pytest
from content.shelf import LESSON, line, model, read, reading

from learning.content.library import Library
from learning.content.parser import read_edition
from learning.content.rules.translation import compare

Change = tuple[str, str]


def differences(small: Library, *changes: Change) -> list[str]:
    """What the comparison says of the English edition after some changes; its own mistakes are left out."""
    source = model("en")
    for old, new in changes:
        assert old in source
        source = source.replace(old, new, 1)
    own = reading(small, "en")
    edition = read_edition(source, own, small.glossaries["en"], module="veilig-online", lesson=LESSON)
    own.problems.clear()
    compare(small.edition(LESSON, "nl"), edition, own)
    return [str(problem).removeprefix("en.md:") for problem in own.problems]


def test_the_model_lesson_is_the_same_in_both_languages(small: Library) -> None:
    assert differences(small) == []


def test_a_lesson_is_like_itself(small: Library) -> None:
    edition, _ = read(small, model())
    own = reading(small)
    compare(edition, edition, own)
    assert own.problems == []


@pytest.mark.parametrize(
    "change",
    [
        ("- [x] call yourself\n", ""),
        ("- [x] call\n", "- [x] ring\n"),
        ("- [ ] click\n    > No. The link may go to a fake site. Check or call yourself.\n", ""),
        ("That is a trick. In a hurry", "That is a trick.\nIn a hurry"),
        ("Your parcel is ready. Please pay € 1.95.", "Your parcel is ready.\nPlease pay € 1.95."),
        ("Kind regards [6]", "Kind regards, Anna [6]"),
        ("Go to the library.", "Visit the library."),
    ],
)
def test_this_may_differ(change: Change, small: Library) -> None:
    assert differences(small, change) == []


@pytest.mark.parametrize(
    ("change", "at", "said"),
    [
        (("minutes = 30", "minutes = 31"), "minutes =", "front-matter-differs: 'minutes' is not the same in both languages; copy the block"),
        (('"4.2"]', '"4.3"]'), "digcomp", "front-matter-differs: 'digcomp' is not the same in both languages; copy the block"),
        (("{#wie}", "{#who}"), "{#who}", "steps-differ: steps, in this order: wat-is-nep, haast, wie, wat-moet-ik, bel-zelf, geklikt"),
        (("\n### Did you click after all? {#geklikt}\n", ""), "## Steps", "steps-differ: steps, in this order: wat-is-nep, haast, wie, wat-moet-ik, bel-zelf, geklikt"),
        (("## Good to know\n\n", ""), "+++", "parts-differ: both languages have the same parts; one has a part too many or too few"),
        (("- [x] You must do", "- [ ] You must do"), "{#twee-waarschuwingen}", "key-differs: 'twee-waarschuwingen': right is a, c of 4; here c of 4"),
        (("- [ ] Check myself\n    > Almost. Are you in doubt?", "- [ ] Wait\n    > No. Wait.\n- [ ] Check myself\n    > Almost. Are you in doubt?"), "{#kaart-bank}", "key-differs: 'kaart-bank': right is a of 3; here a of 4"),
        (("- [x] Delete\n", "- [x] Bin it\n"), "{#kaart-bank}", "piles-differ: 'kaart-bank': the options are piles in one language only; give all its questions the same words"),
        (("[Look. Who sends this?](#wie)", "[Stop. Am I in a hurry?](#haast)"), "{#geld-terug}", "read-again-differs: 'geld-terug' sends back to wie in the first language"),
        (("### Choose two answers {#twee", "### Choose one answer {#twee"), "{#twee-waarschuwingen}", "kind-differs: 'twee-waarschuwingen' is multiple in the first language, single here"),
        (("From: Dentist", "From: Dentist\nWhen: today"), "```text-message\nFrom: Dentist", "scene-differs: the first language has text-message with from and 0 markers"),
        (("Your card stops working tomorrow.", "Your card stops working tomorrow. [1]"), "```e-mail", "scene-differs: the first language has email with from, subject and 0 markers"),
        (("{fact:ido_what}", "help"), "+++", "facts-differ: not the same in both languages: ido_what"),
        (("Go to the library.", "Go to the library {fact:ido_what}."), "+++", "facts-differ: not the same in both languages: ido_what"),
        (("- [x] call yourself", "- [x] {fact:politie_112}"), "+++", "facts-differ: not the same in both languages: politie_112"),
        (("(drie-berichten.svg)", "(vier.svg)"), "+++", "pictures-differ: not the same in both languages: veilig-online/is-dit-bericht-echt/drie-berichten.svg, veilig-online/is-dit-bericht-echt/vier.svg"),
    ],
)  # fmt: skip
def test_this_may_not_differ(change: Change, at: str, said: str, small: Library) -> None:
    source = model("en").replace(*change, 1)
    assert f"{source[: source.index(at)].count(chr(10)) + 1}: {said}" in differences(small, change)


def test_a_picture_with_words_has_a_file_for_each_language(small: Library) -> None:
    dutch, _ = read(small, model().replace("drie-berichten.svg", "drie.nl.svg"))
    english = read(small, model("en").replace("drie-berichten.svg", "drie.en.svg"), "en")[0]
    own = reading(small, "en")
    compare(dutch, english, own)
    assert own.problems == []


def test_a_question_too_many_is_told_where_it_stands_and_one_too_few_on_the_first_line(small: Library) -> None:
    said = differences(small, ("{#kaart-oma}", "{#card-gran}"))
    assert f"{line(model('en'), '{#kaart-oma}')}: question-extra: 'card-gran' is not in the first language" in said
    assert "1: question-missing: 'kaart-oma' (single) is not in this language" in said


def test_a_question_that_moved_from_the_practice_is_of_another_kind(small: Library) -> None:
    said = differences(
        small, ("\n## Questions\n", ""), ("\n### Choose one answer {#kaart-oma}", "\n## Questions\n\n### Choose one answer {#kaart-oma}")
    )
    assert any("kind-differs: 'kaart-oma' is single in the first language, single here" in one for one in said)


def test_another_order_of_questions_is_told_at_the_first(small: Library) -> None:
    said = differences(small, ("{#kaart-bank}", "{#x}"), ("{#kaart-oma}", "{#kaart-bank}"), ("{#x}", "{#kaart-oma}"))
    at = line(model("en"), "{#kaart-bank}")
    assert f"{at}: questions-order: put the questions in the same order as in the first language" in said


def test_a_screen_too_many_is_told_with_the_numbers(small: Library) -> None:
    screen = "```text-message\nFrom: shop\n\nHi.\n```\n\n## Summary"
    said = differences(small, ("## Try it", f"{screen[:-10]}## Try it"))
    assert "1: scene-differs: the first language has 5 screens, this one 6" in said
