package draw

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/jipyo/jipyo/metrics"
)

// matrix is an affine map as SVG writes it: x' = a x + c y + e, y' = b x + d y + f.
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

func (m matrix) apply(p point) point {
	return point{m.a*p.x + m.c*p.y + m.e, m.b*p.x + m.d*p.y + m.f}
}

// of is the map that does n first and m then.
func (m matrix) of(n matrix) matrix {
	return matrix{
		m.a*n.a + m.c*n.b, m.b*n.a + m.d*n.b,
		m.a*n.c + m.c*n.d, m.b*n.c + m.d*n.d,
		m.a*n.e + m.c*n.f + m.e, m.b*n.e + m.d*n.f + m.f,
	}
}

func (m matrix) determinant() float64 { return m.a*m.d - m.b*m.c }

// inverse is the identity where there is none.
func (m matrix) inverse() matrix {
	det := m.determinant()
	if det == 0 {
		return identity
	}
	return matrix{
		m.d / det, -m.b / det, -m.c / det, m.a / det,
		(m.c*m.f - m.d*m.e) / det, (m.b*m.e - m.a*m.f) / det,
	}
}

// zoom is how much the map enlarges lengths, on average.
func (m matrix) zoom() float64 { return math.Sqrt(math.Abs(m.determinant())) }

// readTransform reads a list of matrix, translate, scale and rotate.
func readTransform(s string) (matrix, error) {
	m := identity
	for s = strings.TrimLeft(s, " ,"); s != ""; s = strings.TrimLeft(s, " ,") {
		name, rest, opened := strings.Cut(s, "(")
		list, after, closed := strings.Cut(rest, ")")
		args, err := numbers(list)
		one, known := transformOf(strings.TrimSpace(name), args)
		if err != nil || !opened || !closed || !known {
			return identity, fmt.Errorf("transform %.40q: %w", s, metrics.ErrInvalid)
		}
		m, s = m.of(one), after
	}
	return m, nil
}

func transformOf(name string, v []float64) (matrix, bool) {
	switch {
	case name == "matrix" && len(v) == 6:
		return matrix{v[0], v[1], v[2], v[3], v[4], v[5]}, true
	case name == "translate" && len(v) == 1:
		return matrix{1, 0, 0, 1, v[0], 0}, true
	case name == "translate" && len(v) == 2:
		return matrix{1, 0, 0, 1, v[0], v[1]}, true
	case name == "scale" && len(v) == 1:
		return matrix{a: v[0], d: v[0]}, true
	case name == "scale" && len(v) == 2:
		return matrix{a: v[0], d: v[1]}, true
	case name == "rotate" && len(v) == 1:
		sin, cos := math.Sincos(v[0] * math.Pi / 180)
		return matrix{cos, sin, -sin, cos, 0, 0}, true
	case name == "rotate" && len(v) == 3:
		turn, _ := transformOf("rotate", v[:1])
		return matrix{1, 0, 0, 1, v[1], v[2]}.of(turn).of(matrix{1, 0, 0, 1, -v[1], -v[2]}), true
	}
	return identity, false
}

// numbers reads numbers parted by commas or spaces.
func numbers(s string) ([]float64, error) {
	var out []float64
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' || r == '\t' || r == '\n' }) {
		f, err := strconv.ParseFloat(word, 64)
		if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
			return nil, fmt.Errorf("number %.20q: %w", word, metrics.ErrInvalid)
		}
		out = append(out, f)
	}
	return out, nil
}
