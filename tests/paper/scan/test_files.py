"""Files: every page of them as a picture, upright and in colour; what could hurt is refused before it is decoded."""

import struct
from contextlib import closing

import cv2
import numpy as np
import pytest

from learning.paper.scan import files
from learning.paper.scan.files import MAX_PAGES, MAX_PIXELS, MAX_SIDE, PageFile, PageImage
from learning.paper.scan.reasons import Reason, Refused
from learning.paper.scan.straighten import Picture
from tests.paper.scan.distort import Shot, photograph
from tests.paper.scan.hostile import CMYK, jpeg, pdf, pdf_of, png, png_of_zeros, turned
from tests.paper.scan.plain import PAPER, scan
from tests.paper.scan.printing import PrintedPage


def page_of(data: bytes, number: int = 1) -> PageImage:
    with closing(PageFile(data)) as file:
        return file.page(number)


def refusal(data: bytes, number: int = 1) -> Reason:
    with pytest.raises(Refused) as found:
        page_of(data, number)
    return found.value.reason


@pytest.fixture
def corner() -> Picture:
    """A picture that is red at the top left and white elsewhere, wider than high."""
    picture = np.full((40, 60, 3), 255, np.uint8)
    picture[:20, :20] = (0, 0, 255)
    return picture


def is_red(colour: Picture) -> bool:
    return bool(colour[2] > 200 and colour[0] < 60)


def test_a_picture_comes_out_as_it_went_in(corner: Picture) -> None:
    assert (page_of(png(corner)).picture == corner).all()
    assert float(np.abs(page_of(jpeg(corner, 99)).picture.astype(int) - corner).mean()) < 3
    with closing(PageFile(png(corner))) as file:
        assert file.count == 1


@pytest.mark.parametrize(("orientation", "where"), [(1, (5, 5)), (3, (34, 54)), (6, (5, 34)), (8, (54, 5))])
def test_a_photo_is_turned_as_the_camera_says(corner: Picture, orientation: int, where: tuple[int, int]) -> None:
    picture = page_of(turned(jpeg(corner), orientation)).picture
    assert picture.shape == ((60, 40, 3) if orientation in {6, 8} else (40, 60, 3))
    assert is_red(picture[where])


def test_a_photo_for_printers_has_its_colours() -> None:
    picture = page_of(CMYK).picture
    assert picture.shape == (8, 8, 3)
    assert picture[:, :4].min() > 230
    assert picture[:, 4:].max() < 25


def test_a_png_of_16_bits_is_read_in_8() -> None:
    deep = np.full((30, 30), 60_000, np.uint16)
    deep[:10] = 500
    picture = page_of(png(deep)).picture
    assert picture.shape == (30, 30, 3)
    assert picture.dtype == np.uint8
    assert (int(picture[5, 5, 0]), int(picture[20, 5, 0])) == (500 >> 8, 60_000 >> 8)


@pytest.mark.parametrize("bits", [8, 16])
def test_what_one_sees_through_is_paper(bits: int) -> None:
    most = 255 if bits == 8 else 65_535
    clear = np.zeros((20, 20, 4), np.uint8 if bits == 8 else np.uint16)
    clear[:10] = (0, 0, most, most)
    clear[10:] = (0, 0, 0, 0)
    picture = page_of(png(clear)).picture
    assert is_red(picture[5, 5])
    assert picture[15, 5].min() == 255


def test_grey_pictures_are_read() -> None:
    grey = np.full((20, 20), 77, np.uint8)
    assert page_of(png(grey)).picture[3, 3].tolist() == [77, 77, 77]
    assert page_of(png_of_zeros(5, 4, 0)).picture.shape == (4, 5, 3)


