package draw

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/jipyo/jipyo/metrics"
)

// tolerance is how far in pixels a curve may be from the lines drawn for it.
const tolerance = 0.1

// renderer draws the elements that SVG writes. Presentation attributes are
// read from the element itself: nothing is inherited but transform, clip and
// opacity, as ECharts repeats the others.
type renderer struct {
	*canvas
	types *typesetter
	byID  map[string]*node
}

// state is what an element has from those around it.
type state struct {
	at      matrix
	clip    clip
	opacity float64
}

// named finds the elements with an id.
func named(n *node, into map[string]*node) {
	if id := n.get("id"); id != "" {
		into[id] = n
	}
	for _, c := range n.children {
		named(c, into)
	}
}

// reference is the element that url(#id) names; nil for another value.
func (r *renderer) reference(value string) *node {
	id, ok := strings.CutPrefix(value, "url(#")
	if !ok {
		return nil
	}
	return r.byID[strings.TrimSuffix(id, ")")]
}

// number reads an attribute that is a number, "" being its initial value.
func number(n *node, name string, initial float64) (float64, error) {
	s := n.get(name)
	if s == "" {
		return initial, nil
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(f) || math.IsInf(f, 0) {
		return 0, fmt.Errorf("%s of %s, %.30q: %w", name, n.name, s, metrics.ErrInvalid)
	}
	return f, nil
}

// draw draws an element and what is in it.
func (r *renderer) draw(n *node, in state) error {
	in, err := r.enter(n, in)
	if err != nil || in.clip.bounds.Empty() {
		return err
	}
	switch n.name {
	case "svg", "g":
		for _, c := range n.children {
			if err := r.draw(c, in); err != nil {
				return err
			}
		}
		return nil
	case "defs", "title", "desc", "clipPath", "pattern", "linearGradient", "radialGradient":
		return nil
	}
	p, err := r.shape(n)
	if err != nil {
		return err
	}
	return r.paint(n, p, in)
}

// enter is the state inside of an element.
func (r *renderer) enter(n *node, in state) (state, error) {
	if s := n.get("transform"); s != "" {
		m, err := readTransform(s)
		if err != nil {
			return in, err
		}
		in.at = in.at.of(m)
	}
	opacity, err := number(n, "opacity", 1)
	if err != nil {
		return in, err
	}
	in.opacity *= opacity
	if cut := r.reference(n.get("clip-path")); cut != nil {
		var area path
		for _, c := range cut.children {
			p, err := r.shape(c)
			if err != nil {
				return in, err
			}
			area = append(area, p.through(in.at)...)
		}
		in.clip = r.within(area, in.clip)
	}
	return in, nil
}

// paint fills and strokes a path given in the element's own units.
func (r *renderer) paint(n *node, p path, in state) error {
	fill := func() error {
		with, err := r.paintOf(n, "fill", "#000000", p, in)
		if err != nil || with == nil {
			return err
		}
		r.canvas.draw(p.through(in.at), with, in.clip)
		return nil
	}
	stroke := func() error {
		with, err := r.paintOf(n, "stroke", "none", p, in)
		if err != nil || with == nil {
			return err
		}
		held, err := penOf(n)
		if err != nil || held.width <= 0 {
			return err
		}
		zoom := in.at.zoom()
		if zoom == 0 {
			return nil
		}
		r.canvas.draw(held.outline(p, tolerance/zoom).through(in.at), with, in.clip)
		return nil
	}
	order := []func() error{fill, stroke}
	if n.get("paint-order") == "stroke" {
		order = []func() error{stroke, fill}
	}
	for _, step := range order {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func penOf(n *node) (pen, error) {
	p := pen{lineCap: n.get("stroke-linecap"), join: n.get("stroke-linejoin")}
	var err error
	if p.width, err = number(n, "stroke-width", 1); err != nil {
		return p, err
	}
	if p.miterLimit, err = number(n, "stroke-miterlimit", 4); err != nil {
		return p, err
	}
	if p.offset, err = number(n, "stroke-dashoffset", 0); err != nil {
		return p, err
	}
	if dashes := n.get("stroke-dasharray"); dashes != "" && dashes != "none" {
		p.dashes, err = numbers(dashes)
	}
	return p, err
}
