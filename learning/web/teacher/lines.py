"""Sheets on a page to fill in: whose they are, their boxes, what was typed or read, what came in before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from flask import g, request

from learning.accounts.models import Account
from learning.classrooms.models import Classroom
from learning.errors import Invalid, NotFound
from learning.i18n import N_, Message
from learning.paper.entry import Field, Filled, Typed, answers_on, fields_of, keep_entry, read_typed
from learning.paper.models import Entry, Sheet
from learning.paper.owners import NEW, choose_owner, owner_of
from learning.paper.sheets import get_sheet, printed
from learning.progress.models import Attempt, Way
from learning.questions.base import Question
from learning.quizzes.draw import title_of
from learning.web.db import db
from learning.web.forms import Problem, problem_of
from learning.web.login import account
from learning.web.pages import say
from learning.web.site import now, site


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
    read: Mapping[str, str] = field(default_factory=dict)
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
        """What stands in each box."""
        return {box.row: request.form.get(f"{self.name}.{box.row}", self.read.get(box.row, "")) for box in self.fields}

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
        read=read or {},
        before=answers_on(db(), sheet),
    )


def problems_in(lines: Sequence[Line]) -> list[Problem]:
    """What is wrong in the boxes, and whose sheets nobody said."""
    problems = []
    for line in lines:
        if line.account is None and line.count and not line.who:
            problems.append(Problem(field=f"{line.name}.who", message=Message(N_("Choose whose sheet this is."))))
        problems += [Problem(field=f"{line.name}.{one.number}", message=one.problem) for one in line.typed() if one.problem]
    return problems


def keep_lines(classroom: Classroom, lines: Sequence[Line], way: Way) -> tuple[Entry | None, list[Problem]]:
    """Keep every sheet that holds an answer, as one entry; nothing at all when somebody new cannot have that name."""
    filled = []
    for line in lines:
        if not line.count:
            continue
        owner = line.account
        if owner is None:
            try:
                where = f"{line.name}.{'new' if line.who == NEW else 'who'}"
                owner = choose_owner(db(), classroom, line.who, line.new_name, keys=site().keys, at=now(), field=where)
            except Invalid as refusal:
                return None, [problem_of(refusal)]
            if line.sheet:
                line.sheet.account_id = owner.id
        filled.append(Filled(account=owner, lesson=line.lesson, lang=line.lang, typed=line.typed(), sheet=line.sheet))
    return keep_entry(db(), classroom, account(), filled, way=way, at=now()), []
