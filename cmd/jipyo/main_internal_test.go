package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// jipyo runs a command line and gives its exit code and both outputs.
func jipyo(t *testing.T, args ...string) (code int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	code = run(t.Context(), args, terminal{out: &o, err: &e})
	return code, o.String(), e.String()
}

// must runs a command that has to succeed and gives what it printed.
func must(t *testing.T, args ...string) string {
	t.Helper()
	code, out, errs := jipyo(t, args...)
	if code != exitDone {
		t.Fatalf("jipyo %s: exit %d\n%s%s", strings.Join(args, " "), code, out, errs)
	}
	return out
}

func write(t *testing.T, name, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

const shipped = "../../seed/releases/2019-07-17-jeonju-social-economy.txt"

// rows reads a CSV into one map a row.
func rows(t *testing.T, text string) []map[string]string {
	t.Helper()
	all, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatalf("csv: %v", err)
	}
	var out []map[string]string
	for _, record := range all[1:] {
		row := map[string]string{}
		for i, name := range all[0] {
			row[name] = record[i]
		}
		out = append(out, row)
	}
	return out
}

// The figures that the shipped release states: indicator, period, kind,
// value, basis. They are in its text alone, not in the facts.
var stated = [][5]string{
	{"social-economy-organizations", "2019-07", "actual", "451", "relative"},
	{"fiscal-support", "2019-07", "actual", "2230000000", "assumed"},
	{"self-reliance-workplaces", "2019-07", "actual", "83", "assumed"},
	{"self-reliance-jobs", "2019-07", "actual", "576", "assumed"},
	{"financial-counseling-cases", "2019", "actual", "1600", "assumed"},
	{"financial-counseling-cases", "2019-S1", "actual", "1240", "stated"},
	{"financial-counseling-cases", "2019-S1", "change", "65", "stated"},
	{"public-procurement", "2019", "target", "8100000000", "relative"},
	{"public-procurement", "2019-S1", "actual", "4300000000", "relative"},
	{"communities-supported", "2019-07", "actual", "60", "relative"},
	{"apartment-communities", "2019-07", "actual", "11", "assumed"},
	{"local-governments-in-council", "2019-07", "actual", "38", "assumed"},
	{"urban-regeneration-budget", "2017/2020", "plan", "7400000000", "stated"},
	{"visitors-per-day", "2019-07", "actual", "500", "assumed"},
}

func TestSeedPullsTheFiguresOutOfTheRelease(t *testing.T) {
	db := filepath.Join(t.TempDir(), "jipyo.db")
	must(t, "seed", "--db", db)
	exported := rows(t, must(t, "export", "--db", db))
	found := map[[4]string]map[string]string{}
	for _, r := range exported {
		if r["release_id"] != "" && r["indicator"] != "other" {
			found[[4]string{r["indicator"], r["time_period"], r["kind"], r["value"]}] = r
		}
	}
	for _, want := range stated {
		r, ok := found[[4]string(want[:4])]
		if !ok {
			t.Errorf("%v is not in the export", want)
			continue
		}
		if r["period_basis"] != want[4] || !strings.Contains(r["quote"], r["figure_text"]) || r["publisher"] != "전주시" || r["published_at"] != "2019-07-17" {
			t.Errorf("%v: basis %s, figure %q, quote %q, by %s on %s", want, r["period_basis"], r["figure_text"], r["quote"], r["publisher"], r["published_at"])
		}
	}
	if len(found) != len(stated) {
		t.Errorf("%d catalogued figures come from the release; want %d: %v", len(found), len(stated), slices.Collect(maps.Keys(found)))
	}
	if len(exported) < len(stated)+264 {
		t.Errorf("%d rows exported; want the 264 sourced figures as well", len(exported))
	}
	before := must(t, "export", "--db", db)
	must(t, "seed", "--db", db)
	if after := must(t, "export", "--db", db); after != before {
		t.Error("seeding again changed the record")
	}
}

