package chart_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/jipyo/jipyo/dashboard"
	"github.com/jipyo/jipyo/dashboard/chart"
	"github.com/jipyo/jipyo/metrics"
)

var update = flag.Bool("update", false, "write the goldens anew")

// statement is one value of a test's figure, by one source.
type statement struct {
	period, value string
	kind          metrics.Kind
	basis         metrics.Basis
	publisher     string
}

// figure draws an indicator of a name from what is stated of it.
func figure(tb testing.TB, name string, measure metrics.Measure, unit metrics.Unit, rows ...statement) dashboard.Figure {
	tb.Helper()
	catalog, err := metrics.NewCatalog([]metrics.Category{{ID: "all"}}, []metrics.Indicator{{
		ID: "indicator", Units: []metrics.Unit{unit}, Measure: measure, Direction: metrics.Up, Category: "all",
		Name: metrics.Localized{Korean: name},
	}})
	if err != nil {
		tb.Fatal(err)
	}
	areas, err := metrics.NewAreas([]metrics.RefArea{{ID: "52110", Names: []metrics.AreaName{{Form: "usual", Name: "전주시"}}}})
	if err != nil {
		tb.Fatal(err)
	}
	published, err := metrics.ParseTimePeriod("2019-07-17")
	if err != nil {
		tb.Fatal(err)
	}
	var all []metrics.Observation
	for _, r := range rows {
		period, err := metrics.ParseTimePeriod(r.period)
		if err != nil {
			tb.Fatal(err)
		}
		src := metrics.Source{Type: metrics.TypePress, Publisher: r.publisher, PublishedAt: published}
		src.ID = src.HeaderID()
		o := metrics.Observation{
			Key: metrics.Key{
				Indicator: "indicator", RefArea: "52110", Scope: metrics.TotalScope, Period: period, Kind: r.kind, Unit: unit,
			},
			PeriodBasis: r.basis, Value: decimal.RequireFromString(r.value), Qualifier: metrics.Exact,
			Status: metrics.Published, Source: src,
		}
		o.ID = metrics.NewObservationID(o)
		all = append(all, o)
	}
	fig, err := dashboard.NewFigure(catalog, areas, "ko", metrics.NewSeries(all))
	if err != nil {
		tb.Fatal(err)
	}
	return fig
}

// bars is a flow with a target, a part of a year, an assumed period and an
// open conflict.
func bars(tb testing.TB) dashboard.Figure {
	tb.Helper()
	return figure(tb, "공공구매액", metrics.Flow, metrics.KRW,
		statement{"2016", "5661000000", metrics.Actual, metrics.Stated, "전라일보"},
		statement{"2016", "5000000000", metrics.Target, metrics.Stated, "전북일보"},
		statement{"2017-01-01/2017-11-13", "6223490000", metrics.Actual, metrics.Stated, "전라일보"},
		statement{"2018", "9050000000", metrics.Actual, metrics.Stated, "전북연합신문"},
		statement{"2018", "9500000000", metrics.Actual, metrics.Stated, "전북일보"},
		statement{"2019", "12600000000", metrics.Actual, metrics.Assumed, "쿠키뉴스"})
}

// lines is a state at dates with an open conflict and a plan.
func lines(tb testing.TB) dashboard.Figure {
	tb.Helper()
	return figure(tb, "협동조합 수", metrics.Stock, metrics.Count,
		statement{"2016-01-25", "212", metrics.Actual, metrics.Stated, "아주경제"},
		statement{"2018-02-08", "292", metrics.Actual, metrics.Stated, "전북연합신문"},
		statement{"2018-02-08", "310", metrics.Actual, metrics.Stated, "전북일보"},
		statement{"2019-01-23", "343", metrics.Actual, metrics.Stated, "전북중앙"},
		statement{"2020-12-31", "400", metrics.Plan, metrics.Stated, "전북중앙"})
}

func option(tb testing.TB, fig dashboard.Figure, theme chart.Theme) []byte {
	tb.Helper()
	got, err := chart.Option(fig, theme)
	if err != nil {
		tb.Fatal(err)
	}
	return got
}

