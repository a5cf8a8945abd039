package draw

import (
	"regexp"
	"strconv"
	"strings"
)

// fontFamily is what a text asks for: the shipped face, then those that it
// was made from and that Korean systems have.
const fontFamily = "Jipyo Sans, Pretendard GOV, Pretendard, Noto Sans KR, Malgun Gothic, sans-serif"

// defaultFontSize is ECharts' own.
const defaultFontSize = 12

// textStyle is the font of a text; all other styles are ECharts' affair.
type textStyle struct {
	size float64
	bold bool
}

var (
	sizeOf = regexp.MustCompile(`(?:^|[\s:;])(\d+(?:\.\d+)?)px`)
	boldOf = regexp.MustCompile(`\b(?:bold(?:er)?|[6-9]00)\b`)
)

// styleOf reads the two ways in which ECharts writes a font: "font-size:13px;
// font-weight:bold;…" and "font: normal bold 13px …".
func styleOf(style string) textStyle {
	s := textStyle{size: defaultFontSize}
	for part := range strings.SplitSeq(style, ";") {
		name, value, _ := strings.Cut(part, ":")
		switch strings.TrimSpace(name) {
		case "font", "font-size", "font-weight":
			if m := sizeOf.FindStringSubmatch(value); m != nil {
				s.size, _ = strconv.ParseFloat(m[1], 64) // digits, as matched
			}
			// The family follows the size and may be called bold.
			before, _, _ := strings.Cut(value, "px")
			s.bold = s.bold || boldOf.MatchString(before) && (name != "font-size")
		}
	}
	return s
}

// text puts a text on its baseline and its font into attributes.
func (c *cleaner) text(n *node) *node {
	style := styleOf(n.get("style"))
	out := &node{name: "text", attrs: c.attributes(n), text: n.text}
	if n.get("dominant-baseline") == "central" {
		y, err := strconv.ParseFloat(out.get("y"), 64)
		if err != nil {
			y = 0 // the initial value
		}
		out.set("y", short(y+c.central*style.size))
	}
	if out.get("xml:space") != "preserve" {
		out.set("xml:space", "")
	}
	if c.outlines != nil {
		return c.outlined(out, style)
	}
	out.set("font-family", fontFamily)
	out.set("font-size", short(style.size))
	if style.bold {
		out.set("font-weight", "bold")
	}
	return out
}

// outlined draws a text as the path of its glyphs.
func (c *cleaner) outlined(n *node, style textStyle) *node {
	p := c.outlines.path(n, style)
	if len(p) == 0 {
		return nil
	}
	out := &node{name: "path", attrs: []attr{{"d", p.data()}}}
	for _, a := range n.attrs {
		if _, ok := attributes[a.name]; ok {
			out.attrs = append(out.attrs, a)
		}
	}
	return out
}

// path is the outline of a text element in its own coordinates.
func (t *typesetter) path(n *node, style textStyle) path {
	at := func(name string) float64 {
		f, err := strconv.ParseFloat(n.get(name), 64)
		if err != nil {
			return 0 // the initial value
		}
		return f
	}
	glyphs, width := t.set(n.text, style.bold)
	x := at("x")
	switch n.get("text-anchor") {
	case "middle":
		x -= width / 2 * style.size
	case "end":
		x -= width * style.size
	}
	var out path
	for _, g := range glyphs {
		m := matrix{style.size, 0, 0, style.size, x + g.x*style.size, at("y")}
		out = append(out, t.outline(g.id, style.bold).through(m)...)
	}
	return out
}
