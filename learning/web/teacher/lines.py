"""Sheets on a page to fill in: whose they are, their boxes, what was typed or read, what came in before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from flask import g, request

from learning.accounts.models import Account
from learning.classrooms.models import Classroom
from learning.errors import Invalid, NotFound
from learning.i18n import N_, Message
from learning.paper.entries import answers_on, entry_of, lock_sheets
from learning.paper.entry import Field, Filled, Typed, fields_of, keep_entry, marks_of, read_typed
from learning.paper.models import Entry, Sheet
from learning.paper.owners import NEW, NOBODY, check_new_name, choose_owner, owner_of
from learning.paper.sheets import get_sheet, printed
from learning.progress.attempts import is_submission_id, new_submission_id
from learning.progress.models import Attempt, Way
from learning.questions.base import Question
from learning.quizzes.draw import title_of
from learning.web.db import db
from learning.web.forms import Problem, problem_of
from learning.web.login import account
from learning.web.pages import say
from learning.web.site import now, site
from learning.web.teacher.classroom import note_look


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One sheet on the page."""

    name: str
    """What its boxes are called in the form: a learner's key or a sheet code."""
    account: Account | None
    """Whose it is; nobody's when the sheet has no name."""
    lesson: str
    """The lesson, or the round of a quiz."""
    lang: str
    questions: tuple[Question, ...]
    sheet: Sheet | None = None
    read: Mapping[str, str] | None = None
    """What a photo said, by box; what is typed comes before it."""
    before: Mapping[tuple[str, str], Attempt] = field(default_factory=dict)
    """What came in with this sheet before, by lesson and question."""

    @property
    def title(self) -> str:
        """The title of what stands on the sheet."""
        return title_of(site().library, self.lesson, g.lang)

    @property
    def fields(self) -> list[Field]:
        """The boxes of the sheet."""
        return fields_of(self.questions)

    def box(self, row: str) -> Field | None:
        """The box of a row."""
        return next((box for box in self.fields if box.row == row), None)

    @property
    def who(self) -> str:
        """Whose it is to be, as chosen for a sheet without a name: a member's key, `new` or `nobody`."""
        return request.form.get(f"{self.name}.who", "")

    @property
    def new_name(self) -> str:
        """The name typed for somebody new."""
        return request.form.get(f"{self.name}.new", "")

    @property
    def owner(self) -> str:
        """The name it is kept under."""
        if self.account:
            return self.account.name or say(N_("somebody without a name"))
        return self.new_name.strip() if self.who == NEW else say(N_("somebody without a name"))

    def values(self) -> dict[str, str]:
        """What stands in each box: what was typed; else what a photo said; else what came in with this sheet before."""
        found = self._marked_before() if self.read is None else self.read
        return {box.row: request.form.get(f"{self.name}.{box.row}", found.get(box.row, "")) for box in self.fields}

    def _marked_before(self) -> dict[str, str]:
        answers = [(question, self.before.get((question.lesson, question.id))) for question in self.questions]
        marks = [marks_of(question, tuple(attempt.response)) if attempt else [] for question, attempt in answers]
        boxes = [[box for box in self.fields if box.question is question] for question in self.questions]
        return {box.row: sign for own, signs in zip(boxes, marks, strict=True) for box, sign in zip(own, signs, strict=False)}

    def typed(self) -> list[Typed]:
        """What it means, question by question."""
        return read_typed(self.questions, self.values())

    @property
    def count(self) -> int:
        """How many answers count."""
        return sum(one.counts for one in self.typed())

    def was(self, question: Question) -> Attempt | None:
        """What came in for a question before, when it is not what stands here now."""
        before = self.before.get((question.lesson, question.id))
        here = next(one for one in self.typed() if one.question is question)
        return before if before and (not here.counts or tuple(before.response) != here.response) else None


