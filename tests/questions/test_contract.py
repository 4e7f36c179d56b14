"""What every kind of question must do: one contract, run over all kinds and their cases."""

import json
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers import LANGUAGES, Case, make_reading, question, read_cases, rules, try_question
from werkzeug.datastructures import MultiDict

from learning.content.library import Library
from learning.i18n import interface
from learning.markup.prose import plain
from learning.questions import KINDS
from learning.questions.base import Question
from learning.questions.controls import control_of
from learning.questions.interaction import Response, Write
from learning.questions.reading import kind_of

CASES = Path(__file__).parent / "cases"
TOLD_BY_HEADING = {"multiple", "short-answer"}
"""Two kinds whose blocks may look alike: ticked and empty boxes with a reason each, and something said on the whole."""


@cache
def asked_in(case: Case) -> Question:
    """The question of a case, with nothing wrong."""
    return question(case.source)


ALL = [case for path in sorted(CASES.glob("*.md")) for case in read_cases(path)]
each_case = pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.kind}: {case.title}")
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)


class Offered(HTMLParser):
    """What a browser would let somebody choose: names of controls with their values."""

    def __init__(self, html: str) -> None:
        """Read the HTML of a form."""
        super().__init__()
        self.values: dict[str, set[str]] = {}
        self._select = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an input or option offers."""
        given = {name: value or "" for name, value in attrs}
        if tag == "select":
            self._select = given["name"]
        if tag in {"input", "option"}:
            self.values.setdefault(given.get("name", self._select), set()).add(given.get("value", ""))


def filled_in(asked: Question, response: Response, prefix: str) -> MultiDict[str, str]:
    """The form as a learner sends it: only controls and values that the page offers."""
    offered = Offered("".join(str(field()) for field in asked.form(prefix)())).values
    assert all(name.startswith(prefix) for name in offered)
    rows = asked.interaction.marks(response)
    assert len(offered) == len(rows)
    sent = [(name, sign) for name, row in zip(offered, rows, strict=True) for sign in row]
    assert isinstance(asked.interaction, Write) or all(sign in offered[name] for name, sign in sent)
    return MultiDict(sent)


def on_page(asked: Question, response: Response, prefix: str = "") -> Response:
    """What comes in when a response is given on a page."""
    form = asked.form(prefix)(filled_in(asked, response, prefix))
    assert form.validate(), form.errors
    return asked.response(form, prefix)


def keep_contract(asked: Question) -> None:
    """The key gets a full score on page and paper, and something is shown everywhere."""
    key = asked.key
    grade = asked.grade(key)
    assert (grade.score, grade.is_right, grade.is_partly_right) == (1, True, False)
    assert grade.remarks
    assert all(remark.right for remark in grade.remarks)
    assert on_page(asked, key) == on_page(asked, key, asked.id) == key
    marks = asked.interaction.marks(key)
    assert asked.interaction.response(marks) == key
    for row, marked in zip(asked.interaction.rows, marks, strict=False):
        assert set(marked) <= set(row.signs)
        assert row.many or len(marked) == 1
    assert asked.text().strip()
    assert asked.solutions()
    assert any(plain(solution.words).strip() for solution in asked.solutions() if solution.right)
    paper = asked.typst()
    assert paper["control"] == control_of(asked.interaction)
    assert json.loads(json.dumps(paper)) == paper


@each_kind
def test_every_kind_has_cases_and_a_name_of_its_own(kind: type[Question]) -> None:
    assert [other.kind for other in KINDS].count(kind.kind) == 1
    assert any(case.kind == kind.kind for case in ALL)
    assert all(kind.kind in language.kind for language in LANGUAGES.values())


def test_every_case_is_of_a_kind_that_is_there() -> None:
    assert {case.kind for case in ALL} == {kind.kind for kind in KINDS}


@each_case
def test_a_case_is_read_as_its_kind_and_keeps_the_contract(case: Case) -> None:
    asked = asked_in(case)
    assert asked.kind == case.kind
    assert type(asked) in KINDS
    assert asked.source == case.source
    keep_contract(asked)


@each_case
def test_a_case_is_graded_as_it_says(case: Case) -> None:
    asked = asked_in(case)
    assert [(response, round(asked.grade(response).score, 3)) for response, _ in case.grades] == list(case.grades)


@each_case
def test_nothing_given_is_no_score_and_nothing_is_said_of_its_parts(case: Case) -> None:
    grade = asked_in(case).grade(())
    assert (grade.score, grade.remarks, grade.is_right) == (0, (), False)


@each_case
def test_a_form_with_nothing_in_it_is_sent_back(case: Case) -> None:
    form = asked_in(case).form()(MultiDict())
    assert not form.validate()
    assert set(form.errors) == {field.name for field in form}


@each_case
def test_a_page_does_not_tell_the_ids_that_would_give_the_order_away(case: Case) -> None:
    asked = asked_in(case)
    shape = asked.interaction
    signs = {choice.sign for name in ("options", "items", "left", "right") for choice in getattr(shape, name, ())}
    for values in Offered("".join(str(field()) for field in asked.form()())).values.values():
        assert {value for value in values if value and not value.isdigit()} <= signs


@each_case
@settings(deadline=None, max_examples=40)
@given(response=st.lists(st.one_of(st.sampled_from([*"abcdef123456", ""]), st.text(max_size=9)), max_size=9).map(tuple))
def test_any_response_has_a_grade(case: Case, response: Response) -> None:
    asked = asked_in(case)
    grade = asked.grade(response)
    assert 0 <= grade.score <= 1
    assert grade.is_right is (grade.score == 1)
    assert not (grade.is_right and grade.is_partly_right)
    assert asked.grade(response) == grade


@each_case
def test_how_to_answer_is_said_in_every_language_on_page_and_on_paper(case: Case) -> None:
    asked = asked_in(case)
    for hint in (asked.hint, asked.paper_hint):
        assert interface("nl").say(hint) != str(hint)
        assert "%" not in interface("nl").say(hint)


@pytest.mark.parametrize("lang", LANGUAGES)
@each_kind
def test_no_heading_is_claimed_by_two_kinds(kind: type[Question], lang: str) -> None:
    language = LANGUAGES[lang]
    for number, word in enumerate(language.numbers, 1):
        title = language.kind[kind.kind].replace("{n}", word)
        patterns = {name: re.escape(phrase).replace(r"\{n\}", "(.+)") for name, phrase in language.kind.items()}
        assert [name for name, pattern in patterns.items() if re.fullmatch(pattern, title)] == [kind.kind]
        expected = number if "{n}" in language.kind[kind.kind] else None
        assert kind_of(title, make_reading(lang=lang), 1) == (kind.kind, expected)


@each_case
def test_a_block_is_claimed_by_no_other_kind(case: Case) -> None:
    head, rest = case.source.split("\n", 1)
    name = head[head.index(" {#") :]
    for kind in (kind for kind in KINDS if {kind.kind, case.kind} != TOLD_BY_HEADING):
        for word in LANGUAGES["nl"].numbers if "{n}" in LANGUAGES["nl"].kind[kind.kind] else ("",):
            title = LANGUAGES["nl"].kind[kind.kind].replace("{n}", word)
            found, reading = try_question(f"### {title}{name}\n{rest}")
            is_right = head == f"### {title}{name}"
            assert (found is not None and not rules(reading)) is is_right, title


def test_every_question_of_the_library_keeps_the_contract(library: Library) -> None:
    asked = [
        one
        for module in library.modules
        for lesson in module.lessons
        for edition in lesson.editions.values()
        for one in edition.all_questions
    ]
    assert {one.kind for one in asked} == {kind.kind for kind in KINDS}
    for one in asked:
        keep_contract(one)
