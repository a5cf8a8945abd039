package draw

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/jipyo/jipyo/metrics"
)

// maxSegments is how long a path may be.
const maxSegments = 200_000

// pathReader reads SVG path data.
type pathReader struct {
	rest  string
	out   path
	start point
	at    point
	err   error
}

// readPath understands M L H V C Q A Z in both cases, which is more than
// ECharts writes. Anything else is ErrInvalid.
func readPath(data string) (path, error) {
	r := pathReader{rest: data}
	command := byte(0)
	for r.skip(); r.rest != "" && r.err == nil; r.skip() {
		if c := r.rest[0]; c >= 'A' && c <= 'z' {
			command = c
			r.rest = r.rest[1:]
		} else if command == 'Z' || command == 'z' || command == 0 {
			return nil, fmt.Errorf("path data %.20q: %w", r.rest, metrics.ErrInvalid)
		}
		r.step(command)
		switch command { // further pairs after a move are lines
		case 'M':
			command = 'L'
		case 'm':
			command = 'l'
		}
		if len(r.out) > maxSegments {
			return nil, fmt.Errorf("path of more than %d segments: %w", maxSegments, metrics.ErrInvalid)
		}
	}
	return r.out, r.err
}

func (r *pathReader) skip() { r.rest = strings.TrimLeft(r.rest, " ,\t\r\n") }

// number reads one number; "1.5.5" is two and "1-2" too.
func (r *pathReader) number() float64 {
	r.skip()
	n, dot, exp := 0, false, false
scan:
	for n < len(r.rest) {
		switch c := r.rest[n]; {
		case c >= '0' && c <= '9':
		case c == '.' && !dot && !exp:
			dot = true
		case (c == 'e' || c == 'E') && n > 0 && !exp:
			exp = true
		case (c == '-' || c == '+') && (n == 0 || r.rest[n-1] == 'e' || r.rest[n-1] == 'E'):
		default:
			break scan
		}
		n++
	}
	f, err := strconv.ParseFloat(r.rest[:n], 64)
	if (err != nil || math.IsInf(f, 0)) && r.err == nil {
		r.err = fmt.Errorf("path data %.20q: %w", r.rest, metrics.ErrInvalid)
	}
	r.rest = r.rest[n:]
	return f
}

// flag reads an arc's flag, which may stand without a space behind it.
func (r *pathReader) flag() bool {
	r.skip()
	if r.rest == "" || r.rest[0] != '0' && r.rest[0] != '1' {
		if r.err == nil {
			r.err = fmt.Errorf("arc flag %.20q: %w", r.rest, metrics.ErrInvalid)
		}
		return false
	}
	set := r.rest[0] == '1'
	r.rest = r.rest[1:]
	return set
}

func (r *pathReader) point(relative bool) point {
	p := point{r.number(), r.number()}
	if relative {
		return p.add(r.at)
	}
	return p
}

// step reads the arguments of one command.
func (r *pathReader) step(command byte) {
	relative := command >= 'a'
	switch command {
	case 'M', 'm':
		r.at = r.point(relative)
		r.start = r.at
		r.out.move(r.at)
	case 'L', 'l':
		r.lineTo(r.point(relative))
	case 'H', 'h':
		x := r.number()
		if relative {
			x += r.at.x
		}
		r.lineTo(point{x, r.at.y})
	case 'V', 'v':
		y := r.number()
		if relative {
			y += r.at.y
		}
		r.lineTo(point{r.at.x, y})
	case 'Q', 'q':
		a, b := r.point(relative), r.point(relative)
		r.out.quad(a, b)
		r.at = b
	case 'C', 'c':
		a, b, c := r.point(relative), r.point(relative), r.point(relative)
		r.out.cube(a, b, c)
		r.at = c
	case 'A', 'a':
		rx, ry, turn := r.number(), r.number(), r.number()
		large, sweep := r.flag(), r.flag()
		to := r.point(relative)
		r.out.arc(r.at, to, arc{rx, ry, turn, large, sweep})
		r.at = to
	case 'Z', 'z':
		r.out.close()
		r.at = r.start
	default:
		r.err = fmt.Errorf("path command %q: %w", command, metrics.ErrInvalid)
	}
}

func (r *pathReader) lineTo(p point) {
	r.out.line(p)
	r.at = p
}
