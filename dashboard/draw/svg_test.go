package draw_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/jipyo/jipyo/dashboard/draw"
	"github.com/jipyo/jipyo/metrics"
)

var update = flag.Bool("update", false, "write the goldens anew")

func TestSVGGoldens(t *testing.T) {
	engine := newEngine(t)
	for name := range shapes {
		got := svgOf(t, engine, pictureOf(t, name))
		path := filepath.Join("testdata", name+".svg")
		if *update {
			if err := os.WriteFile(path, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if err := clean(got); err != nil {
			t.Errorf("%s holds %v", name, err)
		}
	}
}

func TestTheSameInputIsTheSameBytes(t *testing.T) {
	engine, p := newEngine(t), pictureOf(t, "picture-two")
	first := svgOf(t, engine, p)
	svgOf(t, engine, pictureOf(t, "lines-dark"))
	if !bytes.Equal(first, svgOf(t, engine, p)) {
		t.Error("the second picture of a machine differs from its first")
	}
	if !bytes.Equal(first, svgOf(t, newEngine(t), p)) {
		t.Error("two machines draw two pictures")
	}
}

func TestManyAtOnceDrawTheSame(t *testing.T) {
	engine := draw.NewQuickJS(2)
	defer engine.Close()
	p := pictureOf(t, "picture-two")
	want := svgOf(t, engine, p)
	var all sync.WaitGroup
	for range 6 {
		all.Go(func() {
			got, _, err := draw.SVG(t.Context(), engine, p)
			if err != nil || !bytes.Equal(got, want) {
				t.Errorf("err %v, the same picture: %t", err, bytes.Equal(got, want))
			}
		})
	}
	all.Wait()
}

func TestTwoPicturesOfAPageShareNoID(t *testing.T) {
	engine, ids := newEngine(t), regexp.MustCompile(` id="([^"]+)"`)
	p := pictureOf(t, "picture-two")
	first := ids.FindAllSubmatch(svgOf(t, engine, p), -1)
	p.Background = "#1e2124"
	second := svgOf(t, engine, p)
	if len(first) == 0 {
		t.Fatal("no id to compare")
	}
	for _, id := range first {
		if bytes.Contains(second, id[0]) {
			t.Errorf("both hold %s", id[0])
		}
	}
}

func TestAPictureIsNamedAndStandsOnPaper(t *testing.T) {
	engine := newEngine(t)
	tests := map[string]struct {
		paper    draw.Background
		contains string
		lacks    string
	}{
		"white by default":      {"", `<rect width="700" height="400" fill="#ffffff"/>`, ""},
		"white":                 {draw.White, `<rect width="700" height="400" fill="#ffffff"/>`, ""},
		"a theme's own":         {"#1e2124", `<rect width="700" height="400" fill="#1e2124"/>`, ""},
		"none for a slide":      {draw.Transparent, "", `<rect width="700" height="400"`},
		"the title is its name": {"", "role=\"img\">\n<title>전주시 &lt;b&gt;</title>\n<desc>요약 &amp; 끝</desc>", ""},
	}
	for rule, tt := range tests {
		p := pictureOf(t, "bars-light")
		p.Background, p.Title, p.Description = tt.paper, "전주시 <b>", "요약 & 끝"
		got := string(svgOf(t, engine, p))
		if !strings.Contains(got, tt.contains) || tt.lacks != "" && strings.Contains(got, tt.lacks) {
			t.Errorf("%s: want %q and not %q in %.300s", rule, tt.contains, tt.lacks, got)
		}
	}
}

// Word processors know no dominant-baseline, and our own policy drops styles.
func TestTextStandsOnItsBaselineByAttributes(t *testing.T) {
	svg := string(svgOf(t, newEngine(t), pictureOf(t, "picture-bars")))
	for _, no := range []string{"dominant-baseline", "style", "class", "pointer-events", "ecmeta"} {
		if strings.Contains(svg, no) {
			t.Errorf("the picture holds %s", no)
		}
	}
	// 13 px at y=0 in the middle of its line: 0.355 em lower is its baseline.
	unit := regexp.MustCompile(`<text text-anchor="start" xml:space="preserve" y="-1.882" [^>]*font-size="13">단위: 억 원</text>`)
	if !unit.MatchString(svg) {
		t.Errorf("the unit is not on its baseline: %s", regexp.MustCompile(`<text[^>]*>단위.*`).FindString(svg))
	}
	if !regexp.MustCompile(`font-size="18" font-weight="bold">공공구매액`).MatchString(svg) {
		t.Error("the title is not bold")
	}
}

func TestOutlinesNeedNoFont(t *testing.T) {
	p := pictureOf(t, "picture-bars")
	p.Outlines = true
	svg := svgOf(t, newEngine(t), p)
	if bytes.Contains(svg, []byte("<text")) || bytes.Contains(svg, []byte("font")) {
		t.Error("an outlined picture asks for a font")
	}
	if err := clean(svg); err != nil {
		t.Errorf("an outlined picture holds %v", err)
	}
}

// hostileTexts are what a release or a person may put into a title.
var hostileTexts = []string{
	`"'></text></svg><script>alert(1)</script>`, `<b onmouseover="alert(1)">&amp;&#x3c;`, "]]><!--", "url(#a) javascript:alert(1)",
	`{a|x}{b}{{c}}`, "😀👩\u200d👩\u200d👧\u200d👦🇰🇷", "العربية עברית", "\u202e뒤집힘\u202c", "\u0000\u0001\u000b\ufffe\uffff", "\ud7a4\U0003ffff",
	"펲뷁똠", "첫 줄\n둘째 줄\t끝", "__proto__", "constructor", "toString", "__f__alert(1)__f__", strings.Repeat("가", 3000),
}

func TestHostileTextsAreText(t *testing.T) {
	engine := newEngine(t)
	for _, text := range hostileTexts {
		p := draw.Picture{Option: labelled(t, text), Width: 300, Height: 200, Title: text, Description: text}
		for _, p.Outlines = range []bool{false, true} {
			svg := svgOf(t, engine, p)
			if err := clean(svg); err != nil {
				t.Errorf("title %.40q, outlines %t: the picture holds %v", text, p.Outlines, err)
			}
			if bytes.Contains(svg, []byte("NaN")) {
				t.Errorf("title %.40q, outlines %t: a text has no width", text, p.Outlines)
			}
			if _, _, err := draw.PNG(t.Context(), svg, draw.Raster{}); err != nil {
				t.Errorf("title %.40q, outlines %t: %v", text, p.Outlines, err)
			}
		}
	}
}

// ECharts does not escape the values of attributes.
func TestHostileColoursAndFontsAreLeftOut(t *testing.T) {
	engine := newEngine(t)
	for _, value := range []string{`red"><script>alert(1)</script><g fill="`, `url(https://example.org/x)`, `x" onload="alert(1)`, `'"`} {
		option, err := json.Marshal(map[string]any{
			"title":  map[string]any{"text": "제목", "textStyle": map[string]any{"color": value, "fontFamily": value}},
			"series": []any{map[string]any{"type": "bar", "data": []int{1}, "itemStyle": map[string]any{"color": value}}},
			"xAxis":  map[string]any{"type": "category"}, "yAxis": map[string]any{"type": "value"},
		})
		if err != nil {
			t.Fatal(err)
		}
		svg, _, err := draw.SVG(t.Context(), engine, draw.Picture{Option: option, Width: 300, Height: 200})
		if errors.Is(err, metrics.ErrInvalid) {
			continue // no longer well-formed: refused as a whole
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := clean(svg); err != nil {
			t.Errorf("colour %q: the picture holds %v", value, err)
		}
	}
}

func TestWhatCannotBeDrawnIsInvalid(t *testing.T) {
	engine := newEngine(t)
	good := pictureOf(t, "bars-light")
	tests := map[string]func(*draw.Picture){
		"too narrow": func(p *draw.Picture) { p.Width = draw.MinSide - 1 },
		"too high":   func(p *draw.Picture) { p.Height = draw.MaxSide + 1 },
		"no JSON":    func(p *draw.Picture) { p.Option = json.RawMessage(`{"series":`) },
		"a chart we lack": func(p *draw.Picture) {
			p.Option = json.RawMessage(`{"xAxis":{"type":"nothing"},"series":[{"type":"bar","data":[1]}]}`)
		},
		"a colour as paper":   func(p *draw.Picture) { p.Background = `red"/><script>` },
		"a list for a chart":  func(p *draw.Picture) { p.Option = json.RawMessage(`null`) },
		"an option too large": func(p *draw.Picture) { p.Option = json.RawMessage(`"` + strings.Repeat("x", 5<<20) + `"`) },
	}
	for rule, spoil := range tests {
		p := good
		spoil(&p)
		if _, _, err := draw.SVG(t.Context(), engine, p); !errors.Is(err, metrics.ErrInvalid) {
			t.Errorf("%s: err %v; want ErrInvalid", rule, err)
		}
		if svg := svgOf(t, engine, good); !bytes.Contains(svg, []byte("공공구매액")) {
			t.Errorf("%s: the next picture is spoilt", rule)
		}
	}
}

func TestAnEngineStopsWithItsCaller(t *testing.T) {
	engine := newEngine(t)
	svgOf(t, engine, pictureOf(t, "bars-light"))
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Millisecond)
	defer cancel()
	points := strings.TrimSuffix(strings.Repeat("[1,2],", 200_000), ",")
	slow := draw.Picture{Option: json.RawMessage(`{"xAxis":{},"yAxis":{},"series":[{"type":"scatter","data":[` + points + `]}]}`), Width: 300, Height: 200}
	if _, _, err := draw.SVG(ctx, engine, slow); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("err %v; want the deadline", err)
	}
	svgOf(t, engine, pictureOf(t, "bars-light"))
	full := draw.NewQuickJS(1)
	done, stop := context.WithCancel(t.Context())
	stop()
	if _, _, err := draw.SVG(done, full, pictureOf(t, "bars-light")); !errors.Is(err, context.Canceled) {
		t.Errorf("err %v; want cancelled", err)
	}
}
