package draw

import (
	"encoding/hex"
	"fmt"
	"image"
	"image/color"
	"math"
	"strings"

	"github.com/jipyo/jipyo/metrics"
)

// paint gives the colour of each pixel of a row, premultiplied.
type paint interface {
	// row fills out with the colours of the pixels from x, y to the right.
	row(x, y int, out []color.RGBA)
}

// solid is one colour.
type solid color.RGBA

func (s solid) row(_, _ int, out []color.RGBA) {
	for i := range out {
		out[i] = color.RGBA(s)
	}
}

// readColour understands #rgb, #rrggbb, #rrggbbaa, rgb() and rgba(); none and
// transparent are no colour. Anything else is ErrInvalid.
func readColour(s string) (color.NRGBA, error) {
	bad := fmt.Errorf("colour %.30q: %w", s, metrics.ErrInvalid)
	switch {
	case s == "none", s == "transparent":
		return color.NRGBA{}, nil
	case strings.HasPrefix(s, "#"):
		digits := s[1:]
		if len(digits) == 3 {
			digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
		}
		if len(digits) == 6 {
			digits += "ff"
		}
		v, err := hex.DecodeString(digits)
		if err != nil || len(v) != 4 {
			return color.NRGBA{}, bad
		}
		return color.NRGBA{v[0], v[1], v[2], v[3]}, nil
	}
	list, ok := strings.CutPrefix(strings.Replace(s, "rgba(", "rgb(", 1), "rgb(")
	v, err := numbers(strings.TrimSuffix(list, ")"))
	if !ok || err != nil || len(v) != 3 && len(v) != 4 {
		return color.NRGBA{}, bad
	}
	v = append(v, 1)
	return color.NRGBA{byteOf(v[0] / 255), byteOf(v[1] / 255), byteOf(v[2] / 255), byteOf(v[3])}, nil
}

func byteOf(f float64) uint8 { return uint8(math.Round(min(max(f, 0), 1) * 255)) }

// faded is a colour with its alpha multiplied, premultiplied.
func faded(c color.NRGBA, opacity float64) color.RGBA {
	a := float64(c.A) / 255 * min(max(opacity, 0), 1)
	part := func(v uint8) uint8 { return uint8(math.Round(float64(v) * a)) }
	return color.RGBA{part(c.R), part(c.G), part(c.B), byteOf(a)}
}

// gradient has a place from 0 to 1 for each pixel and a colour for each place.
type gradient struct {
	ramp [256]color.RGBA
	// from maps pixels to the gradient's own plane: linear runs along x there,
	// radial from the origin to the unit circle.
	from   matrix
	radial bool
}

func (g *gradient) row(x, y int, out []color.RGBA) {
	p := g.from.apply(point{float64(x) + 0.5, float64(y) + 0.5})
	for i := range out {
		t := p.x
		if g.radial {
			t = math.Hypot(p.x, p.y)
		}
		out[i] = g.ramp[int(min(max(t, 0), 1)*255+0.5)]
		p.x, p.y = p.x+g.from.a, p.y+g.from.b
	}
}

// stop is a colour at a place of a gradient.
type stop struct {
	at     float64
	colour color.NRGBA
}

// fill makes the ramp of stops in ascending order.
func (g *gradient) fill(stops []stop, opacity float64) {
	for i := range g.ramp {
		t := float64(i) / 255
		k := 0
		for k < len(stops) && stops[k].at <= t {
			k++
		}
		switch {
		case k == 0:
			g.ramp[i] = faded(stops[0].colour, opacity)
		case k == len(stops):
			g.ramp[i] = faded(stops[k-1].colour, opacity)
		default:
			a, b := stops[k-1], stops[k]
			g.ramp[i] = faded(between(a.colour, b.colour, (t-a.at)/(b.at-a.at)), opacity)
		}
	}
}

func between(a, b color.NRGBA, t float64) color.NRGBA {
	mix := func(x, y uint8) uint8 { return uint8(math.Round(float64(x) + (float64(y)-float64(x))*t)) }
	return color.NRGBA{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B), mix(a.A, b.A)}
}

// tiles repeats a picture in both directions.
type tiles struct {
	tile *image.RGBA
	// from maps pixels to the tile's own.
	from    matrix
	opacity float64
}

func (t *tiles) row(x, y int, out []color.RGBA) {
	w, h := t.tile.Rect.Dx(), t.tile.Rect.Dy()
	// Texels are sampled between their centres.
	p := t.from.apply(point{float64(x) + 0.5, float64(y) + 0.5}).sub(point{0.5, 0.5})
	for i := range out {
		fx, fy := math.Floor(p.x), math.Floor(p.y)
		x0, y0 := wrap(int(fx), w), wrap(int(fy), h)
		x1, y1 := x0+1, y0+1
		if x1 == w {
			x1 = 0
		}
		if y1 == h {
			y1 = 0
		}
		out[i] = t.blend(x0, y0, x1, y1, p.x-fx, p.y-fy)
		p.x, p.y = p.x+t.from.a, p.y+t.from.b
	}
}

func wrap(i, n int) int {
	if i %= n; i < 0 {
		i += n
	}
	return i
}

// blend mixes four neighbours by the place between them, in 1/256.
func (t *tiles) blend(x0, y0, x1, y1 int, u, v float64) color.RGBA {
	pix, stride := t.tile.Pix, t.tile.Stride
	a, b := pix[y0*stride+4*x0:][:4], pix[y0*stride+4*x1:][:4]
	c, d := pix[y1*stride+4*x0:][:4], pix[y1*stride+4*x1:][:4]
	if a[3]|b[3]|c[3]|d[3] == 0 {
		return color.RGBA{}
	}
	iu, iv, fade := uint32(u*256), uint32(v*256), uint32(t.opacity*256)
	mix := func(k int) uint8 {
		top := uint32(a[k])*(256-iu) + uint32(b[k])*iu
		low := uint32(c[k])*(256-iu) + uint32(d[k])*iu
		return uint8(min(255, ((top*(256-iv)+low*iv)>>16)*fade>>8))
	}
	return color.RGBA{mix(0), mix(1), mix(2), mix(3)}
}
