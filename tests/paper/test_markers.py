"""The corner markers are those a camera looks for."""

import re

import cv2
import numpy as np
import pytest

from learning.paper.markers import marker_svg
from learning.paper.sheet import MARKERS


@pytest.mark.parametrize("number", MARKERS)
def test_a_marker_is_the_one_of_the_dictionary(number: int) -> None:
    dictionary = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50)
    image = cv2.aruco.generateImageMarker(dictionary, number, 6)
    squares = re.findall(r'<rect x="(\d+)" y="(\d+)"', marker_svg(number))
    drawn = np.full((6, 6), 255, dtype=np.uint8)
    for x, y in squares:
        drawn[int(y), int(x)] = 0
    assert (drawn == image).all()
