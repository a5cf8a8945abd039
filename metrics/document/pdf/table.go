package pdf

import (
	"strings"
	"unicode"

	"github.com/jipyo/jipyo/metrics/document"
)

// The least gap between two cells of a row, in the size of its letters and as
// many times the usual space of the text.
const (
	cellGap   = 0.37
	cellSpace = 1.25
)

// rowStep is how far the next row may stand below, in the size of its letters.
const rowStep = 4.5

// cutTable takes the rows of a table off the front of the lines: two or more
// whose cells stand below each other, with figures below the first. It gives
// the number of lines taken, 0 for none; space is the usual one of the text.
func cutTable(lines []line, space float64) (*document.Sheet, int) {
	var rows [][]word
	var columns []word
	for n, l := range lines {
		row := cellsOf(l, space)
		if len(row) < 2 || n > 0 && (l.y >= lines[n-1].y || lines[n-1].y-l.y > rowStep*l.em) {
			break
		}
		widened, ok := align(columns, row)
		if !ok {
			break
		}
		columns, rows = widened, append(rows, row)
	}
	figures := 0
	for _, row := range rows[min(1, len(rows)):] {
		for _, c := range row[1:] {
			if strings.ContainsFunc(c.text, unicode.IsDigit) {
				figures++
			}
		}
	}
	if len(rows) < 2 || figures < len(rows)-1 {
		return nil, 0
	}
	sheet := &document.Sheet{}
	for r, row := range rows {
		for _, c := range row {
			sheet.Cells = append(sheet.Cells, document.SheetCell{
				Row: r, Column: columnOf(columns, c), RowSpan: 1, ColSpan: 1, Parts: []document.Part{{Text: c.text}},
			})
		}
	}
	fill(sheet, len(rows), len(columns))
	return sheet, len(rows)
}

// cellsOf joins the words of a line that stand close.
func cellsOf(l line, space float64) []word {
	var cells []word
	gap := max(cellGap, cellSpace*space) * l.em
	for _, w := range l.words {
		if n := len(cells); n > 0 && w.left-cells[n-1].right < gap {
			cells[n-1].text += " " + w.text
			cells[n-1].right = w.right
			continue
		}
		cells = append(cells, w)
	}
	return cells
}

// align puts a row under the columns so far. Each cell must meet one column
// alone; a row with more cells than columns must meet each column.
func align(columns, row []word) ([]word, bool) {
	if columns == nil {
		return append([]word{}, row...), true
	}
	if len(row) > len(columns) {
		_, ok := align(row, columns)
		if !ok {
			return nil, false
		}
		columns, row = append([]word{}, row...), columns
	}
	widened := append([]word{}, columns...)
	last := -1
	for _, c := range row {
		at := columnOf(columns, c)
		if at <= last {
			return nil, false
		}
		last = at
		widened[at].left, widened[at].right = min(widened[at].left, c.left), max(widened[at].right, c.right)
		if at > 0 && widened[at].left < widened[at-1].right {
			return nil, false
		}
	}
	return widened, true
}

// columnOf gives the one column that a cell stands under, -1 for none or two.
func columnOf(columns []word, c word) int {
	found := -1
	for i, col := range columns {
		if c.left < col.right && col.left < c.right {
			if found >= 0 {
				return -1
			}
			found = i
		}
	}
	return found
}

// fill adds the cells that are empty, so that every row has all columns.
func fill(s *document.Sheet, rows, columns int) {
	type place struct{ row, column int }
	taken := map[place]bool{}
	for _, c := range s.Cells {
		taken[place{c.Row, c.Column}] = true
	}
	for r := range rows {
		for c := range columns {
			if !taken[place{r, c}] {
				s.Cells = append(s.Cells, document.SheetCell{Row: r, Column: c, RowSpan: 1, ColSpan: 1})
			}
		}
	}
}
