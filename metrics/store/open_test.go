package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/store"
	"github.com/jipyo/jipyo/metrics/store/storetest"
)

func TestOpenRefusesAddresses(t *testing.T) {
	folder := t.TempDir()
	text := filepath.Join(folder, "notes.txt")
	if err := os.WriteFile(text, []byte(strings.Repeat("not a database\n", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name    string
		address string
		cause   error
	}{
		{"no path", "", metrics.ErrInvalid},
		{"no path after sqlite", "sqlite:", metrics.ErrInvalid},
		{"a database in memory, which each connection would have for itself", ":memory:", metrics.ErrInvalid},
		{"another kind of database", "mysql://jipyo:s3cret@db/jipyo", metrics.ErrInvalid},
		{"a postgres address that cannot be read", "postgres://jipyo:s3cret@[db/jipyo", metrics.ErrInvalid},
		{"a password that breaks the address", "postgres://jipyo:s3cret%zz@db/jipyo", metrics.ErrInvalid},
		{"a folder that does not exist", filepath.Join(folder, "none", "jipyo.db"), metrics.ErrNotFound},
		{"a folder", folder, metrics.ErrNotFound},
		{"a file that is no database", text, metrics.ErrUnsupported},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			db, err := store.Open(t.Context(), tt.address)
			if err == nil {
				t.Fatal(errors.Join(errors.New("Open took it"), db.Close()))
			}
			wantCause(t, "Open", err, tt.cause)
			if _, ok := errors.AsType[*metrics.UserError](err); !ok {
				t.Errorf("Open: %T (%v); want a UserError", err, err)
			}
			if strings.Contains(err.Error(), "s3cret") {
				t.Errorf("the password is in %v", err)
			}
		})
	}
}

func TestOpenNamesAServerThatIsNotThereWithoutThePassword(t *testing.T) {
	_, err := store.Open(t.Context(), "postgres://jipyo:s3cret@127.0.0.1:1/jipyo?sslmode=disable&sslpassword=s3cret2")
	if err == nil {
		t.Fatal("Open of a closed port succeeded")
	}
	if s := err.Error(); strings.Contains(s, "s3cret") || !strings.Contains(s, "postgres://127.0.0.1:1/jipyo") {
		t.Errorf("Open: %v; want the address without user and password", err)
	}
}

func TestOpenTakesAnyPath(t *testing.T) {
	path := filepath.Join(t.TempDir(), "전주 100%?mode=memory#1.db")
	for range 2 {
		db, err := store.Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		apply(t, db)
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(path + "-wal"); err == nil {
		t.Error("Close left a write-ahead log")
	}
}

func TestOpenAgainKeepsTheRecord(t *testing.T) {
	storetest.EachURL(t, func(t *testing.T, address string) {
		db := storetest.Open(t, address)
		apply(t, db)
		save(t, db, reading(t, "rules/1", "보도자료", releaseFigures...))
		same(t, "observations", observations(t, storetest.Open(t, address), metrics.Query{}), observations(t, db, metrics.Query{}))
	})
}

func TestOpenRefusesANewerSchemaInOneSentence(t *testing.T) {
	storetest.EachURL(t, func(t *testing.T, address string) {
		db := storetest.Open(t, address)
		if _, err := db.Exec(t.Context(), "insert into goose_db_version (version_id, is_applied) values (99, true)"); err != nil {
			t.Fatal(err)
		}
		_, err := store.Open(t.Context(), address)
		wantCause(t, "Open", err, metrics.ErrUnsupported)
		user, ok := errors.AsType[*metrics.UserError](err)
		if !ok || !strings.Contains(user.English, "schema 99") {
			t.Errorf("Open: %v; want a UserError that names schema 99", err)
		}
	})
}
