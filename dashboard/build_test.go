package dashboard_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jipyo/jipyo/dashboard"
	"github.com/jipyo/jipyo/metrics"
)

func newFigure(tb testing.TB, rows ...statement) dashboard.Figure {
	tb.Helper()
	catalog, areas := shown(tb)
	fig, err := dashboard.NewFigure(catalog, areas, "ko", series(tb, rows...))
	if err != nil {
		tb.Fatal(err)
	}
	return fig
}

// at gives the point of a line by its label.
func at(t *testing.T, fig dashboard.Figure, line, label string) dashboard.Point {
	t.Helper()
	for _, l := range fig.Lines {
		for _, p := range l.Points {
			if l.Name == line && p.Label == label {
				return p
			}
		}
	}
	t.Fatalf("no point %s %s in %v", line, label, fig.Lines)
	return dashboard.Point{}
}

func TestFlowsStandByPeriodAndPartsOfAYearApart(t *testing.T) {
	fig := newFigure(t, procurement()...)
	want := []string{"2015년", "2016년", "2017. 1. 1. ~ 11. 13.", "2017년", "2018년", "2019년 상반기", "2019년"}
	// 2017 has no value of its own: a gap, not the value to 13 November.
	if fig.Axis.Kind != dashboard.CategoryAxis || !slices.Equal(fig.Axis.Categories, want) {
		t.Errorf("axis %s %q; want %q", fig.Axis.Kind, fig.Axis.Categories, want)
	}
	half := at(t, fig, "실적", "2019년 상반기")
	if !half.PartYear || half.X != 5 || *half.Value != 43 {
		t.Errorf("2019-S1: part %v at %v, %v; want a part at 5, 43", half.PartYear, half.X, *half.Value)
	}
	if year := at(t, fig, "실적", "2019년"); year.PartYear || *year.Value != 126 || year.Text != "약 126억 원" {
		t.Errorf("2019: part %v, %v, %q", year.PartYear, *year.Value, year.Text)
	}
	if fig.Lines[0].Shape != dashboard.ShapeBar || fig.Lines[1].Shape != dashboard.ShapeMarker {
		t.Errorf("shapes %s, %s; want bars and markers", fig.Lines[0].Shape, fig.Lines[1].Shape)
	}
	if fig.Unit.Caption != "단위: 억 원" || fig.Title != "공공구매액" || fig.Subtitle != "전주시, 2015~2019년" {
		t.Errorf("%q, %q, %q", fig.Unit.Caption, fig.Title, fig.Subtitle)
	}
}

func TestConflictsAreMarkedAndListed(t *testing.T) {
	fig := newFigure(t, procurement()...)
	decided := at(t, fig, "실적", "2015년")
	if !decided.Conflict || decided.Note != 1 || *decided.Value != 44 {
		t.Errorf("2015: conflict %v, note %d, %v; want note 1 at 44", decided.Conflict, decided.Note, *decided.Value)
	}
	if want := "다른 값: 40억 5,900만 원\n(아주경제, 2016. 1. 8.)"; !strings.Contains(decided.Tooltip, want) {
		t.Errorf("tooltip %q lacks %q", decided.Tooltip, want)
	}
	open := at(t, fig, "실적", "2018년")
	if open.Value != nil || *open.Low != 90.5 || *open.High != 95 || open.Note != 2 {
		t.Errorf("2018: %v, %v to %v, note %d; want a range 90.5 to 95, note 2", open.Value, *open.Low, *open.High, open.Note)
	}
	if want := "90억 5,000만 원 ~ 95억 원"; open.Text != want {
		t.Errorf("2018: %q; want %q", open.Text, want)
	}
	if fig.Notes[1].Number != 2 || !strings.Contains(fig.Notes[1].Text, "범위로 표시") || !strings.Contains(fig.Notes[1].Text, "전북일보") {
		t.Errorf("note 2: %+v", fig.Notes[1])
	}
	row := fig.Table.Rows[0]
	if row.Period != "2015년" || !row.Conflict || row.Note != 1 || row.Sources != 2 || len(row.Also) != 1 || !row.Also[0].Conflict {
		t.Errorf("first row %+v; want 2015 with its conflict", row)
	}
	if !strings.Contains(fig.Summary, "출처마다 값이 다른 곳 2개") {
		t.Errorf("summary %q does not count the conflicts", fig.Summary)
	}
}

