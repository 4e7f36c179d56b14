"""Questions of several lessons together are an edition without lesson text."""

from learning.content.library import Library
from learning.quizzes.selections import selection


def test_a_selection_keeps_the_order_and_the_oldest_date(library: Library) -> None:
    digid, browser = library.edition("digid", "nl"), library.edition("browser-en-adresbalk", "nl")
    made = selection("oefenblad", "Oefenblad", "zaken-regelen", [(digid, digid.questions[1]), (browser, browser.questions[0])])
    assert [(one.lesson, one.id) for one in made.questions] == [
        ("digid", digid.questions[1].id),
        ("browser-en-adresbalk", browser.questions[0].id),
    ]
    assert (made.lesson, made.title, made.lang) == ("oefenblad", "Oefenblad", "nl")
    assert made.front.checked == min(digid.front.checked, browser.front.checked)
    assert list(made.sections()) == []
