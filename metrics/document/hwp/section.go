package hwp

import (
	"encoding/binary"
	"strconv"

	"github.com/jipyo/jipyo/metrics/document"
)

// story gathers the parts of all sections.
type story struct {
	document.Story
	// So many cells, records and bytes of text have been read.
	cells, records, bytes int
}

// section reads the records of one section.
func (s *story) section(data []byte) error {
	left := document.MaxUnits - s.records
	given := left
	c, err := newCursor(data, &left)
	if err != nil {
		return err
	}
	err = c.under(-1, func(r record) error {
		if r.tag != tagParagraph {
			return nil
		}
		parts, err := s.paragraph(c, r)
		s.Body = append(s.Body, parts...)
		return err
	})
	s.records += given - left
	return err
}

// paragraph reads one with all that hangs on it. Objects that stand before its
// first letter come before its text, the others behind it, so that no sentence
// is cut.
func (s *story) paragraph(c *cursor, head record) ([]document.Part, error) {
	var text string
	var before, after []document.Part
	leading, controls := 0, 0
	err := c.under(head.level, func(r record) error {
		switch r.tag {
		case tagText:
			text, leading = readText(r.data)
			if s.bytes += len(text); s.bytes > document.MaxStoryBytes {
				return document.TooLong()
			}
		case tagControl:
			parts, err := s.control(c, r)
			if controls++; controls <= leading {
				before = append(before, parts...)
			} else {
				after = append(after, parts...)
			}
			return err
		}
		return nil
	})
	if text != "" {
		before = append(before, document.Part{Text: text})
	}
	return append(before, after...), err
}

// The controls that hold text, as the four letters of their record.
const (
	controlTable    = "tbl "
	controlShape    = "gso "
	controlHead     = "head"
	controlFoot     = "foot"
	controlFootnote = "fn  "
	controlEndnote  = "en  "
)

// control reads an object; notes and running heads go where they belong.
func (s *story) control(c *cursor, r record) ([]document.Part, error) {
	var to *[]document.Part
	switch controlName(r.data) {
	case controlTable:
		return s.table(c, r)
	case controlShape:
		return s.inside(c, r)
	case controlHead:
		to = &s.Heads
	case controlFoot:
		to = &s.Feet
	case controlFootnote, controlEndnote:
		to = &s.Notes
	default: // fields, bookmarks, equations and comments hold no text of the body
		return nil, c.skip(r)
	}
	parts, err := s.inside(c, r)
	*to = append(*to, parts...)
	return nil, err
}

// controlName gives the letters of a control, which stand last first.
func controlName(data []byte) string {
	if len(data) < 4 {
		return ""
	}
	return string([]byte{data[3], data[2], data[1], data[0]})
}

// inside gathers all paragraphs below a record.
func (s *story) inside(c *cursor, head record) ([]document.Part, error) {
	var parts []document.Part
	err := c.under(head.level, func(r record) error {
		switch r.tag {
		case tagPicture:
			s.Pictures = true
		case tagParagraph:
			more, err := s.paragraph(c, r)
			parts = append(parts, more...)
			return err
		}
		return nil
	})
	return parts, err
}

// table reads a table: what stands before its record is the caption; behind it
// each list header opens a cell.
func (s *story) table(c *cursor, head record) ([]document.Part, error) {
	var parts []document.Part
	sheet := &document.Sheet{}
	inTable := false
	err := c.under(head.level, func(r record) error {
		switch r.tag {
		case tagTable:
			inTable = true
		case tagListHeader:
			if inTable {
				return s.newCell(sheet, r)
			}
		case tagParagraph:
			more, err := s.paragraph(c, r)
			if n := len(sheet.Cells); n > 0 {
				sheet.Cells[n-1].Parts = append(sheet.Cells[n-1].Parts, more...)
			} else {
				parts = append(parts, more...)
			}
			return err
		}
		return nil
	})
	return append(parts, document.Part{Table: sheet}), err
}

// headCell is the bit of a list header that marks a head cell.
const headCell = 1 << 18

func (s *story) newCell(sheet *document.Sheet, r record) error {
	if s.cells++; s.cells > document.MaxCells {
		return document.TooLarge("표의 칸 수", "number of table cells", strconv.Itoa(document.MaxCells))
	}
	cell := document.SheetCell{RowSpan: 1, ColSpan: 1}
	if len(r.data) >= 16 {
		at := func(offset int) int { return int(binary.LittleEndian.Uint16(r.data[offset:])) }
		cell.Header = binary.LittleEndian.Uint32(r.data[4:])&headCell != 0
		cell.Column, cell.Row = at(8), at(10)
		cell.ColSpan, cell.RowSpan = max(at(12), 1), max(at(14), 1)
	}
	sheet.Cells = append(sheet.Cells, cell)
	return nil
}
