package store_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/shopspring/decimal"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/store"
	"github.com/jipyo/jipyo/metrics/store/storetest"
)

const (
	jeonju = "52110"
	wanju  = "52710"
)

// each runs a test on every database with the catalogue and areas applied.
func each(t *testing.T, run func(t *testing.T, db *store.DB)) {
	t.Helper()
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		t.Helper()
		apply(t, db)
		run(t, db)
	})
}

func apply(tb testing.TB, db *store.DB) {
	tb.Helper()
	if err := db.ApplyCatalog(tb.Context(), catalog(tb), areas(tb)); err != nil {
		tb.Fatalf("ApplyCatalog: %v", err)
	}
}

func catalog(tb testing.TB, change ...func([]metrics.Indicator)) metrics.Catalog {
	tb.Helper()
	indicators := []metrics.Indicator{
		{
			ID: "social-economy-organizations", Units: []metrics.Unit{metrics.Count}, Measure: metrics.Stock,
			Direction: metrics.Up, Category: "social-economy",
			Name:       metrics.Localized{Korean: "사회적경제조직", English: "Social economy organizations"},
			Definition: metrics.Localized{Korean: "시에 등록된 조직의 수"},
			Scopes: []metrics.Scope{
				{ID: "type:village", Name: metrics.Localized{Korean: "마을기업", English: "Village companies"}, AddsUp: true},
				{ID: "type:cooperative", Name: metrics.Localized{Korean: "협동조합", English: "Cooperatives"}, AddsUp: true},
			},
			Words: []metrics.Word{
				{Lang: "ko", Text: "사회적경제조직", Role: metrics.RoleName},
				{Lang: "ko", Text: "마을기업", Role: metrics.RoleName, Scope: "type:village"},
				{Lang: "ko", Text: "전국", Role: metrics.RoleExclude},
			},
			Aliases: []string{"se-organizations"},
		},
		{
			ID: "public-procurement", Units: []metrics.Unit{metrics.KRW, metrics.Percent}, Measure: metrics.Flow,
			Direction: metrics.Up, Category: "procurement",
			Name: metrics.Localized{Korean: "공공구매", English: "Public procurement"},
		},
	}
	for _, f := range change {
		f(indicators)
	}
	c, err := metrics.NewCatalog([]metrics.Category{
		{ID: "social-economy", Name: metrics.Localized{Korean: "사회적경제", English: "Social economy"}},
		{ID: "procurement", Name: metrics.Localized{Korean: "구매"}},
	}, indicators)
	if err != nil {
		tb.Fatalf("NewCatalog: %v", err)
	}
	return c
}

func areas(tb testing.TB) metrics.Areas {
	tb.Helper()
	a, err := metrics.NewAreas([]metrics.RefArea{
		{ID: metrics.Nation, Level: metrics.LevelNation, Names: []metrics.AreaName{{Form: "usual", Name: "전국"}}},
		{
			ID: "52000", Parent: metrics.Nation, Level: metrics.LevelProvince,
			Names: []metrics.AreaName{
				{Form: "usual", Name: "전라북도", To: "2024-01-17"},
				{Form: "usual", Name: "전북특별자치도", From: "2024-01-18"},
			},
		},
		{
			ID: jeonju, Parent: "52000", Level: metrics.LevelMunicipality,
			Names: []metrics.AreaName{{Form: "usual", Name: "전주시"}, {Form: "english", Name: "Jeonju"}},
			Codes: []metrics.AreaCode{
				{System: "admin5", Code: "45110", To: "2024-01-17"}, {System: "admin5", Code: "52110", From: "2024-01-18"},
			},
		},
		{ID: wanju, Parent: "52000", Level: metrics.LevelMunicipality, Names: []metrics.AreaName{{Form: "usual", Name: "완주군"}}},
	})
	if err != nil {
		tb.Fatalf("NewAreas: %v", err)
	}
	return a
}

// figure is a figure of a test: what changes from one to the next.
type figure struct {
	indicator string
	area      string
	period    string
	text      string
	value     int64
}

