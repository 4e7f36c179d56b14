"""A pay request."""

from readers import rules, scene, try_scene

from learning.scenes.pay_request import PayRequest


def test_a_pay_request_shows_the_amount_once_and_large() -> None:
    made = scene("```betaalverzoek\nVan: Sam\nBedrag: € 0,01\nVoor: koffie\n\n[ Betaal ]\n```")
    assert isinstance(made, PayRequest)
    drawn = made.html("nl")
    assert '<p class="big amount">€ 0,01</p>' in drawn
    assert drawn.count("€ 0,01") == 1
    assert drawn.count('class="from"') == 2


def test_a_pay_request_has_a_sender_and_an_amount() -> None:
    made, reading = try_scene("```betaalverzoek\nVan: Sam\n\nHallo\n```")
    assert rules(reading) == ["scene-field-missing"]
    assert made is not None
    assert "amount" not in made.html("nl")
    assert rules(try_scene("```betaalverzoek\nBedrag: € 1\n\nHallo\n```")[1]) == ["scene-field-missing"]
