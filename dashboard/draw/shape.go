package draw

import "fmt"

// shape is the path of an element in its own units; empty for one that is no
// shape.
func (r *renderer) shape(n *node) (path, error) {
	switch n.name {
	case "path":
		return readPath(n.get("d"))
	case "text":
		return r.textPath(n)
	case "polyline", "polygon":
		return polygon(n)
	}
	v, err := lengths(n)
	if err != nil {
		return nil, err
	}
	var p path
	switch n.name {
	case "rect":
		p = rectangle(v)
	case "circle":
		p = ellipse(point{v["cx"], v["cy"]}, v["r"], v["r"])
	case "ellipse":
		p = ellipse(point{v["cx"], v["cy"]}, v["rx"], v["ry"])
	case "line":
		p.move(point{v["x1"], v["y1"]})
		p.line(point{v["x2"], v["y2"]})
	}
	return p, nil
}

// lengths reads the numbers that place a basic shape.
func lengths(n *node) (map[string]float64, error) {
	v := map[string]float64{}
	for name, shape := range elements[n.name] {
		if shape != isNumber {
			continue
		}
		f, err := number(n, name, 0)
		if err != nil {
			return nil, err
		}
		v[name] = f
	}
	return v, nil
}

// rectangle has rounded corners where rx or ry is given; one stands for both.
func rectangle(v map[string]float64) path {
	x, y, w, h := v["x"], v["y"], v["width"], v["height"]
	rx, ry := v["rx"], v["ry"]
	if rx == 0 {
		rx = ry
	}
	if ry == 0 {
		ry = rx
	}
	rx, ry = min(rx, w/2), min(ry, h/2)
	var p path
	round := func(to point) {
		if rx > 0 {
			p.arc(p[len(p)-1].pts[0], to, arc{rx: rx, ry: ry, sweep: true})
		}
	}
	p.move(point{x + rx, y})
	p.line(point{x + w - rx, y})
	round(point{x + w, y + ry})
	p.line(point{x + w, y + h - ry})
	round(point{x + w - rx, y + h})
	p.line(point{x + rx, y + h})
	round(point{x, y + h - ry})
	p.line(point{x, y + ry})
	round(point{x + rx, y})
	p.close()
	return p
}

func polygon(n *node) (path, error) {
	v, err := numbers(n.get("points"))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", n.name, err)
	}
	var p path
	for i := 0; i+1 < len(v); i += 2 {
		if i == 0 {
			p.move(point{v[0], v[1]})
		} else {
			p.line(point{v[i], v[i+1]})
		}
	}
	if n.name == "polygon" && len(p) > 0 {
		p.close()
	}
	return p, nil
}

func (r *renderer) textPath(n *node) (path, error) {
	size, err := number(n, "font-size", defaultFontSize)
	if err != nil {
		return nil, err
	}
	return r.types.path(n, textStyle{size: size, bold: n.get("font-weight") == "bold"}), nil
}
