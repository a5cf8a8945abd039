package chart_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/jipyo/jipyo/dashboard"
	"github.com/jipyo/jipyo/dashboard/chart"
	"github.com/jipyo/jipyo/metrics"
)

// twoBars has bars side by side, which patterns tell apart.
func twoBars(tb testing.TB) dashboard.Figure {
	tb.Helper()
	fig := bars(tb)
	second := fig.Lines[0]
	second.Name = "마을기업 실적"
	fig.Lines = append(fig.Lines, second)
	return fig
}

func picture(tb testing.TB, fig dashboard.Figure, sheet chart.Sheet) []byte {
	tb.Helper()
	got, err := chart.Picture(fig, chart.Light, sheet)
	if err != nil {
		tb.Fatal(err)
	}
	return got
}

func TestPictureGoldens(t *testing.T) {
	whole := chart.Sheet{Width: 700, Height: 400, Title: true, Source: true}
	for name, got := range map[string][]byte{
		"picture-bars":  picture(t, bars(t), whole),
		"picture-lines": picture(t, lines(t), whole),
		"picture-two":   picture(t, twoBars(t), chart.Sheet{Width: 360, Height: 300, Title: true}),
	} {
		var indented bytes.Buffer
		if err := json.Indent(&indented, got, "", "  "); err != nil {
			t.Fatal(err)
		}
		indented.WriteByte('\n')
		path := filepath.Join("testdata", name+".json")
		if *update {
			if err := os.WriteFile(path, indented.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), indented.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestPicturesSayWhatThePageSaysBesideTheChart(t *testing.T) {
	fig := bars(t)
	tests := map[string]struct {
		sheet    chart.Sheet
		contains []string
		lacks    []string
	}{
		"title and sources": {
			chart.Sheet{Width: 700, Height: 400, Title: true, Source: true},
			[]string{fig.Title, fig.Subtitle, "출처: 쿠키뉴스", `1) 실적`},
			[]string{`"tooltip":{"show`},
		},
		"the title alone":                  {chart.Sheet{Width: 700, Height: 400, Title: true}, []string{fig.Subtitle}, []string{"출처"}},
		"neither":                          {chart.Sheet{Width: 700, Height: 400}, nil, []string{fig.Subtitle, "출처"}},
		"no note where it would crowd out": {chart.Sheet{Width: 200, Height: 160, Source: true}, []string{"출처"}, []string{"1) 실적"}},
	}
	for rule, tt := range tests {
		var option struct {
			Title []struct{ Text, Subtext string }
		}
		got := picture(t, fig, tt.sheet)
		if err := json.Unmarshal(got, &option); err != nil {
			t.Fatal(err)
		}
		var captions []string
		for _, c := range option.Title {
			captions = append(captions, c.Text, c.Subtext)
		}
		said := strings.Join(captions, "\n")
		for _, want := range tt.contains {
			if !strings.Contains(said, want) {
				t.Errorf("%s: %q lacks %q", rule, said, want)
			}
		}
		for _, no := range tt.lacks {
			if strings.Contains(said, no) {
				t.Errorf("%s: %q holds %q", rule, said, no)
			}
		}
		if bytes.Contains(got, []byte(`"renderMode"`)) {
			t.Errorf("%s: a picture has tooltips", rule)
		}
	}
}

func TestAPictureOfAnUnknownThemeIsInvalid(t *testing.T) {
	if _, err := chart.Picture(bars(t), "sepia", chart.Sheet{Width: 700, Height: 400}); !errors.Is(err, metrics.ErrInvalid) {
		t.Errorf("err %v; want ErrInvalid", err)
	}
	if _, err := chart.Surface("sepia"); !errors.Is(err, metrics.ErrInvalid) {
		t.Errorf("Surface: err %v; want ErrInvalid", err)
	}
}

// A target that stands alone would be taken for what was reached.
func TestATargetAloneIsNamed(t *testing.T) {
	show := func(rows ...statement) bool {
		var option struct{ Legend struct{ Show bool } }
		fig := figure(t, "공공구매율", metrics.Ratio, metrics.Percent, rows...)
		if err := json.Unmarshal(picture(t, fig, chart.Sheet{Width: 700, Height: 400}), &option); err != nil {
			t.Fatal(err)
		}
		return option.Legend.Show
	}
	if !show(statement{"2016", "25", metrics.Target, metrics.Stated, "아주경제"}) {
		t.Error("a target alone has no name")
	}
	if show(statement{"2016", "25", metrics.Actual, metrics.Stated, "아주경제"}) {
		t.Error("what the title says is said twice")
	}
}
