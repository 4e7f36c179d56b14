"""A text message on a phone."""

from readers import places, scene, try_scene

from learning.scenes.text_message import TextMessage


def test_a_text_message_is_one_bubble_under_its_sender() -> None:
    made = scene("```sms\nVan: Pakket\nWanneer: 9.40 uur\n\nUw pakket wacht.\n\nBetaal nu.\n```")
    assert isinstance(made, TextMessage)
    drawn = made.html("nl")
    assert '<figure class="msg phone"><figcaption>Voorbeeld</figcaption>' in drawn
    assert '<span class="soft">Van:</span> Pakket' in drawn
    assert drawn.count('class="bub"') == 1
    assert drawn.count('class="para"') == 2


def test_nobody_sends_no_text_message() -> None:
    assert places(try_scene("```sms\nWanneer: nu\n\nHallo\n```")[1]) == [(1, "scene-field-missing")]
    assert places(try_scene("```sms\nVan:\n\nHallo\n```")[1]) == [(1, "scene-field-missing")]
