package store_test

import (
	"bytes"
	"errors"
	"math"
	"strings"
	"sync"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/store"
	"github.com/jipyo/jipyo/metrics/store/storetest"
)

func TestSaveGivesBackWhatWasRead(t *testing.T) {
	each(t, func(t *testing.T, db *store.DB) {
		in := reading(t, "rules/1", "사회적경제 보도자료", releaseFigures...)
		in.Observations[1].Status, in.Observations[1].Reason = metrics.Review, "단위가 분명하지 않음"
		save(t, db, in)

		id := metrics.NewReleaseID(in.Release.Data)
		got, err := db.Reading(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		want := in
		want.ID = string(id[:16]) + "-1"
		want.Release.ID, want.Release.Data = id, nil
		want.Source.ID, want.Source.ReleaseID = metrics.SourceID(id), id
		for i := range want.Observations {
			o := &want.Observations[i]
			o.Source, o.ReadingID, o.Rev = want.Source, want.ID, 1
			o.ID = metrics.NewObservationID(*o)
		}
		same(t, "Reading", got, want)

		release, err := db.Release(t.Context(), id)
		if err != nil || !bytes.Equal(release.Data, in.Release.Data) || release.FileName != "release.txt" {
			t.Errorf("Release = %+v, %v; want the bytes and the name", release, err)
		}
		same(t, "versions", versions(t, db), map[string]int64{jeonju: 1, wanju: 1})
	})
}

func TestSaveOfTheSameReadingChangesNothing(t *testing.T) {
	each(t, func(t *testing.T, db *store.DB) {
		in := reading(t, "rules/1", "보도자료", releaseFigures...)
		save(t, db, in)
		before := observations(t, db, metrics.Query{})
		in.Source.Title, in.Release.FileName = "다른 제목", "other.txt"
		if changed, err := db.Save(t.Context(), in); changed || err != nil {
			t.Errorf("second Save = %v, %v; want false", changed, err)
		}
		same(t, "observations", observations(t, db, metrics.Query{}), before)
		same(t, "versions", versions(t, db), map[string]int64{jeonju: 1, wanju: 1})
	})
}

func TestOtherWordsGivenMakeAnotherReadingAndAreKept(t *testing.T) {
	each(t, func(t *testing.T, db *store.DB) {
		in := reading(t, "rules/1", "보도자료", releaseFigures...)
		save(t, db, in)
		in.Release.Given = metrics.Given{PublishedAt: metrics.Month(2019, 6), RefArea: jeonju, Publisher: "전주시", URL: "https://example.org/1", Licence: "공공누리 제1유형"}
		if changed, err := db.Save(t.Context(), in); !changed || err != nil {
			t.Errorf("Save with other words = %v, %v; want true", changed, err)
		}
		if changed, err := db.Save(t.Context(), in); changed || err != nil {
			t.Errorf("Save with the same words = %v, %v; want false", changed, err)
		}
		release, err := db.Release(t.Context(), metrics.NewReleaseID(in.Release.Data))
		if err != nil || release.Given != in.Release.Given {
			t.Errorf("Release.Given = %+v, %v; want %+v", release.Given, err, in.Release.Given)
		}
	})
}

func TestSaveOfABetterReadingReplacesTheFormer(t *testing.T) {
	each(t, func(t *testing.T, db *store.DB) {
		save(t, db, reading(t, "rules/1", "보도자료", releaseFigures...))
		save(t, db, reading(t, "rules/1", "다른 보도자료", figure{"social-economy-organizations", jeonju, "2018", "400개", 400}))
		better := reading(t, "rules/2", "보도자료", figure{"social-economy-organizations", jeonju, "2019-07-17", "452개", 452})
		better.Source.PublishedAt = metrics.Month(2019, 6)
		save(t, db, better)

		now := observations(t, db, metrics.Query{})
		same(t, "now", brief(now), []string{
			"social-economy-organizations 52110 2018 400", "social-economy-organizations 52110 2019-07-17 452",
		})
		if got := now[1].Source.PublishedAt.String(); got != "2019-06" {
			t.Errorf("the header of the better reading: published %s; want 2019-06", got)
		}
		// 완주군 lost its figure, which is a new version of 완주군 too.
		same(t, "versions", versions(t, db), map[string]int64{jeonju: 3, wanju: 2})
		lines, err := db.Releases(t.Context(), wanju, 0)
		if err != nil || len(lines) != 0 {
			t.Errorf("Releases(완주군) = %v, %v; want none", lines, err)
		}

		then := observations(t, db, metrics.Query{Rev: 1, RefAreas: []string{jeonju}})
		same(t, "at version 1", brief(then), []string{
			"public-procurement 52110 2019-S1 4300000000", "social-economy-organizations 52110 2019-07-17 451",
		})
		if got := then[0].Source.PublishedAt.String(); got != "2019-07-17" {
			t.Errorf("the header at version 1: published %s; want 2019-07-17", got)
		}
		// The rules of before, run again, are another reading and not a repeat.
		save(t, db, reading(t, "rules/1", "보도자료", releaseFigures...))
		if got := len(observations(t, db, metrics.Query{})); got != 4 {
			t.Errorf("%d observations after the third reading; want 4", got)
		}
	})
}

func TestSaveRefusesWholeReadings(t *testing.T) {
	tests := []struct {
		name   string
		change func(*metrics.Reading)
		cause  error
	}{
		{"a quote that stands elsewhere", func(r *metrics.Reading) { r.Observations[2].Span.Start++ }, metrics.ErrInvalid},
		{"a quote that the text does not hold", func(r *metrics.Reading) { r.Observations[2].Quote = "88개다" }, metrics.ErrInvalid},
		{"a figure outside the text", func(r *metrics.Reading) { r.Observations[2].Figure.End = 1 << 20 }, metrics.ErrInvalid},
		{"an observation without a quote", func(r *metrics.Reading) {
			r.Observations[2].Quote, r.Observations[2].Span = "", metrics.Span{}
		}, metrics.ErrInvalid},
		{"an unknown code", func(r *metrics.Reading) { r.Observations[2].Unit = "won" }, metrics.ErrInvalid},
		{"an observation of another source", func(r *metrics.Reading) { r.Observations[2].Source.ID = "s-1" }, metrics.ErrInvalid},
		{"a confidence that is not a number", func(r *metrics.Reading) { r.Observations[2].Confidence = math.NaN() }, metrics.ErrInvalid},
		{"a value of a billion digits", func(r *metrics.Reading) { r.Observations[2].Value = decimal.New(1, 999999999) }, metrics.ErrInvalid},
		{"a NUL in the last comment", func(r *metrics.Reading) { r.Observations[2].Comment = "a\x00b" }, metrics.ErrInvalid},
		{"bad UTF-8 in the last label", func(r *metrics.Reading) {
			r.Observations[2].Indicator, r.Observations[2].Label = metrics.OtherIndicator, "\xff"
		}, metrics.ErrInvalid},
		{"a NUL in the text", func(r *metrics.Reading) { r.Text += "\x00" }, metrics.ErrInvalid},
		{"an id of other bytes", func(r *metrics.Reading) { r.Release.ID = metrics.NewReleaseID(nil) }, metrics.ErrInvalid},
		{"no bytes", func(r *metrics.Reading) { r.Release.Data = nil }, metrics.ErrInvalid},
		{"no area", func(r *metrics.Reading) { r.RefArea = "" }, metrics.ErrInvalid},
		{"no source type", func(r *metrics.Reading) { r.Source.Type = "" }, metrics.ErrInvalid},
		{"an unknown indicator", func(r *metrics.Reading) { r.Observations[2].Indicator = "happiness" }, metrics.ErrNotFound},
		{"an unknown area of a figure", func(r *metrics.Reading) { r.Observations[2].RefArea = "99999" }, metrics.ErrNotFound},
		{"an unknown area of the release", func(r *metrics.Reading) { r.RefArea = "99999" }, metrics.ErrNotFound},
	}
	each(t, func(t *testing.T, db *store.DB) {
		for _, tt := range tests {
			t.Run(tt.name, func(t *testing.T) {
				r := reading(t, "rules/1", tt.name, releaseFigures...)
				tt.change(&r)
				changed, err := db.Save(t.Context(), r)
				if changed {
					t.Error("Save = true; want false")
				}
				wantCause(t, "Save", err, tt.cause)
				if empty, err := db.Empty(t.Context()); err != nil || !empty {
					t.Errorf("Empty = %v, %v; want true", empty, err)
				}
				for _, table := range []string{"releases", "texts", "readings", "sources", "observations", "data_versions"} {
					if n, err := db.Count(t.Context(), "select count(*) from "+table); n != 0 || err != nil {
						t.Errorf("%s holds %d rows, %v; want none", table, n, err)
					}
				}
			})
		}
	})
}

func TestSaveCountsAStatementGivenTwiceOnce(t *testing.T) {
	each(t, func(t *testing.T, db *store.DB) {
		r := reading(t, "rules/1", "보도자료", releaseFigures...)
		r.Observations = append(r.Observations, r.Observations...)
		save(t, db, r)
		if got := len(observations(t, db, metrics.Query{})); got != 3 {
			t.Errorf("%d observations; want 3", got)
		}
	})
}

func TestHostileTextIsKeptAsItIs(t *testing.T) {
	const hostile = `';drop table observations;--"?:name::text $1 </script>__f__x__f__ %s \' 전주` + "\u202e😀"
	each(t, func(t *testing.T, db *store.DB) {
		r := reading(t, "rules/1", hostile, figure{metrics.OtherIndicator, jeonju, "2019", hostile, 1})
		r.Release.FileName, r.Source.Publisher, r.Source.URL, r.Source.Licence = hostile, hostile, hostile, hostile
		o := &r.Observations[0]
		o.Label, o.Reason, o.Comment, o.Scope = hostile, hostile, hostile, hostile
		save(t, db, r)
		got := observations(t, db, metrics.Query{Scopes: []string{hostile}})
		if len(got) != 1 {
			t.Fatalf("Observations with the hostile scope: %d; want 1", len(got))
		}
		g := got[0]
		for i, s := range []string{
			g.Label, g.Reason, g.Comment, g.Scope, g.FigureText, g.Source.Title, g.Source.Publisher, g.Source.URL, g.Source.Licence,
		} {
			if s != hostile {
				t.Errorf("text %d came back as %q", i, s)
			}
		}
		if !strings.Contains(g.Quote, hostile) {
			t.Errorf("the quote came back as %q", g.Quote)
		}
	})
}

func TestWritersOfOneReleaseDoNotMeet(t *testing.T) {
	storetest.EachURL(t, func(t *testing.T, address string) {
		one, two := storetest.Open(t, address), storetest.Open(t, address)
		apply(t, one)
		r := reading(t, "rules/1", "보도자료", releaseFigures...)
		changed, errs := make([]bool, 8), make([]error, 8)
		var all sync.WaitGroup
		for i := range changed {
			db := one
			if i%2 == 1 {
				db = two
			}
			all.Go(func() { changed[i], errs[i] = db.Save(t.Context(), r) })
		}
		all.Wait()
		wins := 0
		for _, c := range changed {
			if c {
				wins++
			}
		}
		if err := errors.Join(errs...); err != nil || wins != 1 {
			t.Errorf("%d of 8 writers changed something, %v; want 1", wins, err)
		}
		same(t, "versions", versions(t, two), map[string]int64{jeonju: 1, wanju: 1})
	})
}
