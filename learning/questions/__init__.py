"""Question kinds: one file per kind, and how a question is read."""

from markdown_it.tree import SyntaxTreeNode as Node

from learning.markup.prose import line_of, text_of
from learning.markup.reading import Reading
from learning.questions.base import Question
from learning.questions.find_signs import FindSigns
from learning.questions.matching import Matching
from learning.questions.multiple import Multiple
from learning.questions.ordering import Ordering
from learning.questions.reading import ID, ReadAgain, kind_of, read_draft
from learning.questions.short_answer import ShortAnswer
from learning.questions.single import Single
from learning.questions.true_false import TrueFalse

KINDS: tuple[type[Question], ...] = (Single, Multiple, TrueFalse, Ordering, Matching, FindSigns, ShortAnswer)


def read_question(head: Node, nodes: list[Node], reading: Reading, *, practice: bool) -> tuple[Question, tuple[ReadAgain, ...]] | None:
    """A question and the steps it sends back to; `None` after a problem that leaves nothing to ask."""
    name, count = kind_of(ID.sub("", text_of(head)), reading, line_of(head))
    kind = next((kind for kind in KINDS if kind.kind == name), None)
    if kind is None:
        return None
    draft = read_draft(head, nodes, reading, block=kind.block, count=count, practice=practice)
    question = kind.parse(draft) if draft else None
    return (question, draft.read_again) if draft and question else None
