"""Made-up data to look around in: a teacher, a class of 24, three weeks of work on screen and on paper."""

import random
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta

import click
from flask import Flask
from sqlalchemy.orm import Session

from learning.accounts.accounts import make_staff
from learning.accounts.cards import Credentials, make_card
from learning.accounts.models import Account, Role
from learning.classrooms.assignments import Task, give
from learning.classrooms.classrooms import make_classroom
from learning.classrooms.members import Member, type_in
from learning.classrooms.models import Classroom
from learning.codes import grouped
from learning.content.model import Edition
from learning.paper.entry import Filled, Typed, keep_entry
from learning.progress.attempts import Answered, new_submission_id, record
from learning.progress.models import Way
from learning.questions.base import Question
from learning.questions.interaction import Choose, Match, Order, Response
from learning.web.site import Site

_PASSWORD = "tulp fiets molen kaas"  # noqa: S105  made-up data, thrown away
_NAMES = (
    "Amira",
    "Anton",
    "Bea",
    "Cem",
    "Corrie",
    "Daan",
    "Elif",
    "Fatma",
    "Gerda",
    "Henk",
    "Ines",
    "Joyce",
    "Kees",
    "Lin",
    "Maria",
    "Milan",
    "Noor",
    "Omar",
    "Petra",
    "Ria",
    "Sami",
    "Tomasz",
    "Wim",
    "Yusuf",
)
_MODULES = ("eerste-stappen", "veilig-online")


def fill(app: Flask, address: str) -> None:
    """Fill an empty database and print the sign-ins."""
    site: Site = app.extensions["wegwijs"]
    chance = random.Random(2026)  # noqa: S311  plausible data, no secrets
    with site.store.writing() as session:
        teacher = make_staff(session, "Anja", _PASSWORD, role=Role.ADMIN, at=site.clock())
        classroom = make_classroom(session, teacher, "Groep Tulp", at=site.clock())
        members = type_in(session, classroom, _NAMES, at=site.clock())
        present = [name for name in _MODULES if name in site.library.folders]
        for module in present:
            give(session, classroom, teacher, Task(module=module, note="Werk rustig. Papier mag ook."), site.library, at=site.clock())
        editions = [lesson.edition("nl") for module in present for lesson in site.library.module(module).lessons]
        with click.progressbar(members, label="Three weeks of made-up work", file=sys.stderr) as bar:
            for member in bar:
                _work(session, site, member, editions, chance)
        _paper_day(session, site, classroom, teacher, members[:8], editions[len(editions) // 2], chance)
        card = make_card(session, members[0].account, site.keys, at=site.clock())
        session.commit()
    _print_signins(address, classroom, card)


def _work(session: Session, site: Site, member: Member, editions: list[Edition], chance: random.Random) -> None:
    """What one learner did: so many lessons, with so much luck."""
    skill = chance.uniform(0.68, 0.98)
    for place, edition in enumerate(editions[: chance.randint(1, len(editions))]):
        day = site.clock() - timedelta(days=max(0, 20 - 3 * place), minutes=chance.randint(30, 300))
        stops_at = len(edition.questions) if chance.random() < 0.85 else chance.randint(1, len(edition.questions))  # noqa: PLR2004  most lessons are finished
        for at, response, question in _tries(edition.questions[:stops_at], skill, day, chance):
            answer = Answered(lesson=edition.lesson, lang="nl", question=question, response=response, submission_id=new_submission_id(at))
            record(session, member.account, [answer], way=Way.SCREEN, at=at)


def _tries(
    questions: tuple[Question, ...], skill: float, day: datetime, chance: random.Random
) -> Iterator[tuple[datetime, Response, Question]]:
    """Responses to some questions: a miss is tried once more, mostly."""
    for number, question in enumerate(questions):
        at = day + timedelta(minutes=2 * number)
        for attempt in range(3):
            right = chance.random() < skill
            yield at + timedelta(seconds=30 * attempt), question.key if right else _wrong(question, chance), question
            if right or chance.random() > skill:
                break


def _paper_day(
    session: Session, site: Site, classroom: Classroom, teacher: Account, members: list[Member], edition: Edition, chance: random.Random
) -> None:
    """One lesson that a part of the class did on paper."""
    filled = []
    for member in members:
        typed = [
            Typed(question=question, number=number, response=question.key if chance.random() < 0.8 else _wrong(question, chance))  # noqa: PLR2004  most are right
            for number, question in enumerate(edition.questions, 1)
        ]
        filled.append(Filled(account=member.account, lesson=edition.lesson, lang="nl", typed=typed))
    keep_entry(session, classroom, teacher, filled, way=Way.PAPER, at=site.clock() - timedelta(days=1))


def _wrong(question: Question, chance: random.Random) -> Response:
    """A response that is not the key, or nothing."""
    match question.interaction:
        case Choose(options=options, count=count):
            others = [option.id for option in options if option.id not in question.key] or [options[0].id]
            return tuple(sorted(chance.sample(others, min(count, len(others)))))
        case Order() | Match():
            return (*question.key[1:], question.key[0])
        case _:
            return ()


def _print_signins(address: str, classroom: Classroom, card: Credentials) -> None:
    click.echo(f"\nTeacher:  {address}/nl/signin/staff    name Anja    password {_PASSWORD}")
    click.echo(
        f"Learner:  {address}/nl/signin          class code {grouped(classroom.code)}    name {card.account.name}    PIN {card.pin}\n"
    )
