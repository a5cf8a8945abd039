package dashboard_test

import (
	"testing"

	"github.com/jipyo/jipyo/metrics"
)

// shown is what the tests draw from: a flow with a target, a state, a
// cumulative and a rate, in two areas.
func shown(tb testing.TB) (metrics.Catalog, metrics.Areas) {
	tb.Helper()
	indicator := func(id, name string, unit metrics.Unit, measure metrics.Measure) metrics.Indicator {
		return metrics.Indicator{
			ID: id, Units: []metrics.Unit{unit, metrics.Percent}, Measure: measure, Direction: metrics.Up, Category: "all",
			Name: metrics.Localized{Korean: name, English: id},
			Scopes: []metrics.Scope{
				{ID: "type:village", Name: metrics.Localized{Korean: "마을기업"}, AddsUp: true},
				{ID: "type:self-reliance", Name: metrics.Localized{Korean: "자활기업"}, AddsUp: true},
				{ID: "def:with-preliminary", Name: metrics.Localized{Korean: "예비 포함"}},
			},
		}
	}
	catalog, err := metrics.NewCatalog([]metrics.Category{{ID: "all"}}, []metrics.Indicator{
		indicator("public-procurement", "공공구매액", metrics.KRW, metrics.Flow),
		indicator("cooperatives", "협동조합 수", metrics.Count, metrics.Stock),
		indicator("village-enterprises", "마을기업 수", metrics.Count, metrics.Stock),
		indicator("counselling-cumulative", "누적 상담 건수", metrics.Cases, metrics.Cumulative),
		indicator("counselling", "상담 건수", metrics.Cases, metrics.Flow),
	})
	if err != nil {
		tb.Fatal(err)
	}
	areas, err := metrics.NewAreas([]metrics.RefArea{
		{ID: "52110", Names: []metrics.AreaName{{Form: "usual", Name: "전주시"}}},
		{ID: "52130", Names: []metrics.AreaName{{Form: "usual", Name: "군산시"}}},
	})
	if err != nil {
		tb.Fatal(err)
	}
	return catalog, areas
}

// statement is one row of a test's table; what is empty is the usual.
type statement struct {
	indicator, area, scope, period string
	kind                           metrics.Kind
	unit                           metrics.Unit
	value                          string
	qualifier                      metrics.Qualifier
	basis                          metrics.Basis
	status                         metrics.Status
	base                           metrics.Base
	publisher, published           string
	source                         metrics.SourceType
}

func or[T comparable](v, usual T) T {
	var none T
	if v == none {
		return usual
	}
	return v
}

func series(tb testing.TB, rows ...statement) []metrics.Series {
	tb.Helper()
	var all []metrics.Observation
	for _, r := range rows {
		src := metrics.Source{
			Type: or(r.source, metrics.TypePress), Publisher: or(r.publisher, "전라일보"),
			PublishedAt: period(tb, or(r.published, "2020-01-15")),
		}
		src.ID = src.HeaderID()
		o := metrics.Observation{
			Key: metrics.Key{
				Indicator: or(r.indicator, "public-procurement"), RefArea: or(r.area, "52110"),
				Scope: or(r.scope, metrics.TotalScope), Period: period(tb, r.period),
				Kind: or(r.kind, metrics.Actual), Unit: or(r.unit, metrics.KRW), Base: r.base,
			},
			PeriodBasis: or(r.basis, metrics.Stated), Value: dec(r.value), Qualifier: or(r.qualifier, metrics.Exact),
			Status: or(r.status, metrics.Published), ObsStatus: metrics.ObsNormal, Source: src, Quote: r.value,
		}
		o.ID = metrics.NewObservationID(o)
		if err := o.Validate(); err != nil {
			tb.Fatal(err)
		}
		all = append(all, o)
	}
	return metrics.NewSeries(all)
}

// procurement is a flow with a target, a part of a year, an approximate value,
// a conflict that is decided and one that is open.
func procurement() []statement {
	return []statement{
		{period: "2015", value: "4059000000", publisher: "아주경제", published: "2016-01-08"},
		{period: "2015", value: "4400000000", publisher: "일요신문", published: "2016-01-25"},
		{period: "2016", value: "5661000000"},
		{period: "2016", value: "5000000000", kind: metrics.Target},
		{period: "2017-01-01/2017-11-13", value: "6223490000"},
		{period: "2018", value: "9050000000", publisher: "전북연합신문", published: "2018-11-08"},
		{period: "2018", value: "9500000000", publisher: "전북일보", published: "2018-11-08"},
		{period: "2019-S1", value: "4300000000", publisher: "전주시", published: "2019-07-17", source: metrics.TypeRelease},
		{period: "2019", value: "8100000000", kind: metrics.Target, publisher: "전주시", published: "2019-07-17"},
		{period: "2019", value: "12600000000", qualifier: metrics.Approx},
	}
}
