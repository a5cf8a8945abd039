// Package draw makes pictures that leave the building: the chart of the screen
// as SVG, drawn by the same ECharts in an embedded JavaScript engine, and as
// PNG, drawn from that SVG. No browser, no Node and no C is needed.
//
// Pictures hold nothing from outside a whitelist of elements and attributes,
// whatever a title or label says, and are the same bytes for the same input.
package draw

import (
	"context"
	"encoding/json"
	"fmt"
	"math"

	"github.com/jipyo/jipyo/metrics"
)

// The limits of a picture: its sides in CSS pixels, how much it may be
// enlarged, and how many device pixels a PNG may have.
const (
	MinSide   = 160
	MaxSide   = 4096
	MinScale  = 1
	MaxScale  = 4
	MaxPixels = 12_000_000
)

// The column of an A4 page: 150 mm, at 300 dots an inch 1772 dots.
const (
	A4ColumnPixels = 1772
	A4ColumnDPI    = 300
)

// Engine draws an ECharts option, which is JSON without functions, as the SVG
// that ECharts writes. It is hostile: see Clean. An option that cannot be
// drawn is ErrInvalid.
type Engine interface {
	SVG(ctx context.Context, option json.RawMessage, width, height int) ([]byte, error)
}

// Background is what a picture stands on.
type Background string

// The backgrounds: the paper's white is right for print and documents.
const (
	White       Background = "white"
	Transparent Background = "transparent"
)

// Picture is what to draw.
type Picture struct {
	// Option is the chart, as chart.Option or chart.Picture gives it.
	Option json.RawMessage
	// Width and Height are in CSS pixels.
	Width, Height int
	// Title and Description are read out in place of the picture.
	Title, Description string
	// Background is White where it is "", Transparent, or a colour #rrggbb.
	Background Background
	// Outlines draws text as paths, for places without the font.
	Outlines bool
}

// SVG draws a picture as a document of its own, or for a page: UTF-8 without
// an XML declaration. Ids in it differ from those of any other picture. A size
// beyond the limits, or an option that ECharts refuses, is ErrInvalid. The
// characters that the embedded faces lack are given back when text is outlined:
// they are drawn as □.
func SVG(ctx context.Context, engine Engine, p Picture) (svg []byte, missing []rune, err error) {
	if err := CheckSize(p.Width, p.Height); err != nil {
		return nil, nil, err
	}
	raw, err := engine.SVG(ctx, p.Option, p.Width, p.Height)
	if err != nil {
		return nil, nil, err
	}
	svg, missing, err = Clean(raw, p)
	if err != nil {
		return nil, nil, fmt.Errorf("picture: %w", err)
	}
	return svg, missing, nil
}

// CheckSize tells a size beyond the limits by ErrInvalid.
func CheckSize(width, height int) error {
	if min(width, height) < MinSide || max(width, height) > MaxSide {
		return fmt.Errorf("picture of %d x %d, sides are %d to %d: %w", width, height, MinSide, MaxSide, metrics.ErrInvalid)
	}
	return nil
}

// CheckScale tells an enlargement beyond the limits by ErrInvalid.
func CheckScale(width, height int, scale float64) error {
	if math.IsNaN(scale) || scale < MinScale || scale > MaxScale {
		return fmt.Errorf("scale %g, from %d to %d: %w", scale, MinScale, MaxScale, metrics.ErrInvalid)
	}
	if w, h := pixels(width, scale), pixels(height, scale); w*h > MaxPixels {
		return fmt.Errorf("picture of %d x %d dots, up to %d in all: %w", w, h, MaxPixels, metrics.ErrInvalid)
	}
	return nil
}

// pixels is a length at a scale in whole dots.
func pixels(length int, scale float64) int { return int(math.Round(float64(length) * scale)) }
