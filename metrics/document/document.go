// Package document is a release file as text: one frozen text, and blocks and
// tables that are spans of it. The readers below this folder turn bytes of one
// format each into a Document; nothing here does I/O.
package document

import "github.com/jipyo/jipyo/metrics"

// Document is what a reader gives: Text is valid UTF-8 in NFC without NUL,
// with "\n" line ends, and never changes again; every Span refers to it.
// Blocks are in order of place and do not overlap.
type Document struct {
	Text   string
	Blocks []Block
	// Reader names the reader and its version, such as "plain/1".
	Reader string
	// Properties are a format's own header fields, the zero value where it has none.
	Properties Properties
}

// Properties are what the file says of itself outside its text.
type Properties struct {
	Title       string
	Author      string
	PublishedAt metrics.TimePeriod
	// SavedAt is the day on which the file was last saved. It is no day of
	// publication: a copy is saved years later, a template was years before.
	SavedAt metrics.TimePeriod
	URL     string
}

// BlockKind says what a block is to a reader of the page.
type BlockKind string

// The kinds. Chrome is what the page added around the release: menus,
// counters, related articles, contact and copyright lines, page numbers,
// attachments. It holds no figure of the release; it may tell a date.
const (
	Heading   BlockKind = "heading"
	Paragraph BlockKind = "paragraph"
	Bullet    BlockKind = "bullet"
	TableGrid BlockKind = "table"
	Caption   BlockKind = "caption"
	Note      BlockKind = "note"
	Chrome    BlockKind = "chrome"
)

// Block is a stretch of the text, without its bullet sign and the white space
// around it. Level is the depth of a bullet or heading, from 1.
type Block struct {
	Kind  BlockKind
	Span  metrics.Span
	Level int
	// Table is set for TableGrid alone.
	Table *Table
}

// Table is a grid of cells; Unit is its unit caption as printed, such as
// "(단위: 백만 원, %)", the zero Span where it has none.
type Table struct {
	Unit metrics.Span
	Rows [][]Cell
}

// Cell is one cell; a merged cell stands once, at its top left, with the
// columns and rows that it covers (at least 1).
type Cell struct {
	Span    metrics.Span
	Header  bool
	ColSpan int
	RowSpan int
}

// Body gives the blocks that belong to the release itself.
func (d Document) Body() []Block {
	var body []Block
	for _, b := range d.Blocks {
		if b.Kind != Chrome {
			body = append(body, b)
		}
	}
	return body
}
