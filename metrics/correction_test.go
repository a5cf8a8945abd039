package metrics_test

import (
	"errors"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/jipyo/jipyo/metrics"
)

func amended(change func(*metrics.Amendment)) metrics.Amendment {
	a := metrics.Amendment{
		Observation: "x", Reason: "오식", By: "김주무관",
		At: time.Date(2020, 3, 1, 8, 0, 0, 0, time.FixedZone("KST", 9*3600)),
	}
	change(&a)
	return a
}

func TestWhatAPersonStatesIsAStatementOfTheirs(t *testing.T) {
	o := statement("x", metrics.TypeRelease, "2019-07-17", "43", metrics.Approx)
	o.ObsStatus = metrics.ObsNormal
	o.Status, o.Reason, o.PeriodBasis = metrics.Review, "단위", metrics.Assumed
	o.ReadingID, o.Span, o.Quote, o.Figure, o.FigureText = "r-1", metrics.Span{Start: 3, End: 9}, "43억", metrics.Span{Start: 3, End: 5}, "43"
	v := decimal.NewFromInt(45)
	stated, ok, err := amended(func(a *metrics.Amendment) { a.Value, a.Period = &v, metrics.Year(2016) }).Statement(o)
	if err != nil || !ok {
		t.Fatalf("Statement = %v, %v", ok, err)
	}
	if !stated.Value.Equal(v) || stated.Period != metrics.Year(2016) || stated.PeriodBasis != metrics.Stated || stated.Qualifier != metrics.Approx {
		t.Errorf("it says %s of %s (%s, %s); want 45 of 2016 (stated, approx)", stated.Value, stated.Period, stated.PeriodBasis, stated.Qualifier)
	}
	s := stated.Source
	// 8 o'clock in Korea is the day before in UTC: the person's own day counts.
	if s.Type != metrics.TypePerson || s.Title != "오식" || s.Publisher != "김주무관" || s.PublishedAt.String() != "2020-03-01" || s.ID == o.Source.ID {
		t.Errorf("its source is %+v", s)
	}
	if stated.Status != metrics.Published || stated.Reason != "" || stated.ReadingID != "" || !stated.Span.IsZero() || stated.Quote != "43억" || stated.ID == "x" {
		t.Errorf("the statement is %+v; want it published, quoted, without a place", stated)
	}
	if err := stated.Validate(); err != nil {
		t.Error(err)
	}
}

func TestAmendmentsThatSayNothingAreRefused(t *testing.T) {
	o := statement("x", metrics.TypeRelease, "2019-07-17", "43", metrics.Exact)
	o.Status = metrics.Published
	v := decimal.NewFromInt(43)
	tests := []struct {
		rule   string
		change func(*metrics.Amendment)
		ok     bool
		err    error
	}{
		{"nothing", func(*metrics.Amendment) {}, false, metrics.ErrInvalid},
		{"the state that it has", func(a *metrics.Amendment) { a.Status = metrics.Published }, false, metrics.ErrInvalid},
		{"another state is no statement", func(a *metrics.Amendment) { a.Status = metrics.Rejected }, false, nil},
		{"the same value confirms", func(a *metrics.Amendment) { a.Value = &v }, true, nil},
		{"no reason", func(a *metrics.Amendment) { a.Value, a.Reason = &v, " " }, false, metrics.ErrInvalid},
		{"no name", func(a *metrics.Amendment) { a.Value, a.By = &v, "" }, false, metrics.ErrInvalid},
	}
	for _, tt := range tests {
		_, ok, err := amended(tt.change).Statement(o)
		if ok != tt.ok || !errors.Is(err, tt.err) {
			t.Errorf("%s: Statement = %v, %v; want %v, %v", tt.rule, ok, err, tt.ok, tt.err)
		}
	}
}

