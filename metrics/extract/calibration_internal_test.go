package extract

import (
	"bytes"
	"cmp"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/catalog"
	"github.com/jipyo/jipyo/metrics/document/plain"
)

// judged is one figure with its evidence and whether it was read rightly.
type judged struct {
	doc      string
	evidence [marks]float64
	right    bool
}

// TestCalibration fits the weights of the evidence on an annotated corpus and
// prints them with the precision that they reach on documents left out, one by
// one, at each threshold.
func TestCalibration(t *testing.T) {
	dir := os.Getenv("JIPYO_CALIBRATION")
	if dir == "" {
		t.Skip("no corpus: JIPYO_CALIBRATION names no folder")
	}
	list := judge(t, dir)
	right := 0
	for n, g := range leaveOneOut(list) {
		if g.right {
			right++
			continue
		}
		t.Logf("%4d above %.4f: precision %.4f", n, g.reliability, float64(right)/float64(n+1))
	}
	bias, weights := fitWeights(list)
	t.Logf("bias %.2f", bias)
	for m, w := range weights {
		n := 0.0
		for _, j := range list {
			n += j.evidence[m]
		}
		t.Logf("%2d: %.2f  (%.1f)", m, w, n)
	}
}

// guess is the reliability that weights of the other documents give a figure.
type guess struct {
	reliability float64
	right       bool
}

// leaveOneOut gives the guesses of all figures, the surest first.
func leaveOneOut(list []judged) []guess {
	folds := map[string][]judged{}
	for _, j := range list {
		folds[j.doc] = append(folds[j.doc], j)
	}
	var guesses []guess
	for doc, test := range folds {
		bias, weights := fitWeights(slices.DeleteFunc(slices.Clone(list), func(j judged) bool { return j.doc == doc }))
		for _, j := range test {
			j.evidence[periodAssumed] = 0 // published all the same, see meaning
			guesses = append(guesses, guess{reliability(j.evidence, bias, weights), j.right})
		}
	}
	slices.SortFunc(guesses, func(a, b guess) int { return cmp.Compare(b.reliability, a.reliability) })
	return guesses
}

// ridge keeps the weight of rare evidence small.
const ridge = 1.0

// fitWeights is logistic regression with a ridge, by gradient descent.
func fitWeights(list []judged) (bias float64, weights [marks]float64) {
	const rounds, step = 4000, 0.01
	bias = 2
	for range rounds {
		gb := 0.0
		var g [marks]float64
		for _, j := range list {
			y := 0.0
			if j.right {
				y = 1
			}
			d := y - reliability(j.evidence, bias, weights)
			gb += d
			for m, v := range j.evidence {
				g[m] += d * v
			}
		}
		bias += step * gb
		for m := range weights {
			weights[m] += step * (g[m] - ridge*weights[m])
		}
	}
	return bias, weights
}

// annotated is what the calibration needs of a line of gold.jsonl.
type annotated struct {
	ID           string
	Region       string
	PublishedAt  string `json:"published_at"`
	Observations []struct {
		Indicator, Region, Period, Kind, Unit string
		Value                                 metrics.Decimal
	}
}

// judge reads the documents of a corpus and says of each figure of a
// catalogued indicator whether it is right in every part.
func judge(t *testing.T, dir string) []judged {
	t.Helper()
	x := newTestExtractor(t)
	raw, err := os.ReadFile(filepath.Join(dir, "gold.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var list []judged
	for line := range strings.Lines(string(raw)) {
		var g annotated
		if err := json.Unmarshal([]byte(line), &g); err != nil {
			t.Fatal(err)
		}
		list = append(list, judgeDocument(t, x, dir, g)...)
	}
	return list
}

func judgeDocument(t *testing.T, x *Extractor, dir string, g annotated) []judged {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, "texts", g.ID+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := plain.Read(text)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]bool{}
	for _, o := range g.Observations {
		want[strings.Join([]string{o.Indicator, areaOf(t, x, o.Region), stretch(periodOf(t, o.Period)), o.Kind, o.Value.String(), o.Unit}, " ")] = true
	}
	header := x.header(doc, Hints{PublishedAt: periodOf(t, g.PublishedAt), RefArea: areaOf(t, x, g.Region)})
	d := x.read(doc, header)
	x.interpret(doc, &d, header.RefArea, header.PublishedAt)
	var list []judged
	for _, f := range d.figures {
		o, ok := x.observation(doc.Text, f, header.PublishedAt)
		if !ok || o.Indicator == metrics.OtherIndicator || o.Scope != metrics.TotalScope || f.doubt != "" || f.sentence.headline {
			continue
		}
		key := strings.Join([]string{o.Indicator, o.RefArea, stretch(o.Period), string(o.Kind), o.Value.String(), string(o.Unit)}, " ")
		list = append(list, judged{g.ID, f.evidence(), want[key]})
		if !want[key] {
			t.Logf("%s %.3f %s", g.ID, o.Confidence, key)
		}
	}
	return list
}

func areaOf(t *testing.T, x *Extractor, name string) string {
	t.Helper()
	a, err := x.areas.Find(name)
	if err != nil {
		t.Fatal(err)
	}
	return a.ID
}

func periodOf(t *testing.T, s string) metrics.TimePeriod {
	t.Helper()
	p, err := metrics.ParseTimePeriod(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func newTestExtractor(t *testing.T) *Extractor {
	t.Helper()
	words, err := os.ReadFile("../../seed/catalog.yaml")
	if err != nil {
		t.Fatal(err)
	}
	c, err := catalog.Read(bytes.NewReader(words))
	if err != nil {
		t.Fatal(err)
	}
	names, err := os.ReadFile("../../seed/areas.csv")
	if err != nil {
		t.Fatal(err)
	}
	areas, err := catalog.ReadAreas(bytes.NewReader(names))
	if err != nil {
		t.Fatal(err)
	}
	return New(c, areas)
}

// stretch writes a period by its first and last day, so that a quarter and its
// three months are one.
func stretch(p metrics.TimePeriod) string {
	return p.Start().Format("2006-01-02") + "/" + p.End().Format("2006-01-02")
}
