package draw

import (
	"math"
	"strconv"

	ot "github.com/go-text/typesetting/font/opentype"
)

// op is what a segment of a path does.
type op uint8

const (
	moveTo op = iota
	lineTo
	quadTo
	cubeTo
	closePath
)

// segment uses as many of its points as its op needs, the last one its end.
type segment struct {
	op  op
	pts [3]point
}

type point struct{ x, y float64 }

func (p point) add(q point) point                { return point{p.x + q.x, p.y + q.y} }
func (p point) sub(q point) point                { return point{p.x - q.x, p.y - q.y} }
func (p point) times(f float64) point            { return point{p.x * f, p.y * f} }
func (p point) length() float64                  { return math.Hypot(p.x, p.y) }
func (p point) towards(q point, t float64) point { return p.add(q.sub(p).times(t)) }

// path is one or more sub-paths, each begun by moveTo.
type path []segment

func (p *path) move(a point)       { *p = append(*p, segment{moveTo, [3]point{a}}) }
func (p *path) line(a point)       { *p = append(*p, segment{lineTo, [3]point{a}}) }
func (p *path) quad(a, b point)    { *p = append(*p, segment{quadTo, [3]point{a, b}}) }
func (p *path) cube(a, b, c point) { *p = append(*p, segment{cubeTo, [3]point{a, b, c}}) }
func (p *path) close()             { *p = append(*p, segment{op: closePath}) }

// points is how many points an op has.
func (o op) points() int {
	switch o {
	case moveTo, lineTo:
		return 1
	case quadTo:
		return 2
	case cubeTo:
		return 3
	case closePath:
	}
	return 0
}

// through is the path mapped by a matrix.
func (p path) through(m matrix) path {
	out := make(path, len(p))
	for i, s := range p {
		for k := range s.op.points() {
			s.pts[k] = m.apply(s.pts[k])
		}
		out[i] = s
	}
	return out
}

// glyphSegment adds a segment of an outline, whose y goes up.
func (p *path) glyphSegment(s ot.Segment, scale float64) {
	at := func(i int) point { return point{float64(s.Args[i].X) * scale, -float64(s.Args[i].Y) * scale} }
	switch s.Op {
	case ot.SegmentOpMoveTo:
		if len(*p) > 0 {
			p.close()
		}
		p.move(at(0))
	case ot.SegmentOpLineTo:
		p.line(at(0))
	case ot.SegmentOpQuadTo:
		p.quad(at(0), at(1))
	case ot.SegmentOpCubeTo:
		p.cube(at(0), at(1), at(2))
	}
}

// data is the path as SVG path data, to three decimals.
func (p path) data() string {
	var b []byte
	for _, s := range p {
		b = append(b, "MLQCZ"[s.op])
		for k := range s.op.points() {
			if k > 0 {
				b = append(b, ' ')
			}
			b = append(b, short(s.pts[k].x)...)
			b = append(b, ' ')
			b = append(b, short(s.pts[k].y)...)
		}
	}
	return string(b)
}

// short is a number to three decimals without trailing zeros.
func short(f float64) string {
	f = math.Round(f*1000) / 1000
	if f == 0 {
		return "0" // not "-0"
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}
