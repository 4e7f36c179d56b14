"""Practice screens drawn by us: one file per screen, and how to find and read them."""

from markdown_it.tree import SyntaxTreeNode as Node

from learning.i18n import N_
from learning.markup.problems import near
from learning.markup.prose import line_of
from learning.markup.reading import Reading
from learning.scenes.base import Scene
from learning.scenes.call import Call
from learning.scenes.chat import Chat
from learning.scenes.dialog import Dialog
from learning.scenes.email import Email
from learning.scenes.letter import Letter
from learning.scenes.pay_request import PayRequest
from learning.scenes.text_message import TextMessage
from learning.scenes.web_page import WebPage

SCENES: tuple[type[Scene], ...] = (TextMessage, Email, Chat, Letter, WebPage, Dialog, PayRequest, Call)


def read_scene(node: Node, reading: Reading) -> Scene | None:
    """The practice screen of a fenced block; a screen nobody knows is a problem."""
    word, _, caption = node.info.strip().partition(" ")
    words = {entry["word"]: name for name, entry in reading.language.scene.items()}
    kind = next((scene for scene in SCENES if scene.kind == words.get(word)), None)
    if kind is None:
        reading.wrong(line_of(node), "scene-kind", N_("'%(word)s' is not a screen; %(hint)s"), word=word, hint=near(word, words))
        return None
    return kind.read(node, caption.strip(), reading)
