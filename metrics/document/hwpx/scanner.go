package hwpx

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/document"
)

// scanner walks a part from start to end, one element after the other. Names
// are told without their prefix: the schemas do not share one.
type scanner struct {
	archive *archive
	xml     *xml.Decoder
	depth   int
}

// element is a start tag.
type element struct {
	name string
	attr []xml.Attr
}

func newScanner(a *archive, from io.Reader) *scanner {
	return &scanner{archive: a, xml: xml.NewDecoder(bounded{a, from})}
}

var (
	errDocumentType = errors.New("document type")
	errUnbalanced   = errors.New("elements are not closed in order")
)

// document finds the root and calls visit inside it; visit reads to its end.
func (x *scanner) document(visit func(*scanner) error) error {
	root := false
	err := x.walk(func(element) error {
		if root {
			return errUnbalanced
		}
		root = true
		return visit(x)
	}, nil)
	if err == nil && !root {
		return io.ErrUnexpectedEOF
	}
	return err
}

// each calls visit at each element directly inside the current one, and
// returns at its end. What visit leaves unread of an element must be nothing:
// it calls each or skip.
func (x *scanner) each(visit func(element) error) error { return x.walk(visit, nil) }

// skip reads to the end of the current element.
func (x *scanner) skip() error {
	return x.each(func(element) error { return x.skip() })
}

// walk is each that also gives the text between the elements.
func (x *scanner) walk(visit func(element) error, text func(string)) error {
	level := x.depth
	for {
		token, err := x.xml.RawToken()
		if errors.Is(err, io.EOF) && level == 0 {
			return nil
		}
		if errors.Is(err, io.EOF) {
			return io.ErrUnexpectedEOF
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if err := x.enter(); err != nil {
				return err
			}
			if err := visit(element{name: t.Name.Local, attr: t.Attr}); err != nil {
				return err
			}
			if x.depth != level {
				return errUnbalanced
			}
		case xml.EndElement:
			x.depth--
			if x.depth < 0 {
				return errUnbalanced
			}
			return nil
		case xml.CharData:
			if text != nil {
				text(string(t))
			}
		case xml.Directive:
			return errDocumentType
		}
	}
}

// enter counts an element in.
func (x *scanner) enter() error {
	if x.depth++; x.depth > document.MaxDepth {
		return fmt.Errorf("elements nest deeper than %d", document.MaxDepth)
	}
	if x.archive.units--; x.archive.units < 0 {
		return document.TooLarge("요소의 수", "number of elements", strconv.Itoa(document.MaxUnits))
	}
	return nil
}

// refusal keeps a sentence that is there, and else calls the part damaged.
func (x *scanner) refusal(name string, err error) error {
	if told := new(metrics.UserError); errors.As(err, &told) {
		return told
	}
	if x.archive.left <= 0 { // the decoder may complain of where it was stopped
		return document.TooManyBytes()
	}
	return malformed(fmt.Errorf("%s at byte %d: %w", name, x.xml.InputOffset(), err))
}

// value gives an attribute, "" for none.
func (el element) value(name string) string {
	for _, a := range el.attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// number gives an attribute that is a count, at least least.
func (el element) number(name string, least int) int {
	n, err := strconv.Atoi(el.value(name))
	if err != nil {
		return least
	}
	return max(n, least)
}
