package extract_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/catalog"
	"github.com/jipyo/jipyo/metrics/document/plain"
	"github.com/jipyo/jipyo/metrics/extract"
)

// corpusVariable names a folder with gold.jsonl and texts/NNN.txt, annotated
// releases of many cities.
const corpusVariable = "JIPYO_CORPUS"

type goldDocument struct {
	ID           string            `json:"id"`
	Title        string            `json:"title"`
	PublishedAt  string            `json:"published_at"`
	Region       string            `json:"region"`
	Observations []goldObservation `json:"observations"`
}

type goldObservation struct {
	Indicator string      `json:"indicator"`
	Region    string      `json:"region"`
	Period    string      `json:"period"`
	Kind      string      `json:"kind"`
	Value     json.Number `json:"value"`
	Unit      string      `json:"unit"`
}

// tally counts what was found, what was right, and what there was.
type tally struct{ right, found, all int }

func (t tally) precision() float64 { return float64(t.right) / float64(max(t.found, 1)) }
func (t tally) recall() float64    { return float64(t.right) / float64(max(t.all, 1)) }

// The names of the two tallies over all indicators.
const (
	overall   = "observations"
	published = "published"
)

// The least precision of what is published on the corpus.
const leastPrecision = 0.9

// TestCorpus prints precision and recall of the observations of a corpus, by
// indicator and for those published, and fails when what is published is not
// nearly always right.
func TestCorpus(t *testing.T) {
	dir := os.Getenv(corpusVariable)
	if dir == "" {
		t.Skipf("no corpus: %s names no folder", corpusVariable)
	}
	each := score(t, dir)
	if got := each[published].precision(); got < leastPrecision {
		t.Errorf("published precision is %.3f, want at least %.2f", got, leastPrecision)
	}
}

// ownCorpus holds releases written for these tests, with what is in them and
// floor.json, below which their scores must not fall.
const ownCorpus = "testdata/corpus"

// TestOwnCorpus prints precision and recall by indicator and fails where one of
// them is below its floor.
func TestOwnCorpus(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join(ownCorpus, "floor.json"))
	if err != nil {
		t.Fatal(err)
	}
	floors := map[string]struct{ Precision, Recall float64 }{}
	if err := json.Unmarshal(raw, &floors); err != nil {
		t.Fatal(err)
	}
	each := score(t, ownCorpus)
	for _, name := range slices.Sorted(maps.Keys(floors)) {
		floor, got := floors[name], each[name]
		if got == nil {
			t.Errorf("%s: nothing of it in the corpus", name)
			continue
		}
		if got.precision() < floor.Precision || got.recall() < floor.Recall {
			t.Errorf("%s: precision %.3f and recall %.3f, want at least %.3f and %.3f", name, got.precision(), got.recall(), floor.Precision, floor.Recall)
		}
	}
}

// score reads the documents of a corpus and counts by indicator, over all and
// of what is published; it prints the counts.
func score(t *testing.T, dir string) map[string]*tally {
	t.Helper()
	areas := readAreas(t)
	x := extract.New(readCatalog(t), areas)
	each := map[string]*tally{}
	for _, g := range readGold(t, dir) {
		scoreDocument(each, wanted(t, g), predicted(t, x, areas, dir, g))
	}
	for _, name := range slices.Sorted(maps.Keys(each)) {
		t.Logf("%-32s precision %.3f  recall %.3f  of %d", name, each[name].precision(), each[name].recall(), each[name].all)
	}
	return each
}

func scoreDocument(each map[string]*tally, want map[goldObservation]bool, got map[goldObservation]metrics.Status) {
	for o := range want {
		for _, name := range []string{overall, published, o.Indicator} {
			count(each, name).all++
		}
	}
	for o, status := range got {
		for _, name := range []string{overall, published, o.Indicator} {
			if name == published && status != metrics.Published {
				continue
			}
			c := count(each, name)
			c.found++
			if want[o] {
				c.right++
			}
		}
	}
}

// wanted gives the observations of catalogued indicators of a document.
func wanted(t *testing.T, g goldDocument) map[goldObservation]bool {
	t.Helper()
	want := map[goldObservation]bool{}
	for _, o := range g.Observations {
		if o.Indicator != metrics.OtherIndicator {
			o.Value = json.Number(number(t, o.Value))
			o.Period = canonicalPeriod(o.Period)
			want[o] = true
		}
	}
	return want
}

func count(each map[string]*tally, id string) *tally {
	if each[id] == nil {
		each[id] = &tally{}
	}
	return each[id]
}

func readGold(t *testing.T, dir string) []goldDocument {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, "gold.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var list []goldDocument
	for line := range bytes.Lines(text) {
		var g goldDocument
		if err := json.Unmarshal(line, &g); err != nil {
			t.Fatal(err)
		}
		list = append(list, g)
	}
	return list
}

// predicted gives the observations of catalogued indicators with their status.
func predicted(t *testing.T, x *extract.Extractor, areas metrics.Areas, dir string, g goldDocument) map[goldObservation]metrics.Status {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(dir, "texts", g.ID+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := plain.Read(raw)
	if err != nil {
		t.Fatalf("%s: %v", g.ID, err)
	}
	// Some papers' texts carry no date or area; they come with them, as with --meta.
	day, err := metrics.ParseTimePeriod(g.PublishedAt)
	if err != nil {
		t.Fatal(err)
	}
	home, err := areas.Find(g.Region)
	if err != nil {
		t.Fatal(err)
	}
	got, err := x.Extract(doc, extract.Hints{PublishedAt: day, RefArea: home.ID})
	if err != nil {
		t.Errorf("%s: %v", g.ID, err)
	}
	status := map[goldObservation]metrics.Status{}
	for _, o := range got.Observations {
		if o.Indicator == metrics.OtherIndicator || o.Scope != metrics.TotalScope {
			continue
		}
		area, err := areas.ByID(o.RefArea)
		if err != nil {
			t.Fatal(err)
		}
		key := goldObservation{o.Indicator, area.Name("usual"), canonicalPeriod(o.Period.String()), string(o.Kind), json.Number(o.Value.String()), string(o.Unit)}
		if status[key] != metrics.Published {
			status[key] = o.Status
		}
	}
	return status
}

// canonicalPeriod writes a range of months that is a half or quarter as one.
func canonicalPeriod(s string) string {
	from, to, ok := strings.Cut(s, "/")
	if !ok || len(from) != 7 || len(to) != 7 || from[:4] != to[:4] {
		return s
	}
	names := map[string]string{"01/03": "-Q1", "04/06": "-Q2", "07/09": "-Q3", "10/12": "-Q4", "01/06": "-S1", "07/12": "-S2", "01/12": ""}
	if name, ok := names[from[5:]+"/"+to[5:]]; ok {
		return from[:4] + name
	}
	return s
}

func number(t *testing.T, n json.Number) string {
	t.Helper()
	var d metrics.Decimal
	if err := d.UnmarshalJSON([]byte(n)); err != nil {
		t.Fatal(err)
	}
	return d.String()
}

func readCatalog(tb testing.TB) metrics.Catalog {
	tb.Helper()
	f, err := os.Open("../../seed/catalog.yaml")
	if err != nil {
		tb.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	c, err := catalog.Read(f)
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

func readAreas(tb testing.TB) metrics.Areas {
	tb.Helper()
	f, err := os.Open("../../seed/areas.csv")
	if err != nil {
		tb.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	a, err := catalog.ReadAreas(f)
	if err != nil {
		tb.Fatal(err)
	}
	return a
}
