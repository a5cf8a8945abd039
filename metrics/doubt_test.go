package metrics_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/jipyo/jipyo/metrics"
)

// stated is what a row of the doubt tests tells of a statement: scope, period
// and value, and a qualifier or "assumed".
func stated(t *testing.T, row string) metrics.Observation {
	t.Helper()
	cells := strings.Fields(row)
	p, err := metrics.ParseTimePeriod(cells[1])
	if err != nil {
		t.Fatal(err)
	}
	o := metrics.Observation{
		ID: row, Value: decimal.RequireFromString(cells[2]), Qualifier: metrics.Exact, PeriodBasis: metrics.Stated,
		Key:    metrics.Key{Indicator: "x", RefArea: "52110", Scope: cells[0], Period: p, Kind: metrics.Actual, Unit: metrics.Count},
		Source: metrics.Source{ID: metrics.SourceID(row), Type: metrics.TypePress},
	}
	switch word := strings.Join(cells[3:], ""); {
	case word == "":
	case word == "assumed":
		o.PeriodBasis = metrics.Assumed
	case word == "target":
		o.Kind = metrics.Target
	case strings.HasPrefix(word, "told"):
		o.Source.PublishedAt, _ = metrics.ParseTimePeriod(word[4:])
	default:
		o.Qualifier = metrics.Qualifier(word)
	}
	return o
}

func TestDoubts(t *testing.T) {
	const up, down = metrics.Up, metrics.Down
	tests := []struct {
		rule      string
		measure   metrics.Measure
		direction metrics.Direction
		stated    []string
		want      string
	}{
		{"a cumulative does not fall", metrics.Cumulative, up, []string{"total 2016/2019 5329", "total 2016/2020 5323"}, "fall 2016/2020"},
		{"a rounded cumulative may stand for the one before", metrics.Cumulative, up, []string{"total 2016/2019 5329", "total 2016/2020 5300 approx"}, ""},
		{"cumulatives from two starts are not compared", metrics.Cumulative, up, []string{"total 2016/2019 5329", "total 2018/2020 2300"}, ""},
		{"a cumulative may grow tenfold", metrics.Cumulative, up, []string{"total 2016/2017 172", "total 2016/2019 2670"}, ""},
		{"a stock that is back within a year has dipped", metrics.Stock, up, []string{"total 2020-01-15 498", "total 2020-05-14 483", "total 2020-06-03 500 approx"}, "dip 2020-05-14"},
		{"a stock that is back after years has not", metrics.Stock, up, []string{"total 2018-01-15 498", "total 2019-05-14 483", "total 2021-06-03 500"}, ""},
		{"a dip below a fiftieth is noise", metrics.Stock, up, []string{"total 2020-01-15 500", "total 2020-05-14 495", "total 2020-06-03 501"}, ""},
		{"a deep dip is not told again as a step", metrics.Stock, up, []string{"total 2020-01-15 498", "total 2020-05-14 83", "total 2020-06-03 500"}, "dip 2020-05-14"},
		{"a flow may fall and rise", metrics.Flow, up, []string{"total 2018 498", "total 2019 303", "total 2020 500"}, ""},
		{"a stock of a year that was told in spring is spring's", metrics.Stock, up, []string{"total 2020 451 told2020-03-01", "total 2020-07 500", "total 2021-01 498"}, ""},
		{"a stock that is to grow loses three tenths", metrics.Stock, up, []string{"total 2016-09-08 20", "total 2018-02-08 14"}, "step 2018-02-08"},
		{"a stock that is to shrink may", metrics.Stock, down, []string{"total 2016-09-08 20", "total 2018-02-08 14"}, ""},
		{"a stock that is to shrink grows by as much", metrics.Stock, down, []string{"total 2016-09-08 14", "total 2018-02-08 20"}, "step 2018-02-08"},
		{"a flow of ten times the year before was misread", metrics.Flow, up, []string{"total 2018 43", "total 2019 430"}, "step 2019"},
		{"a flow of a year is not held against one of a month", metrics.Flow, up, []string{"total 2018 43", "total 2019-01 4", "total 2019 50"}, ""},
		{"a ratio of a tenth was misread", metrics.Ratio, up, []string{"total 2018 43.1", "total 2019 4.31"}, "step 2019"},
		{"from nothing every step is plausible", metrics.Stock, up, []string{"total 2018 0", "total 2019 430"}, ""},
		{"parts are not more than their total", metrics.Flow, up, []string{"total 2018 63", "part:a 2018 46", "part:b 2018 18"}, "parts 2018"},
		{"all parts are not less", metrics.Flow, up, []string{"total 2018 63", "part:a 2018 46", "part:b 2018 5"}, "parts 2018"},
		{"some parts may be less", metrics.Flow, up, []string{"total 2018 63", "part:a 2018 46"}, ""},
		{"parts may be off by their rounding", metrics.Flow, up, []string{"total 2018 62230000", "part:a 2018 26330000", "part:b 2018 35910000"}, ""},
		{"a bound is held against nothing", metrics.Flow, up, []string{"total 2018 63 at_least", "part:a 2018 46", "part:b 2018 18"}, ""},
		{"scopes that do not add up are no parts", metrics.Flow, up, []string{"total 2018 63", "def:c 2018 75"}, ""},
		{"an assumed period is not looked at", metrics.Cumulative, up, []string{"total 2016/2019 5329", "total 2016/2020 5323 assumed"}, ""},
		{"a target is not looked at", metrics.Cumulative, up, []string{"total 2016/2019 5329 target", "total 2016/2020 5323 target"}, ""},
		{"an open conflict leaves room", metrics.Cumulative, up, []string{"total 2016/2019 5329", "total 2016/2020 5323", "total 2016/2020 5335"}, ""},
	}
	for _, tt := range tests {
		cat, err := metrics.NewCatalog([]metrics.Category{{ID: "c"}}, []metrics.Indicator{{
			ID: "x", Category: "c", Units: []metrics.Unit{metrics.Count}, Measure: tt.measure, Direction: tt.direction,
			Name:   metrics.Localized{Korean: "엑스"},
			Scopes: []metrics.Scope{{ID: "part:a", AddsUp: true}, {ID: "part:b", AddsUp: true}, {ID: "def:c"}},
		}})
		if err != nil {
			t.Fatal(err)
		}
		var obs []metrics.Observation
		for _, row := range tt.stated {
			obs = append(obs, stated(t, row))
		}
		for range 2 { // the order of the statements is no matter
			var got []string
			for _, d := range metrics.Doubts(cat, metrics.NewSeries(obs)) {
				got = append(got, string(d.Kind)+" "+d.Period.String())
				if !slices.Contains(metrics.DoubtKinds, d.Kind) || !d.Concerns(d.Concerned[1].ID) || d.Concerns("") {
					t.Errorf("%s: %+v", tt.rule, d)
				}
			}
			if joined := strings.Join(got, ", "); joined != tt.want {
				t.Errorf("%s: doubts %q; want %q", tt.rule, joined, tt.want)
			}
			slices.Reverse(obs)
		}
	}
}
