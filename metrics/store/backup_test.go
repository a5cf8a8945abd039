package store_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/store"
	"github.com/jipyo/jipyo/metrics/store/storetest"
)

// lite opens a SQLite record with the catalogue, and gives its path.
func lite(t *testing.T) (*store.DB, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "기록 #1?.db")
	db := storetest.Open(t, path)
	apply(t, db)
	return db, path
}

func TestBackupIsWholeWhileOthersWrite(t *testing.T) {
	db, path := lite(t)
	other := storetest.Open(t, path)
	done, saved := make(chan struct{}), make(chan error, 1)
	var writer sync.WaitGroup
	writer.Go(func() {
		defer close(saved)
		for n := 0; ; n++ {
			select {
			case <-done:
				return
			default:
			}
			if _, err := other.Save(t.Context(), reading(t, "rules/1", fmt.Sprint("보도자료 ", n), releaseFigures...)); err != nil {
				saved <- err
				return
			}
		}
	})
	for n := range 5 {
		file := filepath.Join(t.TempDir(), fmt.Sprint(n, ".db"))
		if err := db.Backup(t.Context(), file); err != nil {
			t.Fatal(err)
		}
		copied := storetest.Open(t, file)
		if found := examine(t, copied); len(found) != 0 {
			t.Errorf("backup %d: %v", n, found)
		}
		versions := versions(t, copied)
		stated := len(observations(t, copied, metrics.Query{}))
		if int64(stated) != 3*versions[jeonju] || versions[jeonju] != versions[wanju] {
			t.Errorf("backup %d holds %d figures of %v readings; want each whole", n, stated, versions)
		}
	}
	close(done)
	writer.Wait()
	if err := <-saved; err != nil {
		t.Error(err)
	}
}

func TestBackupOverwritesNothing(t *testing.T) {
	db, _ := lite(t)
	file := filepath.Join(t.TempDir(), "b.db")
	if err := os.WriteFile(file, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	wantCause(t, "Backup", db.Backup(t.Context(), file), metrics.ErrConflict)
	if data, _ := os.ReadFile(file); string(data) != "mine" {
		t.Errorf("the file holds %q", data)
	}
	if err := db.Backup(t.Context(), filepath.Join(t.TempDir(), "none", "b.db")); err == nil {
		t.Error("Backup into a folder that is not there: no error")
	}
}

func TestRestoreBringsTheRecordBackUnderNewVersions(t *testing.T) {
	db, path := lite(t)
	serving := storetest.Open(t, path)
	save(t, db, reading(t, "rules/1", "하나", releaseFigures...))
	want := observations(t, serving, metrics.Query{})
	file := filepath.Join(t.TempDir(), "b.db")
	if err := db.Backup(t.Context(), file); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for n := range 4 {
		save(t, db, reading(t, "rules/1", fmt.Sprint("나중 ", n), releaseFigures[0]))
	}
	if err := db.Restore(t.Context(), file); err != nil {
		t.Fatal(err)
	}
	for name, open := range map[string]*store.DB{"the one that restored": db, "the one that serves": serving} {
		same(t, name, observations(t, open, metrics.Query{}), want)
		same(t, name, versions(t, open), map[string]int64{jeonju: 6, wanju: 2})
	}
	save(t, serving, reading(t, "rules/1", "그 뒤", releaseFigures[2]))
	if found := examine(t, db); len(found) != 0 || len(observations(t, db, metrics.Query{})) != 4 {
		t.Errorf("after a write to the restored record: %v", found)
	}
	if after, err := os.ReadFile(file); err != nil || string(after) != string(before) {
		t.Errorf("the backup was changed, %v", err)
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".restore-*"))
	if err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestRestoreTouchesNothingOnABadFile(t *testing.T) {
	good, _ := lite(t)
	for n := range 30 {
		save(t, good, reading(t, "rules/1", fmt.Sprint("보도자료 ", n), releaseFigures...))
	}
	whole := filepath.Join(t.TempDir(), "whole.db")
	if err := good.Backup(t.Context(), whole); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	scratched := append([]byte{}, data...)
	for at := len(scratched) / 2; at < len(scratched)/2+9000; at++ {
		scratched[at] = 0x5a
	}
	newer := filepath.Join(t.TempDir(), "newer.db")
	if err := good.Backup(t.Context(), newer); err != nil {
		t.Fatal(err)
	}
	future := storetest.Open(t, newer)
	if _, err := future.Exec(t.Context(), `insert into goose_db_version (version_id, is_applied) values (99, true)`); err != nil {
		t.Fatal(err)
	}
	foreign := filepath.Join(t.TempDir(), "foreign.db")
	stranger := storetest.Open(t, foreign)
	if _, err := stranger.Exec(t.Context(), `drop table observations`); err != nil {
		t.Fatal(err)
	}
	file := func(name string, data []byte) string {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	tests := []struct {
		name, file string
		cause      error
	}{
		{"absent", filepath.Join(t.TempDir(), "none.db"), metrics.ErrNotFound},
		{"text", file("text.db", []byte(strings.Repeat("전주시 ", 500))), metrics.ErrUnsupported},
		{"empty", file("empty.db", nil), metrics.ErrUnsupported},
		{"cut", file("cut.db", data[:len(data)/2]), metrics.ErrInvalid},
		{"scratched", file("scratched.db", scratched), metrics.ErrInvalid},
		{"another program's", foreign, metrics.ErrUnsupported},
		{"a newer program's", newer, metrics.ErrUnsupported},
	}
	for _, tt := range tests {
		db, _ := lite(t)
		save(t, db, reading(t, "rules/1", "하나", releaseFigures...))
		want := observations(t, db, metrics.Query{})
		err := db.Restore(t.Context(), tt.file)
		wantCause(t, tt.name, err, tt.cause)
		var told *metrics.UserError
		if !errors.As(err, &told) {
			t.Errorf("%s: %v; want a sentence for the person", tt.name, err)
		}
		same(t, tt.name, observations(t, db, metrics.Query{}), want)
	}
}

func TestBackupOfPostgresNamesItsTool(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		if !strings.HasSuffix(t.Name(), "/postgres") {
			t.Skip("of PostgreSQL alone")
		}
		for what, err := range map[string]error{
			"pg_dump": db.Backup(t.Context(), "b.db"), "pg_restore": db.Restore(t.Context(), "b.db"),
		} {
			wantCause(t, what, err, metrics.ErrUnsupported)
			if err == nil || !strings.Contains(err.Error(), what) {
				t.Errorf("%v does not name %s", err, what)
			}
		}
	})
}