func TestExportImportRoundTrip(t *testing.T) {
	dir := t.TempDir()
	first, second := filepath.Join(dir, "a.db"), filepath.Join(dir, "b.db")
	must(t, "seed", "--db", first)
	exported := must(t, "export", "--db", first, "--status", "published~review")
	must(t, "import", "--db", second, write(t, "all.csv", exported))
	again := must(t, "export", "--db", second, "--status", "published~review")
	a, b := rows(t, exported), rows(t, again)
	if len(a) != len(b) {
		t.Fatalf("%d rows went out, %d came back", len(a), len(b))
	}
	for i := range a {
		for column := range a[i] {
			if column != "rev" && a[i][column] != b[i][column] {
				t.Fatalf("row %d, %s: %q came back as %q", i+2, column, a[i][column], b[i][column])
			}
		}
	}
}

func TestExtractPrintsSpansThatHold(t *testing.T) {
	var line struct {
		ID, Title, Publisher, Region string
		PublishedAt                  string `json:"published_at"`
		Quantities                   []struct{ Text string }
		Observations                 []struct {
			Evidence   string
			FigureText string `json:"figure_text"`
		}
	}
	out := must(t, "extract", shipped)
	if err := json.Unmarshal([]byte(out), &line); err != nil {
		t.Fatal(err)
	}
	if line.PublishedAt != "2019-07-17" || line.Region != "전주시" || line.Publisher != "전주시" || len(line.Quantities) != 16 {
		t.Errorf("extract: published %s, region %s, publisher %s, %d quantities; want 2019-07-17, 전주시, 전주시, 16",
			line.PublishedAt, line.Region, line.Publisher, len(line.Quantities))
	}
	for _, o := range line.Observations {
		if !strings.Contains(o.Evidence, o.FigureText) {
			t.Errorf("figure %q is not in its evidence %q", o.FigureText, o.Evidence)
		}
	}
	early := must(t, "extract", "--published", "2018-03-05", shipped)
	if !strings.Contains(early, `"published_at":"2018-03-05"`) || !strings.Contains(early, `"period":"2018-S1"`) {
		t.Error("--published wins over the text, and relative periods follow it")
	}
}

func TestBadFilesAreNamedAndTheOthersRead(t *testing.T) {
	db := filepath.Join(t.TempDir(), "jipyo.db")
	empty := write(t, "empty.txt", "")
	binary := write(t, "binary.bin", "\x7fELF\x00\x01\x02\x03\x00\x00\x00\x00")
	english := write(t, "english.txt", strings.Repeat("This text has 451 organizations and no Korean at all. ", 20))
	absent := filepath.Join(t.TempDir(), "absent.txt")
	code, out, errs := jipyo(t, "ingest", "--db", db, empty, binary, english, absent, shipped)
	if code != exitFailed {
		t.Errorf("exit %d; want %d", code, exitFailed)
	}
	lines := strings.Split(strings.TrimSpace(errs), "\n")
	if len(lines) != 4 {
		t.Errorf("%d lines of complaint; want one a bad file:\n%s", len(lines), errs)
	}
	for _, file := range []string{empty, binary, english, absent} {
		if !strings.Contains(errs, file+": ") {
			t.Errorf("no line names %s:\n%s", file, errs)
		}
	}
	if !strings.Contains(out, filepath.Base(shipped)) {
		t.Errorf("the good file is not reported:\n%s", out)
	}
	if got := rows(t, must(t, "export", "--db", db)); len(got) == 0 {
		t.Error("the good file was not stored")
	}
}

