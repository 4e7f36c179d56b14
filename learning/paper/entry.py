"""Typed answers → attempts: what each box may hold, what it means, and how it is kept."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from learning.accounts import audit
from learning.accounts.models import Account
from learning.classrooms.classrooms import KEY_LENGTH
from learning.classrooms.models import Classroom
from learning.codes import make_code
from learning.i18n import N_, Message
from learning.paper.entries import replace
from learning.paper.models import Entry, Sheet
from learning.progress.attempts import Answered, new_submission_id, record
from learning.progress.models import Way
from learning.questions.base import Question
from learning.questions.interaction import Response, Row, Write
from learning.quizzes.draw import read_quiz_name

UNREADABLE = "?"
DONT_KNOW = frozenset("-–—_")
MAX_WRITTEN = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One box to type in: `row` is what is printed before it (`3`, or `5.2`), `signs` what it may hold (empty: any words)."""

    row: str
    question: Question
    place: int
    signs: tuple[str, ...]
    many: bool

    @property
    def length(self) -> int:
        """How many signs fit."""
        if not self.signs:
            return MAX_WRITTEN
        return len(self.signs) if self.many else 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What the boxes of one question say."""

    question: Question
    number: int
    response: Response = ()
    is_blank: bool = False
    """Nothing was filled in: the question was not made."""
    is_unreadable: bool = False
    problem: Message | None = None

    @property
    def counts(self) -> bool:
        """Whether it becomes an attempt."""
        return not self.is_blank and not self.is_unreadable and self.problem is None


def fields_of(questions: Sequence[Question]) -> list[Field]:
    """The boxes for some questions, in the order printed."""
    fields = []
    for number, question in enumerate(questions, 1):
        rows = question.interaction.rows or (Row(signs=()),)
        for place, row in enumerate(rows):
            name = str(number) if len(rows) == 1 else f"{number}.{place + 1}"
            fields.append(Field(row=name, question=question, place=place, signs=row.signs, many=row.many))
    return fields


def read_typed(questions: Sequence[Question], values: Mapping[str, str]) -> list[Typed]:
    """What was typed, question by question; `values` are the boxes by row. Small letters and spaces are forgiven."""
    fields = fields_of(questions)
    return [
        _read_question(question, number, [(field, values.get(field.row, "").strip()) for field in fields if field.question is question])
        for number, question in enumerate(questions, 1)
    ]


def marks_of(question: Question, response: Response) -> list[str]:
    """What is typed in the boxes of a question for a response: the other way round than `read_typed`."""
    if not response:
        return ["-"]
    if isinstance(question.interaction, Write):
        return list(response)
    return ["".join(row) for row in question.interaction.marks(response)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """One learner's answers on one sheet, in its language."""

    account: Account
    lesson: str
    """The lesson, or the round of a quiz."""
    lang: str
    typed: Sequence[Typed]
    sheet: Sheet | None = None
    """The sheet it stood on, if that had a code."""

    @property
    def count(self) -> int:
        """How many answers count."""
        return sum(one.counts for one in self.typed)


def keep_entry(
    session: Session,
    classroom: Classroom,
    teacher: Account,
    filled: Iterable[Filled],
    *,
    way: Way,
    at: datetime,
    submission_id: str | None = None,
) -> Entry:
    """Keep what was typed for some learners as one entry that can be undone; each learner's log says so.

    A sheet counts once: what came in with it before is replaced. The sheets have to be locked (`lock_sheets`).
    """
    entry = Entry(
        key=make_code(KEY_LENGTH),
        classroom_id=classroom.id,
        entered_by=teacher.id,
        way=way.value,
        at=at,
        submission_id=submission_id,
    )
    session.add(entry)
    session.flush()
    for one in filled:
        if one.sheet:
            replace(session, one.sheet, entry)
        kept = [
            Answered(
                lesson=typed.question.lesson,
                lang=one.lang,
                question=typed.question,
                response=typed.response,
                submission_id=new_submission_id(at),
                quiz=one.lesson if read_quiz_name(one.lesson) else None,
            )
            for typed in one.typed
            if typed.counts
        ]
        record(session, one.account, kept, way=way, at=at, entry_id=entry.id)
        audit.note(session, "entered", at=at, actor_id=teacher.id, subject_id=one.account.id, classroom_id=classroom.id)
    return entry


def _read_question(question: Question, number: int, boxes: list[tuple[Field, str]]) -> Typed:
    texts = [text for _, text in boxes]
    if not any(texts):
        return Typed(question=question, number=number, is_blank=True)
    if UNREADABLE in texts:
        return Typed(question=question, number=number, is_unreadable=True)
    if set("".join(texts)) <= DONT_KNOW:
        return Typed(question=question, number=number, response=())
    if isinstance(question.interaction, Write):
        return Typed(question=question, number=number, response=question.interaction.response([texts]))
    marks = [_signs(text) for text in texts]
    for (field, text), row in zip(boxes, marks, strict=True):
        problem = _problem(field, text, row)
        if problem:
            return Typed(question=question, number=number, problem=problem)
    return Typed(question=question, number=number, response=question.interaction.response(marks))


def _signs(text: str) -> list[str]:
    return [sign for sign in dict.fromkeys(text.upper()) if sign.isalnum()]


def _problem(field: Field, text: str, row: Sequence[str]) -> Message | None:
    """What is wrong with one box, if anything."""
    unknown = [sign for sign in row if sign not in field.signs]
    if unknown or (not row and not set(text) <= DONT_KNOW):
        values = {"row": field.row, "sign": (unknown or [text])[0], "first": field.signs[0], "last": field.signs[-1]}
        return Message(N_("Box %(row)s: '%(sign)s' is not there. Choose from %(first)s to %(last)s."), values)
    if len(row) > 1 and not field.many:
        return Message(N_("Box %(row)s: one letter or number fits here."), {"row": field.row})
    return None
