package document

import (
	"cmp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/jipyo/jipyo/metrics"
)

// placeholder is what Hancom's program writes as the only text of a
// distribution document for programs that cannot open it; a longer text that
// quotes it is none.
const (
	placeholder      = "상위 버전의 배포용 문서"
	placeholderBytes = 1500
)

// Compose freezes a story into a Document: heads first and feet last as
// chrome, the body between them cut as Blocks does, then the notes. A blank
// line stands between paragraphs; a row of a table is a line with a tab between
// cells. Errors are *metrics.UserError: placeholder, scanned, too large, or as
// CheckKorean gives.
func Compose(s Story, reader string, p Properties) (Document, error) {
	heads, body, notes, feet := newSheetWriter(), newSheetWriter(), newSheetWriter(), newSheetWriter()
	heads.parts(s.Heads)
	body.parts(s.Body)
	notes.parts(s.Notes)
	feet.parts(s.Feet)
	if err := cmp.Or(heads.full, body.full, notes.full, feet.full); err != nil {
		return Document{}, err
	}
	if err := checkBody(body.text.String(), s.Pictures); err != nil {
		return Document{}, err
	}
	doc := Document{Reader: reader, Properties: p}
	doc.append(heads.text.String(), eachLine(heads.text.String(), Chrome))
	doc.append(body.text.String(), Blocks(body.text.String(), body.tables, p.Title))
	doc.append(notes.text.String(), eachLine(notes.text.String(), Note))
	doc.append(feet.text.String(), eachLine(feet.text.String(), Chrome))
	return doc, nil
}

func checkBody(text string, pictures bool) error {
	switch {
	case strings.TrimSpace(text) == "" && pictures:
		return Scanned()
	case len(text) < placeholderBytes && strings.Contains(text, placeholder):
		return Placeholder()
	}
	return CheckKorean(text)
}

// append puts a text with its blocks behind what is there.
func (d *Document) append(text string, blocks []Block) {
	if text == "" {
		return
	}
	if d.Text != "" {
		d.Text += "\n\n"
	}
	by := len(d.Text)
	d.Text += text
	for _, b := range blocks {
		b.Span = shifted(b.Span, by)
		if b.Table != nil {
			b.Table.shift(by)
		}
		d.Blocks = append(d.Blocks, b)
	}
}

func (t *Table) shift(by int) {
	if !t.Unit.IsZero() {
		t.Unit = shifted(t.Unit, by)
	}
	for _, row := range t.Rows {
		for i := range row {
			if !row[i].Span.IsZero() {
				row[i].Span = shifted(row[i].Span, by)
			}
		}
	}
}

func shifted(s metrics.Span, by int) metrics.Span {
	return metrics.Span{Start: s.Start + by, End: s.End + by}
}

// eachLine makes a block of each line that is not blank.
func eachLine(text string, kind BlockKind) []Block {
	var blocks []Block
	for at := 0; at < len(text); {
		end := len(text)
		if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
			end = at + n
		}
		if s := trimmed(text, metrics.Span{Start: at, End: end}); s.Len() > 0 {
			blocks = append(blocks, Block{Kind: kind, Span: s})
		}
		at = end + 1
	}
	return blocks
}

// sheetWriter writes parts as text; tables are those that are grids.
type sheetWriter struct {
	text   strings.Builder
	tables []Block
	// paragraphs counts what was written; full is the limit that was passed, and
	// nothing more is written then.
	paragraphs int
	full       error
}

func newSheetWriter() *sheetWriter { return &sheetWriter{tables: []Block{}} }

func (w *sheetWriter) parts(parts []Part) {
	for _, p := range parts {
		if p.Table == nil {
			w.paragraph(p.Text)
		} else {
			w.sheet(p.Table)
		}
	}
}

func (w *sheetWriter) paragraph(s string) {
	s = strings.TrimSpace(Clean(s))
	if s == "" || w.stops(len(s)) {
		return
	}
	w.paragraphs++
	w.gap()
	w.text.WriteString(s)
}

func (w *sheetWriter) gap() {
	if w.text.Len() > 0 {
		w.text.WriteString("\n\n")
	}
}

// stops reports whether so many bytes more are too many.
func (w *sheetWriter) stops(n int) bool {
	switch {
	case w.text.Len()+n > MaxStoryBytes:
		w.full = TooLong()
	case w.paragraphs >= MaxParagraphs:
		w.full = TooLarge("문단의 수", "number of paragraphs", strconv.Itoa(MaxParagraphs))
	}
	return w.full != nil
}

// sheet writes a table: a grid of figures as one, a form as a line to each
// field, and any other as the parts of its cells.
func (w *sheetWriter) sheet(s *Sheet) {
	rows := sheetRows(s)
	switch {
	case isForm(rows):
		w.form(rows)
	case isSheetGrid(rows):
		w.grid(rows)
	default:
		for _, row := range rows {
			for _, c := range row {
				w.parts(c.Parts)
			}
		}
	}
}

// form writes the fields of a letterhead, each with its value in a line.
func (w *sheetWriter) form(rows [][]laidCell) {
	for _, row := range rows {
		for i := 0; i < len(row); i++ {
			if i+1 < len(row) && !row[i].nested && !row[i+1].nested && isFieldName(row[i].words) && row[i+1].words != "" {
				w.paragraph(row[i].words + " " + row[i+1].words)
				i++
				continue
			}
			w.parts(row[i].Parts)
		}
	}
}

func (w *sheetWriter) grid(rows [][]laidCell) {
	heads := headRows(rows)
	table := Table{}
	span := metrics.Span{Start: -1}
	for n, row := range rows {
		var cells []Cell
		for i, c := range row {
			if w.stops(len(c.words)) {
				return
			}
			switch {
			case i > 0:
				w.text.WriteByte('\t')
			case n > 0:
				w.text.WriteByte('\n')
			default:
				w.gap()
			}
			cell := Cell{Header: n < heads || c.Header, ColSpan: c.ColSpan, RowSpan: c.RowSpan}
			if c.words != "" {
				w.text.WriteString(c.words)
				cell.Span = metrics.Span{Start: w.text.Len() - len(c.words), End: w.text.Len()}
				if span.Start < 0 {
					span.Start = cell.Span.Start
				}
				span.End = cell.Span.End
			}
			cells = append(cells, cell)
		}
		table.Rows = append(table.Rows, cells)
	}
	w.tables = append(w.tables, Block{Kind: TableGrid, Span: span, Table: &table})
}

// maxNameRunes is the longest name of a field in a form.
const maxNameRunes = 12

// isFieldName: "담 당 부 서", "보도일시".
func isFieldName(s string) bool {
	compact := strings.TrimRight(strings.ReplaceAll(s, " ", ""), ":：")
	return utf8.RuneCountInString(compact) <= maxNameRunes &&
		(hasPrefixAny(compact, firmLabels...) || labelled(compact, looseLabels) || labelled(compact, formLabels))
}
