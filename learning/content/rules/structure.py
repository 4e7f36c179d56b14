"""Rules on one edition as a whole: ids, counts, where questions send back to, kinds."""

from learning.content.front import line_in_front
from learning.content.model import Edition
from learning.i18n import N_
from learning.markup.problems import near
from learning.markup.prose import Bullets
from learning.markup.reading import Reading


def check_structure(edition: Edition, reading: Reading) -> None:
    """The rules that look at several parts at once."""
    _check_id(edition, reading)
    _check_counts(edition, reading)
    _check_unique(edition, reading)
    _check_read_again(edition, reading)


def _check_id(edition: Edition, reading: Reading) -> None:
    if edition.front.id and edition.front.id != edition.lesson:
        remedy = N_("id is '%(id)s', the folder is '%(folder)s'; make them the same")
        reading.wrong(line_in_front(edition.source, "id"), "id-differs", remedy, id=edition.front.id, folder=edition.lesson)


def _check_counts(edition: Edition, reading: Reading) -> None:
    if not 3 <= len(edition.steps) <= 7:  # noqa: PLR2004  format §3
        line = edition.part("steps").line
        reading.wrong(line, "step-count", N_("%(count)s steps; a lesson has 3 to 7"), count=len(edition.steps))
    asked = edition.questions
    if not 4 <= len(asked) <= 8 or len({question.kind for question in asked}) < 3:  # noqa: PLR2004  format §3
        remedy = N_("%(count)s questions of %(kinds)s kinds; a lesson has 4 to 8, of at least three kinds")
        line = edition.part("questions").line
        reading.wrong(line, "question-count", remedy, count=len(asked), kinds=len({question.kind for question in asked}))
    true_false = [question for question in asked if question.kind == "true-false"]
    if len(true_false) * 4 > len(asked):
        reading.wrong(true_false[-1].line, "true-false-many", N_("at most one in four questions is true or false"))
    if (
        edition.practice.line > 1
        and not any(question.all_scenes() for question in edition.practice.questions)
        and not edition.practice.scenes()
    ):
        reading.wrong(edition.practice.line, "practice-screen", N_("practise with at least one screen"))
    if "other-ways" in edition.parts:
        lists = [block for block in edition.part("other-ways").prose().blocks if isinstance(block, Bullets)]
        ways = sum(len(block.items) for block in lists)
        if not 2 <= ways <= 5:  # noqa: PLR2004  format §9
            line = edition.part("other-ways").line
            reading.wrong(line, "other-ways", N_("%(count)s ways; name two to five as a list with -"), count=ways)


def _check_unique(edition: Edition, reading: Reading) -> None:
    seen: dict[str, int] = {}
    named = [(step.id, step.line) for step in edition.steps] + [(question.id, question.line) for question in edition.all_questions]
    for name, line in sorted(named, key=lambda pair: pair[1]):
        if name and name in seen:
            remedy = N_("'%(id)s' is already the name of line %(line)s; think of another")
            reading.wrong(line, "id-twice", remedy, id=name, line=seen[name])
        seen.setdefault(name, line)


def _check_read_again(edition: Edition, reading: Reading) -> None:
    titles = {step.id: step.title for step in edition.steps}
    for again in (again for links in edition.read_again.values() for again in links):
        if again.step not in titles:
            remedy = N_("no step is called '%(id)s'; %(hint)s")
            reading.wrong(again.line, "read-again-unknown", remedy, id=again.step, hint=near(again.step, titles))
        elif again.title != titles[again.step]:
            remedy = N_("step '%(id)s' is now called '%(title)s'; write that between [ ]")
            reading.wrong(again.line, "read-again-title", remedy, id=again.step, title=titles[again.step])
