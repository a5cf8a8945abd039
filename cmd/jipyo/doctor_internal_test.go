package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestDoctorTellsASoundRecordFromOneTamperedWith(t *testing.T) {
	db := filepath.Join(t.TempDir(), "jipyo.db")
	id := heldFigure(t, db)
	if out := must(t, "doctor", "--db", db); !strings.Contains(out, "sound") {
		t.Errorf("doctor of a sound record: %q", out)
	}
	// The quote in the row of the figure is made another of the same length.
	data, err := os.ReadFile(db)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(string(data), "군산시는 현재 312개의", "군산시는 현재 999개의")
	if err := os.WriteFile(db, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	code, out, errs := jipyo(t, "doctor", "--db", db)
	if code != exitFailed || !strings.Contains(out+errs, "999개의") && !strings.Contains(out, "text") || strings.Contains(out, "sound") {
		t.Errorf("doctor: exit %d\n%s%s", code, out, errs)
	}
	if !strings.Contains(out, id) {
		t.Errorf("doctor does not name the figure %s:\n%s", id, out)
	}
}
