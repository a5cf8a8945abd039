package pdf_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/document/pdf"
)

// FuzzRead changes the bytes of files; the small one reaches the objects.
func FuzzRead(f *testing.F) {
	f.Add(onePage("", ""))
	f.Add(sample(f, "scan.pdf"))
	f.Add(sample(f, "release.pdf"))
	r := newReader(f)
	f.Fuzz(func(t *testing.T, data []byte) { checkRead(t, r, data) })
}

// FuzzContent puts any drawing in the place of a page's content.
func FuzzContent(f *testing.F) {
	f.Add("BT /F 12 Tf 50 780 Td <C0FCC1D6> Tj 0 -20 Td <BDC32031> Tj 100 0 Td <BDC3> Tj ET")
	f.Add("BT /F 12 Tf 1 0 0 1 50 80 Tm <B1B8BAD0> Tj 90 0 Td (2018) Tj -90 -18 Td <B1B8BAD0> Tj 90 0 Td (55) Tj -90 -18 Td <B1B8> Tj 90 0 Td (6) Tj ET")
	r := newReader(f)
	f.Fuzz(func(t *testing.T, content string) {
		checkRead(t, r, file("", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>",
			"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>", stream(content), korean))
	})
}

// checkRead asserts what every reader promises.
func checkRead(t *testing.T, r *pdf.Reader, data []byte) {
	t.Helper()
	doc, err := r.Read(data)
	if err != nil {
		told := new(metrics.UserError)
		if !errors.As(err, &told) || !errors.Is(err, metrics.ErrInvalid) && !errors.Is(err, metrics.ErrUnsupported) {
			t.Fatalf("Read gives %v, want a sentence for the user with its cause", err)
		}
		return
	}
	if !utf8.ValidString(doc.Text) || !norm.NFC.IsNormalString(doc.Text) || strings.ContainsRune(doc.Text, 0) {
		t.Fatalf("text is not clean: %q", doc.Text)
	}
	end := 0
	for _, b := range doc.Blocks {
		if _, err := b.Span.Of(doc.Text); err != nil || b.Span.Start < end || b.Span.Len() <= 0 {
			t.Fatalf("block %v after %d in %q: %v", b, end, doc.Text, err)
		}
		end = b.Span.End
		if b.Table == nil {
			continue
		}
		for _, row := range b.Table.Rows {
			for _, c := range row {
				if _, err := c.Span.Of(doc.Text); err != nil || c.Span.Len() > 0 && !b.Span.Contains(c.Span) {
					t.Fatalf("cell %v of %v: %v", c, b.Span, err)
				}
			}
		}
	}
}

// BenchmarkRead is warm: pdfium has started.
func BenchmarkRead(b *testing.B) {
	for _, name := range []string{"release.pdf", "words.pdf"} {
		b.Run(name, func(b *testing.B) {
			data, r := sample(b, name), newReader(b)
			if _, err := r.Read(data); err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, err := r.Read(data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkFirst is the first file of a program whose cache is warm.
func BenchmarkFirst(b *testing.B) {
	data := sample(b, "release.pdf")
	if _, err := newReader(b).Read(data); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		r := newReader(b)
		if _, err := r.Read(data); err != nil {
			b.Fatal(err)
		}
		r.Close()
	}
}
