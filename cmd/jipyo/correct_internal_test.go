package main

import (
	"path/filepath"
	"strings"
	"testing"
)

const gunsan = `군산시, 사회적경제조직 312곳으로 늘어

배포일시 : 2023. 4. 12.(수)
담당부서 : 군산시 일자리정책과

□ 군산시는 현재 312개의 사회적경제조직을 운영하고 있다고 밝혔다.
`

// heldFigure ingests a release and gives the id of its figure.
func heldFigure(t *testing.T, db string) string {
	t.Helper()
	must(t, "ingest", "--db", db, write(t, "gunsan.txt", gunsan))
	got := rows(t, must(t, "export", "--db", db, "--indicator", "social-economy-organizations"))
	if len(got) != 1 {
		t.Fatalf("%d figures; want 1", len(got))
	}
	return got[0]["observation_id"]
}

func TestCorrectIsANewVersionAndHistoryPrintsBoth(t *testing.T) {
	db := filepath.Join(t.TempDir(), "jipyo.db")
	id := heldFigure(t, db)
	before := must(t, "export", "--db", db, "--rev", "1")
	must(t, "correct", "--db", db, id, "--value", "321", "--status", "rejected", "--reason", "숫자 자리 바뀜", "--by", "김주무관")
	now := rows(t, must(t, "export", "--db", db, "--indicator", "social-economy-organizations"))
	if len(now) != 1 || now[0]["value"] != "321" || now[0]["source_type"] != "person" || now[0]["publisher"] != "김주무관" || now[0]["source_title"] != "숫자 자리 바뀜" {
		t.Errorf("after the correction: %v", now)
	}
	if must(t, "export", "--db", db, "--rev", "1") != before {
		t.Error("version 1 is not what it was")
	}
	byID := must(t, "history", "--db", db, id)
	for _, want := range []string{"312 count", "321 count", "1–1", "2–", "rejected", "김주무관", "숫자 자리 바뀜", "군산시", "2023-04-12", id} {
		if !strings.Contains(byID, want) {
			t.Errorf("history does not tell %q:\n%s", want, byID)
		}
	}
	if byKey := must(t, "history", "--db", db, "social-economy-organizations", "군산시", now[0]["time_period"]); byKey != byID {
		t.Errorf("history by key differs:\n%s", byKey)
	}
	if _, out, errs := jipyo(t, "reread", "--db", db, "--all"); strings.Contains(errs, "이어 붙이지") {
		t.Errorf("reread lists a correction that has its place:\n%s%s", out, errs)
	}
}

func TestCorrectAndHistoryTellWhatIsWrong(t *testing.T) {
	db := filepath.Join(t.TempDir(), "jipyo.db")
	id := heldFigure(t, db)
	why := []string{"--reason", "까닭", "--by", "김주무관"}
	for _, args := range [][]string{
		append([]string{"correct", "0123456789abcdef", "--value", "1"}, why...),
		append([]string{"correct", id}, why...),
		append([]string{"correct", id, "--value", "1e9"}, why...),
		append([]string{"correct", id, "--value", "삼백"}, why...),
		append([]string{"correct", id, "--period", "someday"}, why...),
		append([]string{"correct", id, "--scope", "type:none"}, why...),
		append([]string{"correct", id, "--indicator", "public-procurement"}, why...),
		append([]string{"correct", id, "--indicator", "none"}, why...),
		append([]string{"correct", id, "--status", "gone"}, why...),
		{"history", "0123456789abcdef"},
		{"history", "social-economy-organizations"},
		{"history", "none", "군산시", "2023"},
		{"history", "social-economy-organizations", "없는시", "2023"},
		{"history", "social-economy-organizations", "군산시", "someday"},
		{"history", "social-economy-organizations", "군산시", "1999"},
	} {
		code, _, errs := jipyo(t, append(args, "--db", db)...)
		if code != exitFailed || strings.Count(strings.TrimSpace(errs), "\n") > 0 || !strings.HasPrefix(errs, "jipyo: ") {
			t.Errorf("jipyo %v: exit %d, %q; want %d and one line", args, code, errs, exitFailed)
		}
	}
	for _, args := range [][]string{{"correct", id, "--value", "1"}, {"correct", id, "--reason", "까닭"}, {"history"}} {
		if code, _, _ := jipyo(t, append(args, "--db", db)...); code != exitUsage {
			t.Errorf("jipyo %v: exit %d; want %d", args, code, exitUsage)
		}
	}
}
