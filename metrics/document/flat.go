package document

import (
	"unicode/utf8"

	"github.com/jipyo/jipyo/metrics"
)

// The bounds of a table that was saved with each cell on a line of its own.
const (
	maxFlatRunes = 20
	minFlatCells = 6
	maxFlatWidth = 10
	// A heading or two may stand right above such a table.
	maxFlatHeads = 2
)

// isFlatCell reports whether a line can be a cell on its own.
func isFlatCell(text string, s metrics.Span) bool {
	part := text[s.Start:s.End]
	if len(part) == 0 || len(part) > maxFlatRunes*4 || utf8.RuneCountInString(part) > maxFlatRunes {
		return false
	}
	if hasPrefixAny(part, firmLabels...) || hasYear(part) || hasPhone(part) {
		return false // the fields of a board stand like that, too
	}
	mark, _ := cutSign(part)
	return mark.rank == 0 && !isUnitCaption(part) && !hasSentence(part)
}

// newFlatGrid makes a table of lines with one cell each, when there is one way
// alone to cut them into a head without figures and rows that begin with a
// name and go on with figures.
func newFlatGrid(text string, cells []metrics.Span) (Block, bool) {
	var found Block
	ways := 0
	for skip := 0; skip <= maxFlatHeads && len(cells)-skip >= minFlatCells; skip++ {
		for width := 2; width <= maxFlatWidth; width++ {
			rest := cells[skip:]
			if len(rest)%width != 0 || len(rest)/width < minRows || !isFlatTable(text, rest, width) {
				continue
			}
			ways++
			var rows []gridRow
			for at := 0; at < len(rest); at += width {
				row := rest[at : at+width]
				span := metrics.Span{Start: row[0].Start, End: row[width-1].End}
				rows = append(rows, gridRow{span: span, sep: '\n', cells: row, figures: countFigures(text, row)})
			}
			found, _ = newGrid(rows)
		}
	}
	return found, ways == 1
}

func isFlatTable(text string, cells []metrics.Span, width int) bool {
	if countFigures(text, cells[:width]) > 0 {
		return false
	}
	for at := width; at < len(cells); at += width {
		if countFigures(text, cells[at:at+1]) > 0 || countFigures(text, cells[at+1:at+width]) < width-1 {
			return false
		}
	}
	return true
}
