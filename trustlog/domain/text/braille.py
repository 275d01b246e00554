"""A grid of dots drawn with braille signs: two dots across and four down in each cell. Pure."""

DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each dot in a sign, by row and column."""
BLANK = 0x2800
ACROSS, DOWN = 2, 4


class Grid:
    """Dots on a field of so many cells; what lies outside is left out."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns, self.rows = max(columns, 0), max(rows, 0)
        self._cells = [[0] * self.columns for _ in range(self.rows)]

    def put(self, x: int, y: int) -> None:
        """Set a dot, counted from the upper left."""
        column, row = x // ACROSS, y // DOWN
        if 0 <= column < self.columns and 0 <= row < self.rows:
            self._cells[row][column] |= DOTS[y % DOWN][x % ACROSS]

    def is_blank(self, column: int, row: int) -> bool:
        """Tell whether a cell has no dot."""
        return not self._cells[row][column]

    def sign(self, column: int, row: int) -> str:
        """Return the braille sign of a cell."""
        return chr(BLANK + self._cells[row][column])