func TestSecondReleaseIsReadAndTheSameBytesChangeNothing(t *testing.T) {
	db := filepath.Join(t.TempDir(), "jipyo.db")
	release := write(t, "second.txt", `군산시, 사회적경제조직 312곳으로 늘어

배포일시 : 2023. 4. 12.(수)
담당부서 : 군산시 일자리정책과

□ 군산시는 현재 312개의 사회적경제조직을 운영하고 있다고 밝혔다.
 ○ 시는 올해 공공구매 목표를 35억 원으로 정했다.
`)
	must(t, "ingest", "--db", db, release)
	got := rows(t, must(t, "export", "--db", db, "--indicator", "social-economy-organizations"))
	if len(got) != 1 || got[0]["value"] != "312" || got[0]["area_name"] != "군산시" || got[0]["time_period"] != "2023-04" {
		t.Fatalf("export = %v; want 312 organizations of 군산시 in 2023-04", got)
	}
	before := must(t, "export", "--db", db)
	if out := must(t, "ingest", "--db", db, release); !strings.Contains(out, "already held") {
		t.Errorf("the same bytes again:\n%s", out)
	}
	if after := must(t, "export", "--db", db); after != before {
		t.Error("the same bytes again changed the record")
	}
	if out := must(t, "reread", "--db", db, "--all"); !strings.Contains(out, "second.txt") {
		t.Errorf("reread --all does not report the release:\n%s", out)
	}
}

func TestWrongUse(t *testing.T) {
	for _, args := range [][]string{{}, {"nothing"}, {"ingest"}, {"serve", "--no-such-flag"}, {"export", "--format", "docx"}} {
		if code, out, errs := jipyo(t, args...); code != exitUsage || errs == "" {
			t.Errorf("jipyo %v: exit %d, %q, %q; want %d and a sentence", args, code, out, errs, exitUsage)
		}
	}
	for _, args := range [][]string{
		{"export", "--indicator", "no-such"},
		{"export", "--area", "없는시"},
		{"export", "--from", "someday"},
		{"reread"},
		{"reread", "ffffffff"},
		{"extract", "--area", "없는시", shipped},
	} {
		args = append(args, "--db", filepath.Join(t.TempDir(), "jipyo.db"))
		if args[0] == "extract" {
			args = args[:len(args)-2]
		}
		if code, _, errs := jipyo(t, args...); code != exitFailed || strings.Count(strings.TrimSpace(errs), "\n") > 0 || errs == "" {
			t.Errorf("jipyo %v: exit %d, %q; want %d and one line", args, code, errs, exitFailed)
		}
	}
	if out := must(t, "--help"); !strings.Contains(out, "ingest") || !strings.Contains(out, "보도자료") {
		t.Errorf("--help:\n%s", out)
	}
	if out := must(t, "version"); !strings.HasPrefix(out, "jipyo ") {
		t.Errorf("version: %q", out)
	}
}

func TestFlagsHaveEnvironmentTwins(t *testing.T) {
	db := filepath.Join(t.TempDir(), "twin.db")
	t.Setenv("JIPYO_DB", db)
	must(t, "migrate")
	if _, err := os.Stat(db); err != nil {
		t.Errorf("JIPYO_DB is not heeded: %v", err)
	}
}

func TestImportRefusesWholeAndNamesFileAndLine(t *testing.T) {
	db := filepath.Join(t.TempDir(), "jipyo.db")
	table := write(t, "rows.csv", "indicator,ref_area,time_period,kind,unit,value,publisher\n"+
		"cooperatives,전주시,2019,actual,count,300,전주시\ncooperatives,전주시,2020,actual,count,many,전주시\n")
	code, _, errs := jipyo(t, "import", "--db", db, table)
	if code != exitFailed || !strings.Contains(errs, table) || !strings.Contains(errs, "3") || strings.Count(strings.TrimSpace(errs), "\n") > 0 {
		t.Errorf("import of a bad row: exit %d, %q; want one line with the file and line 3", code, errs)
	}
	if got := rows(t, must(t, "export", "--db", db)); len(got) != 0 {
		t.Errorf("%d rows were stored; want none", len(got))
	}
}
