"""The duties every kind has: order shown, data for paper, what a grade says."""

import string

from hypothesis import given, settings
from hypothesis import strategies as st
from readers import question

from learning.markup.prose import Prose
from learning.questions.base import Grade, blocks_typst, mixed, shown

SOURCE = """\
### Kies twee antwoorden {#twee-tekens}

Kijk goed.

```sms
Van: x

Hoi
```

Welke twee?

- [x] Een **a**
    > Goed. A.
- [x] Een b
    > Goed. B.
- [ ] Een c
    > Nee. C.

Lees nog eens: [Kijk](#kijk)
"""
names = st.lists(st.text(string.ascii_lowercase, min_size=1, max_size=2), min_size=2, max_size=7, unique=True)
quick = settings(deadline=None, max_examples=150)


def test_a_grade_says_whether_all_or_some_of_it_is_right() -> None:
    assert [(Grade(score=score).is_right, Grade(score=score).is_partly_right) for score in (0, 0.5, 1)] == [
        (False, False),
        (False, True),
        (True, False),
    ]
    assert Grade(score=1).whole == Prose()


@quick
@given(names, st.text(max_size=9))
def test_the_order_shown_depends_on_the_names_alone(ids: list[str], name: str) -> None:
    assert sorted(shown(name, ids)) == sorted(ids)
    assert shown(name, ids) == shown(name, ids[::-1]) == shown(name, sorted(ids))


@quick
@given(names, st.text(max_size=9))
def test_things_to_order_never_stand_in_the_order_of_their_letters(ids: list[str], name: str) -> None:
    assert sorted(mixed(name, ids)) == sorted(ids)
    assert list(mixed(name, ids)) != sorted(ids)
    assert mixed(name, ids) == mixed(name, ids[::-1])


def test_the_order_shown_is_the_one_on_sheets_already_printed() -> None:
    assert "".join(shown("digid-stopt", "abcd")) == "dabc"
    assert "".join(mixed("joyce-nepsite", "abcd")) == "cdab"


def test_every_place_is_as_likely_as_another() -> None:
    first = [shown(f"vraag-{number}", "abcd")[0] for number in range(400)]
    assert all(70 < first.count(name) < 130 for name in "abcd")


def test_a_question_is_data_for_paper() -> None:
    made = question(SOURCE).typst()
    assert (made["kind"], made["control"], made["ask"]) == ("multiple", "pick-many", [["text", "Welke twee?"]])
    assert [block[0] for block in made["situation"]] == ["p", "scene"]
    assert made["scenes"] == []
    assert made["shape"]["many"] is True
    assert [option["sign"] for option in made["shape"]["options"]] == ["A", "B", "C"]
    assert ["strong", [["text", "a"]]] in [part for option in made["shape"]["options"] for part in option["words"]]
    assert set(made["shape"]) == {"options", "many"}


def test_prose_and_screens_keep_their_order_on_paper() -> None:
    asked = question(SOURCE)
    assert [block[0] for block in blocks_typst(asked.situation[::-1])] == ["scene", "p"]


def test_the_prompt_is_all_words_without_the_screens() -> None:
    asked = question(SOURCE)
    assert asked.prompt().plain == "Kijk goed. Welke twee?"
    assert [scene.kind for scene in asked.all_scenes()] == ["text-message"]


def test_the_place_in_the_file_is_no_part_of_what_a_question_is() -> None:
    assert question(SOURCE) == question(SOURCE.replace("Lees nog eens: [Kijk]", "\n\nLees nog eens: [Titel]"))
    assert question(SOURCE) != question(SOURCE.replace("Nee. C.", "Nee. D."))


def test_slips_are_the_remarks_that_are_not_right() -> None:
    asked = question(SOURCE, practice=True)
    wrong = [remark for remark in asked.grade(("a", "c")).remarks if not remark.right]
    assert len(wrong) == 1
    assert asked.slips(("a", "c")) == tuple(wrong)
    assert asked.slips(asked.key) == asked.slips(()) == ()
