package draw_test

import (
	"encoding/json"
	"strconv"
	"testing"

	"github.com/jipyo/jipyo/dashboard/draw"
)

const benchFont = "Jipyo Sans, Pretendard GOV, Noto Sans KR, sans-serif"

// line12 is a line of twelve points with title, labels and a mean.
func line12(tb testing.TB) draw.Picture {
	tb.Helper()
	years, values := periods(12)
	return benchPicture(tb, map[string]any{
		"textStyle": map[string]any{"fontFamily": benchFont},
		"title":     map[string]any{"text": "전주시 사회적경제조직 수"},
		"aria":      map[string]any{"enabled": true},
		"xAxis":     map[string]any{"type": "category", "data": years},
		"yAxis":     map[string]any{"type": "value", "name": "단위: 개"},
		"series": []any{map[string]any{
			"type": "line", "name": "실적", "data": values, "label": map[string]any{"show": true},
			"areaStyle": map[string]any{"opacity": 0.2}, "markLine": map[string]any{"data": []any{map[string]any{"type": "average"}}},
		}},
	})
}

// barLine60 is sixty bars with a gradient and sixty points on a second axis.
func barLine60(tb testing.TB) draw.Picture {
	tb.Helper()
	months, values := periods(60)
	gradient := map[string]any{
		"type": "linear", "x": 0, "y": 0, "x2": 0, "y2": 1,
		"colorStops": []any{map[string]any{"offset": 0, "color": "#256ef4"}, map[string]any{"offset": 1, "color": "#d8e5fd"}},
	}
	return benchPicture(tb, map[string]any{
		"textStyle": map[string]any{"fontFamily": benchFont},
		"title":     map[string]any{"text": "공공구매액과 달성률"},
		"legend":    map[string]any{"bottom": 0},
		"xAxis":     map[string]any{"type": "category", "data": months},
		"yAxis":     []any{map[string]any{"type": "value", "name": "단위: 억 원"}, map[string]any{"type": "value", "name": "단위: %"}},
		"series": []any{
			map[string]any{"type": "bar", "name": "구매액", "data": values, "itemStyle": map[string]any{"color": gradient}},
			map[string]any{"type": "line", "name": "달성률", "yAxisIndex": 1, "data": values},
		},
	})
}

func periods(n int) (labels []string, values []int) {
	for i := range n {
		labels = append(labels, strconv.Itoa(2014+i)+"년")
		values = append(values, 200+i*i%37*11)
	}
	return labels, values
}

func benchPicture(tb testing.TB, option map[string]any) draw.Picture {
	tb.Helper()
	text, err := json.Marshal(option)
	if err != nil {
		tb.Fatal(err)
	}
	return draw.Picture{Option: text, Width: 700, Height: 400, Title: "제목", Description: "요약"}
}

func BenchmarkSVG(b *testing.B) {
	for name, p := range map[string]draw.Picture{"line12": line12(b), "bar+line60": barLine60(b), "figure": pictureOf(b, "picture-bars")} {
		b.Run(name, func(b *testing.B) {
			engine := newEngine(b)
			svgOf(b, engine, p)
			for b.Loop() {
				svgOf(b, engine, p)
			}
		})
	}
}

// The first picture of a machine also loads the bundle into it; that of a
// process compiles it before.
func BenchmarkFirstSVG(b *testing.B) {
	p := pictureOf(b, "picture-bars")
	for b.Loop() {
		svgOf(b, newEngine(b), p)
	}
}

func BenchmarkPNG(b *testing.B) {
	for name, p := range map[string]draw.Picture{
		"line12": line12(b), "bar+line60": barLine60(b), "figure": pictureOf(b, "picture-bars"), "decals": pictureOf(b, "picture-two"),
	} {
		b.Run(name, func(b *testing.B) {
			svg := svgOf(b, newEngine(b), p)
			scale := 1400 / float64(p.Width)
			for b.Loop() {
				if _, _, err := draw.PNG(b.Context(), svg, draw.Raster{Scale: scale}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
