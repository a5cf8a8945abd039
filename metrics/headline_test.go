package metrics_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/jipyo/jipyo/metrics"
)

// statement is one source's value of one key: published on a day ("" unknown).
func statement(id string, typ metrics.SourceType, published, value string, q metrics.Qualifier) metrics.Observation {
	day, _ := metrics.ParseTimePeriod(published)
	return metrics.Observation{
		ID: id, Value: decimal.RequireFromString(value), Qualifier: q, PeriodBasis: metrics.Stated,
		Key:    metrics.Key{Indicator: "public-procurement", RefArea: "52110", Scope: metrics.TotalScope, Period: metrics.Year(2015), Kind: metrics.Actual, Unit: metrics.KRW},
		Source: metrics.Source{ID: metrics.SourceID(id), Type: typ, PublishedAt: day},
	}
}

func press(id, published, value string) metrics.Observation {
	return statement(id, metrics.TypePress, published, value, metrics.Exact)
}

func TestHeadline(t *testing.T) {
	assumed := press("assumed", "2020-01-01", "99")
	assumed.PeriodBasis = metrics.Assumed
	correction := press("correction", "2016-01-02", "12")
	correction.Source.Supersedes = "misprint"
	copied := press("copy", "2018-11-08", "905")
	copied.Source.SameTextAs = "first"
	about := statement("about", metrics.TypePress, "2018-11-08", "60", metrics.Approx)
	tests := []struct {
		rule        string
		stated      []metrics.Observation
		want        string
		conflicting int
		open        bool
	}{
		{"a later rounding joins the precise one, and the precise one stands", []metrics.Observation{
			press("a", "2016-01-08", "4059000000"), press("b", "2016-01-25", "4400000000"), press("c", "2020-06-03", "4000000000"),
		}, "a", 1, false},
		{"the city is believed before a later paper", []metrics.Observation{
			statement("city", metrics.TypeRelease, "2019-07-17", "451", metrics.Exact), press("paper", "2019-12-01", "500"),
		}, "city", 1, false},
		{"a person is believed before the city", []metrics.Observation{
			statement("city", metrics.TypeRelease, "2019-07-17", "451", metrics.Exact), statement("person", metrics.TypePerson, "2018-01-01", "450", metrics.Exact),
		}, "person", 1, false},
		{"an unknown publication is the earliest", []metrics.Observation{
			press("undated", "", "10"), press("dated", "2015-02-01", "12"),
		}, "dated", 1, false},
		{"on one day the value of more sources stands", []metrics.Observation{
			press("a", "2018-11-08", "905"), press("b", "2018-11-08", "950"), press("c", "2018-11-08", "905"),
		}, "a", 1, false},
		{"a copied text is no second source, and the tie stays open", []metrics.Observation{
			press("first", "2018-11-08", "905"), copied, press("b", "2018-11-08", "950"),
		}, "first", 1, true},
		{"a rounded value supports both values that it may stand for, and the tie stays open", []metrics.Observation{
			about, press("high", "2018-11-08", "68"), press("low", "2018-11-08", "61"),
		}, "low", 1, true},
		{"a tie is drawn the same in whatever order the statements come", []metrics.Observation{
			press("a", "2018-11-08", "950"), press("b", "2018-11-08", "905"),
		}, "b", 1, true},
		{"an assumed period gives way and does not conflict", []metrics.Observation{
			assumed, press("stated", "2016-01-01", "10"),
		}, "stated", 0, false},
		{"a corrected source gives way and does not conflict", []metrics.Observation{
			press("misprint", "2017-01-01", "21"), correction,
		}, "correction", 0, false},
	}
	for _, tt := range tests {
		p := metrics.NewPoint(tt.stated)
		if p.Headline.ID != tt.want || len(p.Conflicting) != tt.conflicting || p.Open != tt.open {
			t.Errorf("%s: headline %s, %d conflicting, open %v; want %s, %d, %v",
				tt.rule, p.Headline.ID, len(p.Conflicting), p.Open, tt.want, tt.conflicting, tt.open)
		}
		if len(p.All()) != len(tt.stated) {
			t.Errorf("%s: %d of %d statements are kept", tt.rule, len(p.All()), len(tt.stated))
		}
	}
}

func TestAgree(t *testing.T) {
	tests := []struct {
		rule  string
		a, b  string
		qa    metrics.Qualifier
		qb    metrics.Qualifier
		agree bool
	}{
		{"40억 is a rounding of 40억 5,900만", "4000000000", "4059000000", metrics.Exact, metrics.Exact, true},
		{"40억 is no rounding of 44억", "4000000000", "4400000000", metrics.Exact, metrics.Exact, false},
		{"64억 cuts 64억 8,500만 short", "6400000000", "6485000000", metrics.Exact, metrics.Exact, true},
		{"about 57억 is 56억 6,100만", "5700000000", "5661000000", metrics.Approx, metrics.Exact, true},
		{"about 55억 is not 76억", "5500000000", "7600000000", metrics.Approx, metrics.Exact, false},
		{"60여 may be 68", "60", "68", metrics.Approx, metrics.Exact, true},
		{"68 is not 61", "68", "61", metrics.Exact, metrics.Exact, false},
		{"one digit apart is a conflict", "31597000", "31587000", metrics.Exact, metrics.Exact, false},
		{"ten or more may be twelve", "10", "12", metrics.AtLeast, metrics.Exact, true},
		{"ten or more is not nine", "10", "9", metrics.AtLeast, metrics.Exact, false},
		{"at most ten may be eight", "10", "8", metrics.AtMost, metrics.Exact, true},
		{"483 is not 498", "483", "498", metrics.Exact, metrics.Exact, false},
	}
	for _, tt := range tests {
		a := statement("a", metrics.TypePress, "2019", tt.a, tt.qa)
		b := statement("b", metrics.TypePress, "2019", tt.b, tt.qb)
		if metrics.Agree(a, b) != tt.agree || metrics.Agree(b, a) != tt.agree {
			t.Errorf("%s: Agree(%s, %s) = %v, and %v the other way; want %v", tt.rule, tt.a, tt.b, metrics.Agree(a, b), metrics.Agree(b, a), tt.agree)
		}
	}
}

func TestNewSeriesKeepsUnlikeKeysApart(t *testing.T) {
	base := press("a", "2019", "10")
	other := func(change func(*metrics.Observation)) metrics.Observation {
		o := base
		change(&o)
		return o
	}
	series := metrics.NewSeries([]metrics.Observation{
		base,
		other(func(o *metrics.Observation) { o.Period = metrics.Year(2014) }),
		other(func(o *metrics.Observation) { o.Kind = metrics.Target }),
		other(func(o *metrics.Observation) { o.Scope = "type:village" }),
		other(func(o *metrics.Observation) { o.Unit = metrics.Count }),
		other(func(o *metrics.Observation) { o.RefArea = "52000" }),
	})
	if len(series) != 5 {
		t.Fatalf("NewSeries gave %d series; want 5: kind, scope, unit and area keep apart", len(series))
	}
	for _, s := range series {
		if s.Kind == metrics.Actual && s.Scope == metrics.TotalScope && s.Unit == metrics.KRW && s.RefArea == "52110" {
			if len(s.Points) != 2 || s.Points[0].Period != metrics.Year(2014) {
				t.Errorf("the total's points = %v; want 2014, 2015", s.Points)
			}
		}
	}
}
