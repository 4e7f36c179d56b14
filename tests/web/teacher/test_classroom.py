"""One class at a glance, and its settings: who needs help, words and numbers, names that two people change."""

from conftest import Clock
from factories import answer, answer_all
from flask.testing import FlaskClient
from people import Cast
from screen import filled, h1, oops, words

from learning.accounts.models import Account
from learning.classrooms.members import Member, members_of
from learning.content.library import Library
from learning.progress.models import Way

LESSON = "is-dit-bericht-echt"


def base(people: Cast) -> str:
    return f"/en/teacher/classes/{people.tulip.key}"


def done(people: Cast, library: Library, member: Member, way: Way = Way.SCREEN) -> None:
    """Somebody does the first lesson."""
    with people.site.store.writing() as session:
        answer_all(session, session.get_one(Account, member.account.id), library, way=way)
        session.commit()


def missed(people: Cast, library: Library, member: Member, *questions: str, times: int = 2) -> None:
    """Somebody misses questions, again and again."""
    with people.site.store.writing() as session:
        for question in questions * times:
            answer(session, session.get_one(Account, member.account.id), library, question, (), at=people.now())
        session.commit()


def test_the_table_says_in_words_how_everybody_stands(tove: FlaskClient, people: Cast, library: Library) -> None:
    done(people, library, people.fox, Way.PAPER)
    page = tove.get(base(people))
    told = words(page)
    assert h1(page) == "Tulp"
    assert f"2 learners · class code {people.tulip.code[:4]}-{people.tulip.code[4:]}" in told
    assert "Fox 1 of 5 done" in told
    assert "mastered, 7 of 7 right, on paper" in told
    assert "Lena 0 of 5 done" in told
    assert "busy, 1 of 7 right, on screen" in told
    assert "not begun" in told
    assert "Number done 1 0 0 0 0" in told
    assert "Nobody needs help now." in told


def test_who_needs_help_stands_first_with_the_questions(tove: FlaskClient, people: Cast, library: Library) -> None:
    missed(people, library, people.lena, "twee-waarschuwingen", "de-regel")
    missed(people, library, people.fox, "digid-stopt", times=3)
    told = words(tove.get(base(people)))
    title = library.edition(LESSON, "en").title
    assert f"Lena: questions 2 and 7 of '{title}' do not work out yet (2 times in a row)" in told
    assert f"Fox: question 1 of '{title}' does not work out yet (3 times in a row)" in told
    assert told.index("Lena: questions") < told.index("Fox: question")
    assert "needs help, 1 of 7 right, on screen" in told


def test_more_than_six_who_need_help_are_folded_away(tove: FlaskClient, people: Cast, library: Library) -> None:
    tove.post(f"{base(people)}/learners", data={"names": "\n".join(f"Kind {letter}" for letter in "ABCDEF")})
    with people.site.store.reading() as session:
        members = members_of(session, people.tulip)
    for member in members:
        missed(people, library, member, "digid-stopt")
    told = words(tove.get(base(people)))
    assert told.count("does not work out yet") == 8
    assert "2 learners more" in told


def test_an_empty_class_says_what_to_do(tove: FlaskClient) -> None:
    made = tove.post("/en/teacher/classes/new", data={"name": "Leeg"})
    told = words(tove.get(made.headers["Location"].removesuffix("/learners")))
    assert "Nobody is in this class yet" in told


def test_a_class_to_which_nothing_was_given_says_so(tove: FlaskClient) -> None:
    made = tove.post("/en/teacher/classes/new", data={"name": "Vers"})
    tove.post(made.headers["Location"], data={"names": "Noor"})
    assert "Nothing has been given or begun yet." in words(tove.get(made.headers["Location"].removesuffix("/learners")))


def test_a_rename_of_an_older_page_is_refused_and_both_names_are_seen(tove: FlaskClient, people: Cast) -> None:
    settings = f"{base(people)}/settings"
    (version,) = filled(tove.get(settings), "version")
    assert tove.post(settings, data={"name": "Tulp avond", "version": version}).headers["Location"] == base(people)
    page = tove.post(settings, data={"name": "Tulp ochtend", "version": version})
    assert "It is now called 'Tulp avond'." in oops(page)["name"]
    assert filled(page, "name") == ["Tulp ochtend"]
    again = filled(page, "version")
    assert again != [version]
    assert tove.post(settings, data={"name": "Tulp ochtend", "version": again[0]}).status_code == 303
    assert h1(tove.get(base(people))) == "Tulp ochtend"


def test_a_version_that_is_no_number_is_an_old_one(tove: FlaskClient, people: Cast) -> None:
    for version in ("", "x", "²", "-1", "1" * 5000, "1.0"):
        assert "in the meantime" in oops(tove.post(f"{base(people)}/settings", data={"name": "Nieuw", "version": version}))["name"]


def test_a_name_that_cannot_be_is_explained(tove: FlaskClient, people: Cast) -> None:
    page = tove.post(f"{base(people)}/settings", data={"name": "", "version": "1"})
    assert list(oops(page)) == ["name"]
    assert h1(tove.get(base(people))) == "Tulp"


def test_a_class_is_put_away_and_taken_back_with_everything_in_it(tove: FlaskClient, visitor: FlaskClient, people: Cast) -> None:
    settings = f"{base(people)}/settings"
    assert tove.post(settings, data={"do": "archive"}).headers["Location"].startswith("/en/teacher/")
    told = words(tove.get("/en/teacher/"))
    assert told.index("Put away") < told.index("Tulp")
    assert oops(visitor.post("/en/join", data={"code": people.tulip.code, "name": "Noor"})) != {}
    assert "Lena" in words(tove.get(base(people)))
    assert tove.post(settings, data={"do": "back"}).headers["Location"] == base(people)
    assert "Put away" not in words(tove.get("/en/teacher/"))


def test_the_code_closes_after_14_days_and_is_opened_for_14_more(people: Cast, clock: Clock) -> None:
    clock.forward(days=15)
    tove = people.client(people.tove)
    assert "(lets nobody in now)" in words(tove.get(base(people)))
    assert "Newcomers cannot join now." in words(tove.get(f"{base(people)}/settings"))
    assert "This code lets nobody in now. Let newcomers in again" in words(tove.get(f"{base(people)}/learners"))
    tove.post(f"{base(people)}/settings", data={"do": "renew"})
    assert "(lets newcomers in until 24 December)" in words(tove.get(base(people)))
    assert "This code lets newcomers in until 24 December." in words(tove.get(f"{base(people)}/learners"))
    assert "Newcomers can join until 24 December." in words(tove.get(f"{base(people)}/settings"))
