"""Rules on wording: readability, sentences, long words, words to avoid, the passive (the figures stand in style.<lang>.toml)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from learning.content.model import Edition, Module, Step, Term
from learning.content.readability import LEAST_WORDS, reading_ease
from learning.content.style import Line, Style
from learning.i18n import N_
from learning.markup.problems import Problems
from learning.markup.prose import Block, Bullets, Fact, Inline, Numbers, Paragraph, Prose, Text, plain
from learning.markup.sentences import sentences, words
from learning.questions.base import Question
from learning.questions.find_signs import FindSigns

MAX_FEEDBACK_WORDS = 30
MAX_LESSON_TITLE_WORDS = 10
_STAND_IN = "Naam"
_LONG = 14
"""Letters above which a word of the glossary gives way to the stand-in."""
_CLAUSE = 4
"""From this many words on, what follows a comma is a clause and no item of a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A block of text, where it begins, and which lines it is held to."""

    text: str
    line: int
    kind: str


@dataclass(slots=True, kw_only=True)
class Wording:
    """The wording of one file, measured against its style; `advice` gathers who does not reach the aim."""

    style: Style
    lines: list[str]
    problems: Problems
    advice: Problems
    known: frozenset[str] = frozenset()
    """The words the glossary explains, in small letters: they may be hard."""

    def check(self, pieces: list[Piece], *, kind: str) -> None:
        """Everything about sentences and words in the pieces of a file."""
        found = [(sentence, piece) for piece in pieces for sentence in sentences(piece.text)]
        self._check_sentences([(sentence, piece.line) for sentence, piece in found], kind)
        for piece in pieces:
            self._check_words(piece)
        for piece in pieces:
            if piece.kind in self.style.lines:
                self.measure(piece.text, piece.line, piece.kind)

    def measure(self, text: str, line: int, kind: str) -> None:
        """The readability of a text against the line of its kind; a short text is left alone."""
        if len(words(text)) < LEAST_WORDS:
            return
        score = round(reading_ease(text, self.style.readability))
        limit = self.style.lines[kind]
        if score < limit.stop:
            remedy = N_("readability %(score)s, it must be at least %(stop)s: make sentences and words shorter")
            self.problems.wrong(line, "readability", remedy, score=score, stop=limit.stop)
        elif score < limit.aim:
            self.advice.wrong(line, "readability-aim", N_("readability %(score)s, aim for %(aim)s"), score=score, aim=limit.aim)

    def _check_sentences(self, found: list[tuple[str, int]], kind: str) -> None:
        longest, average = self.style.longest[kind], self.style.average[kind]
        lengths = [len(words(sentence)) for sentence, _ in found]
        for (sentence, line), length in zip(found, lengths, strict=True):
            at = self.line_of(sentence, line)
            self._limit(at, "sentence-long", length, longest, N_("%(count)s words in a sentence, at most %(limit)s: cut it in two"))
            clauses = sum(len(words(part)) >= _CLAUSE for part in sentence.split(", ")[1:])
            if clauses > 1:
                self.problems.wrong(at, "commas", N_("more than one comma with a clause behind it; make it two sentences"))
        if not lengths:
            return
        mean = round(sum(lengths) / len(lengths), 1)
        self._limit(1, "sentence-average", mean, average, N_("%(count)s words in a sentence on average, at most %(limit)s"))
        if kind != "teacher" and mean < self.style.barks:
            self.advice.wrong(1, "sentence-barks", N_("%(count)s words in a sentence on average sounds chopped; join some"), count=mean)
        passive = [line for sentence, line in found if self.style.passive.search(sentence)]
        if len(passive) > self.style.passive_share * len(found) and len(passive) > 1:
            remedy = N_("%(count)s of %(all)s sentences do not say who does it; say it in the active form")
            self.problems.wrong(passive[0], "passive", remedy, count=len(passive), all=len(found))

    def _check_words(self, piece: Piece) -> None:
        for word, plainer in self.style.words_to_avoid(self.style.masked(piece.text)):
            if word.lower() in self.known:
                continue
            remedy = N_("'%(word)s': write %(plainer)s")
            self.problems.wrong(self.line_of(word, piece.line), "word-avoid", remedy, word=word, plainer=plainer)
        for word in words(self.style.masked(piece.text)):
            if len(word) > self.style.longest_word and not self._may_be_long(word):
                remedy = N_("'%(word)s' is long: take a shorter word, put it in the glossary, or cut it with a hyphen")
                self.problems.wrong(self.line_of(word, piece.line), "word-long", remedy, word=word)

    def _may_be_long(self, word: str) -> bool:
        small = word.lower()
        return small in self.known or small in self.style.long_words or any(sign in word for sign in "-./@")

    def _limit(self, line: int, rule: str, count: float, limit: Line, remedy: str) -> None:
        if count > limit.stop:
            self.problems.wrong(line, rule, remedy, count=count, limit=limit.stop)
        elif count > limit.aim:
            self.advice.wrong(line, f"{rule}-aim", remedy, count=count, limit=limit.aim)

    def line_of(self, text: str, start: int) -> int:
        """The line the text begins on, looked for from `start`."""
        for size in (24, 12, 6):
            for number in range(start - 1, len(self.lines)):
                if text[:size].lower() in self.lines[number].lower():
                    return number + 1
        return start


def known_words(glossary: Mapping[str, Term]) -> frozenset[str]:
    """Every shape of the words a glossary explains, in small letters."""
    return frozenset(shape.lower() for term in glossary.values() for shape in (term.word, *term.forms))


def check_wording(edition: Edition, wording: Wording) -> None:
    """The wording of an edition: steps, example, summary and questions."""
    kind = "further" if edition.module in wording.style.further else "step"
    pieces = [_settle(piece, wording.known) for piece in _section_pieces(edition, kind)]
    asked = [_settle(piece, wording.known) for question in edition.all_questions for piece in _question_pieces(question)]
    wording.check([*pieces, *asked], kind=kind)
    steps = [piece for piece in pieces if piece.kind == kind]
    wording.measure(" ".join(piece.text for piece in steps), edition.part("steps").line, "further" if kind == "further" else "lesson")
    wording.measure(
        " ".join(piece.text for piece in asked), edition.part("questions").line, "further" if kind == "further" else "questions"
    )
    if len(words(edition.title)) > MAX_LESSON_TITLE_WORDS:
        remedy = N_("%(count)s words; the title of a lesson has at most 10")
        wording.problems.wrong(wording.line_of(f"# {edition.title}", 1), "title-long", remedy, count=len(words(edition.title)))


def check_notes(module: Module, lang: str, wording: Wording) -> None:
    """The wording of the teacher's notes."""
    notes = [prose for name, prose in module.notes.get(lang, {}).items() if name != "title"]
    pieces = [_settle(Piece(text=text, line=1, kind=""), wording.known) for prose in notes for text in _texts(prose)]
    wording.check(pieces, kind="teacher")
    wording.measure(" ".join(piece.text for piece in pieces), 1, "teacher")


