package draw

import (
	"fmt"
	"image"
	"math"
	"strconv"
	"strings"

	"github.com/jipyo/jipyo/metrics"
)

// maxTile is the largest side of a pattern's tile in pixels.
const maxTile = 2048

// paintOf is what an element is filled or stroked with; nil for nothing.
func (r *renderer) paintOf(n *node, name, initial string, p path, in state) (paint, error) {
	value := n.get(name)
	if value == "" {
		value = initial
	}
	opacity, err := number(n, name+"-opacity", 1)
	if err != nil {
		return nil, err
	}
	opacity *= in.opacity
	if value == "none" || opacity <= 0 {
		return nil, nil
	}
	if !strings.HasPrefix(value, "url(") {
		c, err := readColour(value)
		if flat := faded(c, opacity); err == nil && flat.A > 0 {
			return solid(flat), nil
		}
		return nil, err
	}
	server := r.reference(value)
	if server == nil {
		return nil, nil
	}
	if server.name == "pattern" {
		return r.pattern(server, in, opacity)
	}
	return gradientOf(server, p, in, opacity)
}

// gradientOf reads a linear or radial gradient for a path.
func gradientOf(n *node, p path, in state, opacity float64) (paint, error) {
	g := &gradient{radial: n.name == "radialGradient"}
	initial := map[string]float64{"x2": 1, "cx": 0.5, "cy": 0.5, "r": 0.5}
	v := map[string]float64{}
	for name, shape := range elements[n.name] {
		if shape == isPercent {
			f, err := fraction(n, name, initial[name])
			if err != nil {
				return nil, err
			}
			v[name] = f
		}
	}
	var own matrix
	if g.radial {
		own = matrix{v["r"], 0, 0, v["r"], v["cx"], v["cy"]}
	} else {
		dx, dy := v["x2"]-v["x1"], v["y2"]-v["y1"]
		own = matrix{dx, dy, -dy, dx, v["x1"], v["y1"]}
	}
	if s := n.get("gradientTransform"); s != "" {
		m, err := readTransform(s)
		if err != nil {
			return nil, err
		}
		own = m.of(own)
	}
	units := identity
	if n.get("gradientUnits") != "userSpaceOnUse" {
		units = boxOf(p)
	}
	g.from = in.at.of(units).of(own).inverse()
	stops, err := stopsOf(n)
	if err != nil || len(stops) == 0 {
		return nil, err
	}
	g.fill(stops, opacity)
	return g, nil
}

// boxOf maps the unit square to the box of a path.
func boxOf(p path) matrix {
	lo, hi := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	for _, l := range p.flatten(tolerance) {
		for _, q := range l.pts {
			lo, hi = point{min(lo.x, q.x), min(lo.y, q.y)}, point{max(hi.x, q.x), max(hi.y, q.y)}
		}
	}
	return matrix{hi.x - lo.x, 0, 0, hi.y - lo.y, lo.x, lo.y}
}

func stopsOf(n *node) ([]stop, error) {
	var out []stop
	for _, c := range n.children {
		if c.name != "stop" {
			continue
		}
		at, err := fraction(c, "offset", 0)
		if err != nil {
			return nil, err
		}
		colour, err := readColour(c.get("stop-color"))
		if err != nil {
			return nil, err
		}
		opacity, err := number(c, "stop-opacity", 1)
		if err != nil {
			return nil, err
		}
		colour.A = byteOf(float64(colour.A) / 255 * opacity)
		out = append(out, stop{at, colour})
	}
	return out, nil
}

// fraction reads a number or a percentage.
func fraction(n *node, name string, initial float64) (float64, error) {
	s := n.get(name)
	if s == "" {
		return initial, nil
	}
	digits, percent := strings.CutSuffix(s, "%")
	f, err := strconv.ParseFloat(digits, 64)
	if err != nil {
		return 0, fmt.Errorf("%s of %s, %.30q: %w", name, n.name, s, metrics.ErrInvalid)
	}
	if percent {
		f /= 100
	}
	return f, nil
}

// pattern draws the tile of a pattern at the size that it has in the picture.
func (r *renderer) pattern(n *node, in state, opacity float64) (paint, error) {
	v, err := lengths(n)
	if err != nil {
		return nil, err
	}
	own := identity
	if s := n.get("patternTransform"); s != "" {
		if own, err = readTransform(s); err != nil {
			return nil, err
		}
	}
	own = in.at.of(own).of(matrix{1, 0, 0, 1, v["x"], v["y"]})
	w, h := v["width"], v["height"]
	zoom := own.zoom()
	if !(w > 0 && h > 0 && zoom > 0) {
		return nil, nil
	}
	if w*zoom > maxTile || h*zoom > maxTile {
		return nil, fmt.Errorf("pattern of %g x %g: %w", w*zoom, h*zoom, metrics.ErrInvalid)
	}
	across, down := math.Ceil(w*zoom), math.Ceil(h*zoom)
	part := &renderer{canvas: newCanvas(int(across), int(down)), types: r.types, byID: map[string]*node{}}
	inside := state{at: matrix{across / w, 0, 0, down / h, 0, 0}, clip: clip{bounds: image.Rect(0, 0, int(across), int(down))}, opacity: 1}
	for _, c := range n.children {
		if err := part.draw(c, inside); err != nil {
			return nil, err
		}
	}
	return &tiles{tile: part.img, from: own.of(matrix{w / across, 0, 0, h / down, 0, 0}).inverse(), opacity: opacity}, nil
}
