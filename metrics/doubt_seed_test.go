package metrics_test

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/catalog"
	"github.com/jipyo/jipyo/seed"
)

// facts reads what a doubt looks at of the shipped figures.
func facts(t *testing.T) []metrics.Observation {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(seed.Facts)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := func(row []string, name string) string { return row[slices.Index(rows[0], name)] }
	period := func(s string) (p metrics.TimePeriod) {
		if s != "" {
			if p, err = metrics.ParseTimePeriod(s); err != nil {
				t.Fatal(err)
			}
		}
		return p
	}
	obs := make([]metrics.Observation, 0, len(rows))
	for _, row := range rows[1:] {
		o := metrics.Observation{
			Key: metrics.Key{
				Indicator: at(row, "indicator"), RefArea: at(row, "ref_area"), Scope: at(row, "scope"), Period: period(at(row, "time_period")),
				Kind: metrics.Kind(at(row, "kind")), Unit: metrics.Unit(at(row, "unit")),
			},
			PeriodBasis: metrics.Basis(at(row, "period_basis")), Qualifier: metrics.Qualifier(at(row, "qualifier")),
			Value: decimal.RequireFromString(at(row, "value")), Quote: at(row, "quote"),
			Source: metrics.Source{
				Type: metrics.SourceType(at(row, "source_type")), Title: at(row, "source_title"),
				Publisher: at(row, "publisher"), PublishedAt: period(at(row, "published_at")), URL: at(row, "source_url"),
			},
		}
		o.Source.ID = o.Source.HeaderID()
		o.ID = metrics.NewObservationID(o)
		obs = append(obs, o)
	}
	return obs
}

func TestShippedFiguresThatDoNotFitTogether(t *testing.T) {
	cat, err := catalog.Read(bytes.NewReader(seed.Catalog))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range metrics.Doubts(cat, metrics.NewSeries(facts(t))) {
		line := []string{string(d.Kind), d.Indicator, d.Scope, d.Period.String() + ":"}
		for _, o := range d.Concerned {
			line = append(line, o.Value.String())
		}
		got = append(got, strings.Join(line, " "))
	}
	want := []string{
		"fall bad-debt-burned-cumulative total 2016-01-01/2020-05-14: 5329000000 5323000000",
		"parts communities-supported total 2018: 63 46 5 13",
		"parts communities-supported total 2019: 60 41 5 12",
		"step communities-supported def:all-programmes 2024: 83 50",
		"fall ondure-communities-cumulative total 2015-01-01/2019-06-30: 300 200",
		"step preliminary-social-enterprises total 2025: 50 15",
		"step self-reliance-enterprises total 2018-02-08: 20 14",
		"step self-reliance-project-teams total 2025: 71 31",
		"dip social-economy-organizations total 2020-05-14: 498 483 500",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("Doubts (-want +got):\n%s", d)
	}
}
