package metrics_test

import (
	"errors"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/jipyo/jipyo/metrics"
)

func whole() metrics.Observation {
	return metrics.Observation{
		ID: "a",
		Key: metrics.Key{
			Indicator: "social-economy-organizations", RefArea: "52110", Scope: metrics.TotalScope,
			Period: metrics.Month(2019, 7), Kind: metrics.Actual, Unit: metrics.Count,
		},
		PeriodBasis: metrics.Stated, Value: decimal.NewFromInt(451), Qualifier: metrics.Exact,
		Status: metrics.Published, ObsStatus: metrics.ObsNormal, Source: metrics.Source{ID: "s"},
	}
}

func TestValidate(t *testing.T) {
	if err := whole().Validate(); err != nil {
		t.Fatalf("a whole observation: %v", err)
	}
	breaches := map[string]func(*metrics.Observation){
		"no scope":                   func(o *metrics.Observation) { o.Scope = "" },
		"no period":                  func(o *metrics.Observation) { o.Period = metrics.TimePeriod{} },
		"a change without its base":  func(o *metrics.Observation) { o.Kind = metrics.Change },
		"a base without a change":    func(o *metrics.Observation) { o.Base = metrics.BasePrevYear },
		"a label of a catalogued id": func(o *metrics.Observation) { o.Label = "조직 수" },
		"an unknown unit":            func(o *metrics.Observation) { o.Unit = "won" },
		"no source":                  func(o *metrics.Observation) { o.Source.ID = "" },
		"an unknown status":          func(o *metrics.Observation) { o.Status = "" },
	}
	for rule, breach := range breaches {
		o := whole()
		breach(&o)
		if err := o.Validate(); !errors.Is(err, metrics.ErrInvalid) {
			t.Errorf("%s: Validate: %v; want ErrInvalid", rule, err)
		}
	}
}

func TestObservationIDTellsStatementsApart(t *testing.T) {
	first := whole()
	again := whole()
	again.Rev, again.Status, again.Confidence = 7, metrics.Review, 0.5
	if metrics.NewObservationID(first) != metrics.NewObservationID(again) {
		t.Error("review state, confidence and data version do not make another statement")
	}
	moved := whole()
	moved.Figure = metrics.Span{Start: 10, End: 13}
	if metrics.NewObservationID(first) == metrics.NewObservationID(moved) {
		t.Error("another place in the text is another statement")
	}
}

func TestSpanOf(t *testing.T) {
	const text = "현재 451개"
	if got, err := (metrics.Span{Start: 7, End: 13}).Of(text); err != nil || got != "451개" {
		t.Errorf("Of = %q, %v; want 451개", got, err)
	}
	for _, s := range []metrics.Span{{Start: 1, End: 6}, {Start: 0, End: 2}, {Start: -1, End: 3}, {Start: 6, End: 3}, {Start: 0, End: 99}} {
		if got, err := s.Of(text); !errors.Is(err, metrics.ErrInvalid) {
			t.Errorf("%v.Of = %q, %v; want ErrInvalid", s, got, err)
		}
	}
}

func TestSourceIsKnownSinceItsPublication(t *testing.T) {
	seen := time.Date(2026, 3, 4, 15, 0, 0, 0, time.UTC)
	tests := map[string]struct {
		published metrics.TimePeriod
		want      string
	}{
		"a day":                        {metrics.Day(seen.AddDate(-1, 0, 0)), "2025-03-04"},
		"a month counts from its last": {metrics.Month(2019, 6), "2019-06-30"},
		"unknown: when first seen":     {metrics.TimePeriod{}, "2026-03-04"},
	}
	for rule, tt := range tests {
		s := metrics.Source{PublishedAt: tt.published, FirstSeen: seen}
		if got := s.KnownSince().Format("2006-01-02"); got != tt.want {
			t.Errorf("%s: KnownSince = %s; want %s", rule, got, tt.want)
		}
	}
}

func TestParseCodeAndBase(t *testing.T) {
	if k, err := metrics.ParseCode("kind", "target", metrics.Kinds); err != nil || k != metrics.Target {
		t.Errorf("ParseCode(target) = %q, %v", k, err)
	}
	if _, err := metrics.ParseCode("kind", "goal", metrics.Kinds); !errors.Is(err, metrics.ErrInvalid) {
		t.Errorf("ParseCode(goal): %v; want ErrInvalid", err)
	}
	for _, in := range []string{"", "prev-year", "unstated", "2018", "2018-S1"} {
		if _, err := metrics.ParseBase(in); err != nil {
			t.Errorf("ParseBase(%q): %v", in, err)
		}
	}
	if _, err := metrics.ParseBase("last year"); !errors.Is(err, metrics.ErrInvalid) {
		t.Errorf("ParseBase(last year): %v; want ErrInvalid", err)
	}
}
