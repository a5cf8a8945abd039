package draw

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"
)

// canvas is a picture in the making.
type canvas struct {
	img    *image.RGBA
	raster vector.Rasterizer
	// cover and colours are kept from shape to shape.
	cover   []uint8
	colours []color.RGBA
}

func newCanvas(width, height int) *canvas {
	return &canvas{img: image.NewRGBA(image.Rect(0, 0, width, height))}
}

// clip is where may be drawn: in bounds, and as far as mask covers, if any.
// The mask's bounds hold the clip's.
type clip struct {
	bounds image.Rectangle
	mask   *image.Alpha
}

// draw covers a path, given in pixels, with a paint.
func (c *canvas) draw(p path, with paint, in clip) {
	area := bounds(p).Intersect(in.bounds)
	if area.Empty() {
		return
	}
	flat, isSolid := with.(solid)
	if isSolid && in.mask == nil && wholeRectangle(p) {
		draw.Draw(c.img, area, image.NewUniform(color.RGBA(flat)), image.Point{}, draw.Over)
		return
	}
	c.trace(p, area)
	if isSolid && in.mask == nil {
		c.raster.DrawOp = draw.Over
		c.raster.Draw(c.img, area, image.NewUniform(color.RGBA(flat)), image.Point{})
		return
	}
	cover := c.coverage(area)
	if in.mask != nil {
		multiply(cover, in.mask)
	}
	c.blend(cover, with)
}

// trace gives the path to the rasteriser, the area's corner at its origin.
func (c *canvas) trace(p path, area image.Rectangle) {
	c.raster.Reset(area.Dx(), area.Dy())
	dx, dy := float64(area.Min.X), float64(area.Min.Y)
	// What lies far outside changes nothing inside, but costs a step a row.
	const far = 1 << 16
	near := func(f float64) float32 { return float32(min(max(f, -far), far)) }
	at := func(q point) (x, y float32) { return near(q.x - dx), near(q.y - dy) }
	for _, s := range p {
		ax, ay := at(s.pts[0])
		bx, by := at(s.pts[1])
		switch s.op {
		case moveTo:
			c.raster.ClosePath()
			c.raster.MoveTo(ax, ay)
		case lineTo:
			c.raster.LineTo(ax, ay)
		case quadTo:
			c.raster.QuadTo(ax, ay, bx, by)
		case cubeTo:
			x, y := at(s.pts[2])
			c.raster.CubeTo(ax, ay, bx, by, x, y)
		case closePath:
			c.raster.ClosePath()
		}
	}
	c.raster.ClosePath()
}

// coverage rasterises what was traced.
func (c *canvas) coverage(area image.Rectangle) *image.Alpha {
	n := area.Dx() * area.Dy()
	if cap(c.cover) < n {
		c.cover = make([]uint8, n)
	}
	out := &image.Alpha{Pix: c.cover[:n], Stride: area.Dx(), Rect: area}
	c.raster.DrawOp = draw.Src
	c.raster.Draw(out, area, image.Opaque, image.Point{})
	return out
}

func multiply(cover, mask *image.Alpha) {
	for y := cover.Rect.Min.Y; y < cover.Rect.Max.Y; y++ {
		row := cover.Pix[cover.PixOffset(cover.Rect.Min.X, y):][:cover.Rect.Dx()]
		by := mask.Pix[mask.PixOffset(cover.Rect.Min.X, y):][:len(row)]
		for i, a := range row {
			row[i] = uint8(min(255, (uint32(a)*uint32(by[i])+127)/255))
		}
	}
}

// blend puts a paint over the picture as far as it is covered.
func (c *canvas) blend(cover *image.Alpha, with paint) {
	width := cover.Rect.Dx()
	if cap(c.colours) < width {
		c.colours = make([]color.RGBA, width)
	}
	colours := c.colours[:width]
	for y := cover.Rect.Min.Y; y < cover.Rect.Max.Y; y++ {
		row := cover.Pix[cover.PixOffset(cover.Rect.Min.X, y):][:width]
		with.row(cover.Rect.Min.X, y, colours)
		dst := c.img.Pix[c.img.PixOffset(cover.Rect.Min.X, y):][:4*width]
		for i, a := range row {
			if src := colours[i]; a != 0 && src.A != 0 {
				over(dst[4*i:4*i+4:4*i+4], src, uint32(a))
			}
		}
	}
}

// over puts a colour on a pixel, covered by a of 255.
func over(dst []uint8, src color.RGBA, a uint32) {
	left := 255*255 - uint32(src.A)*a
	for i, c := range [4]uint8{src.R, src.G, src.B, src.A} {
		dst[i] = uint8(min(255, (uint32(c)*a*255+uint32(dst[i])*left+255*127)/(255*255)))
	}
}

// within narrows a clip to a path in pixels. A rectangle on whole pixels needs
// no mask.
func (c *canvas) within(p path, outer clip) clip {
	area := bounds(p).Intersect(outer.bounds)
	if area.Empty() {
		return clip{}
	}
	if wholeRectangle(p) {
		return clip{area, outer.mask}
	}
	c.trace(p, area)
	cover := c.coverage(area)
	mask := image.NewAlpha(area)
	copy(mask.Pix, cover.Pix)
	if outer.mask != nil {
		multiply(mask, outer.mask)
	}
	return clip{area, mask}
}

// bounds are the pixels that a path may touch.
func bounds(p path) image.Rectangle {
	lo, hi := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	for _, s := range p {
		for _, q := range s.pts[:s.op.points()] {
			lo, hi = point{min(lo.x, q.x), min(lo.y, q.y)}, point{max(hi.x, q.x), max(hi.y, q.y)}
		}
	}
	const far = 1 << 20 // beyond any picture, and safe to convert
	pixel := func(f float64) int { return int(min(max(f, -far), far)) }
	if !(lo.x <= hi.x && lo.y <= hi.y) {
		return image.Rectangle{}
	}
	return image.Rect(pixel(math.Floor(lo.x)), pixel(math.Floor(lo.y)), pixel(math.Ceil(hi.x)), pixel(math.Ceil(hi.y)))
}

// wholeRectangle reports whether a path is a rectangle on pixel borders.
func wholeRectangle(p path) bool {
	const near = 1e-3
	var pts []point
	for _, s := range p {
		switch s.op {
		case moveTo, lineTo:
			q := s.pts[0]
			if math.Abs(q.x-math.Round(q.x)) > near || math.Abs(q.y-math.Round(q.y)) > near {
				return false
			}
			pts = append(pts, q)
		case closePath:
		default:
			return false
		}
	}
	if len(pts) == 5 && pts[0] == pts[4] {
		pts = pts[:4]
	}
	if len(pts) != 4 {
		return false
	}
	flat := func(a, b point) bool { return math.Abs(a.x-b.x) < near != (math.Abs(a.y-b.y) < near) }
	return flat(pts[0], pts[1]) && flat(pts[1], pts[2]) && flat(pts[2], pts[3]) && flat(pts[3], pts[0])
}