func TestAssumedPeriodsAreHollowAndSaidEverywhere(t *testing.T) {
	fig := newFigure(t,
		statement{indicator: "counselling", unit: metrics.Cases, period: "2019", value: "1600", basis: metrics.Assumed, qualifier: metrics.Approx},
		statement{indicator: "counselling", unit: metrics.Cases, period: "2019-S1", value: "1240"})
	p := at(t, fig, "실적", "2019년")
	if !p.Hollow || !strings.Contains(p.Tooltip, "시점 추정") || p.Text != "약 1,600건" {
		t.Errorf("hollow %v, %q, tooltip %q", p.Hollow, p.Text, p.Tooltip)
	}
	if row := fig.Table.Rows[1]; row.Basis != "시점 추정" || row.Qualifier != "약" || row.Value != "1,600건" {
		t.Errorf("row %+v", row)
	}
	if !strings.Contains(fig.Summary, "시점을 추정한 값 1개") || !strings.Contains(fig.Notes[0].Text, "추정한 값입니다: 2019년") {
		t.Errorf("summary %q, notes %v", fig.Summary, fig.Notes)
	}
}

func TestStatesStandAtTheirLastDay(t *testing.T) {
	fig := newFigure(t,
		statement{indicator: "cooperatives", unit: metrics.Count, period: "2019-01-23", value: "343"},
		statement{indicator: "cooperatives", unit: metrics.Count, period: "2015", value: "150"},
		statement{indicator: "cooperatives", unit: metrics.Count, period: "2025", value: "600", kind: metrics.Plan})
	if fig.Axis.Kind != dashboard.TimeAxis || len(fig.Axis.Bands) != 11 {
		t.Fatalf("axis %s of %d bands; want time of 11", fig.Axis.Kind, len(fig.Axis.Bands))
	}
	day := func(y, m, d int) float64 {
		return float64(time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).UnixMilli())
	}
	points := fig.Lines[0].Points
	if points[0].X != day(2015, 12, 31) || points[1].X != day(2019, 1, 23) || fig.Axis.Min != day(2015, 1, 1) || fig.Axis.Max != day(2026, 1, 1) {
		t.Errorf("points at %v, %v on %v to %v", points[0].X, points[1].X, fig.Axis.Min, fig.Axis.Max)
	}
	if fig.Lines[0].Shape != dashboard.ShapeLine || fig.Lines[1].Shape != dashboard.ShapeMarker {
		t.Errorf("shapes %s, %s; want a line, and the plan apart from it", fig.Lines[0].Shape, fig.Lines[1].Shape)
	}
	yearly := newFigure(t,
		statement{indicator: "cooperatives", unit: metrics.Count, period: "2015", value: "150"},
		statement{indicator: "cooperatives", unit: metrics.Count, period: "2017", value: "200"})
	if !slices.Equal(yearly.Axis.Categories, []string{"2015년", "2016년", "2017년"}) || len(yearly.Lines[0].Points) != 2 {
		t.Errorf("yearly states on %q; want years", yearly.Axis.Categories)
	}
}

func TestCumulativesWithDifferentStartsAreMarked(t *testing.T) {
	fig := newFigure(t,
		statement{indicator: "counselling-cumulative", unit: metrics.Cases, period: "2016-09-05/2016-10-14", value: "172"},
		statement{indicator: "counselling-cumulative", unit: metrics.Cases, period: "2016-09-20/2018-07-24", value: "2670"},
		statement{indicator: "counselling-cumulative", unit: metrics.Cases, period: "2016-09-20/2019-02-07", value: "3462"})
	points := fig.Lines[0].Points
	if len(fig.Lines) != 1 || points[0].Note != 1 || points[1].Note != 0 || !strings.Contains(fig.Notes[0].Text, "2016. 9. 5., 2016. 9. 20.") {
		t.Errorf("%d lines, notes %d and %d, %v", len(fig.Lines), points[0].Note, points[1].Note, fig.Notes)
	}
}

func TestWhatWaitsForReviewIsNotShown(t *testing.T) {
	fig := newFigure(t,
		statement{period: "2018", value: "7900000000", published: "2019-07-17"},
		statement{period: "2018", value: "1000000000", status: metrics.Review},
		statement{period: "2019", value: "2000000000", status: metrics.Rejected})
	if n := len(fig.Lines[0].Points); n != 1 {
		t.Fatalf("%d points; want 1", n)
	}
	if p := fig.Lines[0].Points[0]; p.Conflict || *p.Value != 79 {
		t.Errorf("2018: conflict %v, %v; want 79 alone", p.Conflict, *p.Value)
	}
	if fig := newFigure(t, statement{period: "2019", value: "1", status: metrics.Review}); !fig.Empty {
		t.Error("a figure of nothing published is not empty")
	}
}

