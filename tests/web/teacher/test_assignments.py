"""What is given: a theme or lessons, to all or to some, with a date and a note; two who change it do not undo each other."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from people import Cast
from screen import filled, h1, oops, words

from learning.classrooms.models import AssignedTo, Assignment
from learning.content.library import Library

Count = Callable[..., int]
NEW = {"what": ["veilig-online"]}
STALE = "Somebody changed this in the meantime. Look at what it says now, and change it again if you want."


def base(people: Cast) -> str:
    return f"/en/teacher/classes/{people.tulip.key}/assignments"


def test_a_whole_theme_is_given_to_the_class(tove: FlaskClient, lena: FlaskClient, people: Cast, library: Library) -> None:
    given = tove.post(f"{base(people)}/new", data={"what": "eerste-stappen", "due": "2026-12-01", "note": " Neem je tijd "})
    told = words(tove.get(given.headers["Location"]))
    assert f"'Theme: {library.module('eerste-stappen').text('en').title}' was given." in told
    assert "gone by" not in told
    assert "had it already" not in told
    told = words(tove.get(base(people)))
    assert "For the whole class · for Tuesday 1 December Neem je tijd" in told
    assert "for Tuesday 1 December" in words(lena.get("/en/me"))
    assert "2 assignments" in words(tove.get(f"/en/teacher/classes/{people.tulip.key}"))


def test_single_lessons_of_several_themes_are_given_at_once(tove: FlaskClient, people: Cast, count: Count) -> None:
    before = count(Assignment)
    chosen = ["veilig-online/is-dit-bericht-echt", "zaken-regelen/digid", "zaken-regelen/mijnoverheid"]
    tove.post(f"{base(people)}/new", data={"what": chosen})
    assert count(Assignment) == before + 3
    assert count(Assignment, Assignment.lesson == "digid", Assignment.module == "zaken-regelen") == 1


def test_a_lesson_of_a_theme_that_is_given_whole_is_not_given_twice(tove: FlaskClient, people: Cast, count: Count) -> None:
    before = count(Assignment)
    tove.post(f"{base(people)}/new", data={"what": ["zaken-regelen", "zaken-regelen/digid"]})
    assert count(Assignment) == before + 1


def test_some_are_chosen_and_named(tove: FlaskClient, lena: FlaskClient, people: Cast, count: Count) -> None:
    tove.post(f"{base(people)}/new", data={**NEW, "member": people.fox.membership.key, "note": "Voor Fox"})
    assert "For: Fox" in words(tove.get(base(people)))
    assert "Voor Fox" not in words(lena.get("/en/me"))
    assert count(AssignedTo) == 1


@pytest.mark.parametrize(
    ("other", "field", "told"),
    [
        ({"what": []}, "what", "Choose a theme or at least one lesson."),
        ({"member": "nonsense"}, "member", "Who you ticked is not in this class any more. Choose once more."),
        ({"due": "tomorrow"}, "due", "Write the day as 2026-12-01, or leave it empty."),
        ({"due": "2026-02-30"}, "due", "Write the day as 2026-12-01, or leave it empty."),
        ({"note": "x" * 501}, "note", "A note has at most 500 letters."),
    ],
)
def test_what_is_missing_is_pointed_at_and_everything_chosen_stays(
    tove: FlaskClient, people: Cast, count: Count, other: dict[str, str | list[str]], field: str, told: str
) -> None:
    before = count(Assignment)
    typed = {**NEW, "due": "2026-12-01", "note": "Neem je tijd", **other}
    page = tove.post(f"{base(people)}/new", data=typed)
    assert oops(page) == {field: told}
    assert filled(page, "what") == typed["what"]
    assert filled(page, "due") == [typed["due"]]
    assert f">{typed['note']}</textarea>" in page.text
    assert count(Assignment) == before


@pytest.mark.parametrize("what", ["nowhere", "veilig-online/nowhere", "veilig-online/digid"])
def test_a_lesson_that_is_not_there_is_not_found(tove: FlaskClient, people: Cast, count: Count, what: str) -> None:
    before = count(Assignment)
    assert tove.post(f"{base(people)}/new", data={"what": ["eerste-stappen", what]}).status_code == 404
    assert count(Assignment) == before


def test_an_assignment_is_changed(tove: FlaskClient, people: Cast) -> None:
    address = f"{base(people)}/{people.assignment_key}"
    page = tove.get(address)
    assert h1(page) == "Change an assignment"
    assert "For the whole class: 2 learners." in words(page)
    assert filled(page, "member") == []
    changed = {"version": filled(page, "version")[0], "member": people.lena.membership.key, "due": "2027-01-04", "note": ""}
    assert tove.post(address, data=changed).status_code == 303
    page = tove.get(address)
    assert filled(page, "member") == [people.lena.membership.key]
    assert filled(page, "due") == ["2027-01-04"]
    tove.post(address, data={"version": filled(page, "version")[0]})
    assert "For the whole class" in words(tove.get(base(people)))


def test_a_change_of_an_older_page_is_refused_and_both_are_kept(tove: FlaskClient, people: Cast) -> None:
    address = f"{base(people)}/{people.assignment_key}"
    (version,) = filled(tove.get(address), "version")
    tove.post(address, data={"version": version, "note": "Van Tove"})
    page = tove.post(address, data={"version": version, "note": "Van haar collega", "due": "2026-12-24"})
    assert oops(page) == {"note": STALE}
    assert ">Van haar collega</textarea>" in page.text
    assert filled(page, "due") == ["2026-12-24"]
    assert "Van Tove" in words(tove.get(base(people)))
    (again,) = filled(page, "version")
    assert tove.post(address, data={"version": again, "note": "Van haar collega"}).status_code == 303
    assert "Van haar collega" in words(tove.get(base(people)))


@pytest.mark.parametrize("version", ["", "x", "²", "-1", "1" * 5000])
def test_a_version_that_is_no_number_is_an_old_one(tove: FlaskClient, people: Cast, version: str) -> None:
    page = tove.post(f"{base(people)}/{people.assignment_key}", data={"version": version})
    assert oops(page) == {"note": STALE}


@pytest.mark.parametrize(("due", "times"), [("2026-11-24", 1), ("2026-11-25", 0), ("", 0)])
def test_a_day_that_has_gone_by_is_told_after_saving(tove: FlaskClient, people: Cast, due: str, times: int) -> None:
    told = words(tove.post(f"{base(people)}/new", data={"what": "zaken-regelen", "due": due}, follow_redirects=True))
    assert told.count("This day has gone by: 24 November 2026.") == times
    address = f"{base(people)}/{people.assignment_key}"
    told = words(tove.post(address, data={"version": "1", "due": due}, follow_redirects=True))
    assert "The assignment was changed." in told
    assert told.count("This day has gone by: 24 November 2026.") == times


def test_what_the_class_had_already_is_told_after_saving(tove: FlaskClient, people: Cast, library: Library) -> None:
    told = words(tove.post(f"{base(people)}/new", data={**NEW, "what": ["veilig-online", "zaken-regelen"]}, follow_redirects=True))
    assert "2 assignments were given." in told
    assert f"This class had it already: 'Theme: {library.module('veilig-online').text('en').title}'." in told
    assert told.count("had it already") == 1
    assert "had it already" not in words(tove.get(base(people)))


def test_the_names_are_folded_away_until_somebody_is_chosen(tove: FlaskClient, people: Cast) -> None:
    folded = "<details><summary>Only for some learners</summary>"
    assert folded in tove.get(f"{base(people)}/new").text
    assert folded.replace(">", " open>", 1) in tove.post(f"{base(people)}/new", data={**NEW, "member": "nonsense"}).text
    chosen = {**NEW, "member": people.fox.membership.key, "due": "x"}
    assert folded.replace(">", " open>", 1) in tove.post(f"{base(people)}/new", data=chosen).text


def test_the_form_leads_to_copying_from_another_class(tove: FlaskClient, people: Cast) -> None:
    link = f'href="{base(people)}/copy"'
    assert link in tove.get(f"{base(people)}/new").text
    assert link not in tove.get(f"{base(people)}/{people.assignment_key}").text


def test_an_assignment_is_taken_back_and_what_was_done_stays(tove: FlaskClient, lena: FlaskClient, people: Cast, count: Count) -> None:
    address = f"{base(people)}/{people.assignment_key}"
    assert tove.post(address, data={"do": "end"}).headers["Location"] == base(people)
    assert count(Assignment) == 0
    assert "Nothing has been given yet." in words(tove.get(base(people)))
    assert "busy, 1 of 7 right" in words(lena.get("/en/me"))
    assert tove.get(address).status_code == 404


def test_the_assignment_of_another_class_is_not_found(people: Cast) -> None:
    otto = people.client(people.otto)
    assert otto.get(f"/en/teacher/classes/{people.rose.key}/assignments/{people.assignment_key}").status_code == 404
