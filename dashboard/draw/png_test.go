package draw_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"github.com/jipyo/jipyo/dashboard/draw"
	"github.com/jipyo/jipyo/metrics"
)

// sketch is an SVG of 160 by 160 with a body.
func sketch(body string) []byte {
	return []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="160" height="160"><rect width="160" height="160" fill="#ffffff"/>` + body + `</svg>`)
}

func drawn(tb testing.TB, svg []byte, raster draw.Raster) image.Image {
	tb.Helper()
	file, _, err := draw.PNG(tb.Context(), svg, raster)
	if err != nil {
		tb.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		tb.Fatal(err)
	}
	return img
}

// near tells whether two colours differ by no more than anti-aliasing rounds.
func near(a, b color.Color) bool {
	ar, ag, ab, aa := a.RGBA()
	br, bg, bb, ba := b.RGBA()
	off := func(x, y uint32) bool { return max(x, y)-min(x, y) > 4<<8 }
	return !off(ar, br) && !off(ag, bg) && !off(ab, bb) && !off(aa, ba)
}

func TestShapes(t *testing.T) {
	white, blue := color.NRGBA{255, 255, 255, 255}, color.NRGBA{0, 0, 255, 255}
	type spot struct {
		x, y int
		want color.Color
	}
	tests := map[string]struct {
		body  string
		spots []spot
	}{
		"a path is filled": {`<path d="M10 10l20 0l0 20l-20 0Z" fill="#0000ff"/>`, []spot{{20, 20, blue}, {35, 20, white}, {9, 9, white}}},
		"half covered pixels are half the colour": {
			`<rect x="10" y="10" width="10.5" height="10" fill="#0000ff"/>`, []spot{{20, 15, color.NRGBA{127, 127, 255, 255}}},
		},
		"opacity is of the fill, the element and its group": {
			`<g opacity="0.5"><rect width="9" height="9" fill="#0000ff" fill-opacity="0.5"/></g>`, []spot{{4, 4, color.NRGBA{191, 191, 255, 255}}},
		},
		"a stroke stands on both sides of its line": {
			`<path d="M20 10L20 100" fill="none" stroke="#0000ff" stroke-width="4"/>`,
			[]spot{{18, 50, blue}, {21, 50, blue}, {17, 50, white}, {22, 50, white}, {20, 9, white}},
		},
		"caps": {
			`<path d="M20 20L60 20" fill="none" stroke="#0000ff" stroke-width="8" stroke-linecap="square"/><path d="M20 60L60 60" stroke="#0000ff" stroke-width="8" stroke-linecap="round"/>`,
			[]spot{{17, 17, blue}, {14, 20, white}, {17, 60, blue}, {16, 56, white}},
		},
		"joins": {
			`<path d="M20 60L20 20L60 20" fill="none" stroke="#0000ff" stroke-width="10"/><path d="M100 60L100 20L140 20" fill="none" stroke="#0000ff" stroke-width="10" stroke-linejoin="bevel"/>`,
			[]spot{{15, 15, blue}, {95, 15, white}, {98, 18, blue}, {26, 26, white}},
		},
		"dashes": {
			`<path d="M0 20L100 20" fill="none" stroke="#0000ff" stroke-width="4" stroke-dasharray="10,5"/>`,
			[]spot{{5, 20, blue}, {12, 20, white}, {17, 20, blue}, {27, 20, white}},
		},
		"an arc is round": {
			`<path d="M100 60A40 40 0 1 1 20 60A40 40 0 1 1 100 60Z" fill="#0000ff"/>`,
			[]spot{{60, 21, blue}, {60, 98, blue}, {60, 18, white}, {30, 30, white}, {34, 34, blue}},
		},
		"transforms are applied from the right": {
			`<rect width="10" height="10" transform="translate(50 50) rotate(90) scale(2)" fill="#0000ff"/>`, []spot{{35, 60, blue}, {55, 55, white}},
		},
		"a stroke is widened by its own transform": {
			`<path d="M0 0L10 0" transform="matrix(4,0,0,10,20,50)" stroke="#0000ff" stroke-width="1"/>`, []spot{{40, 46, blue}, {40, 53, blue}, {40, 44, white}, {40, 56, white}},
		},
		"a clip of whole pixels": {
			`<defs><clipPath id="a"><path d="M0 0l40 0l0 40l-40 0Z"/></clipPath></defs><g clip-path="url(#a)"><rect width="100" height="100" fill="#0000ff"/></g>`,
			[]spot{{39, 39, blue}, {40, 20, white}},
		},
		"a clip within a clip": {
			`<defs><clipPath id="a"><circle cx="50" cy="50" r="30"/></clipPath><clipPath id="b"><rect width="50.5" height="160"/></clipPath></defs>` +
				`<g clip-path="url(#a)"><g clip-path="url(#b)"><rect width="160" height="160" fill="#0000ff"/></g></g>`,
			[]spot{{30, 50, blue}, {70, 50, white}, {22, 22, white}, {50, 50, color.NRGBA{127, 127, 255, 255}}},
		},
		"a linear gradient runs over the shape": {
			`<defs><linearGradient id="a" x1="0" y1="0" x2="1" y2="0"><stop offset="0" stop-color="#ff0000"/><stop offset="100%" stop-color="#0000ff"/></linearGradient></defs>` +
				`<rect x="20" y="20" width="100" height="50" fill="url(#a)"/>`,
			[]spot{{21, 40, color.NRGBA{251, 0, 4, 255}}, {70, 40, color.NRGBA{127, 0, 128, 255}}, {118, 40, color.NRGBA{4, 0, 251, 255}}},
		},
		"a radial gradient in the picture's own units": {
			`<defs><radialGradient id="a" gradientUnits="userSpaceOnUse" cx="80" cy="80" r="40"><stop offset="0" stop-color="#ff0000"/><stop offset="1" stop-color="#0000ff"/></radialGradient></defs>` +
				`<rect width="160" height="160" fill="url(#a)"/>`, []spot{{80, 80, color.NRGBA{250, 0, 5, 255}}, {100, 80, color.NRGBA{125, 0, 130, 255}}, {150, 80, blue}},
		},
		"a pattern repeats": {
			`<defs><pattern id="a" width="20" height="20" patternUnits="userSpaceOnUse"><g><rect width="10" height="20" fill="#0000ff"/></g></pattern></defs>` +
				`<rect width="160" height="160" fill="url(#a)"/>`, []spot{{5, 5, blue}, {15, 5, white}, {25, 105, blue}, {155, 5, white}},
		},
		"a turned pattern": {
			`<defs><pattern id="a" width="20" height="20" patternUnits="userSpaceOnUse" patternTransform="rotate(90)"><rect width="10" height="20" fill="#0000ff"/></pattern></defs>` +
				`<rect width="160" height="160" fill="url(#a)"/>`, []spot{{5, 5, blue}, {5, 15, white}, {105, 25, blue}},
		},
		"the outline of a letter lies under it": {
			`<text x="80" y="100" font-size="80" text-anchor="middle" fill="#0000ff" stroke="#ff0000" stroke-width="12" paint-order="stroke">ㅣ</text>`, []spot{{80, 70, blue}},
		},
	}
	for rule, tt := range tests {
		img := drawn(t, sketch(tt.body), draw.Raster{})
		for _, s := range tt.spots {
			if got := img.At(s.x, s.y); !near(got, s.want) {
				t.Errorf("%s: at %d,%d %v; want %v", rule, s.x, s.y, got, s.want)
			}
		}
	}
}

// ink is the box of what is not white.
func ink(img image.Image) image.Rectangle {
	var box image.Rectangle
	for y := img.Bounds().Min.Y; y < img.Bounds().Max.Y; y++ {
		for x := img.Bounds().Min.X; x < img.Bounds().Max.X; x++ {
			if !near(img.At(x, y), color.White) {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return box
}

func TestTextIsSetInTheShippedFace(t *testing.T) {
	tests := map[string]struct {
		text, anchor, weight string
		// left and right are about the edges of the ink, in pixels.
		left, right int
	}{
		"from its start":   {"가힝", "start", "normal", 81, 146},
		"about its middle": {"가힝", "middle", "normal", 46, 112},
		"up to its end":    {"가힝", "end", "normal", 11, 80},
		"in bold":          {"가힝", "middle", "bold", 46, 112},
		"signs of offices": {"㎡억", "middle", "normal", 44, 115},
	}
	for rule, tt := range tests {
		body := fmt.Sprintf(`<text x="80" y="90" font-size="40" text-anchor="%s" font-weight="%s">%s</text>`, tt.anchor, tt.weight, tt.text)
		file, missing, err := draw.PNG(t.Context(), sketch(body), draw.Raster{})
		if err != nil || len(missing) > 0 {
			t.Fatalf("%s: missing %q, err %v", rule, missing, err)
		}
		img, err := png.Decode(bytes.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		box := ink(img)
		off := func(a, b int) bool { return max(a, b)-min(a, b) > 4 }
		if off(box.Min.X, tt.left) || off(box.Max.X, tt.right) || off(box.Min.Y, 57) || off(box.Max.Y, 95) {
			t.Errorf("%s: ink in %v; want about (%d,57)-(%d,95)", rule, box, tt.left, tt.right)
		}
	}
}

func TestACharacterWithoutAGlyphIsSeenAndNamed(t *testing.T) {
	file, missing, err := draw.PNG(t.Context(), sketch(`<text x="20" y="90" font-size="40">뷁😀가`+"\u200d\ufe0f"+`</text>`), draw.Raster{})
	if err != nil {
		t.Fatal(err)
	}
	if string(missing) != "뷁😀" {
		t.Errorf("missing %q; want those two", string(missing))
	}
	box, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	want := drawn(t, sketch(`<text x="20" y="90" font-size="40">□□가</text>`), draw.Raster{})
	for i := range 160 * 160 {
		if !near(box.At(i%160, i/160), want.At(i%160, i/160)) {
			t.Fatalf("at %d,%d no square stands for the character", i%160, i/160)
		}
	}
}

func TestAPictureHasItsSizeInTheWorld(t *testing.T) {
	svg := svgOf(t, newEngine(t), pictureOf(t, "bars-light"))
	tests := map[string]struct {
		raster        draw.Raster
		width, height int
		perMetre      uint32
	}{
		"as on the screen":   {draw.Raster{}, 700, 400, 3780},
		"doubled":            {draw.Raster{Scale: 2}, 1400, 800, 7559},
		"an A4 column":       {draw.A4Column(700), 1772, 1013, 11811},
		"a resolution given": {draw.Raster{Scale: 1.5, DPI: 300}, 1050, 600, 11811},
	}
	for rule, tt := range tests {
		file, _, err := draw.PNG(t.Context(), svg, tt.raster)
		if err != nil {
			t.Fatal(err)
		}
		size, err := png.DecodeConfig(bytes.NewReader(file))
		if err != nil || size.Width != tt.width || size.Height != tt.height {
			t.Errorf("%s: %d x %d, %v; want %d x %d", rule, size.Width, size.Height, err, tt.width, tt.height)
		}
		at := bytes.Index(file, []byte("pHYs"))
		if got := binary.BigEndian.Uint32(file[at+4:]); at < 0 || got != tt.perMetre || file[at+12] != 1 {
			t.Errorf("%s: %d dots a metre; want %d", rule, got, tt.perMetre)
		}
	}
}

func TestATransparentPictureKeepsItsColours(t *testing.T) {
	svg := []byte(`<svg width="160" height="160"><rect width="80" height="160" fill="#0000ff" fill-opacity="0.5"/></svg>`)
	img := drawn(t, svg, draw.Raster{})
	if got := img.At(100, 80); !near(got, color.NRGBA{}) {
		t.Errorf("outside %v; want nothing", got)
	}
	if got := img.At(40, 80); !near(got, color.NRGBA{0, 0, 255, 128}) {
		t.Errorf("inside %v; want half a blue", got)
	}
}

func TestWhatIsTooLargeOrBrokenIsInvalid(t *testing.T) {
	whole := sketch("")
	tests := map[string]struct {
		svg    []byte
		raster draw.Raster
	}{
		"a scale below one":       {whole, draw.Raster{Scale: 0.5}},
		"a scale above four":      {whole, draw.Raster{Scale: 4.1}},
		"more dots than the most": {[]byte(`<svg width="4096" height="4096"></svg>`), draw.Raster{Scale: 4}},
		"no size":                 {[]byte(`<svg></svg>`), draw.Raster{}},
		"no picture":              {[]byte(`<html></html>`), draw.Raster{}},
		"an open element":         {[]byte(`<svg width="200" height="200"><g>`), draw.Raster{}},
		"path data":               {sketch(`<path d="M0 0 X"/>`), draw.Raster{}},
		"a number":                {sketch(`<circle r="1e999"/>`), draw.Raster{}},
		"a transform":             {sketch(`<g transform="skewX(3)"></g>`), draw.Raster{}},
		"a huge tile": {
			sketch(`<defs><pattern id="a" width="1e6" height="1e6"/></defs><rect width="9" height="9" fill="url(#a)"/>`), draw.Raster{},
		},
		"a deep tree": {[]byte(`<svg width="200" height="200">` + strings.Repeat("<g>", 100) + strings.Repeat("</g>", 100) + `</svg>`), draw.Raster{}},
	}
	for rule, tt := range tests {
		if _, _, err := draw.PNG(t.Context(), tt.svg, tt.raster); !errors.Is(err, metrics.ErrInvalid) {
			t.Errorf("%s: err %v; want ErrInvalid", rule, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := draw.PNG(ctx, whole, draw.Raster{}); !errors.Is(err, context.Canceled) {
		t.Errorf("err %v; want cancelled", err)
	}
}
