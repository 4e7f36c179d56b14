"""Whose a printed sheet is, and what stood on it: the sheets of a database for whoever reads their codes."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from learning.accounts.models import Account
from learning.content.library import Library
from learning.errors import NotFound
from learning.paper.models import Sheet
from learning.paper.scan.known import Known, Resolver
from learning.paper.sheet import Payload, layout_name
from learning.paper.sheets import printed


def from_database(session: Session, library: Library, otherwise: Resolver) -> Resolver:
    """A resolver that knows the sheets of a database as they were printed, even if the lesson was edited since.

    A sheet that is not there, or was printed without a database, is left to `otherwise`.
    """

    def resolve(payload: Payload) -> Known | None:
        sheet = session.scalar(select(Sheet).where(Sheet.code == payload.code)) if payload.code else None
        if sheet is None:
            return otherwise(payload)
        owner = session.get(Account, sheet.account_id) if sheet.account_id else None
        learner = (owner.name if owner else "") or ""
        try:
            questions = printed(session, sheet, library).questions
        except NotFound:
            questions = ()
        if layout_name(sheet.lesson, questions, sheet.lang) == payload.layout:
            return Known(lesson=sheet.lesson, lang=sheet.lang, questions=questions, learner=learner)
        known = otherwise(payload)
        return replace(known, learner=learner) if known and known.lesson == sheet.lesson else known

    return resolve
