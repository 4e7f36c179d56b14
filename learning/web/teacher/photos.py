"""Answer sheets by photo: send them, see how far they are, look at what is in doubt, save."""

from dataclasses import dataclass

from flask import jsonify, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from learning.classrooms.members import members_of
from learning.classrooms.models import Classroom
from learning.errors import Invalid
from learning.i18n import N_, Message
from learning.paper.models import Photo, Upload
from learning.paper.scan.child import check_installed
from learning.paper.scan.readings import Status
from learning.paper.uploads import Page, Scanned, State, begin, decide, get_upload, open_uploads, pages_of, picture_of, sheets_in
from learning.progress.models import Way
from learning.web.access import Policy, for_
from learning.web.db import db
from learning.web.forms import Problem, problem_of
from learning.web.login import account
from learning.web.pages import render, say
from learning.web.site import now, site
from learning.web.teacher import bp, taught
from learning.web.teacher.lines import Line, keep_lines, line_of_sheet, note_answers, problems_in, submission_id

MAX_FILES = 60
MAX_PHOTO = 12_000_000
"""Bytes of a photo; a PDF may be larger."""
MAX_PDF = 60_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """An upload of a class: its sheets, each with a line to fill in, and the pages that could not be used."""

    classroom: Classroom
    upload: Upload
    sheets: list[Scanned]
    lines: list[Line]
    refused: list[Page]

    def decided(self) -> list[Photo]:
        """The pages that are done once everything is saved: a sheet without any answer still waits."""
        saved = [page for sheet, line in zip(self.sheets, self.lines, strict=True) if line.count for page in sheet.pages]
        return [page.photo for page in (*saved, *self.refused)]


@bp.route("/classes/<key>/photos", methods=["GET", "POST"])
@for_(Policy.STAFF)
def photos(lang: str, key: str) -> ResponseReturnValue:
    """Send photos or scans, and find back what waits."""
    classroom = taught(key)
    problems: list[Problem] = []
    if request.method == "POST":
        try:
            upload = _take(classroom)
        except Invalid as refusal:
            db().rollback()
            classroom = taught(key)
            problems = [problem_of(refusal)]
        else:
            return redirect(url_for("teacher.upload", key=key, upload=upload.key), 303)
    return render(
        "teacher/photos.html",
        sheet="staff",
        classroom=classroom,
        uploads=open_uploads(db(), classroom),
        problems=problems,
        dismissed="dismissed" in request.args,
    )


@bp.route("/classes/<key>/photos/<upload>", methods=["GET", "POST"])
@for_(Policy.STAFF)
def upload(lang: str, key: str, upload: str) -> ResponseReturnValue:
    """What was read: what is sure in short, what is in doubt row by row; then a look at all of it, then it is saved."""
    found = _incoming(key, upload)
    if found.upload.files_read < found.upload.files:
        return render("teacher/upload_reading.html", sheet="staff", classroom=found.classroom, upload=found.upload)
    note_answers(found.classroom, found.lines)
    step = request.form.get("do", "look") if request.method == "POST" else "look"
    problems = problems_in(found.classroom, found.lines) if step != "look" else []
    if step in {"review", "save"} and not problems and not any(line.count for line in found.lines):
        problems = [Problem(field="sheets", message=Message(N_("There is no answer to save yet.")))]
    if step == "save" and not problems:
        entry, problems = keep_lines(found.classroom, found.lines, Way.PAPER)
        if entry:
            decide(found.decided(), State.SAVED)
            db().commit()
            return redirect(url_for("teacher.paper_saved", key=key, entry=entry.key), 303)
        db().rollback()
        found = _incoming(key, upload)
    needs_owner = any(line.account is None for line in found.lines)
    return render(
        "teacher/upload_review.html" if step == "review" and not problems else "teacher/upload.html",
        sheet="staff",
        classroom=found.classroom,
        upload=found.upload,
        sheets=list(zip(found.sheets, found.lines, strict=True)),
        refused=found.refused,
        members=members_of(db(), found.classroom) if needs_owner else [],
        problems=problems,
        submission_id=submission_id(),
        content_lang=lang,
    )


@bp.get("/classes/<key>/photos/<upload>/progress")
@for_(Policy.STAFF)
def upload_progress(lang: str, key: str, upload: str) -> ResponseReturnValue:
    """How far reading is, for the page that waits."""
    found = get_upload(db(), taught(key), upload)
    words = say(N_("%(done)s of %(all)s files read"), done=found.files_read, all=found.files)
    return jsonify(read=found.files_read, files=found.files, words=words)


@bp.post("/classes/<key>/photos/<upload>/dismiss")
@for_(Policy.STAFF)
def dismiss_upload(lang: str, key: str, upload: str) -> ResponseReturnValue:
    """Throw away what was not saved, read or not; pictures and files go at once."""
    found = get_upload(db(), taught(key), upload)
    db().delete(found)
    db().commit()
    site().desk.forget(found.key)
    return redirect(url_for("teacher.photos", key=key, dismissed=1), 303)


@bp.get("/classes/<key>/photos/<upload>/<photo>.jpg")
@for_(Policy.STAFF)
def photo_picture(lang: str, key: str, upload: str, photo: str) -> ResponseReturnValue:
    """A page as it was laid flat, or with `?row=` one row of it."""
    found = get_upload(db(), taught(key), upload)
    response = make_response(picture_of(db(), found, photo, request.args.get("row", "")))
    response.headers["Content-Type"] = "image/jpeg"
    return response


def _incoming(key: str, upload: str) -> Incoming:
    classroom = taught(key)
    found = get_upload(db(), classroom, upload)
    pages = pages_of(db(), found)
    sheets = sheets_in(db(), classroom, pages, site().library)
    return Incoming(
        classroom=classroom,
        upload=found,
        sheets=sheets,
        lines=[_line(sheet) for sheet in sheets],
        refused=[page for page in pages if page.reading.status is Status.REJECTED],
    )


def _take(classroom: Classroom) -> Upload:
    """Lay the files that were sent on the desk.

    Raises:
        Invalid: there is none, there are too many or too large ones, or photos cannot be read here.
        OSError: there is no room for them.
    """
    check_installed()
    files = [file for file in request.files.getlist("photos") if file.filename]
    if not files:
        raise Invalid(N_("Choose at least one photo or PDF."), field="photos")
    if len(files) > MAX_FILES:
        raise Invalid(N_("At most 60 files at once. Send the others after these."), field="photos")
    contents = [(clean_file_name(str(file.filename)), file.read()) for file in files]
    for name, data in contents:
        if len(data) > (MAX_PDF if data.startswith(b"%PDF") else MAX_PHOTO):
            raise Invalid(N_("'%(name)s' is too large: a photo at most 12 MB, a PDF at most 60 MB."), field="photos", name=name[-40:])
    db().commit()  # lets the database go: writing the files takes a while
    draft = site().desk.lay_down(contents)
    try:
        found = begin(db(), classroom, account(), len(files), at=now())
        db().commit()
    except Exception:
        site().desk.forget(draft)
        raise
    site().desk.hand_in(draft, found.key)
    return found


def clean_file_name(name: str) -> str:
    """A file name without signs that are not seen, that turn other signs round or that no database can keep."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in name).split()) or "?"


def _line(sheet: Scanned) -> Line:
    """A scanned sheet as a line to fill in: what is sure stands in it already."""
    if sheet.sheet:
        return line_of_sheet(sheet.sheet, sheet.read)
    return Line(
        name=sheet.name, account=None, lesson=sheet.known.lesson, lang=sheet.known.lang, questions=sheet.known.questions, read=sheet.read
    )
