"""Outputs: one file per way an edition leaves as a file, and the list of them."""

from learning.outputs.answer_sheet import OUTPUT as ANSWER_SHEET
from learning.outputs.base import Output
from learning.outputs.key import OUTPUT as KEY
from learning.outputs.key_text import OUTPUT as KEY_TEXT
from learning.outputs.large_print import OUTPUT as LARGE_PRINT
from learning.outputs.teacher_notes import OUTPUT as TEACHER_NOTES
from learning.outputs.text import OUTPUT as TEXT
from learning.outputs.worksheet import OUTPUT as WORKSHEET

OUTPUTS: dict[str, Output] = {output.name: output for output in (WORKSHEET, LARGE_PRINT, KEY, ANSWER_SHEET, TEXT, KEY_TEXT, TEACHER_NOTES)}
