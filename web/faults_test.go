package web_test

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/store"
	"github.com/jipyo/jipyo/web"
)

// faulty is a record whose catalogue cannot be read.
type faulty struct {
	*store.DB
	fault func() error
}

func (f faulty) Catalog(context.Context) (metrics.Catalog, error) {
	return metrics.Catalog{}, f.fault()
}

func TestFaultsSayNothingOfThemselves(t *testing.T) {
	db := newJeonju(t).db
	secret := "near \"selct\": syntax error in /var/lib/jipyo.db"
	for rule, fault := range map[string]func() error{
		"an error": func() error { return errors.New(secret) },
		"a panic":  func() error { panic(secret) },
	} {
		var log strings.Builder
		handler, err := web.New(web.Config{}, web.Deps{Store: faulty{db, fault}, Log: slog.New(slog.NewTextHandler(&log, nil)), Now: clock})
		if err != nil {
			t.Fatal(err)
		}
		for _, target := range []string{"/", "/indicators", "/indicators/public-procurement.csv", "/export.csv", "/embed/indicators/public-procurement"} {
			w := httptest.NewRecorder()
			handler.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, target, http.NoBody))
			if w.Code != http.StatusInternalServerError {
				t.Errorf("%s: GET %s = %d; want 500", rule, target, w.Code)
			}
			for _, leak := range []string{"selct", "/var/lib", "goroutine"} {
				if strings.Contains(w.Body.String(), leak) {
					t.Errorf("%s: GET %s shows %q", rule, target, leak)
				}
			}
			if w.Header().Get("Content-Disposition") != "" || w.Header().Get("ETag") != "" {
				t.Errorf("%s: GET %s keeps the headers of an answer that was not given", rule, target)
			}
		}
		if !strings.Contains(log.String(), "selct") {
			t.Errorf("%s: the cause is not in the log", rule)
		}
	}
}

func TestNewRefuses(t *testing.T) {
	db := newJeonju(t).db
	if _, err := web.New(web.Config{}, web.Deps{Now: clock}); err == nil {
		t.Error("New without a store: no error")
	}
	_, err := web.New(web.Config{DefaultArea: "없는시"}, web.Deps{Store: db, Now: clock})
	if !errors.Is(err, metrics.ErrNotFound) {
		t.Errorf("New with an unknown default area: %v; want ErrNotFound", err)
	}
	handler, err := web.New(web.Config{DefaultArea: "완주군"}, web.Deps{Store: db, Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", http.NoBody))
	if !strings.Contains(w.Body.String(), "완주군 한눈에 보기") {
		t.Error("the default area is not the one of the overview")
	}
}
