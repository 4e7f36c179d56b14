"""A list of learners from a file or pasted text: looked at first, corrected, and only then added, all or nobody."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from people import Cast
from screen import filled, h1, offered, oops, words
from werkzeug.test import TestResponse

from learning.accounts.models import Account
from learning.classrooms.members import members_of
from learning.classrooms.models import Membership
from learning.web.csrf import MAX_FIELDS

Count = Callable[..., int]
LIST = "Nr;Voornaam;Achternaam\n1;Noor;Vos\n2;Mo;Achraf\n3;Mo;Bakkali\n4;;Leeg\n5;Lena;Kaya\n6;zoe@x.nl;Bos\n"
"""Noor and the first Mo are ready; the other Mo is double, a row is empty, Lena is in the class, and one is no name."""
KEPT = ("list", "seen", "column", "headings")


def base(people: Cast) -> str:
    return f"/en/teacher/classes/{people.tulip.key}/import"


def upload(client: FlaskClient, people: Cast, raw: bytes, name: str = "lijst.csv") -> TestResponse:
    return client.post(base(people), data={"file": (io.BytesIO(raw), name), "text": ""})


def form_of(page: TestResponse, **other: str) -> dict[str, Any]:
    """What the browser sends back: every field as the page has it, but for those that are changed."""
    names = [*KEPT, *(f"row-{number}" for number in range(600))]
    return {name: values for name in names if (values := filled(page, name))} | other


def without_last(added: TestResponse) -> str:
    """Where the browser goes, but for the key of the last learner, which lets the list be undone."""
    address, _, last = added.headers["Location"].partition("&last=")
    assert last
    return address


def names(people: Cast) -> list[str]:
    with people.site.store.reading() as session:
        return [member.name for member in members_of(session, people.tulip)]


def test_the_page_is_found_from_the_learners(tove: FlaskClient, people: Cast) -> None:
    assert f'href="{base(people)}"' in tove.get(f"/en/teacher/classes/{people.tulip.key}/learners").text
    assert h1(tove.get(base(people))) == "Import a list"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_file_is_shown_and_added_after_a_yes(tove: FlaskClient, people: Cast, count: Count, encoding: str) -> None:
    before = count(Account)
    page = upload(tove, people, "Naam\r\nZoë\r\nÜmit\r\n".encode(encoding))
    assert h1(page) == "Look at the list"
    assert "2 learners are ready to be added to 'Tulp'. Nothing has been added yet." in words(page)
    assert oops(page) == {}
    assert count(Account) == before
    added = tove.post(base(people), data=form_of(page, do="add"))
    assert without_last(added) == f"/en/teacher/classes/{people.tulip.key}/learners?added=2"
    assert names(people) == ["Fox", "Lena", "Ümit", "Zoë"]
    assert "2 learners were added." in words(tove.get(added.headers["Location"]))


def test_every_row_says_what_happens_and_what_to_do(tove: FlaskClient, people: Cast) -> None:
    page = tove.post(base(people), data={"text": LIST})
    told = words(page)
    assert "2 learners are ready" in told
    assert "Row 2 Noor ✓ is added" in told
    assert oops(page) == {
        "row-4": "Row 4: The name 'Mo' stands in row 3 too. Add a letter of the last name.",
        "row-6": "Row 6: There is a 'Lena' in this class already. Add a letter of the last name.",
        "row-7": "Row 7: Better not write an e-mail address or a number here. A first name is enough.",
    }
    assert "There is no name in this row." in told
    assert [filled(page, f"row-{number}") for number in range(2, 8)] == [[], [], ["Mo"], [""], ["Lena"], ["zoe@x.nl"]]
    assert "We propose 'Mo B'." in told
    assert "We propose 'Lena K'." in told
    assert "3 rows are left out as they are now: Row 4: Mo Row 6: Lena Row 7: zoe@x.nl" in told
    assert "Add 2 learners" in told


def test_a_name_that_is_only_proposed_is_not_added_and_the_rows_left_out_are_told(tove: FlaskClient, people: Cast) -> None:
    page = tove.post(base(people), data={"text": LIST})
    added = tove.post(base(people), data=form_of(page, do="add"))
    assert without_last(added).endswith("?added=2&left=4&left=6&left=7")
    assert names(people) == ["Fox", "Lena", "Mo", "Noor"]
    assert "Rows 4, 6 and 7 of your list were left out." in words(tove.get(added.headers["Location"]))


def test_proposals_are_taken_over_counted_and_can_still_be_left_out(tove: FlaskClient, people: Cast, count: Count) -> None:
    before = count(Account)
    taken = tove.post(base(people), data=form_of(tove.post(base(people), data={"text": LIST}), do="propose"))
    assert count(Account) == before
    told = words(taken)
    assert "4 learners are ready" in told
    assert told.count("is added. Empty the box to leave this row out.") == 2
    assert "Take over all names we propose" not in told
    assert filled(taken, "row-4") == ["Mo B"]
    less = tove.post(base(people), data=form_of(taken, do="add", **{"row-6": ""}))
    assert "3 learners are ready" in words(less)
    added = tove.post(base(people), data=form_of(less, do="add"))
    assert without_last(added).endswith("?added=3&left=7")
    assert names(people) == ["Fox", "Lena", "Mo", "Mo B", "Noor"]


def test_corrected_rows_are_counted_and_shown_once_more_before_they_are_added(tove: FlaskClient, people: Cast, count: Count) -> None:
    before = count(Account)
    page = tove.post(base(people), data={"text": LIST})
    again = tove.post(base(people), data=form_of(page, do="add", **{"row-4": "", "row-7": "Zoë", "row-5": "Pim", "row-6": "Lena K"}))
    assert "You changed names. This is how the list is added now." in words(again)
    assert "5 learners are ready" in words(again)
    assert "Add 5 learners" in words(again)
    assert count(Account) == before
    added = tove.post(base(people), data=form_of(again, do="add"))
    assert without_last(added).endswith("?added=5")
    assert names(people) == ["Fox", "Lena", "Lena K", "Mo", "Noor", "Pim", "Zoë"]


@pytest.mark.parametrize(
    ("name", "why", "box"),
    [
        ("x" * 33, "A name has at most 32 letters.", "x" * 33),
        ("Fox", "There is a 'Fox' in this class already.", "Fox"),
        ("a@b.nl", "Better not write an e-mail address", "a@b.nl"),
    ],
)
def test_a_correction_that_is_wrong_adds_nobody_and_stays_in_its_box(
    tove: FlaskClient, people: Cast, count: Count, name: str, why: str, box: str
) -> None:
    before = count(Account)
    page = tove.post(base(people), data=form_of(tove.post(base(people), data={"text": LIST}), do="add", **{"row-7": name}))
    assert list(oops(page)) == ["row-4", "row-6", "row-7"]
    assert why in oops(page)["row-7"]
    assert filled(page, "row-7") == [box]
    assert count(Account) == before
    better = tove.post(base(people), data=form_of(page, do="add", **{"row-7": "Zoë"}))
    assert tove.post(base(people), data=form_of(better, do="add")).status_code == 303


def test_a_correction_that_takes_the_name_of_a_row_below_shows_both_first(tove: FlaskClient, people: Cast, count: Count) -> None:
    before = count(Account)
    page = tove.post(base(people), data={"text": "naam;klas\na@b.nl;A\nNoor;A"})
    shown = tove.post(base(people), data=form_of(page, do="add", **{"row-2": "Noor"}))
    assert oops(shown) == {"row-3": "Row 3: The name 'Noor' stands in row 2 too. Add a letter of the last name."}
    assert count(Account) == before


def test_looking_once_more_keeps_what_was_corrected(tove: FlaskClient, people: Cast) -> None:
    page = tove.post(base(people), data={"text": LIST})
    again = tove.post(base(people), data=form_of(page, do="look", **{"row-7": "Zoë"}))
    assert "Row 7 Name in row 7 ✓ is added. Empty the box to leave this row out." in words(again)
    assert filled(again, "row-7") == ["Zoë"]
    assert "row-7" not in oops(again)


def test_another_column_and_another_heading_are_shown_before_anything_is_added(tove: FlaskClient, people: Cast, count: Count) -> None:
    before = count(Account)
    page = tove.post(base(people), data={"text": LIST})
    assert offered(page, "column") == ["0", "1"]
    other = tove.post(base(people), data=form_of(page, do="add", column="1"))
    assert h1(other) == "Look at the list"
    assert filled(other, "column") == ["1"]
    assert "6 learners are ready" in words(other)
    without = form_of(other, do="add")
    del without["headings"]
    headless = tove.post(base(people), data=without)
    assert "7 learners are ready" in words(headless)
    assert "Row 1 Achternaam ✓ is added" in words(headless)
    assert count(Account) == before
    assert tove.post(base(people), data=form_of(headless, do="add")).status_code == 303
    assert "Achternaam" in names(people)


def test_what_was_corrected_in_one_column_is_there_when_one_comes_back(tove: FlaskClient, people: Cast) -> None:
    page = tove.post(base(people), data={"text": LIST})
    other = tove.post(base(people), data=form_of(page, do="look", column="1", **{"row-7": "Zoë"}))
    back = tove.post(base(people), data=form_of(other, do="look", column="0"))
    assert filled(back, "row-7") == ["Zoë"]
    assert "row-7" not in oops(back)


@pytest.mark.parametrize("column", ["7", "-1", "x", "", "²"])
def test_a_column_that_is_not_there_is_the_first(tove: FlaskClient, people: Cast, column: str) -> None:
    page = tove.post(base(people), data={"text": LIST})
    assert filled(tove.post(base(people), data=form_of(page, do="look", column=column)), "column") == ["0"]


def test_when_somebody_took_a_name_in_the_meantime_nobody_is_added_and_the_list_is_kept(
    tove: FlaskClient, people: Cast, count: Count
) -> None:
    page = tove.post(base(people), data={"text": "naam;klas\nNoor;A\nPim;A"})
    people.client().post("/en/join", data={"code": people.tulip.code, "name": "Pim"})
    before = count(Account)
    again = tove.post(base(people), data=form_of(page, do="add"))
    assert oops(again) == {"row-3": "Row 3: There is a 'Pim' in this class already. Add a letter of the last name."}
    assert "Row 2 Noor ✓ is added" in words(again)
    assert count(Account) == before


def test_a_list_without_a_ready_row_adds_nobody_and_says_so(tove: FlaskClient, people: Cast, count: Count) -> None:
    before = count(Account)
    page = tove.post(base(people), data={"text": "naam\na@b.nl\nLena"})
    assert "0 learners are ready" in words(page)
    assert list(oops(tove.post(base(people), data=form_of(page, do="add"))).values()) == [
        "No row is ready. Correct a name, or choose another column."
    ]
    assert count(Account) == before


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"PK\x03\x04 spreadsheet", "We cannot read this kind of file."),
        (b"a" * 200_001, "This file is larger than 200 kB."),
        (b"\n" * 10, "There is no name in this list."),
        ("\n".join(f"N{number}" for number in range(501)).encode(), "At most 500 names at once."),
    ],
)
def test_a_file_that_cannot_be_used_says_why(tove: FlaskClient, people: Cast, raw: bytes, why: str) -> None:
    page = upload(tove, people, raw)
    assert list(oops(page)) == ["file"]
    assert oops(page)["file"].startswith(why)
    assert h1(page) == "Import a list"


def test_nothing_chosen_is_pointed_at_and_a_pasted_list_stays_in_the_box(tove: FlaskClient, people: Cast) -> None:
    assert oops(tove.post(base(people), data={"text": " "})) == {"file": "Choose a file, or paste the names in the box."}
    pasted = "\n".join(f"N{number}" for number in range(501))
    page = tove.post(base(people), data={"text": pasted})
    assert oops(page) == {"text": "At most 500 names at once. Cut the list in two."}
    assert f">{pasted}</textarea>" in page.text


def test_a_list_that_got_lost_on_the_way_is_asked_for_again(tove: FlaskClient, people: Cast) -> None:
    page = tove.post(base(people), data={"list": "nonsense", "do": "add"})
    assert oops(page) == {"file": "The list got lost on the way. Choose the file or paste the names once more."}


def test_five_hundred_wrong_rows_can_be_sent_back_and_corrected(tove: FlaskClient, people: Cast, count: Count) -> None:
    rows = "\n".join(f"n{number}@school.nl;Kind {chr(97 + number % 26)}{chr(97 + number // 26)}" for number in range(500))
    page = tove.post(base(people), data={"text": f"naam;klas\n{rows}"})
    assert len(oops(page)) == 8
    assert "And 492 more, marked in the list." in words(page)
    sent = form_of(page, do="add") | {f"row-{number + 2}": f"Kind {number}" for number in range(500)}
    assert len(sent) < MAX_FIELDS
    before = count(Membership)
    again = tove.post(base(people), data=sent)
    assert without_last(tove.post(base(people), data=form_of(again, do="add"))).endswith("?added=500")
    assert count(Membership) == before + 500


def test_signs_in_a_name_do_not_become_html(tove: FlaskClient, people: Cast) -> None:
    page = tove.post(base(people), data={"text": 'naam;klas\n<script>alert(1)</script>;A\n"><img src=x>;A'})
    assert "<script>alert" not in page.text
    assert "<img" not in page.text
    assert filled(page, "row-2") == ["<script>alert(1)</script>"]


def test_a_list_for_the_class_of_somebody_else_is_not_taken(people: Cast, count: Count) -> None:
    before = count(Account)
    assert people.client(people.otto).post(base(people), data={"text": "Noor", "do": "add"}).status_code == 404
    assert count(Account) == before
