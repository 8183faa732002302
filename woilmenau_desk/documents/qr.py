"""QR codes as one sharp shape, without hairlines between the modules."""

from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRCode, QRErrorCorrectLevel

from woilmenau_desk.documents.page import INK, Sheet

QUIET_ZONE = 4  # modules of white that the standard asks for around the code


def draw_qr(sheet: Sheet, content: bytes, x: float, y: float, size: float) -> None:
    """Draw the code for `content` within a square of `size` points, its quiet zone outside of it.

    The lower left corner is at (x, y). Error correction is M: 15 % of it may be creased or stained.
    Raises ValueError when the content does not fit (more than about 2,300 bytes).
    """
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(QR8bitByte(content))
    code.make()
    count = code.getModuleCount()
    module = size / count
    path = sheet.path()
    for row in range(count):
        column = 0
        while column < count:
            start = column
            while column < count and code.isDark(row, column):
                column += 1
            if column > start:
                path.rect(
                    x + start * module, y + size - (row + 1) * module, (column - start) * module, module
                )
            column += 1
    sheet.draw_path(path, fill=INK)
