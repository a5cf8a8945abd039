// Package storetest gives tests a fresh database of each kind that the store
// speaks to: a SQLite file, and a database of a throw-away PostgreSQL cluster
// that starts with the first test of a binary and ends with the binary.
//
// Where no PostgreSQL server is installed, the subtest "postgres" is skipped
// by name; JIPYO_TEST_POSTGRES=require turns that skip into a failure.
package storetest

import (
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"github.com/jipyo/jipyo/metrics/store"
)

// Each runs a test once on every database, as the subtests "sqlite" and
// "postgres", each time with a database that is new, migrated and empty.
func Each(t *testing.T, run func(t *testing.T, db *store.DB)) {
	t.Helper()
	EachURL(t, func(t *testing.T, address string) {
		t.Helper()
		run(t, Open(t, address))
	})
}

// EachURL is Each for a test that opens the database itself; nothing is in it.
func EachURL(t *testing.T, run func(t *testing.T, address string)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { run(t, sqliteURL(t)) })
	t.Run("postgres", func(t *testing.T) { run(t, postgresURL(t)) })
}

// EachBenchmark is Each for a benchmark.
func EachBenchmark(b *testing.B, run func(b *testing.B, db *store.DB)) {
	b.Helper()
	b.Run("sqlite", func(b *testing.B) { run(b, Open(b, sqliteURL(b))) })
	b.Run("postgres", func(b *testing.B) { run(b, Open(b, postgresURL(b))) })
}

// Open opens a database until the test ends.
func Open(tb testing.TB, address string) *store.DB {
	tb.Helper()
	db, err := store.Open(tb.Context(), address)
	if err != nil {
		tb.Fatalf("Open: %v", err)
	}
	tb.Cleanup(func() {
		if err := db.Close(); err != nil {
			tb.Errorf("Close: %v", err)
		}
	})
	return db
}

func sqliteURL(tb testing.TB) string {
	tb.Helper()
	return "sqlite:" + filepath.Join(tb.TempDir(), "jipyo.db")
}

func postgresURL(tb testing.TB) string {
	tb.Helper()
	c, err := running()
	if err != nil {
		if os.Getenv("JIPYO_TEST_POSTGRES") == "require" {
			tb.Fatalf("PostgreSQL is required: %v", err)
		}
		tb.Skipf("PostgreSQL is not tested: %v", err)
	}
	name, err := c.createDatabase(tb.Context())
	if err != nil {
		tb.Fatalf("create a database: %v", err)
	}
	tb.Cleanup(func() {
		if err := c.dropDatabase(name); err != nil {
			tb.Errorf("drop the database: %v", err)
		}
	})
	u := url.URL{Scheme: "postgres", User: url.User(superuser), Path: "/" + name}
	u.RawQuery = url.Values{"host": {c.socket}, "sslmode": {"disable"}}.Encode()
	return u.String()
}
