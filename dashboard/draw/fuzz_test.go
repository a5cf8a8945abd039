package draw_test

import (
	"context"
	"encoding/json"
	"errors"
	"html"
	"strings"
	"testing"

	"github.com/jipyo/jipyo/dashboard/draw"
	"github.com/jipyo/jipyo/metrics"
)

// echo is an engine that writes a title as ECharts does: escaped as text, as
// it stands as the value of an attribute. It is fast enough to fuzz with.
type echo struct{}

func (echo) SVG(_ context.Context, option json.RawMessage, _, _ int) ([]byte, error) {
	var title string
	if err := json.Unmarshal(option, &title); err != nil {
		return nil, err
	}
	return []byte(`<svg width="300" height="200" xmlns="http://www.w3.org/2000/svg"><g class="` + title + `">` +
		`<text dominant-baseline="central" style="font-size:13px;font-family:` + title + `;" fill="` + title + `">` + html.EscapeString(title) + `</text></g>` +
		`<text style="font: normal bold 12px sans-serif" y="8" transform="translate(20 20)">` + html.EscapeString(title) + `</text></svg>`), nil
}

func FuzzTitles(f *testing.F) {
	for _, text := range hostileTexts[:len(hostileTexts)-1] {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 200 {
			t.Skip("a long text only takes longer")
		}
		option, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		for _, outlines := range []bool{false, true} {
			p := draw.Picture{Option: option, Width: 300, Height: 200, Title: text, Description: text, Outlines: outlines}
			svg, _, err := draw.SVG(t.Context(), echo{}, p)
			if errors.Is(err, metrics.ErrInvalid) {
				continue // an attribute was ended: no longer well-formed
			}
			if err != nil {
				t.Fatal(err)
			}
			if err := clean(svg); err != nil {
				t.Fatalf("title %q: the picture holds %v", text, err)
			}
			if _, _, err := draw.PNG(t.Context(), svg, draw.Raster{}); err != nil {
				t.Fatalf("title %q: %v", text, err)
			}
		}
	})
}

func FuzzClean(f *testing.F) {
	f.Add([]byte(`<svg><defs><pattern id="a" width="9" height="9" patternTransform="rotate(45)"><rect width="3" height="9"/></pattern></defs><path d="M0 0L99 9" stroke="#fff" fill="url(#a)"/></svg>`))
	f.Add([]byte(`<svg><linearGradient id="zr0-g0"><stop offset="50%" stop-color="#fff"/></linearGradient><circle r="9" fill="url(#zr0-g0)" style="x"/></svg>`))
	f.Add([]byte(`<svg><clipPath id="c"><rect width="9" height="9.5"/></clipPath><g clip-path="url(#c)"><polyline points="1,1 2,2 3,1" stroke="rgba(1,2,3,.4)" stroke-linejoin="round" stroke-width="1e300"/></g></svg>`))
	f.Add([]byte(`<svg><g onload="x" style="y" class="z"><script>alert(1)</script><path d="M0 0" fill="url(#a)" id="a"/></g></svg>`))
	f.Add([]byte(`<svg><text font-size="1e300" transform="scale(1e300)">x</text><image href="//x"/><svg/></svg>`))
	f.Add([]byte(`<svg><path d="M0 0L1 1" stroke="#fff" stroke-width="3" stroke-dasharray="1e-9"/></svg>`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if len(raw) > 1000 {
			t.Skip("a long tree only takes longer")
		}
		svg, _, err := draw.Clean(raw, draw.Picture{Width: 300, Height: 200})
		if err != nil {
			if !errors.Is(err, metrics.ErrInvalid) {
				t.Fatalf("err %v; want ErrInvalid", err)
			}
			return
		}
		if err := clean(svg); err != nil {
			t.Fatalf("the picture holds %v", err)
		}
		if _, _, err := draw.PNG(t.Context(), svg, draw.Raster{}); err != nil && !errors.Is(err, metrics.ErrInvalid) {
			t.Fatalf("PNG of %s: err %v; want ErrInvalid", strings.TrimSpace(string(svg)), err)
		}
	})
}
