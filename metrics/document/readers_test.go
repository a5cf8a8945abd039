package document_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/catalog"
	"github.com/jipyo/jipyo/metrics/document"
	"github.com/jipyo/jipyo/metrics/document/html"
	"github.com/jipyo/jipyo/metrics/document/hwp"
	"github.com/jipyo/jipyo/metrics/document/hwpx"
	"github.com/jipyo/jipyo/metrics/document/pdf"
	"github.com/jipyo/jipyo/metrics/document/plain"
	"github.com/jipyo/jipyo/metrics/extract"
	"github.com/jipyo/jipyo/seed"
)

// newRead picks the reader by content.
func newRead(t *testing.T) func([]byte) (document.Document, error) {
	t.Helper()
	pdfs := pdf.New(filepath.Join(os.TempDir(), "jipyo-test-pdfium"))
	t.Cleanup(pdfs.Close)
	readers := map[document.Format]func([]byte) (document.Document, error){
		document.Plain: plain.Read, document.HTML: html.Read, document.HWP: hwp.Read, document.HWPX: hwpx.Read, document.PDF: pdfs.Read,
	}
	return func(data []byte) (document.Document, error) {
		format, err := document.Sniff(data)
		if err != nil {
			return document.Document{}, err
		}
		return readers[format](data)
	}
}

func readFile(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// stated is what an observation says, wherever it stands.
type stated struct {
	metrics.Key
	Value     string
	Qualifier metrics.Qualifier
	Status    metrics.Status
	Figure    string
}

func TestOneReleaseGivesTheSameObservationsInEveryFormat(t *testing.T) {
	cat, err := catalog.Read(bytes.NewReader(seed.Catalog))
	if err != nil {
		t.Fatal(err)
	}
	areas, err := catalog.ReadAreas(bytes.NewReader(seed.Areas))
	if err != nil {
		t.Fatal(err)
	}
	home, err := areas.Find("전주시")
	if err != nil {
		t.Fatal(err)
	}
	x, read := extract.New(cat, areas), newRead(t)
	observe := func(name string) (extract.Header, []stated) {
		doc, err := read(readFile(t, name))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		result, err := x.Extract(doc, extract.Hints{RefArea: home.ID})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var out []stated
		for _, o := range result.Observations {
			if doc.Text[o.Span.Start:o.Span.End] != o.Quote {
				t.Errorf("%s: %q is not the text of its span", name, o.Quote)
			}
			out = append(out, stated{o.Key, o.Value.String(), o.Qualifier, o.Status, o.FigureText})
		}
		return result.Header, out
	}
	head, want := observe("testdata/release.txt")
	if len(want) < 12 || head.PublishedAt.String() != "2019-07-17" {
		t.Fatalf("the text gives %d observations of %s", len(want), head.PublishedAt)
	}
	for _, name := range []string{"testdata/release.html", "hwp/testdata/release.hwp", "hwp/testdata/distribution.hwp", "hwpx/testdata/release.hwpx", "pdf/testdata/release.pdf"} {
		gotHead, got := observe(name)
		if diff := cmp.Diff(want, got, cmp.Comparer(func(a, b metrics.TimePeriod) bool { return a == b })); diff != "" {
			t.Errorf("%s (-text +this):\n%s", name, diff)
		}
		if gotHead.Title != head.Title || gotHead.PublishedAt != head.PublishedAt {
			t.Errorf("%s: title %q of %s, want %q of %s", name, gotHead.Title, gotHead.PublishedAt, head.Title, head.PublishedAt)
		}
	}
}

// documentsVariable names a folder with more documents; NAME.want.txt is the
// text of NAME as another reader gives it.
const documentsVariable = "JIPYO_DOCUMENTS"

func TestDocuments(t *testing.T) {
	dir := os.Getenv(documentsVariable)
	if dir == "" {
		t.Skipf("no documents: %s names no folder", documentsVariable)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	read := newRead(t)
	for _, entry := range entries {
		name := filepath.Join(dir, entry.Name())
		if entry.IsDir() || strings.HasSuffix(name, ".txt") || strings.HasSuffix(name, ".md") {
			continue
		}
		t.Run(entry.Name(), func(t *testing.T) {
			doc, err := read(readFile(t, name))
			locked := strings.HasPrefix(entry.Name(), "pw.")
			if locked != errors.Is(err, document.ErrLocked) || !locked && err != nil {
				t.Fatalf("Read = %v", err)
			}
			want, err := os.ReadFile(strings.TrimSuffix(name, filepath.Ext(name)) + ".want.txt")
			if errors.Is(err, os.ErrNotExist) || locked {
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			compareWords(t, string(want), doc)
		})
	}
}

// compareWords allows a page to have more around the text than was wanted, and
// nothing else but other white space.
func compareWords(t *testing.T, want string, doc document.Document) {
	t.Helper()
	joined := strings.Join(strings.Fields(doc.Text), "")
	wanted := strings.Join(strings.Fields(document.Clean(want)), "")
	if doc.Reader != "html/1" && joined != wanted {
		t.Errorf("text (-want +got):\n%s", cmp.Diff(strings.Fields(document.Clean(want)), strings.Fields(doc.Text)))
	}
	for line := range strings.Lines(want) {
		if !strings.Contains(joined, strings.Join(strings.Fields(document.Clean(line)), "")) {
			t.Errorf("the line %q is lost", line)
		}
	}
}