@pytest.mark.parametrize(
    "data", [b"hello", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a\x01\x00", b"II*\0" + b"\0" * 60, b"\0" * 500]
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    assert refusal(data) is Reason.NOT_A_PICTURE


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(Refused) as found:
        PageFile(b"")
    assert found.value.reason is Reason.EMPTY


@pytest.mark.parametrize("brand", [b"heic", b"heix", b"mif1", b"msf1"])
def test_a_photo_of_an_iphone_gets_its_own_advice(brand: bytes) -> None:
    assert refusal(b"\0\0\0\x18ftyp" + brand + b"\0" * 40) is Reason.HEIC
    assert refusal(b"\0\0\0\x18ftypisom" + b"\0" * 40) is Reason.NOT_A_PICTURE


def test_a_picture_of_one_pixel_is_read() -> None:
    assert page_of(png_of_zeros(1, 1)).picture.shape == (1, 1, 3)
    assert page_of(jpeg(np.zeros((1, 1, 3), np.uint8))).picture.shape == (1, 1, 3)


def test_a_bomb_is_refused_by_what_its_header_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cv2, "imdecode", lambda *_: pytest.fail("it was decoded"))
    assert refusal(png_of_zeros(50_000, 50_000, rows=3)) is Reason.TOO_MANY_PIXELS
    assert refusal(png_of_zeros(MAX_SIDE + 1, 2)) is Reason.TOO_MANY_PIXELS
    assert refusal(png_of_zeros(2, MAX_SIDE + 1, rows=1)) is Reason.TOO_MANY_PIXELS
    assert refusal(png_of_zeros(MAX_PIXELS // 5_000 + 1, 5_000, rows=1)) is Reason.TOO_MANY_PIXELS
    small = jpeg(np.zeros((8, 8, 3), np.uint8))
    assert refusal(small.replace(b"\0\x08\0\x08", b"\xff\xff\xff\xff", 1)) is Reason.TOO_MANY_PIXELS


def test_as_many_pixels_as_allowed_are_read() -> None:
    assert page_of(png_of_zeros(MAX_SIDE, 3)).picture.shape == (3, MAX_SIDE, 3)


def test_a_large_jpeg_is_decoded_at_half_its_size(monkeypatch: pytest.MonkeyPatch, corner: Picture) -> None:
    monkeypatch.setattr(files, "_HALF_ABOVE", 40 * 60 - 1)
    assert page_of(jpeg(corner)).picture.shape == (20, 30, 3)
    assert page_of(png(corner)).picture.shape == (40, 60, 3)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.999])
def test_half_a_file_is_refused(page: PrintedPage, share: float) -> None:
    picture = scan(page, dpi=60)
    for data in (jpeg(picture), png(picture)):
        assert refusal(data[: int(len(data) * share)]) is Reason.BROKEN


def test_a_damaged_file_is_refused_or_read_but_never_breaks_the_reader(page: PrintedPage) -> None:
    rng = np.random.default_rng(7)
    for data in (jpeg(scan(page, dpi=40)), png(scan(page, dpi=40)), pdf(2)):
        for _ in range(30):
            broken = bytearray(data)
            for place in rng.integers(4, len(data), 12):
                broken[place] = rng.integers(256)
            try:
                page_of(bytes(broken))
            except Refused as found:
                assert found.reason in Reason  # noqa: PT017  either is right


def test_a_jpeg_whose_segments_lead_nowhere_is_refused() -> None:
    assert refusal(b"\xff\xd8\xff\xe0" + struct.pack(">H", 40_000) + b"JFIF") is Reason.BROKEN
    assert refusal(b"\xff\xd8\xff" + b"\xff" * 1000) is Reason.BROKEN
    assert refusal(b"\xff\xd8\xff\xda\0\x02\xff\xd9") is Reason.BROKEN


def test_a_pdf_of_a_scanner_has_its_pages(page: PrintedPage, second_page: PrintedPage) -> None:
    pictures = [scan(one, dpi=80) for one in (page, second_page)]
    with closing(PageFile(pdf_of(pictures))) as file:
        assert file.count == 2
        for number, given in enumerate(pictures, 1):
            found = file.page(number)
            assert found.picture.shape == pytest.approx((2970, 2100, 3), abs=4)
            small = cv2.resize(found.picture, given.shape[1::-1], interpolation=cv2.INTER_AREA)
            assert float(np.abs(small.astype(int) - given).mean()) < 4
            assert not found.is_two_tone


def test_a_printed_pdf_is_drawn_and_no_scan(page: PrintedPage) -> None:
    found = page_of(page.pdf, page.index + 1)
    assert not found.is_two_tone
    assert float(np.abs(found.picture.astype(int) - cv2.resize(page.picture(), found.picture.shape[1::-1])).mean()) < 2


def test_a_black_and_white_scan_is_known_in_every_file(page: PrintedPage) -> None:
    seen = photograph(page.picture(), Shot(dpi=150, turn=0.5, paper=PAPER, blur=0.4, bilevel="fixed", rng=np.random.default_rng(1)))
    for data in (png(seen), jpeg(seen), pdf_of([seen])):
        assert page_of(data).is_two_tone
    assert not page_of(png(scan(page))).is_two_tone


def test_a_pdf_with_too_many_pages_is_refused() -> None:
    with closing(PageFile(pdf(MAX_PAGES))) as file:
        assert file.count == MAX_PAGES
    assert refusal(pdf(MAX_PAGES + 1)) is Reason.TOO_MANY_PAGES
    assert refusal(pdf(10_000)) is Reason.TOO_MANY_PAGES


def test_other_pdfs_that_cannot_be_read_are_refused() -> None:
    assert refusal(pdf(locked=True)) is Reason.LOCKED
    assert refusal(b"%PDF-1.7 and then nothing") is Reason.BROKEN
    assert refusal(pdf(1, says=5), 5) is Reason.BROKEN
    assert refusal(pdf(size=(2000, 300))) is Reason.LARGE_PAGE
    assert refusal(pdf(size=(14_400, 14_400))) is Reason.LARGE_PAGE


@pytest.mark.parametrize("size", [(842, 1191), (1191, 842)])
def test_a_pdf_of_a3_is_read_either_way(size: tuple[int, int]) -> None:
    assert page_of(pdf(size=size)).picture.shape == pytest.approx((size[1] * 10 * 25.4 / 72, size[0] * 10 * 25.4 / 72, 3), abs=2)
