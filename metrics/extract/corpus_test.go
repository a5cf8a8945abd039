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
	areas := readAreas(t)
	x := extract.New(readCatalog(t), areas)
	var all, published tally
	each := map[string]*tally{}
	for _, g := range readGold(t, dir) {
		status := predicted(t, x, areas, dir, g)
		want := map[goldObservation]bool{}
		for _, o := range g.Observations {
			if o.Indicator != metrics.OtherIndicator {
				o.Value = json.Number(number(t, o.Value))
				o.Period = canonicalPeriod(o.Period)
				want[o] = true
			}
		}
		for o := range want {
			count(each, o.Indicator).all++
			all.all++
			published.all++
		}
		for o, s := range status {
			hit := 0
			if want[o] {
				hit = 1
			}
			c := count(each, o.Indicator)
			c.found, c.right = c.found+1, c.right+hit
			all.found, all.right = all.found+1, all.right+hit
			if s == metrics.Published {
				published.found, published.right = published.found+1, published.right+hit
			}
		}
	}
	t.Logf("%-32s precision %.3f  recall %.3f  of %d", "observations", all.precision(), all.recall(), all.all)
	t.Logf("%-32s precision %.3f  recall %.3f  of %d", "published", published.precision(), published.recall(), published.all)
	for _, id := range slices.Sorted(maps.Keys(each)) {
		t.Logf("%-32s precision %.3f  recall %.3f  of %d", id, each[id].precision(), each[id].recall(), each[id].all)
	}
	if published.precision() < leastPrecision {
		t.Errorf("published precision is %.3f, want at least %.2f", published.precision(), leastPrecision)
	}
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
	// Some papers' texts carry no date; it comes with them, as with --meta.
	published, err := metrics.ParseTimePeriod(g.PublishedAt)
	if err != nil {
		t.Fatal(err)
	}
	got, err := x.Extract(doc, extract.Hints{PublishedAt: published})
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
