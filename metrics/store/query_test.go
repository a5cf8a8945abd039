package store_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/store"
)

// stated is an observation straight from a source, for imports.
func stated(tb testing.TB, title string, published metrics.TimePeriod, f figure) metrics.Observation {
	tb.Helper()
	o := f.observation(tb)
	o.Quote = f.text
	o.Source = metrics.Source{
		Type: metrics.TypePress, Title: title, Publisher: "전북일보", PublishedAt: published,
		FirstSeen: time.Date(2021, 5, 6, 23, 0, 0, 0, time.UTC),
	}
	return o
}

func day(s string) metrics.TimePeriod {
	p, err := metrics.ParseTimePeriod(s)
	if err != nil {
		panic(err)
	}
	return p
}

const organizations = "social-economy-organizations"

// press fills a database with figures of every sort that a query tells apart.
func press(t *testing.T, db *store.DB) {
	t.Helper()
	village := stated(t, "마을기업", day("2019-07"), figure{organizations, jeonju, "2019", "7개", 7})
	village.Scope = "type:village"
	target := stated(t, "목표", day("2018-01-05"), figure{"public-procurement", jeonju, "2019", "81억", 8100000000})
	target.Kind = metrics.Target
	review := stated(t, "확인", day("2018-01-05"), figure{organizations, jeonju, "2017", "300여", 300})
	review.Status, review.Reason = metrics.Review, "단위"
	_, err := db.Import(t.Context(), []metrics.Observation{
		village, target, review,
		stated(t, "하나", day("2019-07-17"), figure{organizations, jeonju, "2019", "451", 451}),
		stated(t, "둘", metrics.TimePeriod{}, figure{organizations, jeonju, "2019", "450", 450}),
		stated(t, "셋", day("2019-07"), figure{organizations, jeonju, "2019", "452", 452}),
		stated(t, "하나", day("2019-07-17"), figure{organizations, jeonju, "2018", "400", 400}),
		stated(t, "하나", day("2019-07-17"), figure{organizations, wanju, "2018-S2", "80", 80}),
		stated(t, "하나", day("2019-07-17"), figure{"public-procurement", jeonju, "2019-01/2019-05", "40억", 4000000000}),
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestQueryNarrows(t *testing.T) {
	tests := []struct {
		name string
		q    metrics.Query
		want []string
	}{
		{
			"nothing: the published ones, in order, unknown publication first",
			metrics.Query{},
			[]string{"2019-01/2019-05 4000000000", "2019 8100000000", "2018 400", "2019 450", "2019 451", "2019 452", "2019 7", "2018-S2 80"},
		},
		{"indicators", metrics.Query{Indicators: []string{"public-procurement"}}, []string{"2019-01/2019-05 4000000000", "2019 8100000000"}},
		{"areas", metrics.Query{RefAreas: []string{wanju, metrics.Nation, "52000"}}, []string{"2018-S2 80"}},
		{"scopes", metrics.Query{Scopes: []string{"type:village"}}, []string{"2019 7"}},
		{"kinds", metrics.Query{Kinds: []metrics.Kind{metrics.Target, metrics.Plan}}, []string{"2019 8100000000"}},
		{"one status", metrics.Query{Statuses: []metrics.Status{metrics.Review}}, []string{"2017 300"}},
		{
			"several statuses",
			metrics.Query{Statuses: metrics.Statuses, Indicators: []string{organizations}, To: day("2018")},
			[]string{"2017 300", "2018 400", "2018-S2 80"},
		},
		{"periods wholly after the first day", metrics.Query{From: day("2018-07"), To: day("2018")}, []string{"2018-S2 80"}},
		{"periods wholly before the last day", metrics.Query{From: day("2019"), To: day("2019-06")}, []string{"2019-01/2019-05 4000000000"}},
		{"a day before a month is over: not what was published in it", metrics.Query{
			AsOf: time.Date(2019, 7, 30, 0, 0, 0, 0, time.UTC), RefAreas: []string{jeonju}, Indicators: []string{organizations}, From: day("2019"),
		}, []string{"2019 451"}},
		{"the last day of a month: what was published in it", metrics.Query{
			AsOf: time.Date(2019, 7, 31, 9, 0, 0, 0, time.UTC), RefAreas: []string{jeonju}, Indicators: []string{organizations}, From: day("2019"),
		}, []string{"2019 451", "2019 452", "2019 7"}},
		{"the day first seen: an unknown publication", metrics.Query{
			AsOf: time.Date(2021, 5, 6, 0, 0, 0, 0, time.UTC), Scopes: []string{metrics.TotalScope}, From: day("2019"), Indicators: []string{organizations},
		}, []string{"2019 450", "2019 451", "2019 452"}},
		{"a hostile text: nothing", metrics.Query{Indicators: []string{"' or 1=1 --"}}, nil},
		{"a text in capitals: nothing", metrics.Query{Indicators: []string{"PUBLIC-PROCUREMENT"}}, nil},
		{"a wildcard: nothing", metrics.Query{Indicators: []string{"%"}}, nil},
	}
	each(t, func(t *testing.T, db *store.DB) {
		press(t, db)
		for _, tt := range tests {
			t.Run(tt.name, func(t *testing.T) {
				var got []string
				for _, o := range observations(t, db, tt.q) {
					got = append(got, fmt.Sprintf("%s %s", o.Period, o.Value))
				}
				same(t, "periods and values", got, tt.want)
			})
		}
	})
}

func TestQueryOfASourceIsInOrderOfPlace(t *testing.T) {
	each(t, func(t *testing.T, db *store.DB) {
		press(t, db)
		r := reading(t, "rules/1", "보도자료", releaseFigures...)
		slices.Reverse(r.Observations)
		save(t, db, r)
		got := observations(t, db, metrics.Query{Source: metrics.SourceID(metrics.NewReleaseID(r.Release.Data))})
		same(t, "figures", brief(got), []string{
			organizations + " 52110 2019-07-17 451", "public-procurement 52110 2019-S1 4300000000", organizations + " 52710 2019 88",
		})
		for _, o := range got {
			if quote, err := o.Span.Of(r.Text); err != nil || quote != o.Quote {
				t.Errorf("%s: %q, %v; want the quote %q", o.ID, quote, err, o.Quote)
			}
		}
	})
}

func TestQueryAtAVersionIsTheRecordAsItStood(t *testing.T) {
	each(t, func(t *testing.T, db *store.DB) {
		values := []int64{10, 20, 30}
		for i, v := range values {
			save(t, db, reading(t, fmt.Sprint("rules/", i), "보도자료", figure{organizations, jeonju, "2019", "명", v}))
		}
		for i, v := range values {
			got := brief(observations(t, db, metrics.Query{Rev: int64(i + 1)}))
			same(t, fmt.Sprint("version ", i+1), got, []string{fmt.Sprintf("%s 52110 2019 %d", organizations, v)})
		}
		same(t, "now", brief(observations(t, db, metrics.Query{})), []string{organizations + " 52110 2019 30"})
	})
}

func TestEachObservationEndsWithTheErrorOfItsReader(t *testing.T) {
	each(t, func(t *testing.T, db *store.DB) {
		press(t, db)
		full, seen := errors.New("the disk is full"), 0
		err := db.EachObservation(t.Context(), metrics.Query{}, func(metrics.Observation) error {
			seen++
			return full
		})
		if err != full || seen != 1 { //nolint:errorlint // as it is, not wrapped
			t.Errorf("EachObservation = %v after %d; want %v after 1", err, seen, full)
		}
	})
}

func TestMoreShapesOfQueriesThanStatementsAreKept(t *testing.T) {
	each(t, func(t *testing.T, db *store.DB) {
		press(t, db)
		for n := 1; n <= 8; n *= 2 {
			for m := 1; m <= 16; m *= 2 {
				for k := 1; k <= 16; k *= 2 {
					for _, to := range []metrics.TimePeriod{{}, day("2019"), day("2100")} {
						got := observations(t, db, metrics.Query{
							Indicators: slices.Repeat([]string{organizations}, n), RefAreas: slices.Repeat([]string{wanju}, m),
							Scopes: slices.Repeat([]string{metrics.TotalScope}, k), To: to,
						})
						if len(got) != 1 {
							t.Fatalf("%d indicators, %d areas, %d scopes: %d observations; want 1", n, m, k, len(got))
						}
					}
				}
			}
		}
	})
}

func TestQueriesOfAPageScanAnIndexThatStartsWithTheArea(t *testing.T) {
	tests := []struct {
		name  string
		q     metrics.Query
		index string
	}{
		{"one indicator of one area", metrics.Query{RefAreas: []string{jeonju}, Indicators: []string{organizations}}, "observations_by_indicator"},
		{"all of one source", metrics.Query{Source: "s-1", Statuses: metrics.Statuses}, "observations_by_source"},
	}
	each(t, func(t *testing.T, db *store.DB) {
		var all []metrics.Observation
		for i := range 2000 {
			f := figure{"public-procurement", []string{jeonju, wanju}[i/1000], "2019", "1", int64(i)}
			if i%50 == 0 {
				f.indicator = organizations
			}
			all = append(all, stated(t, fmt.Sprint("출처 ", i/20), day("2019"), f))
		}
		if _, err := db.Import(t.Context(), all); err != nil {
			t.Fatal(err)
		}
		if _, err := db.Exec(t.Context(), "analyze"); err != nil {
			t.Fatal(err)
		}
		for _, tt := range tests {
			t.Run(tt.name, func(t *testing.T) {
				plan, err := db.Plan(t.Context(), tt.q)
				if err != nil || !strings.Contains(plan, tt.index) {
					t.Errorf("plan, %v:\n%s\nwant %s", err, plan, tt.index)
				}
			})
		}
	})
}
