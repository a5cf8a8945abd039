package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/document"
	"github.com/jipyo/jipyo/metrics/korean"
)

// tableRow is a row of a table with its figures; its sentence is the row as
// evidence.
type tableRow struct {
	*sentence
	cells []tableCell
	// above is the place of the sentence over the table.
	above int
	// unit is that of the table's first amount, latest the last period of its
	// row heads up to this row.
	unit   metrics.Unit
	latest metrics.TimePeriod
	// title is the text over the table: its heading and unit caption.
	title string
}

// tableCell is a figure with the heads that it stands under.
type tableCell struct {
	figure *figure
	row    head
	column head
	// sum says that the row or column is the total of the others.
	sum bool
}

// head is what a row or column head says.
type head struct {
	text   string
	period korean.PeriodMention
	names  []name
	area   string
	// plain says that the head is a noun of its own: a part or kind that the
	// catalogue does not know.
	plain bool
}

// grid is a table with merged cells laid out over all their places.
type grid struct {
	cells   [][]document.Cell
	columns int
	// heads is the number of head rows and of head columns.
	headRows, headColumns int
}

// maxColumns bounds a table that a file claims to be wide.
const maxColumns = 200

// tableRows reads the cells of the table block n.
func (x *Extractor) tableRows(doc document.Document, n int, h Header) []*tableRow {
	table := doc.Blocks[n].Table
	if table == nil || len(table.Rows) < 2 {
		return nil
	}
	g := layOut(doc.Text, table)
	title := tableTitle(doc, n)
	units := korean.ParseUnitCaption(title)
	columns := make([]head, g.columns)
	for c := range columns {
		columns[c] = x.head(g.columnHead(doc.Text, c), h)
	}
	var rows []*tableRow
	var unit metrics.Unit
	var latest metrics.TimePeriod
	for r := g.headRows; r < len(g.cells); r++ {
		row := x.head(g.rowHead(doc.Text, r), h)
		line := &tableRow{sentence: &sentence{span: rowSpan(table.Rows[r]), block: n}, title: title}
		line.table = line
		for c := g.headColumns; c < len(g.cells[r]); c++ {
			cell := g.cells[r][c]
			if c > 0 && g.cells[r][c-1].Span == cell.Span && !cell.Span.IsZero() {
				continue
			}
			q, ok := korean.Cell(doc.Text[cell.Span.Start:cell.Span.End], unitOf(units, columns[c].text, row.text))
			if !ok || q.Unit == "" {
				continue
			}
			q.Span = shift(q.Span, cell.Span.Start)
			f := &figure{Quantity: q, sentence: line.sentence}
			line.figures = append(line.figures, f)
			line.cells = append(line.cells, tableCell{figure: f, row: row, column: columns[c], sum: isSum(row.text) || isSum(columns[c].text)})
		}
		for _, cell := range line.cells {
			if u := cell.figure.Unit; unit == "" && u != metrics.Percent {
				unit = u
			}
		}
		if p := row.period.Period; !p.IsZero() && (latest.IsZero() || p.Compare(latest) > 0) {
			latest = p
		}
		line.unit, line.latest = unit, latest
		if len(line.cells) > 0 {
			rows = append(rows, line)
		}
	}
	return rows
}

// layOut repeats merged cells and tells heads from the rest.
func layOut(text string, table *document.Table) grid {
	g := grid{cells: make([][]document.Cell, len(table.Rows))}
	for r, row := range table.Rows {
		for _, cell := range row {
			c := 0
			for c < len(g.cells[r]) && !g.cells[r][c].Span.IsZero() {
				c++
			}
			for i := range min(max(cell.RowSpan, 1), len(table.Rows)-r) {
				for j := range max(cell.ColSpan, 1) {
					g.put(r+i, c+j, cell)
				}
			}
		}
		g.columns = max(g.columns, len(g.cells[r]))
	}
	g.headRows, g.headColumns = 1, 1
	for g.headRows < len(g.cells)-1 && allHeads(table.Rows[g.headRows]) {
		g.headRows++
	}
	for g.headColumns < g.columns-1 && g.headColumn(text, g.headColumns) {
		g.headColumns++
	}
	return g
}

func (g *grid) put(r, c int, cell document.Cell) {
	if r >= len(g.cells) || c >= maxColumns {
		return
	}
	for len(g.cells[r]) <= c {
		g.cells[r] = append(g.cells[r], document.Cell{})
	}
	g.cells[r][c] = cell
}

func allHeads(row []document.Cell) bool {
	return len(row) > 0 && !slices.ContainsFunc(row, func(c document.Cell) bool { return !c.Header })
}

// headColumn reports whether no row of column c holds a number.
func (g *grid) headColumn(text string, c int) bool {
	for r := g.headRows; r < len(g.cells); r++ {
		if c >= len(g.cells[r]) {
			continue
		}
		s := strings.TrimSpace(text[g.cells[r][c].Span.Start:g.cells[r][c].Span.End])
		if s == "" || strings.Trim(s, "-－—–△▲%.,0123456789０１２３４５６７８９") == "" {
			return false
		}
		if _, ok := korean.Cell(s, korean.CellUnit{Unit: metrics.Count, Scale: decimalOne()}); ok {
			return false
		}
	}
	return true
}