def _section_pieces(edition: Edition, kind: str) -> Iterator[Piece]:
    for section in edition.sections():
        measured = isinstance(section, Step) or section in (edition.part("example"), edition.part("summary"))
        yield Piece(text=" ".join(_texts(section.prose())), line=section.line, kind=kind if measured else "")


def _question_pieces(question: Question) -> Iterator[Piece]:
    yield Piece(text=" ".join(_texts(question.prompt())), line=question.line, kind="")
    for solution in question.solutions():
        if not isinstance(question, FindSigns):  # there the words are those of the screen
            yield Piece(text=_measured(solution.words), line=question.line, kind="")
        yield Piece(text=" ".join(_texts(solution.reason)), line=question.line, kind="")
    yield Piece(text=" ".join(_texts(question.whole)), line=question.line, kind="")


def _settle(piece: Piece, known: frozenset[str]) -> Piece:
    """A long word that the glossary explains is not held against the text."""
    text = " ".join(_settled(word, known) for word in piece.text.split())
    return Piece(text=text, line=piece.line, kind=piece.kind)


def _settled(word: str, known: frozenset[str]) -> str:
    core = word.strip(".,?!:;'\"()")
    return word.replace(core, _STAND_IN) if len(core) > _LONG and core.lower() in known else word


def _texts(prose: Prose) -> Iterator[str]:
    """The sentences of each block; items of a list are sentences of their own."""
    for block in prose.blocks:
        yield from _block_texts(block)


def _block_texts(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(children):
            text = _measured(children)
            yield f"{text[:-1]}." if text.endswith(":") else text
        case Bullets(items) | Numbers(items):
            for item in items:
                yield _as_sentence(" ".join(_texts(item)))
        case _:
            for row in block.rows:
                yield from (_as_sentence(_measured(cell)) for cell in row)


def _as_sentence(text: str) -> str:
    """A text that stands by itself, with the capital and the full stop by which sentences are told apart."""
    start = text[:1].upper() + text[1:]
    return start if start.endswith((".", "?", "!")) else f"{start.rstrip(';:,')}."


def _measured(children: tuple[Inline, ...]) -> str:
    """The words to measure: a value from the fact table is one short word, a whole sentence from it is left out."""
    kept = [Text("" if node.id.endswith(".text") else _STAND_IN) if isinstance(node, Fact) else node for node in children]
    return plain(kept)


def feedback_long(question: Question, problems: Problems) -> None:
    """Feedback says why in few words."""
    for solution in question.solutions():
        count = len(words(solution.reason.plain))
        if count > MAX_FEEDBACK_WORDS:
            problems.wrong(question.line, "feedback-long", N_("%(count)s words of feedback; at most 30"), count=count)
