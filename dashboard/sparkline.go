package dashboard

import (
	"fmt"
	"html/template"
	"math"
	"strings"
)

// The view box of a sparkline, and the room for its dots.
const (
	sparkWidth  = 120
	sparkHeight = 32
	sparkMargin = 4
)

// Spot is a place of a sparkline: X in any unit, ascending; a nil Y is a gap.
type Spot struct {
	X float64
	Y *float64
}

// Sparkline draws the spots as a small line in the text colour that ends in a
// dot. It is markup of numbers and the escaped title alone, with presentation
// attributes only, so that it needs no inline style; "" without a spot.
func Sparkline(title string, spots []Spot) template.HTML {
	frame, ok := frameSpots(spots)
	if !ok {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" focusable="false">`,
		sparkWidth, sparkHeight, sparkWidth, sparkHeight)
	b.WriteString("<title>" + template.HTMLEscapeString(title) + "</title>")
	if path := frame.path(spots); path != "" {
		b.WriteString(`<path d="` + path + `" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`)
	}
	x, y := frame.last(spots)
	fmt.Fprintf(&b, `<circle cx="%s" cy="%s" r="3" fill="currentColor"/></svg>`, x, y)
	return template.HTML(b.String()) //nolint:gosec // built of numbers and the escaped title
}

// sparkFrame maps spots to the view box.
type sparkFrame struct{ left, right, low, high float64 }

func frameSpots(spots []Spot) (sparkFrame, bool) {
	f := sparkFrame{left: math.Inf(1), right: math.Inf(-1), low: math.Inf(1), high: math.Inf(-1)}
	for _, s := range spots {
		if s.Y != nil {
			f.left, f.right = min(f.left, s.X), max(f.right, s.X)
			f.low, f.high = min(f.low, *s.Y), max(f.high, *s.Y)
		}
	}
	return f, f.left <= f.right
}

func (f sparkFrame) at(s Spot) (x, y string) {
	h := scaled(s.X, f.left, f.right, 1)
	v := scaled(*s.Y, f.low, f.high, 0.5)
	return number(sparkMargin + h*(sparkWidth-2*sparkMargin)),
		number(sparkHeight - sparkMargin - v*(sparkHeight-2*sparkMargin))
}

// scaled is where v lies from low to high, 0 to 1; flat where they are equal.
func scaled(v, low, high, flat float64) float64 {
	if high == low {
		return flat
	}
	return (v - low) / (high - low)
}

func number(v float64) string {
	return strings.TrimSuffix(fmt.Sprintf("%.1f", v), ".0")
}

// path moves to the first spot after each gap and draws to the others; a
// lone spot is a dot of the line's own width.
func (f sparkFrame) path(spots []Spot) string {
	var b strings.Builder
	command := "M"
	for _, s := range spots {
		if s.Y == nil {
			command = "M"
			continue
		}
		x, y := f.at(s)
		b.WriteString(command + x + " " + y)
		if command == "M" {
			b.WriteString("h0")
		}
		command = "L"
	}
	return b.String()
}

func (f sparkFrame) last(spots []Spot) (x, y string) {
	for _, s := range spots {
		if s.Y != nil {
			x, y = f.at(s)
		}
	}
	return x, y
}
