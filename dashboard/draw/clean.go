package draw

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/jipyo/jipyo/metrics"
)

// Clean makes of what ECharts wrote a picture that holds only the elements and
// attributes of a whitelist: no style, class, script, event or reference to
// elsewhere, whatever stands in the option. Text stands on its baseline by its
// own y, fonts are presentation attributes, and what cannot be seen is left
// out. Of p the option is not drawn, but makes the ids; missing is as for SVG.
// What is not well-formed is ErrInvalid.
func Clean(raw []byte, p Picture) (svg []byte, missing []rune, err error) {
	tree, err := readTree([]byte(legal(string(raw))))
	if err != nil {
		return nil, nil, fmt.Errorf("chart's SVG: %w", err)
	}
	fonts, err := loadFaces()
	if err != nil {
		return nil, nil, err
	}
	c := cleaner{prefix: p.prefix(), ids: map[string]string{}, central: fonts.central()}
	if p.Outlines {
		if c.outlines, err = newTypesetter(); err != nil {
			return nil, nil, err
		}
	}
	root, err := p.root()
	if err != nil {
		return nil, nil, err
	}
	root.children = append(root.children, c.all(tree.children, true)...)
	var b bytes.Buffer
	b.Grow(len(raw))
	root.write(&b)
	if c.outlines != nil {
		missing = c.outlines.lacking()
	}
	return b.Bytes(), missing, nil
}

// prefix begins the ids of the picture, so that two may stand in one page.
func (p Picture) prefix() string {
	sum := sha256.New()
	sum.Write(p.Option)
	fmt.Fprintf(sum, "|%d|%d|%s|%t|%q|%q", p.Width, p.Height, p.Background, p.Outlines, p.Title, p.Description)
	return "p" + hex.EncodeToString(sum.Sum(nil))[:8] + "-"
}

var isColour = regexp.MustCompile(`^#[\da-fA-F]{6}$`)

// root is the outer element with names and background.
func (p Picture) root() (*node, error) {
	width, height := strconv.Itoa(p.Width), strconv.Itoa(p.Height)
	root := &node{name: "svg", attrs: []attr{
		{"xmlns", "http://www.w3.org/2000/svg"},
		{"width", width},
		{"height", height},
		{"viewBox", "0 0 " + width + " " + height},
		{"role", "img"},
	}}
	for _, told := range []struct{ element, text string }{{"title", p.Title}, {"desc", p.Description}} {
		if text := legal(told.text); text != "" {
			root.children = append(root.children, &node{name: told.element, text: text})
		}
	}
	colour := string(p.Background)
	switch {
	case p.Background == Transparent:
		return root, nil
	case p.Background == White, p.Background == "":
		colour = "#ffffff"
	case !isColour.MatchString(colour):
		return nil, fmt.Errorf("background %q: %w", colour, metrics.ErrInvalid)
	}
	paper := &node{name: "rect", attrs: []attr{{"width", width}, {"height", height}, {"fill", colour}}}
	root.children = append(root.children, paper)
	return root, nil
}

// cleaner re-makes a tree.
type cleaner struct {
	prefix string
	// ids are the new names, numbered as they are met.
	ids map[string]string
	// central is the way from the middle of a line down to its baseline, in
	// em: what dominant-baseline="central" means, which many programs ignore.
	central float64
	// outlines is nil where text stays text.
	outlines *typesetter
}

// all cleans siblings; painted says that they are drawn where they stand, so
// that unseen ones may go.
func (c *cleaner) all(nodes []*node, painted bool) []*node {
	var out []*node
	for _, n := range nodes {
		if clean := c.one(n, painted); clean != nil {
			out = append(out, clean)
		}
	}
	return out
}

// one cleans an element; nil when it has no place in a picture.
func (c *cleaner) one(n *node, painted bool) *node {
	if _, ok := elements[n.name]; !ok || painted && unseen(n) {
		return nil
	}
	if n.name == "text" {
		return c.text(n)
	}
	out := &node{name: n.name, attrs: c.attributes(n)}
	inside := painted && n.name == "g"
	out.children = c.all(n.children, inside)
	return out
}

func (c *cleaner) attributes(n *node) []attr {
	out := make([]attr, 0, len(n.attrs))
	for _, a := range n.attrs {
		if !allowed(n.name, a) {
			continue
		}
		switch {
		case a.name == "id":
			a.value = c.id(a.value)
		case strings.HasPrefix(a.value, "url(#"):
			a.value = "url(#" + c.id(a.value[len("url(#"):len(a.value)-1]) + ")"
		}
		out = append(out, a)
	}
	return out
}

// id is the new name of an id: ECharts counts on from picture to picture.
func (c *cleaner) id(old string) string {
	if _, ok := c.ids[old]; !ok {
		c.ids[old] = c.prefix + strconv.Itoa(len(c.ids))
	}
	return c.ids[old]
}

// unseen reports whether an element is there for the mouse alone.
func unseen(n *node) bool {
	if n.name == "g" || n.name == "defs" || n.name == "text" {
		return false
	}
	zero := func(name string) bool { f, err := strconv.ParseFloat(n.get(name), 64); return err == nil && f == 0 }
	noFill := n.get("fill") == "none" || n.get("fill") == "transparent" || zero("fill-opacity")
	noStroke := n.get("stroke") == "" || n.get("stroke") == "none" || zero("stroke-width") || zero("stroke-opacity")
	gradient := n.name == "linearGradient" || n.name == "radialGradient" || n.name == "pattern" || n.name == "clipPath"
	return !gradient && (noFill && noStroke || zero("opacity"))
}
