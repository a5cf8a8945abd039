package web_test

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

// BenchmarkCachedPage serves the overview from the page cache, the query for
// the data versions included.
func BenchmarkCachedPage(b *testing.B) {
	s := newJeonju(b)
	if w := s.get("/"); w.Code != http.StatusOK {
		b.Fatalf("GET / = %d", w.Code)
	}
	b.ReportAllocs()
	for b.Loop() {
		r := httptest.NewRequestWithContext(b.Context(), http.MethodGet, "/", http.NoBody)
		r.Header.Set("Accept-Encoding", "gzip")
		w := httptest.NewRecorder()
		s.handler.ServeHTTP(w, r)
		if w.Code != http.StatusOK {
			b.Fatalf("GET / = %d", w.Code)
		}
	}
}

// BenchmarkFreshPage makes the indicator page anew each time: every key is
// another, for its time differs.
func BenchmarkFreshPage(b *testing.B) {
	s := newJeonju(b)
	years := []string{"2015", "2016", "2017", "2018", "2019", "2020"}
	n := 0
	for b.Loop() {
		// The host is part of the cache key, so each of these is new.
		r := httptest.NewRequestWithContext(b.Context(), http.MethodGet, "/indicators/public-procurement?time=.."+years[n%len(years)], http.NoBody)
		r.Host = "host-" + string(rune('a'+n%26)) + string(rune('a'+n/26%26)) + string(rune('a'+n/676%26))
		n++
		w := httptest.NewRecorder()
		s.handler.ServeHTTP(w, r)
		if w.Code != http.StatusOK {
			b.Fatalf("GET = %d", w.Code)
		}
	}
}