func TestOptionGoldens(t *testing.T) {
	tests := []struct {
		name  string
		fig   dashboard.Figure
		theme chart.Theme
	}{
		{"bars-light", bars(t), chart.Light},
		{"bars-contrast", bars(t), chart.Contrast},
		{"lines-dark", lines(t), chart.Dark},
	}
	for _, tt := range tests {
		var got bytes.Buffer
		if err := json.Indent(&got, option(t, tt.fig, tt.theme), "", "  "); err != nil {
			t.Fatal(err)
		}
		got.WriteByte('\n')
		path := filepath.Join("testdata", tt.name+".json")
		if *update {
			if err := os.WriteFile(path, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestOptionIsTheSameBytesEachTime(t *testing.T) {
	if a, b := option(t, bars(t), chart.Light), option(t, bars(t), chart.Light); !bytes.Equal(a, b) {
		t.Error("two options of one figure differ")
	}
}

// texts collects every string of a JSON value under its key.
func texts(v any, key string, into map[string][]string) {
	switch v := v.(type) {
	case string:
		into[key] = append(into[key], v)
	case []any:
		for _, e := range v {
			texts(e, key, into)
		}
	case map[string]any:
		for k, e := range v {
			texts(e, k, into)
		}
	}
}

func TestHostileTextsStayText(t *testing.T) {
	const hostile = `</script><b>"'{a}{style|x}__f__alert(1)__f__`
	fig := figure(t, hostile, metrics.Stock, metrics.Count,
		statement{"2019-07-17", "451", metrics.Actual, metrics.Stated, hostile},
		statement{"2020-07-17", "500", metrics.Actual, metrics.Stated, hostile})
	fig.Lines[0].Name = hostile
	got := option(t, fig, chart.Light)
	if i := bytes.IndexAny(got, "<>&"); i >= 0 {
		t.Errorf("unescaped markup at %d: %.40s", i, got[i:])
	}
	var option any
	if err := json.Unmarshal(got, &option); err != nil {
		t.Fatal(err)
	}
	found := map[string][]string{}
	texts(option, "", found)
	if name := found["name"]; !strings.Contains(strings.Join(name, "\n"), hostile) {
		t.Errorf("names %q lack the text as it is", name)
	}
	if summary := found["description"][0]; !strings.Contains(summary, hostile) {
		t.Errorf("description %q lacks the text as it is", summary)
	}
	ours := regexp.MustCompile(`^(\{value\}|\{yyyy\}년)$`)
	for _, f := range found["formatter"] {
		if strings.ContainsAny(f, "{}") && !ours.MatchString(f) {
			t.Errorf("formatter %q is read as a template", f)
		}
	}
	// A word wider than a tooltip is cut, so lines are joined again.
	if tip := strings.ReplaceAll(strings.Join(found["formatter"], ""), "\n", ""); !strings.Contains(tip, "｛a｝") || !strings.Contains(tip, "__f__alert(1)__f__") {
		t.Errorf("tooltips %q lack the text", tip)
	}
}

func TestOptionHasNoMarkupTooltipAndNoMotion(t *testing.T) {
	var got struct {
		Animation bool
		UseUTC    bool
		Tooltip   struct{ RenderMode string }
		Aria      struct{ Label struct{ Description string } }
		YAxis     []struct{ Name string }
		TextStyle struct{ FontFamily string }
	}
	if err := json.Unmarshal(option(t, bars(t), chart.Light), &got); err != nil {
		t.Fatal(err)
	}
	if got.Animation || !got.UseUTC || got.Tooltip.RenderMode != "richText" || got.YAxis[0].Name != "단위: 억 원" {
		t.Errorf("option %+v", got)
	}
	if got.Aria.Label.Description != bars(t).Summary || strings.ContainsAny(got.TextStyle.FontFamily, `"'`) {
		t.Errorf("option %+v", got)
	}
}

func TestUnknownThemeIsInvalid(t *testing.T) {
	if _, err := chart.Option(bars(t), "sepia"); !errors.Is(err, metrics.ErrInvalid) {
		t.Errorf("err %v; want ErrInvalid", err)
	}
}

// The page's script and its charts lie side by side, so their colours are one.
func TestColoursAreThoseOfThePage(t *testing.T) {
	css, err := os.ReadFile(filepath.Join("..", "..", "web", "static", "css", "tokens.css"))
	if err != nil {
		t.Fatal(err)
	}
	tokens := map[string]bool{}
	for _, m := range regexp.MustCompile(`--(?:chart-\d|krds-gray-\d+): (#[0-9a-f]{6});`).FindAllSubmatch(css, -1) {
		tokens[string(m[1])] = true
	}
	for _, theme := range chart.Themes {
		for _, c := range regexp.MustCompile(`#[0-9a-fA-F]{6}`).FindAllString(string(option(t, bars(t), theme)), -1) {
			if !tokens[c] {
				t.Errorf("%s: colour %s is no token of the page", theme, c)
			}
		}
	}
}

func BenchmarkOption(b *testing.B) {
	fig := bars(b)
	for b.Loop() {
		if _, err := chart.Option(fig, chart.Light); err != nil {
			b.Fatal(err)
		}
	}
}
