package draw

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/jipyo/jipyo/metrics"
)

// The limits of a tree that is read.
const (
	maxNodes = 50_000
	maxDepth = 16
)

// node is an element; text is what stands in it beside its children.
type node struct {
	name     string
	attrs    []attr
	children []*node
	text     string
}

type attr struct{ name, value string }

// get is the value of an attribute, "" for none.
func (n *node) get(name string) string {
	for _, a := range n.attrs {
		if a.name == name {
			return a.value
		}
	}
	return ""
}

// set changes an attribute or adds it; "" takes it out.
func (n *node) set(name, value string) {
	for i, a := range n.attrs {
		if a.name == name {
			n.attrs[i].value = value
			if value == "" {
				n.attrs = append(n.attrs[:i], n.attrs[i+1:]...)
			}
			return
		}
	}
	if value != "" {
		n.attrs = append(n.attrs, attr{name, value})
	}
}

// readTree parses XML without entities of its own. What is no well-formed
// element tree, or too large, is ErrInvalid.
func readTree(raw []byte) (*node, error) {
	dec := xml.NewDecoder(bytes.NewReader(raw))
	root := &node{}
	open := []*node{root}
	for count := 0; ; {
		token, err := dec.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %w", metrics.ErrInvalid, err)
		}
		last := open[len(open)-1]
		switch t := token.(type) {
		case xml.StartElement:
			if count++; count > maxNodes || len(open) > maxDepth {
				return nil, fmt.Errorf("picture of more than %d elements or %d levels: %w", maxNodes, maxDepth, metrics.ErrInvalid)
			}
			child := newNode(t)
			last.children = append(last.children, child)
			open = append(open, child)
		case xml.EndElement:
			if len(open) == 1 || qualified(t.Name) != last.name {
				return nil, fmt.Errorf("end of %q in %q: %w", qualified(t.Name), last.name, metrics.ErrInvalid)
			}
			open = open[:len(open)-1]
		case xml.CharData:
			last.text += string(t)
		}
	}
	if len(open) != 1 || len(root.children) != 1 || root.children[0].name != "svg" {
		return nil, fmt.Errorf("not one svg element: %w", metrics.ErrInvalid)
	}
	return root.children[0], nil
}

func newNode(t xml.StartElement) *node {
	n := &node{name: qualified(t.Name), attrs: make([]attr, 0, len(t.Attr))}
	for _, a := range t.Attr {
		n.attrs = append(n.attrs, attr{qualified(a.Name), a.Value})
	}
	return n
}

func qualified(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

// write adds the element as XML that is HTML too: no element is self-closing
// that may hold text.
func (n *node) write(b *bytes.Buffer) {
	b.WriteByte('<')
	b.WriteString(n.name)
	for _, a := range n.attrs {
		b.WriteByte(' ')
		b.WriteString(a.name)
		b.WriteString(`="`)
		escape(b, a.value)
		b.WriteByte('"')
	}
	if len(n.children) == 0 && n.text == "" {
		b.WriteString("/>\n")
		return
	}
	b.WriteByte('>')
	escape(b, n.text)
	if len(n.children) > 0 {
		b.WriteByte('\n')
	}
	for _, c := range n.children {
		c.write(b)
	}
	b.WriteString("</")
	b.WriteString(n.name)
	b.WriteString(">\n")
}

var escapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;")

func escape(b *bytes.Buffer, s string) {
	// A write to a buffer never fails.
	_, _ = escapes.WriteString(b, s)
}

// legal leaves out what XML cannot hold, and the marks that turn the
// direction of the text after them.
func legal(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t', r == '\n', r == '\r':
			return r
		case r < 0x20, r >= 0x7f && r < 0xa0, r >= 0xd800 && r < 0xe000, r >= 0xfdd0 && r <= 0xfdef, r&0xfffe == 0xfffe:
			return -1
		case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}
