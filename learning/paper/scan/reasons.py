"""Every reason a page is refused or a person has to look, in one place: the English sentence is the message to translate."""

from enum import Enum

from learning.i18n import N_, Message


class Reason(Enum):
    """Why; its value is the sentence."""

    # about a file
    NOT_A_PICTURE = N_("This is not a JPEG, PNG or PDF file.")
    HEIC = N_("This is a HEIC photo. Choose JPEG (on an iPhone: Settings, Camera, Formats, Most compatible) or send a PDF.")
    EMPTY = N_("This file is empty.")
    TOO_MANY_BYTES = N_("This file is too large: at most 60 MB.")
    TOO_MANY_PIXELS = N_("This picture is too large: at most 40 megapixels, and 12,000 pixels on a side.")
    BROKEN = N_("This file is damaged or not complete. Send it once more.")
    TOO_MANY_PAGES = N_("This PDF has too many pages: at most 40. Split it.")
    LOCKED = N_("This PDF has a password. Save it without one.")
    LARGE_PAGE = N_("This page is larger than A3.")
    CRASHED = N_("This page could not be read: the reader stopped. Take the photo again, or type the answers in.")
    TOO_SLOW = N_("This page took too long to read. Take the photo again, or type the answers in.")

    # about a page
    NO_SHEET = N_("There is no answer sheet in this picture.")
    WORKSHEET = N_("This is a worksheet, not an answer sheet: type the answers in.")
    CORNERS = N_("The black squares in the corners cannot all be seen. Lay the sheet flat and take a photo of the whole page.")
    SEVERAL_SHEETS = N_("There is more than one sheet in this picture. Take a photo of each sheet.")
    NOT_FLAT = N_("The sheet does not lie flat. Smooth it out and take the photo again.")
    TOO_SMALL = N_("The sheet is too small in the picture. Come closer.")
    PALE = N_("The picture is too pale or too dark. Take it again in better light.")
    NO_CODE = N_("The square code at the top right cannot be read. Take the photo again, or type the answers in.")
    UNKNOWN = N_("This sheet is not known here. Was it printed for another class or another site, or was the lesson changed since?")
    TWICE = N_("This page was sent more than once; the best picture of it counts.")

    # about a sheet
    ROWS = N_("A person has to look at row %(rows)s.")
    PHOTOS_DIFFER = N_("Two pictures of this page do not say the same.")
    PAGES_MISSING = N_("Of this sheet page %(pages)s is missing.")
    NO_NAME = N_("There is no name on this sheet: whose is it?")
    NOTHING_MARKED = N_("Nothing is marked on this page.")

    # about a row
    MORE_THAN_ONE = N_("More than one box is marked.")
    UNCLEAR = N_("It is not clear whether a box is marked.")
    CORRECTED = N_("A box was made black: a correction?")
    ONLY_BLACK = N_("The only mark is a black box.")
    OTHER_SIGN = N_("There is something other than a cross in a box: a dash, a nought?")
    STRUCK = N_("A line goes through a mark, or a ring around it: is it crossed out?")
    EVERY_BOX = N_("Every box is marked: does one of the signs mean 'no'?")
    UNEVEN = N_("The marks differ: is one of them a mistake?")
    OUTSIDE = N_("Something was written beside the boxes.")
    SAME_SIGN = N_("The same letter or number stands in another row too.")
    UNSEEN_TWIN = N_("The same letter or number may stand in a row that cannot be seen well.")
    MISPLACED = N_("The boxes of this row cannot be found well.")
    WASHED_OUT = N_("A part of this row is too pale.")
    POOR = N_("The picture is not sharp enough to be sure of an empty row.")
    TWO_TONES = N_("The scan is black and white only: pencil may be lost. Scan in grey.")
    BLEACHED = N_("The paper is bleached in this picture: a faint mark may be lost.")
    WRITTEN = N_("Something is written: a person has to read it.")

    def message(self, **values: object) -> Message:
        """The sentence, to be said in any language."""
        return Message(self.value, values)


class Refused(Exception):  # noqa: N818  a fact, as the other refusals are
    """A file or page that cannot be read, and why."""

    def __init__(self, reason: Reason) -> None:
        """Take the reason."""
        super().__init__(reason.value)
        self.reason = reason
