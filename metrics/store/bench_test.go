package store_test

import (
	"fmt"
	"strconv"
	"testing"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/store"
	"github.com/jipyo/jipyo/metrics/store/storetest"
)

// many gives n observations of two areas and two indicators, 20 a source.
func many(tb testing.TB, n, round int) []metrics.Observation {
	tb.Helper()
	obs := make([]metrics.Observation, n)
	for i := range obs {
		period := metrics.Month(1950+i/40%100, i%12+1)
		f := figure{
			indicator: []string{organizations, "public-procurement"}[i%2], area: []string{jeonju, wanju}[i/2%2],
			period: period.String(), text: strconv.Itoa(i), value: int64(i),
		}
		obs[i] = stated(tb, fmt.Sprintf("출처 %d-%d", round, i/20), day("2019-07"), f)
	}
	return obs
}

// One indicator of one area: 2,500 of 10,000 observations.
func BenchmarkObservations(b *testing.B) {
	storetest.EachBenchmark(b, func(b *testing.B, db *store.DB) {
		apply(b, db)
		if _, err := db.Import(b.Context(), many(b, 10_000, 0)); err != nil {
			b.Fatal(err)
		}
		q := metrics.Query{Indicators: []string{organizations}, RefAreas: []string{jeonju}}
		b.ReportAllocs()
		for b.Loop() {
			n := 0
			err := db.EachObservation(b.Context(), q, func(metrics.Observation) error { n++; return nil })
			if err != nil || n != 2500 {
				b.Fatalf("%d observations, %v", n, err)
			}
		}
		b.ReportMetric(2500*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
	})
}

func BenchmarkVersions(b *testing.B) {
	storetest.EachBenchmark(b, func(b *testing.B, db *store.DB) {
		apply(b, db)
		if _, err := db.Import(b.Context(), many(b, 40, 0)); err != nil {
			b.Fatal(err)
		}
		b.ReportAllocs()
		for b.Loop() {
			if _, err := db.Versions(b.Context(), jeonju); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkImport(b *testing.B) {
	const n = 10_000
	storetest.EachBenchmark(b, func(b *testing.B, db *store.DB) {
		apply(b, db)
		round := 0
		for b.Loop() {
			b.StopTimer()
			round++
			obs := many(b, n, round)
			b.StartTimer()
			if added, err := db.Import(b.Context(), obs); added != n || err != nil {
				b.Fatalf("Import = %d, %v", added, err)
			}
		}
		b.ReportMetric(n*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
	})
}
