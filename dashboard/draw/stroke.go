package draw

import "math"

// pen is how a line is drawn, in the units of its path.
type pen struct {
	width      float64
	lineCap    string
	join       string
	miterLimit float64
	dashes     []float64
	offset     float64
}

// outline is the area that the pen covers along a path. Each sub-path is one
// outline (two when it is closed): the rasteriser adds coverage up, so that
// pieces that touch would show their seams.
func (p pen) outline(along path, tolerance float64) path {
	lines := dashed(along.flatten(tolerance), p.dashes, p.offset)
	s := stroker{pen: p, half: p.width / 2, tolerance: tolerance}
	for _, l := range lines {
		if l.closed && len(l.pts) > 2 {
			s.loop(l.pts)
			s.loop(reversed(l.pts))
		} else {
			s.ribbon(l.pts)
		}
	}
	return s.out
}

func reversed(pts []point) []point {
	out := make([]point, 0, len(pts))
	for i := len(pts) - 1; i >= 0; i-- {
		out = append(out, pts[i])
	}
	return out
}

type stroker struct {
	pen
	half      float64
	tolerance float64
	out       path
}

// to adds a corner of the outline, or begins it.
func (s *stroker) to(p point) {
	if n := len(s.out); n == 0 || s.out[n-1].op == closePath {
		s.out.move(p)
		return
	}
	s.out.line(p)
}

// normal is the way from a line to its left edge.
func (s *stroker) normal(from, to point) point {
	d := to.sub(from)
	l := d.length()
	if l == 0 {
		return point{}
	}
	return point{d.y, -d.x}.times(s.half / l)
}

// loop is one edge of a closed line.
func (s *stroker) loop(pts []point) {
	n := len(pts)
	for i := range pts {
		s.corner(pts[(i+n-1)%n], pts[i], pts[(i+1)%n])
	}
	s.out.close()
}

// ribbon goes along an open line and back on its other side.
func (s *stroker) ribbon(pts []point) {
	n := len(pts)
	if n < 2 {
		return
	}
	for _, side := range [][]point{pts, reversed(pts)} {
		s.to(side[0].add(s.normal(side[0], side[1])))
		for i := 1; i < n-1; i++ {
			s.corner(side[i-1], side[i], side[i+1])
		}
		s.end(side[n-2], side[n-1])
	}
	s.out.close()
}

// end draws the cap at the last point.
func (s *stroker) end(from, to point) {
	n := s.normal(from, to)
	ahead := point{-n.y, n.x}
	switch s.lineCap {
	case "round":
		s.turn(to, n, n.times(-1), true)
	case "square":
		s.to(to.add(n).add(ahead))
		s.to(to.sub(n).add(ahead))
	default:
		s.to(to.add(n))
		s.to(to.sub(n))
	}
}

// corner draws the left edge around a point of the line.
func (s *stroker) corner(before, at, after point) {
	n0, n1 := s.normal(before, at), s.normal(at, after)
	cross := n0.x*n1.y - n0.y*n1.x
	dot := n0.x*n1.x + n0.y*n1.y
	square := s.half * s.half
	if square == 0 {
		s.to(at)
		return
	}
	nearlyStraight := dot > 0.98*square
	switch {
	case nearlyStraight:
	case cross < 0: // the inner side goes through the pivot
		s.to(at.add(n0))
		s.to(at)
	case s.join == "round":
		s.turn(at, n0, n1, false)
		return
	case s.join != "bevel":
		// The miter's length over the width is 1/sin(half the angle).
		if k := (square + dot) / (2 * square); k > 0 && 1/k <= s.miterLimit*s.miterLimit {
			s.to(at.add(n0.add(n1).times(1 / (2 * k))))
			return
		}
		s.to(at.add(n0))
	default:
		s.to(at.add(n0))
	}
	s.to(at.add(n1))
}

// turn goes around a point from one normal to another, half round where they
// are opposite.
func (s *stroker) turn(at, n0, n1 point, halfRound bool) {
	from := math.Atan2(n0.y, n0.x)
	angle := math.Atan2(n0.x*n1.y-n0.y*n1.x, n0.x*n1.x+n0.y*n1.y)
	if halfRound {
		angle = math.Pi
	}
	const most = 90 // of a pen wider than any picture
	steps := min(math.Ceil(math.Abs(angle)/(2*math.Acos(1-min(s.tolerance/s.half, 0.5)))), most)
	for i := 0.; i <= steps; i++ {
		sin, cos := math.Sincos(from + angle*i/steps)
		s.to(at.add(point{cos * s.half, sin * s.half}))
	}
}
