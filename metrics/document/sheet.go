package document

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// The bounds of a table of figures: a longer cell holds the layout of a page.
const (
	maxSheetCellRunes = 200
	maxSheetSpan      = 100
)

// laidCell is a cell in its row, with its text in one line.
type laidCell struct {
	SheetCell
	words string
	// nested says that the cell holds a table.
	nested bool
}

// sheetRows puts the cells into rows; a row that merged cells cover whole is
// left out, and a second cell at a place too.
func sheetRows(s *Sheet) [][]laidCell {
	cells := slices.Clone(s.Cells)
	slices.SortStableFunc(cells, func(a, b SheetCell) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column))
	})
	var rows [][]laidCell
	var numbers []int
	for i, c := range cells {
		if i > 0 && c.Row == cells[i-1].Row && c.Column == cells[i-1].Column {
			continue
		}
		if len(numbers) == 0 || numbers[len(numbers)-1] != c.Row {
			numbers, rows = append(numbers, c.Row), append(rows, nil)
		}
		last := &rows[len(rows)-1]
		*last = append(*last, lay(c))
	}
	for n, row := range rows {
		for i := range row {
			end, _ := slices.BinarySearch(numbers, row[i].Row+row[i].RowSpan)
			row[i].RowSpan = min(max(end-n, 1), maxSheetSpan)
			row[i].ColSpan = min(max(row[i].ColSpan, 1), maxSheetSpan)
		}
	}
	return rows
}

func lay(c SheetCell) laidCell {
	laid := laidCell{SheetCell: c}
	var words []string
	for _, p := range c.Parts {
		laid.nested = laid.nested || p.Table != nil
		if p.Table == nil {
			words = append(words, strings.Fields(p.Text)...)
		}
	}
	laid.words = strings.Join(strings.Fields(Clean(strings.Join(words, " "))), " ")
	return laid
}

// isSheetGrid tells a table of figures from one that lays out a page.
func isSheetGrid(rows [][]laidCell) bool {
	most, filled := 0, 0
	for _, row := range rows {
		most = max(most, len(row))
		for _, c := range row {
			if c.nested || utf8.RuneCountInString(c.words) > maxSheetCellRunes {
				return false
			}
			if c.words != "" {
				filled++
			}
		}
	}
	return len(rows) >= 2 && most >= 2 && filled >= 2
}

// isForm: more than half of the rows begin with the name of a field, as the
// letterhead of a release does.
func isForm(rows [][]laidCell) bool {
	fields, most := 0, 0
	for _, row := range rows {
		most = max(most, len(row))
		if len(row) >= 2 && !row[0].nested && isFieldName(row[0].words) {
			fields++
		}
	}
	return most >= 2 && fields*2 > len(rows)
}

// headRows gives the number of head rows: those that the first row's merged
// cells cover, when that row has fewer figures than a later one.
func headRows(rows [][]laidCell) int {
	most, height := 0, 1
	for _, row := range rows[1:] {
		most = max(most, rowFigures(row))
	}
	if rowFigures(rows[0]) >= max(most, 1) {
		return 0
	}
	for _, c := range rows[0] {
		height = max(height, c.RowSpan)
	}
	return min(height, len(rows)-1)
}

func rowFigures(row []laidCell) int {
	n := 0
	for _, c := range row {
		if c.words != "" && isFigure(c.words) {
			n++
		}
	}
	return n
}
