package document

import (
	"strings"
	"unicode"

	"github.com/jipyo/jipyo/metrics"
)

// minRows is the fewest lines that are a table: a head and a row.
const minRows = 2

// findGrids finds the tables of a plain text: rows of cells between tabs, bars
// or wide gaps, or a line to each cell. They come in order of place.
func findGrids(text string) []Block {
	var grids []Block
	var rows []gridRow
	var cells []metrics.Span
	flush := func() {
		if grid, ok := newGrid(rows); ok {
			grids = append(grids, grid)
		} else if grid, ok := newFlatGrid(text, cells); ok {
			grids = append(grids, grid)
		}
		rows, cells = nil, nil
	}
	for at := 0; at < len(text); {
		end := len(text)
		if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
			end = at + n
		}
		line := trimmed(text, metrics.Span{Start: at, End: end})
		row := cutRow(text, line)
		flat := row.sep == 0 && isFlatCell(text, line)
		if len(cells) > 0 && !flat && line.Len() > 0 {
			flush()
		}
		if len(rows) > 0 && (row.sep != rows[0].sep || !fits(rows, row)) {
			flush()
		}
		if row.sep != 0 {
			rows = append(rows, row)
		}
		if flat {
			cells = append(cells, line)
		}
		at = end + 1
	}
	flush()
	return grids
}

// gridRow is a line as cells; sep is what stands between them, 0 for no row.
type gridRow struct {
	span  metrics.Span
	sep   byte
	cells []metrics.Span
	// figures counts the cells that hold a number.
	figures int
}

// fits allows a row to lack cells at its end, as merged cells leave it.
func fits(rows []gridRow, row gridRow) bool {
	have, want := len(row.cells), len(rows[0].cells)
	if row.sep == '\t' || have == 0 {
		return true
	}
	return have == want
}

// maxRowBytes bounds the search for wide gaps in a line.
const maxRowBytes = 600

func cutRow(text string, s metrics.Span) gridRow {
	part := text[s.Start:s.End]
	switch {
	case len(part) == 0 || len(part) > maxRowBytes:
		return gridRow{}
	case strings.Contains(part, "\t") && !hasSentence(part):
		return newRow(text, s, '\t', cutCells(part, "\t"))
	case strings.HasPrefix(part, "|") && strings.HasSuffix(part, "|") && len(part) > 2:
		return newRow(text, metrics.Span{Start: s.Start + 1, End: s.End - 1}, '|', cutCells(part[1:len(part)-1], "|"))
	case strings.Count(part, "  ") >= 2 && !hasSentence(part):
		return newRow(text, s, ' ', cutGaps(part))
	}
	return gridRow{}
}

// newRow turns ranges of a line into trimmed spans of the text.
func newRow(text string, s metrics.Span, sep byte, parts []metrics.Span) gridRow {
	row := gridRow{span: s, sep: sep}
	if sep == '|' && strings.Trim(text[s.Start:s.End], "|-: ") == "" {
		return row // the rule under a Markdown head
	}
	for _, p := range parts {
		row.cells = append(row.cells, trimmed(text, metrics.Span{Start: s.Start + p.Start, End: s.Start + p.End}))
	}
	if len(row.cells) < 2 || sep == ' ' && len(row.cells) < 3 {
		return gridRow{}
	}
	row.figures = countFigures(text, row.cells)
	return row
}

func cutCells(part, sep string) []metrics.Span {
	var cells []metrics.Span
	for at := 0; ; {
		n := strings.Index(part[at:], sep)
		if n < 0 {
			return append(cells, metrics.Span{Start: at, End: len(part)})
		}
		cells = append(cells, metrics.Span{Start: at, End: at + n})
		at += n + len(sep)
	}
}

func cutGaps(part string) []metrics.Span {
	var cells []metrics.Span
	start := 0
	for at := 0; at < len(part); {
		n := strings.Index(part[at:], "  ")
		if n < 0 {
			break
		}
		cells = append(cells, metrics.Span{Start: start, End: at + n})
		at += n + 2
		for at < len(part) && part[at] == ' ' {
			at++
		}
		start = at
	}
	return append(cells, metrics.Span{Start: start, End: len(part)})
}

// newGrid makes a table of rows; the first row is the head unless it has as
// many figures as the others. Rows between wide gaps need figures: letters that
// were spread over a line are no table.
func newGrid(rows []gridRow) (Block, bool) {
	if len(rows) < minRows {
		return Block{}, false
	}
	most := 0
	for _, r := range rows[1:] {
		most = max(most, r.figures)
	}
	if most == 0 && rows[0].sep != '\t' {
		return Block{}, false
	}
	table := Table{}
	head := rows[0].figures < max(most, 1)
	for n, r := range rows {
		if len(r.cells) == 0 {
			continue
		}
		var cells []Cell
		for _, c := range r.cells {
			cells = append(cells, Cell{Span: c, Header: n == 0 && head, ColSpan: 1, RowSpan: 1})
		}
		table.Rows = append(table.Rows, cells)
	}
	span := metrics.Span{Start: rows[0].span.Start, End: rows[len(rows)-1].span.End}
	return Block{Kind: TableGrid, Span: span, Table: &table}, len(table.Rows) >= minRows
}

// countFigures counts the cells that hold a number; a year is a name.
func countFigures(text string, cells []metrics.Span) int {
	n := 0
	for _, c := range cells {
		if isFigure(text[c.Start:c.End]) {
			n++
		}
	}
	return n
}

func isFigure(s string) bool {
	s = strings.TrimLeft(s, "△▲-－−+( ")
	digits, all := 0, 0
	for _, r := range s {
		if unicode.IsDigit(r) {
			digits++
		}
		all++
	}
	year := strings.HasSuffix(s, "년") || strings.HasSuffix(s, "월") || digits == 4 && all == 4 && (s[0] == '1' || s[0] == '2')
	return digits*2 >= all && digits > 0 && !year
}
