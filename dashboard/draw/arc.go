package draw

import "math"

// arc is an SVG arc but for its ends; turn is in degrees.
type arc struct {
	rx, ry, turn float64
	large, sweep bool
}

// arc adds an arc as cubic curves of at most a quarter each: the conversion
// from end points to the centre of SVG 1.1, appendix F.6.
func (p *path) arc(from, to point, a arc) {
	rx, ry := math.Abs(a.rx), math.Abs(a.ry)
	if rx == 0 || ry == 0 || from == to {
		p.line(to)
		return
	}
	sin, cos := math.Sincos(a.turn * math.Pi / 180)
	half := from.sub(to).times(0.5)
	x, y := cos*half.x+sin*half.y, -sin*half.x+cos*half.y
	if grow := x*x/(rx*rx) + y*y/(ry*ry); grow > 1 {
		rx, ry = rx*math.Sqrt(grow), ry*math.Sqrt(grow)
	}
	d := rx*rx*y*y + ry*ry*x*x
	k := math.Sqrt(max(0, rx*rx*ry*ry-d) / d)
	if a.large == a.sweep {
		k = -k
	}
	cx, cy := k*rx*y/ry, -k*ry*x/rx
	middle := from.towards(to, 0.5)
	// m maps the unit circle to the ellipse.
	m := matrix{cos * rx, sin * rx, -sin * ry, cos * ry, cos*cx - sin*cy + middle.x, sin*cx + cos*cy + middle.y}
	begin := math.Atan2((y-cy)/ry, (x-cx)/rx)
	sweep := math.Atan2((-y-cy)/ry, (-x-cx)/rx) - begin
	switch {
	case a.sweep && sweep < 0:
		sweep += 2 * math.Pi
	case !a.sweep && sweep > 0:
		sweep -= 2 * math.Pi
	}
	n := math.Ceil(math.Abs(sweep)/(math.Pi/2) - 1e-9)
	step := sweep / n
	handle := 4. / 3 * math.Tan(step/4)
	for i := range int(n) {
		s0, c0 := math.Sincos(begin + float64(i)*step)
		s1, c1 := math.Sincos(begin + float64(i+1)*step)
		p.cube(
			m.apply(point{c0 - handle*s0, s0 + handle*c0}),
			m.apply(point{c1 + handle*s1, s1 - handle*c1}),
			m.apply(point{c1, s1}),
		)
	}
}

// ellipse is a closed path around a centre.
func ellipse(c point, rx, ry float64) path {
	var p path
	left, right := point{c.x - rx, c.y}, point{c.x + rx, c.y}
	p.move(right)
	p.arc(right, left, arc{rx: rx, ry: ry, sweep: true})
	p.arc(left, right, arc{rx: rx, ry: ry, sweep: true})
	p.close()
	return p
}