func (g *grid) columnHead(text string, c int) string {
	var parts []string
	for r := range g.headRows {
		if c < len(g.cells[r]) {
			parts = appendNew(parts, strings.TrimSpace(text[g.cells[r][c].Span.Start:g.cells[r][c].Span.End]))
		}
	}
	return strings.Join(parts, " ")
}

func (g *grid) rowHead(text string, r int) string {
	var parts []string
	for c := range min(g.headColumns, len(g.cells[r])) {
		parts = appendNew(parts, strings.TrimSpace(text[g.cells[r][c].Span.Start:g.cells[r][c].Span.End]))
	}
	return strings.Join(parts, " ")
}

func appendNew(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

func rowSpan(row []document.Cell) metrics.Span {
	if len(row) == 0 {
		return metrics.Span{}
	}
	span := row[0].Span
	for _, c := range row {
		if !c.Span.IsZero() {
			span.Start, span.End = min(span.Start, c.Span.Start), max(span.End, c.Span.End)
		}
	}
	return span
}

// tableTitle is the caption of a table and the line above it.
func tableTitle(doc document.Document, n int) string {
	table := doc.Blocks[n].Table
	title := ""
	for k := n - 1; k >= 0 && k >= n-3; k-- {
		b := doc.Blocks[k]
		if b.Kind == document.Chrome {
			continue
		}
		line := doc.Text[b.Span.Start:b.Span.End]
		if utf8.RuneCountInString(line) > 80 || strings.HasSuffix(line, "다.") {
			break
		}
		title = line + " " + title
		if b.Kind != document.Caption {
			break
		}
	}
	if !table.Unit.IsZero() && !strings.Contains(title, doc.Text[table.Unit.Start:table.Unit.End]) {
		title += " " + doc.Text[table.Unit.Start:table.Unit.End]
	}
	return strings.TrimSpace(title)
}

// unitOf chooses the unit of a column: the one in its head, else that of the
// caption which fits what the heads say.
func unitOf(units []korean.CellUnit, column, row string) korean.CellUnit {
	for _, h := range []string{column, row} {
		if own := korean.ParseUnitCaption(h); len(own) > 0 {
			return own[0]
		}
	}
	rate := containsAny(column, "율", "률", "비중", "비율", "%") || containsAny(row, "율", "률", "비중", "비율")
	people := containsAny(column, "인원", "명", "종사자", "참여자")
	for _, u := range units {
		switch {
		case rate && u.Unit == metrics.Percent, people && u.Unit == metrics.Persons:
			return u
		case !rate && !people && u.Unit != metrics.Percent:
			return u
		}
	}
	if len(units) == 1 && !rate {
		return units[0]
	}
	return korean.CellUnit{}
}

// head reads a row or column head.
func (x *Extractor) head(text string, h Header) head {
	out := head{text: text}
	for _, p := range korean.Periods(text, h.PublishedAt) {
		if !p.Period.IsZero() {
			out.period = p
			break
		}
	}
	if out.period.Period.IsZero() {
		out.period = yearHead(text)
	}
	for i := 0; i < len(text); {
		_, n := utf8.DecodeRuneInString(text[i:])
		if i == 0 || strings.ContainsRune(" \n·(,", rune(text[i-1])) {
			if t, m, ok := x.lexicon.match(text[i:]); ok {
				out.names = append(out.names, t.names...)
				i += m
				continue
			}
		}
		i += n
	}
	if p, n, ok := x.gazetteer.match(text); ok && n == len(text) {
		out.area = x.gazetteer.pick(p, h.RefArea, "")
	}
	out.plain = out.period.Period.IsZero() && len(out.names) == 0 && out.area == "" && !isSum(text) && !isMeasure(text)
	return out
}

// yearHead reads a head that is a year and no more: 2019.
func yearHead(text string) korean.PeriodMention {
	text = strings.TrimSpace(text)
	if len(text) != 4 {
		return korean.PeriodMention{}
	}
	p, err := metrics.ParseTimePeriod(text)
	if err != nil {
		return korean.PeriodMention{}
	}
	return korean.PeriodMention{Period: p, Basis: metrics.Stated, Form: korean.Plain}
}

// isSum reports whether a head names the total of its table.
func isSum(text string) bool {
	key := squeeze(text)
	for _, w := range []string{"합계", "총계", "계", "전체", "소계", "총합", "누계"} {
		if key == w || strings.HasPrefix(key, w+"(") {
			return true
		}
	}
	return false
}

// measureWords are the heads that say how something is counted, not what.
var measureWords = []string{
	"구분", "목표", "실적", "계획", "증감", "증가", "감소", "달성", "금액", "건수", "인원", "비율", "비중", "개소", "수", "예산", "현황", "실제", "현재", "기준", "추진", "누적",
}

func isMeasure(text string) bool { return containsAny(text, measureWords...) || text == "" }
