package seed_test

import (
	"bytes"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/jipyo/jipyo/dashboard/export"
	"github.com/jipyo/jipyo/metrics"
)

func TestFactsAreAllThereAndValid(t *testing.T) {
	_, _, facts := shipped(t)
	if len(facts) != 264 {
		t.Fatalf("%d facts; want 264", len(facts))
	}
	ids := map[string]bool{}
	for _, o := range facts {
		if err := o.Validate(); err != nil {
			t.Error(err)
		}
		if o.Quote == "" || o.Source.URL == "" || o.Source.Publisher == "" {
			t.Errorf("%s %s has no quote, address or publisher", o.Indicator, o.Period)
		}
		if ids[o.ID] {
			t.Errorf("%s %s %s: id %s is given twice", o.Indicator, o.Period, o.Value, o.ID)
		}
		ids[o.ID] = true
	}
}

func TestFactsComeBackFromTheirExport(t *testing.T) {
	cat, areas, facts := shipped(t)
	var table bytes.Buffer
	if err := export.CSV(&table, export.Names{Catalog: cat, Areas: areas, Lang: "ko"}, facts, export.Options{Excel: true}); err != nil {
		t.Fatal(err)
	}
	again, err := export.ReadCSV(&table, areas, cat)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(facts, again, cmp.AllowUnexported(metrics.TimePeriod{})); d != "" {
		t.Errorf("ReadCSV of CSV (-want +got):\n%s", d)
	}
}

// point weighs what the facts say of one key of 전주시.
func point(t *testing.T, facts []metrics.Observation, indicator, scope, period string, kind metrics.Kind) metrics.Point {
	t.Helper()
	var stated []metrics.Observation
	for _, o := range facts {
		if o.Indicator == indicator && o.Scope == scope && o.Period.String() == period && o.Kind == kind {
			stated = append(stated, o)
		}
	}
	if len(stated) == 0 {
		t.Fatalf("no statement of %s %s %s %s", indicator, scope, period, kind)
	}
	for _, o := range stated[1:] {
		if o.Key != stated[0].Key {
			t.Errorf("%s %s %s: two keys, %v and %v", indicator, scope, period, stated[0].Key, o.Key)
		}
	}
	return metrics.NewPoint(stated)
}

func TestConflictingFactsAreStatementsOfOneKey(t *testing.T) {
	_, _, facts := shipped(t)
	const total = metrics.TotalScope
	tests := []struct {
		indicator, scope, period string
		kind                     metrics.Kind
		stated                   []string
		headline                 string
		conflicting              int
		open                     bool
	}{
		{"public-procurement", total, "2015", metrics.Actual, []string{"4000000000", "4059000000", "4400000000"}, "4059000000", 1, false},
		{"public-procurement", total, "2016", metrics.Actual, []string{"5661000000", "5700000000"}, "5661000000", 0, false},
		{"public-procurement", total, "2017", metrics.Actual, []string{"5500000000", "7600000000"}, "7600000000", 1, false},
		{"public-procurement", total, "2018", metrics.Actual, []string{"7900000000", "8000000000"}, "7900000000", 0, false},
		{"bad-debt-burned", total, "2018", metrics.Actual, []string{"905000000", "950000000"}, "905000000", 1, true},
		{"bad-debt-burned-persons", total, "2018", metrics.Actual, []string{"60", "61", "68"}, "61", 1, true},
		{"communities-supported", "def:with-apartment", "2019", metrics.Actual, []string{"69", "72"}, "72", 1, false},
		{"apartment-communities", total, "2018", metrics.Actual, []string{"10", "11"}, "10", 1, false},
		{"self-reliance-project-teams", total, "2025", metrics.Actual, []string{"30", "31"}, "31", 1, false},
		{"self-reliance-work-budget", total, "2019", metrics.Plan, []string{"6400000000", "6485000000"}, "6485000000", 0, false},
		{"crowdfunding-raised", total, "2018", metrics.Actual, []string{"31587000", "31597000"}, "31587000", 1, true},
	}
	for _, tt := range tests {
		p := point(t, facts, tt.indicator, tt.scope, tt.period, tt.kind)
		var stated []string
		for _, o := range p.All() {
			stated = append(stated, o.Value.String())
		}
		slices.SortFunc(stated, func(a, b string) int {
			return decimal.RequireFromString(a).Cmp(decimal.RequireFromString(b))
		})
		if !slices.Equal(stated, tt.stated) {
			t.Errorf("%s %s: stated %v; want %v", tt.indicator, tt.period, stated, tt.stated)
		}
		if p.Headline.Value.String() != tt.headline || len(p.Conflicting) != tt.conflicting || p.Open != tt.open {
			t.Errorf("%s %s: headline %s, %d conflicting, open %v; want %s, %d, %v",
				tt.indicator, tt.period, p.Headline.Value, len(p.Conflicting), p.Open, tt.headline, tt.conflicting, tt.open)
		}
	}
}

func TestDebtsBurnedIn2018AreDrawnAsARange(t *testing.T) {
	_, _, facts := shipped(t)
	p := point(t, facts, "bad-debt-burned", metrics.TotalScope, "2018", metrics.Actual)
	if p.Low.String() != "905000000" || p.High.String() != "950000000" {
		t.Errorf("range %s to %s; want 905000000 to 950000000", p.Low, p.High)
	}
}

func TestUnlikeDefinitionsAreNeverOneSeries(t *testing.T) {
	_, _, facts := shipped(t)
	for _, s := range metrics.NewSeries(facts) {
		values := map[string]bool{}
		for _, p := range s.Points {
			for _, o := range p.All() {
				values[o.Value.String()] = true
			}
		}
		if s.Indicator == "debt-adjustment-cumulative" && len(values) > 2 {
			t.Errorf("%s %s joins %v", s.Indicator, s.Scope, values)
		}
	}
}
