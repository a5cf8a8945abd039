package draw

import "math"

// polyline is a flattened sub-path without equal neighbours.
type polyline struct {
	pts    []point
	closed bool
}

// flatten turns curves into lines that stay within about tolerance of them.
func (p path) flatten(tolerance float64) []polyline {
	f := flattener{tolerance: tolerance}
	for _, s := range p {
		switch s.op {
		case moveTo:
			f.finish(false)
			f.add(s.pts[0])
		case lineTo:
			f.add(s.pts[0])
		case quadTo:
			from := f.at()
			a, b, to := from.towards(s.pts[0], 2./3), s.pts[1].towards(s.pts[0], 2./3), s.pts[1]
			f.cubic(from, a, b, to)
		case cubeTo:
			f.cubic(f.at(), s.pts[0], s.pts[1], s.pts[2])
		case closePath:
			start := f.at()
			if len(f.open) > 0 {
				start = f.open[0]
			}
			f.finish(true)
			f.start = start
		}
	}
	f.finish(false)
	return f.done
}

type flattener struct {
	tolerance float64
	open      []point
	// start is where the pen is after a sub-path was closed.
	start point
	done  []polyline
}

func (f *flattener) at() point {
	if len(f.open) == 0 {
		f.open = append(f.open, f.start)
	}
	return f.open[len(f.open)-1]
}

func (f *flattener) add(p point) {
	if n := len(f.open); n == 0 || f.open[n-1] != p {
		f.open = append(f.open, p)
	}
}

func (f *flattener) finish(closed bool) {
	pts := f.open
	if n := len(pts); closed && n > 1 && pts[0] == pts[n-1] {
		pts = pts[:n-1]
	}
	if len(pts) > 1 {
		f.done = append(f.done, polyline{pts, closed})
	}
	f.open = nil
}

// cubic adds a curve by as many equal steps as its bend asks for.
func (f *flattener) cubic(p0, p1, p2, p3 point) {
	const most = 100
	bend := max(p0.sub(p1.times(2)).add(p2).length(), p1.sub(p2.times(2)).add(p3).length())
	n := math.Ceil(math.Sqrt(bend * 0.75 / f.tolerance))
	if !(n > 1) {
		n = 1
	}
	n = min(n, most)
	for i := 1.; i <= n; i++ {
		t := i / n
		u := 1 - t
		f.add(p0.times(u * u * u).add(p1.times(3 * u * u * t)).add(p2.times(3 * u * t * t)).add(p3.times(t * t * t)))
	}
}

// dashed cuts lines into dashes; the pattern is repeated. A pattern of nothing,
// or of more dashes than anyone could see, leaves them whole.
func dashed(lines []polyline, pattern []float64, offset float64) []polyline {
	const mostDashes = 20_000
	period, length := 0., 0.
	for _, d := range pattern {
		if d < 0 {
			return lines // an error in SVG
		}
		period += d
	}
	for _, l := range lines {
		length += l.length()
	}
	if len(pattern) == 0 || !(period > 0) || length/period*float64(len(pattern)) > mostDashes {
		return lines
	}
	if len(pattern)%2 == 1 {
		pattern = append(append([]float64{}, pattern...), pattern...)
		period *= 2
	}
	var out []polyline
	for _, l := range lines {
		out = append(out, l.dashes(pattern, math.Mod(math.Mod(offset, period)+period, period))...)
	}
	return out
}

func (l polyline) length() float64 {
	sum := 0.
	for i := 1; i < len(l.pts); i++ {
		sum += l.pts[i].sub(l.pts[i-1]).length()
	}
	if l.closed {
		sum += l.pts[0].sub(l.pts[len(l.pts)-1]).length()
	}
	return sum
}

func (l polyline) dashes(pattern []float64, offset float64) []polyline {
	pts := l.pts
	if l.closed {
		pts = append(append([]point{}, pts...), pts[0])
	}
	k := 0
	for offset >= pattern[k] {
		offset -= pattern[k]
		k = (k + 1) % len(pattern)
	}
	left := pattern[k] - offset
	var out []polyline
	dash := []point{pts[0]}
	for i := 1; i < len(pts); i++ {
		from, to := pts[i-1], pts[i]
		rest := to.sub(from).length()
		for rest > left {
			from = from.towards(to, left/rest)
			rest -= left
			if k%2 == 0 && len(dash) > 0 {
				out = append(out, polyline{pts: append(dash, from)})
			}
			dash = []point{from}
			k = (k + 1) % len(pattern)
			left = pattern[k]
		}
		left -= rest
		dash = append(dash, to)
	}
	if k%2 == 0 && len(dash) > 1 {
		out = append(out, polyline{pts: dash})
	}
	return out
}
