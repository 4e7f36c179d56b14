"""Rules on answers that give themselves away: the longest, the same place again, words such as *always*."""

import re
from collections import Counter
from collections.abc import Iterable

from learning.content.model import Edition
from learning.content.style import Style
from learning.i18n import N_
from learning.markup.problems import Problems
from learning.markup.prose import plain
from learning.questions.base import Question
from learning.questions.multiple import Multiple
from learning.questions.single import Single
from learning.questions.true_false import TrueFalse

MAX_LONGEST = 0.35
"""Share of single-choice questions of a language in which the right option may be the longest."""
_RUN = 3
_FEW = 12
"""From this many questions on, shares are looked at."""


def check_patterns(edition: Edition, style: Style | None, problems: Problems) -> None:
    """The rules on the answers of one lesson."""
    _check_runs(edition, problems)
    singles = [question for question in edition.questions if isinstance(question, Single)]
    longest = [question for question in singles if right_is_longest(question)]
    if len(singles) > 1 and len(longest) * 2 > len(singles):
        remedy = N_("the right option is the longest in %(count)s of %(all)s questions; shorten it or write the others out")
        problems.wrong(longest[-1].line, "right-longest", remedy, count=len(longest), all=len(singles))
    for question in edition.all_questions:
        if style and isinstance(question, Single | Multiple):
            _check_words(question, style, problems)


def right_is_longest(question: Single) -> bool:
    """Whether the right option has more letters than each other one."""
    lengths = {option.id: len(option.text) for option in question.options}
    right = [lengths[name] for name in question.key]
    return bool(right) and all(right[0] > length for name, length in lengths.items() if name not in question.key)


def check_language(editions: Iterable[Edition], problems: Problems) -> None:
    """The rules on all answers of a language together."""
    singles = [question for edition in editions for question in edition.questions if isinstance(question, Single)]
    if len(singles) < _FEW:
        return
    share = sum(map(right_is_longest, singles)) / len(singles)
    if share > MAX_LONGEST:
        remedy = N_("the right option is the longest in %(share)s %% of %(all)s single-choice questions; at most 35 %%")
        problems.wrong(1, "right-longest", remedy, share=round(share * 100), all=len(singles))


def places(editions: Iterable[Edition]) -> dict[int, Counter[int]]:
    """For single choice by number of options: how often the right one is shown first, second and so on."""
    found: dict[int, Counter[int]] = {}
    for question in (question for edition in editions for question in edition.questions if isinstance(question, Single)):
        shown = [option.id for option in question.interaction.options]
        found.setdefault(len(shown), Counter()).update(shown.index(name) + 1 for name in question.key)
    return found


def _check_runs(edition: Edition, problems: Problems) -> None:
    lettered = [question for question in edition.questions if isinstance(question, Single | TrueFalse)]
    signs = [_right_sign(question) for question in lettered]
    for start in range(len(signs) - _RUN + 1):
        if len(set(signs[start : start + _RUN])) == 1:
            remedy = N_(
                "the right answer is %(sign)s three times running; move the ticked option of this question to another line of its list"
            )
            problems.wrong(lettered[start + _RUN - 1].line, "same-place", remedy, sign=signs[start])


def _right_sign(question: Single | TrueFalse) -> str:
    return next((option.sign for option in question.interaction.options if option.id in question.key), "")


def _check_words(question: Question, style: Style, problems: Problems) -> None:
    texts = [plain(solution.words) for solution in question.solutions()]
    if style.negative.search(plain(question.ask)) and plain(question.ask).endswith("?"):
        problems.wrong(question.line, "ask-negative", N_("the question asks for what is not so; turn it round"))
    for text in texts:
        if any(phrase in text.lower() for phrase in style.all_of_them):
            problems.wrong(question.line, "all-of-them", N_("'%(text)s': an option may not be about the other options"), text=text)


def give_aways(editions: Iterable[Edition], style: Style) -> tuple[float, float]:
    """How often words such as *always* stand in right options and in wrong ones, as a share of each."""
    words = re.compile(rf"\b({'|'.join(map(re.escape, style.give_away))})\b", re.IGNORECASE)
    found = {True: [0, 0], False: [0, 0]}
    for question in (question for edition in editions for question in edition.questions if isinstance(question, Single | Multiple)):
        for solution in question.solutions():
            found[solution.right][0] += bool(words.search(plain(solution.words)))
            found[solution.right][1] += 1
    right, wrong = (hits / max(1, all_) for hits, all_ in (found[True], found[False]))
    return right, wrong
