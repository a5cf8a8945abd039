package main

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestBackupAndRestore(t *testing.T) {
	dir := t.TempDir()
	db, file := filepath.Join(dir, "jipyo.db"), filepath.Join(dir, "backup.db")
	id := heldFigure(t, db)
	must(t, "backup", "--db", db, file)
	before := rows(t, must(t, "export", "--db", db))
	must(t, "correct", "--db", db, id, "--status", "rejected", "--reason", "까닭", "--by", "김주무관")
	if got := rows(t, must(t, "export", "--db", db)); len(got) != len(before)-1 {
		t.Fatalf("%d figures after the rejection; want %d", len(got), len(before)-1)
	}
	must(t, "restore", "--db", db, file)
	if got := rows(t, must(t, "export", "--db", db)); len(got) != len(before) {
		t.Errorf("%d figures after the restore; want %d", len(got), len(before))
	}
	must(t, "doctor", "--db", db)
	for _, args := range [][]string{
		{"backup", "--db", db, file},
		{"restore", "--db", db, filepath.Join(dir, "none.db")},
		{"restore", "--db", db, write(t, "text.db", strings.Repeat("전주시 ", 500))},
	} {
		code, _, errs := jipyo(t, args...)
		if code != exitFailed || strings.Count(strings.TrimSpace(errs), "\n") > 0 || !strings.Contains(errs, args[len(args)-1]) {
			t.Errorf("jipyo %v: exit %d, %q; want one line that names the file", args, code, errs)
		}
	}
}