def line_of_code(classroom: Classroom, code: str) -> Line:
    """The sheet of a code that was typed.

    Raises:
        Invalid: it cannot be right, or its questions cannot be read any more.
    """
    try:
        return line_of_sheet(get_sheet(db(), classroom, code))
    except Invalid as refusal:
        raise Invalid(N_("'%(code)s': %(why)s"), field="codes", code=code[:20], why=Message(refusal.message, refusal.values)) from refusal
    except NotFound:
        raise Invalid(N_("'%(code)s' cannot be read any more: the lesson has gone."), field="codes", code=code[:20]) from None


def line_of_sheet(sheet: Sheet, read: Mapping[str, str] | None = None) -> Line:
    """A sheet with its questions as they were printed.

    Raises:
        NotFound: they cannot be read any more.
    """
    return Line(
        name=sheet.code,
        account=owner_of(db(), sheet),
        lesson=sheet.lesson,
        lang=sheet.lang,
        questions=printed(db(), sheet, site().library).questions,
        sheet=sheet,
        read=read,
        before=answers_on(db(), sheet),
    )


def problems_in(classroom: Classroom, lines: Sequence[Line]) -> list[Problem]:
    """What is wrong in the boxes, and whose sheets nobody said."""
    problems = []
    for line in lines:
        if line.account is None and line.count and not line.who:
            problems.append(Problem(field=f"{line.name}.who", message=Message(N_("Choose whose sheet this is."))))
        elif line.account is None and line.count and line.who == NEW:
            problems += _new_name(line, classroom)
        problems += [_named(line, one.problem, f"{line.name}.{one.number}", len(lines)) for one in line.typed() if one.problem]
    return problems


def _named(line: Line, message: Message, where: str, lines: int) -> Problem:
    """A problem in a box; among several sheets it says on whose."""
    if lines == 1:
        return Problem(field=where, message=message)
    return Problem(field=where, message=Message(N_("%(who)s, %(problem)s"), {"who": line.owner, "problem": message}))


def _new_name(line: Line, classroom: Classroom) -> list[Problem]:
    """What is wrong with the name of somebody new, before anything is saved."""
    try:
        check_new_name(db(), classroom, line.new_name.strip())
    except Invalid as refusal:
        return [replace(problem_of(refusal), field=f"{line.name}.new")]
    return []


def keep_lines(classroom: Classroom, lines: Sequence[Line], way: Way) -> tuple[Entry | None, list[Problem]]:
    """Keep every sheet that holds an answer, as one entry; nothing at all when somebody new cannot have that name.

    The same form sent twice is one entry.
    """
    lock_sheets(db(), [line.sheet for line in lines if line.sheet])
    sent = submission_id()
    kept = entry_of(db(), classroom, sent)
    if kept:
        return kept, []
    filled, newcomers = [], []
    for line in lines:
        if not line.count:
            continue
        owner = owner_of(db(), line.sheet) if line.sheet else line.account
        if owner is None:
            try:
                where = f"{line.name}.{'new' if line.who == NEW else 'who'}"
                owner = choose_owner(db(), classroom, line.who, line.new_name, keys=site().keys, at=now(), field=where)
            except Invalid as refusal:
                return None, [problem_of(refusal)]
            if line.who in {NEW, NOBODY}:
                newcomers.append(owner.id)
            if line.sheet:
                line.sheet.account_id = owner.id
        filled.append(Filled(account=owner, lesson=line.lesson, lang=line.lang, typed=line.typed(), sheet=line.sheet))
    entry = keep_entry(db(), classroom, account(), filled, way=way, at=now(), submission_id=sent)
    entry.newcomers = newcomers
    return entry, []


def submission_id() -> str:
    """The id the form came with, or a new one."""
    given = request.form.get("submission_id", "")
    return given if is_submission_id(given) else new_submission_id(now())


def note_answers(classroom: Classroom, lines: Sequence[Line]) -> None:
    """Write in the log of each learner that their answers were shown: those of before, or a photo of their sheet."""
    for line in lines:
        if line.account and (line.before or line.read is not None):
            note_look("answers", classroom, line.account.id)
