"""Which questions of a lesson are hard for a class, what to teach again, and learners × questions; on the page and as a spreadsheet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten

from babel.numbers import format_decimal
from flask import url_for
from flask.typing import ResponseReturnValue

from learning.classrooms.dashboard import dashboard
from learning.classrooms.members import members_of
from learning.classrooms.models import Classroom, Tally
from learning.classrooms.tallies import RIGHT, UNKNOWN, WRONG, last_tallies
from learning.content.model import Edition, Lesson
from learning.i18n import N_, Interface, interface
from learning.insight.answers import AnswerRow, answer_rows
from learning.insight.question_stats import MIN_RESPONSES, QuestionStats, Slip
from learning.insight.questions import EVERYBODY, class_stats, site_stats
from learning.insight.teach_again import steps_again, to_talk_about
from learning.markup.prose import Prose, plain
from learning.outputs.spreadsheet import SPREADSHEETS, Cell
from learning.questions.base import Question
from learning.questions.interaction import Choose, Match, Order
from learning.web import ways
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.files import download
from learning.web.pages import render
from learning.web.progress import number_of
from learning.web.site import site
from learning.web.teacher import bp, taught
from learning.web.teacher.classroom import note_look
from learning.web.teacher.file_names import ANSWERS, file_name

_FILES = (("csv", N_("Spreadsheet (CSV)")), ("ods", N_("Spreadsheet (ODS)")))

_NO_FIGURE = "–"
_FIRST_WORDS = 60
"""Letters of the situation that stand before a question, so that it is known again."""
_REASONS = 2
"""Of a question with several right parts only the first reasons are quoted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A question on the page."""

    number: int
    question: Question
    situation: str
    """Its first words: many questions ask the same of another person."""
    stat: QuestionStats
    everybody: QuestionStats | None
    """Of everybody on this site; nothing while too few outside this class answered it."""
    wrong: tuple[str, ...]
    """What went wrong, in sentences."""
    together: str
    """What the class chose when it did this question together."""
    figures: tuple[str, str]
    """The discrimination in the class and on the site."""


@bp.get("/classes/<key>/lessons/<slug>")
@for_(Policy.STAFF)
def lesson_questions(lang: str, key: str, slug: str) -> ResponseReturnValue:
    """Hard questions, without names; below them who has which question right."""
    classroom = taught(key)
    lesson = site().library.lesson(slug)
    note_look("class", classroom)
    edition, members = lesson.edition(lang), members_of(db(), classroom)
    stats = class_stats(db(), members, lesson, lang)
    everybody = site_stats(db(), lesson, lang)
    rows = answer_rows(db(), members, [lesson])
    address = {kind: url_for("teacher.lesson_answers_file", key=key, slug=slug, kind=kind) for kind, _ in _FILES}
    return render(
        "teacher/lesson_questions.html",
        sheet="staff",
        classroom=classroom,
        edition=edition,
        lesson_number=number_of(site().library, lesson),
        lines=_lines(edition, stats, everybody, last_tallies(db(), classroom, slug), interface(lang)),
        rows=rows,
        answered=sum(any(mark is not None for mark in row.marks) for row in rows),
        talk=to_talk_about(stats),
        explain=_explain(edition, stats),
        again=steps_again(edition, stats),
        enough=MIN_RESPONSES,
        is_cut_off=max((stat.count.all for stat in everybody), default=0) >= EVERYBODY,
        everybody_at_most=EVERYBODY,
        older=sum(stat.older for stat in stats),
        files=address,
        ways=[*_file_ways(address, interface(lang)), *ways.anywhere()],
        content_lang=lang,
    )


@bp.get("/classes/<key>/lessons/<slug>/answers.<any(csv, ods):kind>")
@for_(Policy.STAFF)
def lesson_answers_file(lang: str, key: str, slug: str, kind: str) -> ResponseReturnValue:
    """The table of one lesson: a row a learner, a column a question; 1 is right at the last answer, 0 not yet, empty not answered."""
    classroom = taught(key)
    lesson = site().library.lesson(slug)
    heads = [f"{number}. {plain(question.ask)}" for number, question in enumerate(lesson.edition(lang).questions, 1)]
    return _file(classroom, [lesson], heads, file_name(ANSWERS, classroom, kind, slug), kind, interface(lang))


@bp.get("/classes/<key>/answers.<any(csv, ods):kind>")
@for_(Policy.STAFF)
def class_answers_file(lang: str, key: str, kind: str) -> ResponseReturnValue:
    """The same of every lesson that was given or begun, in one file."""
    classroom = taught(key)
    lessons = [lesson for table in dashboard(db(), classroom, site().library).tables for lesson in table.lessons]
    heads = [
        f"{lesson.edition(lang).title} – {number}" for lesson in lessons for number in range(1, len(lesson.edition(lang).questions) + 1)
    ]
    return _file(classroom, lessons, heads, file_name(ANSWERS, classroom, kind), kind, interface(lang))


def table_of(rows: Iterable[AnswerRow], heads: Sequence[str], words: Interface) -> list[list[Cell]]:
    """A heading and a row for each learner, as the page shows it."""
    table: list[list[Cell]] = [[words.text("Learner"), *heads, words.text("Right")]]
    table.extend([row.member.name, *("" if mark is None else mark for mark in row.marks), row.right] for row in rows)
    return table


def _file(
    classroom: Classroom, lessons: Sequence[Lesson], heads: Sequence[str], name: str, kind: str, words: Interface
) -> ResponseReturnValue:
    note_look("class", classroom)
    rows = table_of(answer_rows(db(), members_of(db(), classroom), lessons), heads, words)
    made = SPREADSHEETS[kind]
    return download(made.build(rows, classroom.name), made.media_type, name, attach=True)


def _file_ways(address: Mapping[str, str], words: Interface) -> list[ways.OtherWay]:
    return [ways.OtherWay(icon="sheet", href=address[kind], words=words.text(label)) for kind, label in _FILES]


def _lines(
    edition: Edition, stats: Sequence[QuestionStats], everybody: Sequence[QuestionStats], tallies: Mapping[str, Tally], words: Interface
) -> list[Line]:
    return [
        Line(
            number=number,
            question=question,
            situation=_first_words(question),
            stat=stat,
            everybody=other if other.is_beyond(stat) else None,
            wrong=tuple(_wrong(question, stat, words)),
            together=tally_words(tallies[question.id], words) if question.id in tallies else "",
            figures=(_figure(stat, words), _figure(other, words) if other.compares_beyond(stat) else _NO_FIGURE),
        )
        for number, (question, stat, other) in enumerate(zip(edition.questions, stats, everybody, strict=True), 1)
    ]


def _first_words(question: Question) -> str:
    prose = next((part for part in question.situation if isinstance(part, Prose)), None)
    return shorten(prose.plain, _FIRST_WORDS, placeholder=" …") if prose else ""


def tally_words(tally: Tally, words: Interface) -> str:
    """The hands of a class in one line: *A 3 · B 12 · weet niet 1*."""
    names = {RIGHT: words.text("right"), WRONG: words.text("not right"), UNKNOWN: words.text("don't know")}
    return " · ".join(f"{names.get(sign, sign)} {count}" for sign, count in tally.counts.items())


def _wrong(question: Question, stat: QuestionStats, words: Interface) -> Iterable[str]:
    """What went wrong with a question; below ten responses nothing but counts."""
    if not stat.count.all:
        yield words.text("Not answered yet")
        return
    if stat.count.right == stat.count.all:
        yield words.text("Everybody had it right")
    if stat.slip:
        yield slip_words(question, stat, words)
    if stat.unknown:
        yield words.plural("%(n)s learner did not know it yet", "%(n)s learners did not know it yet", stat.unknown)
    if stat.is_doubtful:
        yield words.text("Whoever does the rest well misses this one more often. Look whether the question is clear.")


def slip_words(question: Question, stat: QuestionStats, words: Interface) -> str:
    """The most common mistake of a question in a sentence: that many make it, or how many made it. There must be one."""
    made = stat.slip or Slip(words="")
    n, values = stat.slips, {"all": stat.count.all - stat.older, "words": made.words, "answer": made.answer}
    match question.interaction:
        case Choose(options=options):
            labels = {label: option for option in options for label in (plain(option.words), f"[{option.sign}] {plain(option.words)}")}
            chosen = labels[made.words]
            values |= {"sign": chosen.sign, "words": plain(chosen.words)}
            many = N_("Many people choose %(sign)s: '%(words)s' (%(n)s of %(all)s)")
            counted = words.plural("%(n)s learner chose %(sign)s: '%(words)s'", "%(n)s learners chose %(sign)s: '%(words)s'", n, **values)
        case Order():
            many = N_("Many people put '%(words)s' in place %(answer)s (%(n)s of %(all)s)")
            counted = words.plural(
                "%(n)s learner put '%(words)s' in place %(answer)s", "%(n)s learners put '%(words)s' in place %(answer)s", n, **values
            )
        case Match():
            many = N_("Many people match '%(words)s' with '%(answer)s' (%(n)s of %(all)s)")
            counted = words.plural(
                "%(n)s learner matched '%(words)s' with '%(answer)s'", "%(n)s learners matched '%(words)s' with '%(answer)s'", n, **values
            )
        case _:
            many = N_("Many people write '%(words)s' (%(n)s of %(all)s)")
            counted = words.plural("%(n)s learner wrote '%(words)s'", "%(n)s learners wrote '%(words)s'", n, **values)
    return words.text(many, n=n, **values) if stat.misleads else counted


def _explain(edition: Edition, stats: Sequence[QuestionStats]) -> str:
    """Why the answer to the first question to talk about is right, in the author's words, without the opening that praises who chose it."""
    talk = to_talk_about(stats)
    if not talk:
        return ""
    openings = tuple(edition.language.feedback["right"])
    reasons = [
        solution.reason.plain for solution in edition.questions[talk[0].number - 1].solutions() if solution.right and solution.reason
    ]
    for place, reason in enumerate(reasons):
        opening = next((words for words in openings if reason.startswith(words)), "")
        reasons[place] = reason.removeprefix(opening).strip()
    return " ".join(reasons[:_REASONS])


def _figure(stat: QuestionStats, words: Interface) -> str:
    if stat.discrimination is None or stat.compared < MIN_RESPONSES:
        return _NO_FIGURE
    return str(format_decimal(stat.discrimination, "0.00", locale=words.locale))
