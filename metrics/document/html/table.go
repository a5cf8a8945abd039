package html

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/document"
)

// The bounds of a table of figures: a longer cell holds the layout of a page.
const (
	maxCellRunes = 200
	maxSpan      = 100
)

// isGrid tells a table of figures from one that lays out a page or lists the
// fields of a board.
func isGrid(table *html.Node) bool {
	rows := rowsOf(table)
	most := 0
	for _, r := range rows {
		cells := cellsOf(r)
		most = max(most, len(cells))
		for _, c := range cells {
			if utf8.RuneCountInString(textOf(c, maxCellRunes)) > maxCellRunes || isLabel(c) || contains(c, atom.Table) {
				return false
			}
		}
	}
	return len(rows) >= 2 && most >= 2
}

// table writes a grid, a row to a line and a tab between cells.
func (p *page) table(table *html.Node) {
	for c := table.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Caption {
			p.breakLine(2)
			p.node(c, 0)
		}
	}
	p.breakLine(2)
	grid := document.Table{}
	end := 0
	hasHead := contains(table, atom.Th)
	start := -1
	for _, r := range rowsOf(table) {
		p.breakLine(1)
		row := p.row(r, &start)
		if len(row) > 0 {
			grid.Rows = append(grid.Rows, row)
			end = max(end, lastEnd(row))
		}
	}
	if start < 0 || len(grid.Rows) == 0 {
		return
	}
	if !hasHead {
		markHead(p.text.String(), grid.Rows)
	}
	p.tables = append(p.tables, document.Block{
		Kind: document.TableGrid, Span: metrics.Span{Start: start, End: end}, Table: &grid,
	})
	p.breakLine(2)
}

// row writes one row; start becomes the offset of the table's first word. An
// empty cell has no span.
func (p *page) row(r *html.Node, start *int) []document.Cell {
	var row []document.Cell
	p.endLine()
	for n, c := range cellsOf(r) {
		if n > 0 {
			p.text.WriteByte('\t')
		}
		p.space = false
		words := document.Clean(strings.Join(strings.FieldsFunc(textOf(c, maxCellRunes), unicode.IsSpace), " "))
		cell := document.Cell{
			Header:  c.DataAtom == atom.Th || c.Parent.Parent != nil && c.Parent.Parent.DataAtom == atom.Thead,
			ColSpan: attrNumber(c, "colspan"), RowSpan: attrNumber(c, "rowspan"),
		}
		if words == "" {
			row = append(row, cell)
			continue
		}
		p.word(words)
		cell.Span = metrics.Span{Start: p.text.Len() - len(words), End: p.text.Len()}
		if *start < 0 {
			*start = cell.Span.Start
		}
		row = append(row, cell)
	}
	return row
}

func lastEnd(row []document.Cell) int {
	end := 0
	for _, c := range row {
		end = max(end, c.Span.End)
	}
	return end
}

// markHead takes the first row for the head when it has no figure and a later
// one does.
func markHead(text string, rows [][]document.Cell) {
	if len(rows) < 2 || figures(text, rows[0]) > 0 || figures(text, rows[1]) == 0 {
		return
	}
	for i := range rows[0] {
		rows[0][i].Header = true
	}
}

func figures(text string, row []document.Cell) int {
	n := 0
	for _, c := range row {
		s := strings.TrimLeft(text[c.Span.Start:c.Span.End], "△▲-(")
		if s != "" && s[0] >= '0' && s[0] <= '9' && !strings.HasSuffix(s, "년") {
			n++
		}
	}
	return n
}

func rowsOf(table *html.Node) []*html.Node {
	var rows []*html.Node
	for c := table.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Tr:
			rows = append(rows, c)
		case atom.Thead, atom.Tbody, atom.Tfoot:
			rows = append(rows, rowsOf(c)...)
		default:
		}
	}
	return rows
}

func cellsOf(row *html.Node) []*html.Node {
	var cells []*html.Node
	for c := row.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
			cells = append(cells, c)
		}
	}
	return cells
}

func contains(n *html.Node, tag atom.Atom) bool {
	for c := range n.Descendants() {
		if c.DataAtom == tag {
			return true
		}
	}
	return false
}

// attrNumber reads a span attribute, at least 1 and at most maxSpan.
func attrNumber(n *html.Node, name string) int {
	v, err := strconv.Atoi(strings.TrimSpace(attr(n, name)))
	if err != nil || v < 1 {
		return 1
	}
	return min(v, maxSpan)
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