func (f figure) observation(tb testing.TB) metrics.Observation {
	tb.Helper()
	p, err := metrics.ParseTimePeriod(f.period)
	if err != nil {
		tb.Fatal(err)
	}
	unit := metrics.Count
	if f.indicator == "public-procurement" {
		unit = metrics.KRW
	}
	return metrics.Observation{
		Key: metrics.Key{
			Indicator: f.indicator, RefArea: f.area, Scope: metrics.TotalScope, Period: p,
			Kind: metrics.Actual, Unit: unit,
		},
		PeriodBasis: metrics.Stated, Value: decimal.NewFromInt(f.value), Qualifier: metrics.Exact,
		Status: metrics.Published, ObsStatus: metrics.ObsNormal, Confidence: 0.9, FigureText: f.text,
	}
}

var releaseFigures = []figure{
	{"social-economy-organizations", jeonju, "2019-07-17", "451개", 451},
	{"public-procurement", jeonju, "2019-S1", "43억원", 4300000000},
	{"social-economy-organizations", wanju, "2019", "88개", 88},
}

// reading builds a reading whose text states each figure in a line of its own.
func reading(tb testing.TB, rules, title string, figures ...figure) metrics.Reading {
	tb.Helper()
	r := metrics.Reading{
		Release: metrics.Release{FileName: "release.txt", Data: []byte("bytes of " + title)},
		Source: metrics.Source{
			Type: metrics.TypeRelease, Title: title, Publisher: "전주시", URL: "https://www.jeonju.go.kr/1",
			PublishedAt: metrics.Day(time.Date(2019, 7, 17, 0, 0, 0, 0, time.UTC)), Licence: "공공누리 제1유형",
			FirstSeen: time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC),
		},
		RefArea: jeonju, ReadAt: time.Date(2020, 1, 2, 3, 4, 6, 0, time.UTC), Reader: "plain/1", RuleVersion: rules,
	}
	r.Release.FirstSeen = r.Source.FirstSeen
	var text strings.Builder
	for _, f := range figures {
		o := f.observation(tb)
		o.Quote = fmt.Sprintf("올해 %s 모두 %s.", f.area, f.text)
		o.Span.Start = text.Len()
		o.Figure.Start = text.Len() + strings.Index(o.Quote, f.text)
		o.Figure.End = o.Figure.Start + len(f.text)
		text.WriteString(o.Quote)
		o.Span.End = text.Len()
		text.WriteString("\n")
		r.Observations = append(r.Observations, o)
	}
	r.Text = text.String()
	return r
}

func save(tb testing.TB, db *store.DB, r metrics.Reading) {
	tb.Helper()
	if changed, err := db.Save(tb.Context(), r); err != nil || !changed {
		tb.Fatalf("Save(%s) = %v, %v; want true", r.Source.Title, changed, err)
	}
}

func observations(tb testing.TB, db *store.DB, q metrics.Query) []metrics.Observation {
	tb.Helper()
	obs, err := db.Observations(tb.Context(), q)
	if err != nil {
		tb.Fatalf("Observations(%+v): %v", q, err)
	}
	return obs
}

// brief shows observations as area, period and value.
func brief(obs []metrics.Observation) []string {
	lines := []string{}
	for _, o := range obs {
		lines = append(lines, fmt.Sprintf("%s %s %s %s", o.Indicator, o.RefArea, o.Period, o.Value))
	}
	return lines
}

func versions(tb testing.TB, db *store.DB, areas ...string) map[string]int64 {
	tb.Helper()
	v, err := db.Versions(tb.Context(), areas...)
	if err != nil {
		tb.Fatalf("Versions(%v): %v", areas, err)
	}
	return v
}

func wantCause(tb testing.TB, what string, err, cause error) {
	tb.Helper()
	if !errors.Is(err, cause) {
		tb.Errorf("%s: %v; want %v", what, err, cause)
	}
}

// same compares records: decimals by value, spans of time by text.
func same(tb testing.TB, what string, got, want any) {
	tb.Helper()
	decimals := cmp.Comparer(func(a, b decimal.Decimal) bool { return a.Equal(b) })
	periods := cmp.Comparer(func(a, b metrics.TimePeriod) bool { return a == b })
	if diff := cmp.Diff(want, got, decimals, periods, cmpopts.EquateEmpty()); diff != "" {
		tb.Errorf("%s (-want +got):\n%s", what, diff)
	}
}
