"""A mistake in content, with file, line and remedy."""

from learning.i18n import interface
from learning.markup.problems import Problem, Problems, near

REMEDY = "%(count)s boxes are ticked; tick exactly one with [x]"


def test_a_problem_says_where_it_is_and_what_to_do() -> None:
    problems = Problems("nl.md")
    problems.wrong(12, "one-key", REMEDY, count=2)
    (problem,) = problems
    assert str(problem) == "nl.md:12: one-key: 2 boxes are ticked; tick exactly one with [x]"
    assert problem.say(interface("nl")) == "nl.md:12: one-key: er zijn 2 vakjes aangekruist; kruis er precies één aan met [x]"
    assert isinstance(problem, Problem)


def test_the_same_problem_on_the_same_line_is_noted_once() -> None:
    problems = Problems("nl.md")
    problems.wrong(12, "one-key", REMEDY, count=2)
    problems.wrong(12, "one-key", REMEDY, count=3)
    problems.wrong(13, "one-key", REMEDY, count=2)
    problems.wrong(12, "how-many", REMEDY, count=2)
    assert [(problem.line, problem.rule) for problem in problems] == [(12, "one-key"), (13, "one-key"), (12, "how-many")]


def test_a_word_that_is_nearly_right_is_recognised() -> None:
    assert str(near("Kies een antwoord", ["Kies één antwoord", "Waar of niet waar?"])) == "did you mean 'Kies één antwoord'?"


def test_a_word_that_is_like_nothing_gets_the_whole_list() -> None:
    assert str(near("xyz", iter(["sms", "brief"]))) == "choose from: sms, brief"
    assert str(near("", {"sms": "", "brief": ""})) == "choose from: sms, brief"
