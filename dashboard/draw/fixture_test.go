package draw_test

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/jipyo/jipyo/dashboard/draw"
)

// shapes are the charts that we draw, as dashboard/chart's own goldens have
// them, with the size that each is drawn at.
var shapes = map[string][2]int{
	"bars-light": {700, 400}, "bars-contrast": {700, 400}, "lines-dark": {700, 400},
	"picture-bars": {700, 400}, "picture-lines": {700, 400}, "picture-two": {360, 300},
}

// papers are the backgrounds of those that are not white.
var papers = map[string]draw.Background{"bars-contrast": "#000000", "lines-dark": "#1e2124"}

func pictureOf(tb testing.TB, name string) draw.Picture {
	tb.Helper()
	option, err := os.ReadFile(filepath.Join("..", "chart", "testdata", name+".json"))
	if err != nil {
		tb.Fatal(err)
	}
	size := shapes[name]
	return draw.Picture{
		Option: option, Width: size[0], Height: size[1], Title: "전주시 공공구매액", Description: "2016년부터 2019년까지.",
		Background: papers[name],
	}
}

// labelled is a small chart that shows a text in every place that takes one.
func labelled(tb testing.TB, text string) json.RawMessage {
	tb.Helper()
	option, err := json.Marshal(map[string]any{
		"title":  map[string]any{"text": text, "subtext": text, "textStyle": map[string]any{"width": 180, "overflow": "break"}},
		"xAxis":  map[string]any{"type": "category", "data": []string{text}},
		"yAxis":  map[string]any{"type": "value", "name": text},
		"legend": map[string]any{"show": true},
		"series": []any{map[string]any{
			"type": "bar", "name": text, "data": []any{map[string]any{"name": text, "value": 1, "label": map[string]any{"show": true, "formatter": text}}},
		}},
	})
	if err != nil {
		tb.Fatal(err)
	}
	return option
}

func newEngine(tb testing.TB) *draw.QuickJS {
	tb.Helper()
	engine := draw.NewQuickJS(1)
	tb.Cleanup(func() {
		if err := engine.Close(); err != nil {
			tb.Error(err)
		}
	})
	return engine
}

func svgOf(tb testing.TB, engine draw.Engine, p draw.Picture) []byte {
	tb.Helper()
	svg, _, err := draw.SVG(tb.Context(), engine, p)
	if err != nil {
		tb.Fatal(err)
	}
	return svg
}

// The whitelist as the tests have it: not the program's own.
var (
	mayStand = regexp.MustCompile(`^(svg|title|desc|g|defs|path|rect|circle|ellipse|line|polyline|polygon|text|clipPath|linearGradient|radialGradient|stop|pattern)$`)
	mayHave  = regexp.MustCompile(`^(xmlns|width|height|viewBox|role|id|d|x|y|x1|y1|x2|y2|cx|cy|r|rx|ry|points|offset|transform|opacity|clip-path|paint-order|text-anchor|space|` +
		`fill|fill-opacity|fill-rule|stroke|stroke-(width|opacity|dasharray|dashoffset|linecap|linejoin|miterlimit)|stop-color|stop-opacity|` +
		`font-(family|size|weight|style)|gradientUnits|gradientTransform|patternUnits|patternTransform)$`)
	hostileValue = regexp.MustCompile(`(?i)script|javascript|url\((?:[^#]|#[^)\w-])|//|["'<>&]`)
)

// clean tells the first thing in an SVG that has no place there.
func clean(svg []byte) error {
	dec := xml.NewDecoder(strings.NewReader(string(svg)))
	for depth := 0; ; {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
			if !mayStand.MatchString(t.Name.Local) || (t.Name.Local == "svg") != (depth == 1) {
				return fmt.Errorf("element %q", t.Name.Local)
			}
			for _, a := range t.Attr {
				if !mayHave.MatchString(a.Name.Local) || a.Name.Local != "xmlns" && hostileValue.MatchString(a.Value) {
					return fmt.Errorf("attribute %s=%q of %s", a.Name.Local, a.Value, t.Name.Local)
				}
			}
		case xml.EndElement:
			depth--
		case xml.Comment, xml.ProcInst, xml.Directive:
			return fmt.Errorf("%T", t)
		}
	}
}