func TestCarry(t *testing.T) {
	said := func(id, value string) metrics.Observation {
		o := statement(id, metrics.TypeRelease, "2019-07-17", value, metrics.Exact)
		o.Quote, o.FigureText, o.Status = "공공구매 43억", "43억", metrics.Published
		return o
	}
	earlier := func(o metrics.Observation) metrics.Observation { o.Period = metrics.Year(2014); return o }
	elsewhere := said("new", "43")
	elsewhere.Quote = "공공구매는 43억"
	was := map[string]metrics.Observation{"old": said("old", "43"), "person": said("person", "45"), "moved": earlier(said("moved", "43"))}
	tests := []struct {
		rule     string
		status   metrics.Status
		stated   string
		now      []metrics.Observation
		want     metrics.Status
		unplaced int
	}{
		{"a rejection holds for the same figure", metrics.Rejected, "", []metrics.Observation{said("new", "43")}, metrics.Rejected, 0},
		{"and for another reading of it", metrics.Rejected, "", []metrics.Observation{said("new", "430")}, metrics.Rejected, 0},
		{"but not for what the person said", metrics.Rejected, "moved", []metrics.Observation{earlier(said("new", "43"))}, metrics.Published, 0},
		{"a figure that is gone has no place", metrics.Rejected, "", []metrics.Observation{elsewhere}, metrics.Published, 1},
		{"nothing read has no place", metrics.Rejected, "", nil, "", 1},
		{"an approval holds for the value", metrics.Published, "", []metrics.Observation{said("new", "43")}, metrics.Published, 0},
		{"and not for another", metrics.Published, "", []metrics.Observation{said("new", "430")}, metrics.Published, 1},
		{"a statement alone changes no state", "", "person", []metrics.Observation{said("new", "43")}, metrics.Published, 0},
		{"of two with the same words the one of the key", metrics.Rejected, "", []metrics.Observation{said("new", "43"), earlier(said("other", "43"))}, metrics.Rejected, 0},
		{"of two of other keys none", metrics.Rejected, "", []metrics.Observation{earlier(said("new", "43")), earlier(said("other", "44"))}, metrics.Published, 1},
	}
	for _, tt := range tests {
		c := metrics.Correction{RefArea: "52110", Observation: "old", Statement: tt.stated, Status: tt.status, Quote: "공공구매 43억", FigureText: "43억", Reason: "오식"}
		unplaced := metrics.Carry([]metrics.Correction{c}, was, tt.now)
		if len(unplaced) != tt.unplaced {
			t.Errorf("%s: %d unplaced; want %d", tt.rule, len(unplaced), tt.unplaced)
		}
		if len(tt.now) > 0 && tt.now[0].Status != tt.want {
			t.Errorf("%s: status %s; want %s", tt.rule, tt.now[0].Status, tt.want)
		}
	}
}

func TestCarryHeedsTheLastWord(t *testing.T) {
	read := statement("old", metrics.TypeRelease, "2019-07-17", "43", metrics.Exact)
	read.Quote, read.FigureText, read.Status = "공공구매 43억", "43억", metrics.Published
	second := read
	second.Value = decimal.NewFromInt(45)
	was := map[string]metrics.Observation{"old": read, "second": second}
	said := func(rev int64, status metrics.Status, statement string) metrics.Correction {
		return metrics.Correction{RefArea: "52110", Rev: rev, Observation: "old", Statement: statement, Status: status, Quote: read.Quote, FigureText: read.FigureText}
	}
	made := []metrics.Correction{said(2, metrics.Published, ""), said(3, metrics.Rejected, "first"), said(4, "", "second")}
	now := []metrics.Observation{second}
	if unplaced := metrics.Carry(made, was, now); len(unplaced) != 0 || now[0].Status != metrics.Published {
		t.Errorf("what reads as the last statement: %v unplaced, status %s; want none, published", unplaced, now[0].Status)
	}
	now = []metrics.Observation{read}
	if unplaced := metrics.Carry(made, was, now); len(unplaced) != 0 || now[0].Status != metrics.Rejected {
		t.Errorf("what reads as before: %v unplaced, status %s; want none, rejected", unplaced, now[0].Status)
	}
	if unplaced := metrics.Carry(made, was, nil); len(unplaced) != 2 || unplaced[0].Rev != 3 || unplaced[1].Rev != 4 {
		t.Errorf("gone: %v unplaced; want the last decision and the last statement", unplaced)
	}
}
