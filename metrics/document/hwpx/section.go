package hwpx

import (
	"strconv"
	"strings"

	"github.com/jipyo/jipyo/metrics/document"
)

// story gathers the parts of all sections.
type story struct {
	document.Story
	// So many cells and bytes of text have been read.
	cells, bytes int
}

// section reads the paragraphs of a section.
func (s *story) section(x *scanner) error {
	parts, err := s.paragraphs(x)
	s.Body = append(s.Body, parts...)
	return err
}

// paragraphs reads those that stand directly in the current element.
func (s *story) paragraphs(x *scanner) ([]document.Part, error) {
	var parts []document.Part
	err := x.each(func(el element) error {
		if el.name != "p" {
			return x.skip()
		}
		p := &paragraph{story: s}
		if err := p.read(x); err != nil {
			return err
		}
		if s.bytes += p.text.Len(); s.bytes > document.MaxStoryBytes {
			return document.TooLong()
		}
		parts = append(parts, p.parts()...)
		return nil
	})
	return parts, err
}

// paragraph is one under way. Objects that stand before its first letter come
// before its text, the others behind it, so that no sentence is cut.
type paragraph struct {
	*story
	text          strings.Builder
	before, after []document.Part
	// deleted is the number of open deletions of tracked changes.
	deleted int
}

func (p *paragraph) parts() []document.Part {
	parts := p.before
	if p.text.Len() > 0 {
		parts = append(parts, document.Part{Text: p.text.String()})
	}
	return append(parts, p.after...)
}

// read reads the runs of a paragraph.
func (p *paragraph) read(x *scanner) error {
	return x.each(func(el element) error {
		if el.name != "run" {
			return x.skip()
		}
		return x.each(func(el element) error { return p.inRun(x, el) })
	})
}

func (p *paragraph) inRun(x *scanner, el element) error {
	switch el.name {
	case "t":
		return p.letters(x)
	case "ctrl":
		return x.each(func(el element) error { return p.control(x, el) })
	case "dutmal":
		return x.each(func(el element) error {
			if el.name == "mainText" {
				return p.letters(x)
			}
			return x.skip()
		})
	case "switch":
		return x.each(func(el element) error {
			if el.name == "default" { // what every program can show
				return x.each(func(el element) error { return p.inRun(x, el) })
			}
			return x.skip()
		})
	}
	parts, err := p.object(x, el)
	if strings.TrimSpace(p.text.String()) == "" {
		p.before = append(p.before, parts...)
	} else {
		p.after = append(p.after, parts...)
	}
	return err
}

// letters reads text with the marks inside it.
func (p *paragraph) letters(x *scanner) error {
	write := func(s string) {
		if p.deleted == 0 {
			p.text.WriteString(s)
		}
	}
	return x.walk(func(el element) error {
		switch el.name {
		case "tab":
			write("\t")
		case "lineBreak":
			write("\n")
		case "nbSpace", "fwSpace":
			write(" ")
		case "hyphen":
			write("-")
		case "deleteBegin":
			p.deleted++
		case "deleteEnd":
			p.deleted = max(p.deleted-1, 0)
		}
		return x.skip()
	}, write)
}

// control reads what stands apart from the text: notes and running heads.
func (p *paragraph) control(x *scanner, el element) error {
	var to *[]document.Part
	switch el.name {
	case "header":
		to = &p.Heads
	case "footer":
		to = &p.Feet
	case "footNote", "endNote":
		to = &p.Notes
	default: // fields, bookmarks and comments hold no text of the body
		return x.skip()
	}
	parts, err := p.inside(x)
	*to = append(*to, parts...)
	return err
}

// inside gathers the paragraphs of all lists below the current element.
func (s *story) inside(x *scanner) ([]document.Part, error) {
	var parts []document.Part
	err := x.each(func(el element) error {
		more, err := s.object(x, el)
		parts = append(parts, more...)
		return err
	})
	return parts, err
}

// object reads a drawing, table or picture: the paragraphs in it.
func (s *story) object(x *scanner, el element) ([]document.Part, error) {
	switch el.name {
	case "tbl":
		return s.table(x)
	case "subList":
		return s.paragraphs(x)
	case "pic":
		s.Pictures = true
		return s.inside(x)
	case "textart":
		parts, err := s.inside(x)
		return append(parts, document.Part{Text: el.value("text")}), err
	case "caption", "drawText", "container", "rect", "ellipse", "polygon", "curve", "arc", "line", "connectLine", "ole", "chart", "video":
		return s.inside(x)
	}
	return nil, x.skip()
}

// table reads a table, its caption before it.
func (s *story) table(x *scanner) ([]document.Part, error) {
	var parts []document.Part
	sheet := &document.Sheet{}
	err := x.each(func(el element) error {
		switch el.name {
		case "caption":
			caption, err := s.inside(x)
			parts = append(parts, caption...)
			return err
		case "tr":
			return x.each(func(el element) error {
				if el.name != "tc" {
					return x.skip()
				}
				return s.cell(x, el, sheet)
			})
		}
		return x.skip()
	})
	return append(parts, document.Part{Table: sheet}), err
}

func (s *story) cell(x *scanner, tc element, sheet *document.Sheet) error {
	if s.cells++; s.cells > document.MaxCells {
		return document.TooLarge("표의 칸 수", "number of table cells", strconv.Itoa(document.MaxCells))
	}
	c := document.SheetCell{Header: tc.value("header") == "1", RowSpan: 1, ColSpan: 1}
	err := x.each(func(el element) error {
		switch el.name {
		case "subList":
			parts, err := s.paragraphs(x)
			c.Parts = append(c.Parts, parts...)
			return err
		case "cellAddr":
			c.Column, c.Row = el.number("colAddr", 0), el.number("rowAddr", 0)
		case "cellSpan":
			c.ColSpan, c.RowSpan = el.number("colSpan", 1), el.number("rowSpan", 1)
		}
		return x.skip()
	})
	sheet.Cells = append(sheet.Cells, c)
	return err
}
