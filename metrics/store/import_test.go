package store_test

import (
	"errors"
	"sync"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/store"
	"github.com/jipyo/jipyo/metrics/store/storetest"
)

func TestImportGivesBackWhatItWasGiven(t *testing.T) {
	each(t, func(t *testing.T, db *store.DB) {
		o := stated(t, "기사", day("2019-07"), figure{organizations, jeonju, "2016-09-20/2019-02-07", "약 0.30", 0})
		o.Value = decimal.RequireFromString("-123456789012345678.30")
		o.Kind, o.Base, o.Unit = metrics.Change, "2018-S1", metrics.PercentPoint
		o.Qualifier, o.PeriodBasis, o.ObsStatus = metrics.Approx, metrics.Assumed, metrics.ObsProvisional
		o.Comment, o.Confidence = "주석", 1
		o.Source.Supersedes, o.Source.SameTextAs, o.Source.ReleaseID = "s-0", "s-9", metrics.NewReleaseID(nil)
		added, err := db.Import(t.Context(), []metrics.Observation{o, o})
		if added != 1 || err != nil {
			t.Fatalf("Import = %d, %v; want 1", added, err)
		}
		want := o
		want.Source.ID = want.Source.HeaderID()
		want.ID, want.Rev = metrics.NewObservationID(want), 1
		same(t, "observations", observations(t, db, metrics.Query{}), []metrics.Observation{want})
	})
}

func TestImportAddsOnlyWhatIsMissing(t *testing.T) {
	each(t, func(t *testing.T, db *store.DB) {
		press(t, db)
		before := observations(t, db, metrics.Query{Statuses: metrics.Statuses})
		added, err := db.Import(t.Context(), before)
		if added != 0 || err != nil {
			t.Errorf("Import of what is there = %d, %v; want 0", added, err)
		}
		same(t, "versions", versions(t, db), map[string]int64{jeonju: 1, wanju: 1})
		more := stated(t, "하나", day("2019-07-17"), figure{organizations, wanju, "2020", "90", 90})
		if added, err := db.Import(t.Context(), append(before, more)); added != 1 || err != nil {
			t.Errorf("Import of one more = %d, %v; want 1", added, err)
		}
		same(t, "versions", versions(t, db), map[string]int64{jeonju: 1, wanju: 2})
	})
}

func TestImportRefusesWhole(t *testing.T) {
	tests := []struct {
		name   string
		change func(*metrics.Observation)
		cause  error
		names  string
	}{
		{"an unknown indicator", func(o *metrics.Observation) { o.Indicator = "happiness" }, metrics.ErrNotFound, `indicator "happiness"`},
		{"an unknown area", func(o *metrics.Observation) { o.RefArea = "99999" }, metrics.ErrNotFound, `area "99999"`},
		{"a code that is none", func(o *metrics.Observation) { o.Qualifier = "so" }, metrics.ErrInvalid, "so"},
		{"a NUL", func(o *metrics.Observation) { o.Source.Title = "a\x00" }, metrics.ErrInvalid, "NUL"},
		{"an id longer than an index takes", func(o *metrics.Observation) { o.Source.ID = metrics.SourceID(make([]byte, 4000)) }, metrics.ErrInvalid, "200"},
	}
	each(t, func(t *testing.T, db *store.DB) {
		for _, tt := range tests {
			t.Run(tt.name, func(t *testing.T) {
				good := stated(t, "기사", day("2019"), figure{organizations, jeonju, "2019", "1", 1})
				bad := stated(t, "기사", day("2019"), figure{organizations, wanju, "2019", "2", 2})
				tt.change(&bad)
				added, err := db.Import(t.Context(), []metrics.Observation{good, bad})
				wantCause(t, "Import", err, tt.cause)
				wantNamed(t, err, tt.names)
				if n := len(observations(t, db, metrics.Query{})); n != 0 || added != 0 {
					t.Errorf("%d added, %d observations; want none", added, n)
				}
			})
		}
	})
}

func TestAReadingTakesThePlaceOfWhatWasImportedForItsRelease(t *testing.T) {
	each(t, func(t *testing.T, db *store.DB) {
		r := reading(t, "rules/1", "보도자료", releaseFigures...)
		o := stated(t, "보도자료", day("2019"), figure{organizations, jeonju, "2019", "449", 449})
		o.Source.ReleaseID = metrics.NewReleaseID(r.Release.Data)
		if _, err := db.Import(t.Context(), []metrics.Observation{o}); err != nil {
			t.Fatal(err)
		}
		save(t, db, r)
		got := observations(t, db, metrics.Query{RefAreas: []string{jeonju}, Indicators: []string{organizations}})
		same(t, "figures", brief(got), []string{organizations + " 52110 2019-07-17 451"})
	})
}

func TestSourcesDoNotTouchOneAnother(t *testing.T) {
	each(t, func(t *testing.T, db *store.DB) {
		press(t, db)
		before := observations(t, db, metrics.Query{})
		save(t, db, reading(t, "rules/1", "보도자료", releaseFigures...))
		save(t, db, reading(t, "rules/2", "보도자료"))
		same(t, "observations", observations(t, db, metrics.Query{}), before)
	})
}

func TestWritersOfOneAreaDoNotMeet(t *testing.T) {
	storetest.EachURL(t, func(t *testing.T, address string) {
		dbs := []*store.DB{storetest.Open(t, address), storetest.Open(t, address)}
		apply(t, dbs[0])
		obs := []metrics.Observation{
			stated(t, "가", day("2019"), figure{organizations, wanju, "2019", "1", 1}),
			stated(t, "나", day("2019"), figure{organizations, jeonju, "2019", "2", 2}),
		}
		added, errs := make([]int, 8), make([]error, 8)
		var all sync.WaitGroup
		for i := range added {
			all.Go(func() { added[i], errs[i] = dbs[i%2].Import(t.Context(), obs) })
		}
		all.Wait()
		sum := 0
		for _, n := range added {
			sum += n
		}
		if err := errors.Join(errs...); err != nil || sum != 2 {
			t.Errorf("8 writers added %d, %v; want 2", sum, err)
		}
		same(t, "versions", versions(t, dbs[1]), map[string]int64{jeonju: 1, wanju: 1})
	})
}
