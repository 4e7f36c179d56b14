"""What to teach again: hard questions first, then the steps they send back to."""

from collections.abc import Mapping

from learning.content.library import Library
from learning.insight.question_stats import First, QuestionStats, Slip, analyse
from learning.insight.teach_again import hard_questions, steps_again, to_talk_about

LESSON = "is-dit-bericht-echt"


def stats(library: Library, right: Mapping[str, int], *, learners: int = 10) -> list[QuestionStats]:
    """Items of a lesson that ten learners did; of the questions named so many had it right, of the others all."""
    names = library.edition(LESSON, "nl").question_ids
    firsts = [First(learner=one, question=name, right=one < right.get(name, learners)) for name in names for one in range(learners)]
    return analyse(names, firsts)


def test_the_hardest_question_comes_first(library: Library) -> None:
    found = hard_questions(stats(library, {"geen-taalfouten": 5, "de-regel": 2, "geld-terug": 6}))
    assert [(one.number, one.stat.question) for one in found] == [(7, "de-regel"), (3, "geen-taalfouten")]


def test_what_many_get_wrong_in_the_same_way_is_talked_about_though_it_is_not_hard(library: Library) -> None:
    names = library.edition(LESSON, "nl").question_ids
    wrong = {names[1]: 4, names[4]: 3, names[5]: 2}
    firsts = [
        First(learner=one, question=name, right=one >= wrong.get(name, 0), slips=(Slip(words="c"),) if one < wrong.get(name, 0) else ())
        for name in names
        for one in range(10)
    ]
    found = analyse(names, firsts)
    assert hard_questions(found) == []
    assert [one.number for one in to_talk_about(found)] == [2, 5]
    harder = [First(learner=one, question=names[0], right=one < 5) for one in range(10)]
    assert [one.number for one in to_talk_about(analyse(names, [*firsts[10:], *harder]))] == [1], "what is hard comes first"
    assert to_talk_about(stats(library, {"digid-stopt": 6})) == []


def test_a_step_is_taught_again_because_of_every_hard_question_it_explains(library: Library) -> None:
    edition = library.edition(LESSON, "nl")
    again = steps_again(edition, stats(library, {"digid-stopt": 1, "twee-waarschuwingen": 4, "geen-taalfouten": 0, "geld-terug": 8}))
    assert [(one.number, one.step.id, [hard.number for hard in one.because]) for one in again] == [
        (4, "wat-moet-ik", [2, 3]),
        (5, "bel-zelf", [1]),
    ]


def test_nothing_is_taught_again_of_nine_learners_or_when_it_went_well(library: Library) -> None:
    edition = library.edition(LESSON, "nl")
    assert steps_again(edition, stats(library, {"digid-stopt": 0}, learners=9)) == []
    assert steps_again(edition, stats(library, {"digid-stopt": 6})) == []
