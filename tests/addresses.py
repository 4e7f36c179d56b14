"""An address for every page: the arguments name Tove's class and Lena in it."""

from people import Cast
from werkzeug.routing import Rule

from learning.accounts import onetime
from learning.accounts.models import Account, Role
from learning.paper.entry import Filled, Typed, keep_entry
from learning.paper.models import Photo, Upload
from learning.progress.models import Way

LESSON = "is-dit-bericht-echt"
MODULE = "veilig-online"


def make_keys(people: Cast) -> dict[str, str]:
    """An entry in Tove's class, and a one-time link."""
    with people.site.store.writing() as session:
        question = people.site.library.edition(LESSON, "nl").questions[0]
        typed = [Typed(question=question, number=1, response=question.key)]
        filled = Filled(account=session.get_one(Account, people.lena.account.id), lesson=LESSON, lang="nl", typed=typed)
        entry = keep_entry(session, people.tulip, people.tove, [filled], way=Way.PAPER, at=people.now())
        setup = onetime.make_setup_link(session, role=Role.TEACHER, span=onetime.INVITED, at=people.now())
        upload = Upload(key="UPLOAD", classroom_id=people.tulip.id, at=people.now(), files=1, files_read=1)
        session.add(upload)
        session.flush()
        kept = {"status": "rejected", "reason": "NO_SHEET", "sheet": "", "number": 0, "layout": "", "rows": [], "sharpness": 0.0}
        kept |= {"lesson": "", "lang": "", "of": 0}
        session.add(Photo(key="PHOTO", upload_id=upload.id, name="a.jpg", page=1, state="open", code="", reading=kept, picture=b"\xff\xd8"))
        session.commit()
        return {"entry": entry.key, "setup": setup}


def address_of(rule: Rule, people: Cast, keys: dict[str, str]) -> str:
    """The address of an endpoint on the objects of the cast."""
    given: dict[str, object] = {
        "lang": "nl",
        "key": people.tulip.key,
        "member": people.lena.membership.key,
        "teacher": people.tove.key,
        "assignment": people.assignment_key,
        "entry": keys["entry"],
        "upload": "UPLOAD",
        "photo": "PHOTO",
        "slug": LESSON,
        "step": 1,
        "number": 1,
        "place": 1,
        "file": "text.txt",
        "kind": "csv",
        "secret": "nothing",
        "name": "icon.svg",
        "module": MODULE,
        "lesson": LESSON,
    }
    if "/modules/<slug>" in rule.rule:
        given["slug"] = MODULE
    if rule.endpoint == "root.picture":
        given["name"] = "drie-berichten.svg"
    if rule.endpoint.startswith("admin."):
        given["key"] = people.otto.key
    if rule.endpoint == "learner.end_session":
        given["key"] = "NOSUCHKEY"
    if rule.endpoint == "public.setup":
        given["secret"] = keys["setup"]
    built = rule.build({name: given[name] for name in rule.arguments})
    assert built is not None
    return built[1]
