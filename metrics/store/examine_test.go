package store_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/store"
	"github.com/jipyo/jipyo/metrics/store/storetest"
)

func examine(tb testing.TB, db *store.DB) []store.Finding {
	tb.Helper()
	var all []store.Finding
	err := db.Examine(tb.Context(), func(f store.Finding) error {
		all = append(all, f)
		return nil
	})
	if err != nil {
		tb.Fatalf("Examine: %v", err)
	}
	return all
}

func TestExamineFindsWhatWasTamperedWith(t *testing.T) {
	tests := []struct {
		name   string
		sql    string
		faults []store.Fault
		cause  error
	}{
		{"nothing", `update observations set comment = 'x'`, nil, nil},
		{"a quote", `update observations set quote = '올해 52110 모두 999개.' where value = '451'`, []store.Fault{store.FaultQuote}, metrics.ErrInvalid},
		{"a place", `update observations set span_start = 1 where value = '451'`, []store.Fault{store.FaultQuote}, metrics.ErrInvalid},
		{"a figure outside the text", `update observations set figure_end = 99999 where value = '451'`, []store.Fault{store.FaultQuote}, metrics.ErrInvalid},
		{"the bytes of a release", `update releases set body = cast('00' as bytea)`, []store.Fault{store.FaultRelease}, metrics.ErrInvalid},
		{"a reading", `update observations set reading_id = 'gone' where value = '451'`, []store.Fault{store.FaultReference}, metrics.ErrNotFound},
		{"a source", `update sources set source_id = 'gone' where area_id = '52710'`, []store.Fault{store.FaultReference}, metrics.ErrNotFound},
		{"a text", `update texts set body = body || '.'`, []store.Fault{store.FaultText}, metrics.ErrInvalid},
		{"the start of a text", `update texts set body = '.' || body`, []store.Fault{store.FaultText, store.FaultQuote, store.FaultQuote, store.FaultQuote}, metrics.ErrInvalid},
		{"a text that is gone", `delete from texts`, []store.Fault{store.FaultText}, metrics.ErrInvalid},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			each(t, func(t *testing.T, db *store.DB) {
				save(t, db, reading(t, "rules/1", "보도자료", releaseFigures...))
				save(t, db, reading(t, "rules/2", "보도자료", releaseFigures...))
				if found := examine(t, db); len(found) != 0 {
					t.Fatalf("a sound record: %v", found)
				}
				// The current version alone is changed, and the text is one.
				if _, err := db.Exec(t.Context(), tt.sql); err != nil {
					t.Fatal(err)
				}
				var faults []store.Fault
				for _, f := range examine(t, db) {
					faults = append(faults, f.Fault)
					if !errors.Is(f.Err, tt.cause) || f.Subject == "" {
						t.Errorf("finding %+v; want a subject and %v", f, tt.cause)
					}
				}
				// Both readings share the text, and a change met both versions.
				if want := slices.Repeat(tt.faults, 2); tt.name != "the bytes of a release" {
					slices.Sort(want)
					slices.Sort(faults)
					same(t, "faults", faults, want)
				} else {
					same(t, "faults", faults, tt.faults)
				}
			})
		})
	}
}

func TestAFigureWhoseSentenceDoesNotHoldIsNotPublishedWhereItIsShown(t *testing.T) {
	each(t, func(t *testing.T, db *store.DB) {
		in := reading(t, "rules/1", "보도자료", releaseFigures...)
		save(t, db, in)
		id := metrics.NewReleaseID(in.Release.Data)
		published := func() (n int) {
			got, err := db.Reading(t.Context(), id)
			if err != nil {
				t.Fatal(err)
			}
			for _, o := range got.Observations {
				if o.Status == metrics.Published && o.Reason == "" {
					n++
				}
			}
			return n
		}
		if got := published(); got != 3 {
			t.Fatalf("%d published figures; want 3", got)
		}
		if _, err := db.Exec(t.Context(), `update observations set quote = '올해 모두 999개.' where value = '451'`); err != nil {
			t.Fatal(err)
		}
		if got := published(); got != 2 {
			t.Errorf("%d published figures beside a wrong quote; want 2", got)
		}
		if _, err := db.Exec(t.Context(), `update texts set body = body || '.'`); err != nil {
			t.Fatal(err)
		}
		if got := published(); got != 0 {
			t.Errorf("%d published figures of another text; want none", got)
		}
	})
}

func TestExamineEndsWhenTold(t *testing.T) {
	each(t, func(t *testing.T, db *store.DB) {
		save(t, db, reading(t, "rules/1", "보도자료", releaseFigures...))
		if _, err := db.Exec(t.Context(), `update observations set quote = 'x'`); err != nil {
			t.Fatal(err)
		}
		enough, n := errors.New("enough"), 0
		err := db.Examine(t.Context(), func(store.Finding) error { n++; return enough })
		if !errors.Is(err, enough) || n != 1 {
			t.Errorf("Examine = %v after %d findings; want the error after 1", err, n)
		}
	})
}

func TestExamineFindsADamagedFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "jipyo.db")
	db, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	apply(t, db)
	save(t, db, reading(t, "rules/1", "보도자료", releaseFigures...))
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	// The same words stand in a row and in an index: one of them is altered.
	at := bytes.LastIndex(data, []byte("public-procurement"))
	copy(data[at:], "pablic")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	found := examine(t, storetest.Open(t, path))
	if !slices.ContainsFunc(found, func(f store.Finding) bool { return f.Fault == store.FaultDatabase }) {
		t.Errorf("findings %v; want one of the database", found)
	}
}