func TestNewFigureRefusesWhatCannotShareAnAxis(t *testing.T) {
	catalog, areas := shown(t)
	tests := []struct {
		rule string
		rows []statement
		want error
	}{
		{"two units", []statement{{period: "2018", value: "1"}, {period: "2018", value: "1", unit: metrics.Percent}}, metrics.ErrInvalid},
		{"a change and a level", []statement{
			{period: "2018", value: "1", unit: metrics.Percent},
			{period: "2018", value: "1", unit: metrics.Percent, kind: metrics.Change, base: metrics.BasePrevYear},
		}, metrics.ErrInvalid},
		{"a flow and a cumulative", []statement{
			{period: "2018", value: "1", indicator: "counselling", unit: metrics.Cases},
			{period: "2018", value: "1", indicator: "counselling-cumulative", unit: metrics.Cases},
		}, metrics.ErrInvalid},
		{"an unknown indicator", []statement{{period: "2018", value: "1", indicator: "moonshine"}}, metrics.ErrNotFound},
		{"an unknown area", []statement{{period: "2018", value: "1", area: "99999"}}, metrics.ErrNotFound},
	}
	for _, tt := range tests {
		if _, err := dashboard.NewFigure(catalog, areas, "ko", series(t, tt.rows...)); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v; want %v", tt.rule, err, tt.want)
		}
	}
}

func TestAreasAreCompared(t *testing.T) {
	fig := newFigure(t, statement{period: "2018", value: "7900000000"}, statement{period: "2018", value: "5000000000", area: "52130"})
	if len(fig.Lines) != 2 || fig.Lines[0].Name != "전주시" || fig.Lines[1].Name != "군산시" || fig.Subtitle != "전주시·군산시, 2018년" {
		t.Errorf("%q, %q, %q", fig.Lines[0].Name, fig.Lines[1].Name, fig.Subtitle)
	}
}

func TestFiguresSplitByUnitScopeAndChange(t *testing.T) {
	catalog, areas := shown(t)
	rows := append(procurement(),
		statement{period: "2017-01-01/2017-11-13", scope: "type:village", value: "4050000"},
		statement{period: "2017-01-01/2017-11-13", scope: "type:self-reliance", value: "20380000"},
		statement{period: "2019-S1", value: "65", unit: metrics.Percent, kind: metrics.Change, base: metrics.BasePrevYear},
		statement{period: "2018", value: "24.8", unit: metrics.Percent})
	figs, err := dashboard.Figures(catalog, areas, "ko", series(t, rows...))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range figs {
		got = append(got, f.ID+" "+f.Title)
	}
	want := []string{
		"public-procurement 공공구매액", "public-procurement-percent 공공구매액 (%)",
		"public-procurement-type 공공구매액 유형별", "public-procurement-change-percent 공공구매액 증감",
	}
	if !slices.Equal(got, want) {
		t.Errorf("figures %q; want %q", got, want)
	}
	change := figs[3]
	if change.Lines[0].Name != "증감 (전년 대비)" || change.Lines[0].Points[0].Text != "+65%" {
		t.Errorf("change %q, %q", change.Lines[0].Name, change.Lines[0].Points[0].Text)
	}
}

func TestOtherDefinitionsOfAStateStandBesideIt(t *testing.T) {
	catalog, areas := shown(t)
	figs, err := dashboard.Figures(catalog, areas, "ko", series(t,
		statement{indicator: "cooperatives", unit: metrics.Count, period: "2014-02-20", value: "26"},
		statement{indicator: "cooperatives", unit: metrics.Count, period: "2022-07-19", value: "126", scope: "def:with-preliminary"}))
	if err != nil {
		t.Fatal(err)
	}
	if len(figs) != 1 || len(figs[0].Lines) != 2 || figs[0].Lines[0].Name != "기본 정의" || figs[0].Lines[1].Name != "예비 포함" {
		t.Errorf("figures %+v", figs)
	}
}

func BenchmarkNewFigure(b *testing.B) {
	catalog, areas := shown(b)
	all := series(b, procurement()...)
	for b.Loop() {
		if _, err := dashboard.NewFigure(catalog, areas, "ko", all); err != nil {
			b.Fatal(err)
		}
	}
}
