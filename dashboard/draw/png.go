package draw

import (
	"context"
	"fmt"
	"image"
	"math"
	"slices"
	"strconv"

	"github.com/jipyo/jipyo/metrics"
)

// Raster says how a PNG is made from an SVG.
type Raster struct {
	// Scale is the dots for one pixel of the SVG, from MinScale to MaxScale;
	// 0 stands for 1.
	Scale float64
	// DPI is written into the file, so that documents show it at its size; 0
	// stands for 96 times the scale, the size that the SVG has.
	DPI int
}

// A4Column is the raster for a picture as wide as the column of an A4 page in
// print: 150 mm at 300 dots an inch.
func A4Column(width int) Raster {
	return Raster{Scale: float64(A4ColumnPixels) / float64(width), DPI: A4ColumnDPI}
}

// PNG draws an SVG that SVG wrote. The characters that the embedded faces lack
// are drawn as □ and given back, in order. An SVG of other make, or a size
// beyond the limits, is ErrInvalid.
func PNG(ctx context.Context, svg []byte, raster Raster) (file []byte, missing []rune, err error) {
	root, err := readTree(svg)
	if err != nil {
		return nil, nil, fmt.Errorf("png: %w", err)
	}
	if raster.Scale == 0 {
		raster.Scale = 1
	}
	if raster.DPI == 0 {
		raster.DPI = int(math.Round(96 * raster.Scale))
	}
	img, missing, err := render(ctx, root, raster.Scale)
	if err != nil {
		return nil, nil, fmt.Errorf("png: %w", err)
	}
	file, err = encode(img, raster.DPI)
	if err != nil {
		return nil, nil, fmt.Errorf("png: %w", err)
	}
	return file, missing, nil
}

// paper is the size of an SVG.
func paper(root *node) (width, height int, err error) {
	if width, err = strconv.Atoi(root.get("width")); err == nil {
		height, err = strconv.Atoi(root.get("height"))
	}
	if err != nil {
		return 0, 0, fmt.Errorf("size %.10q x %.10q: %w", root.get("width"), root.get("height"), metrics.ErrInvalid)
	}
	return width, height, CheckSize(width, height)
}

// render draws a tree, as far as ctx lasts.
func render(ctx context.Context, root *node, scale float64) (*image.RGBA, []rune, error) {
	width, height, err := paper(root)
	if err != nil {
		return nil, nil, err
	}
	if err := CheckScale(width, height, scale); err != nil {
		return nil, nil, err
	}
	types, err := newTypesetter()
	if err != nil {
		return nil, nil, err
	}
	across, down := pixels(width, scale), pixels(height, scale)
	r := &renderer{canvas: newCanvas(across, down), types: types, byID: map[string]*node{}}
	named(root, r.byID)
	whole := state{
		at:      matrix{float64(across) / float64(width), 0, 0, float64(down) / float64(height), 0, 0},
		clip:    clip{bounds: r.img.Rect},
		opacity: 1,
	}
	for _, n := range root.children {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		if err := r.draw(n, whole); err != nil {
			return nil, nil, err
		}
	}
	return r.img, types.lacking(), nil
}

// lacking are the characters that the faces lack, in order.
func (t *typesetter) lacking() []rune {
	var out []rune
	for r := range t.missing {
		out = append(out, r)
	}
	slices.Sort(out)
	return out
}
