package hwp_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/document"
	"github.com/jipyo/jipyo/metrics/document/hwp"
)

// FuzzRead changes the bytes of real files; that of the uncompressed one
// reaches the records.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"release.hwp", "uncompressed.hwp", "distribution.hwp", "layout.hwp", "locked.hwp"} {
		f.Add(sample(f, name))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := hwp.Read(data)
		checkRead(t, doc, err)
	})
}

// FuzzSection puts any bytes in the place of the body's records.
func FuzzSection(f *testing.F) {
	plain := sample(f, "uncompressed.hwp")
	at := section(f, plain)
	f.Add(plain[at : at+4096])
	f.Add(deep(f, plain)[at : at+4096])
	f.Fuzz(func(t *testing.T, records []byte) {
		body := make([]byte, 4096)
		copy(body, records)
		doc, err := hwp.Read(patch(plain, at, bytes.Clone(body)...))
		checkRead(t, doc, err)
	})
}

// checkRead asserts what every reader promises.
func checkRead(t *testing.T, doc document.Document, err error) {
	t.Helper()
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
		for _, r := range b.Table.Rows {
			for _, c := range r {
				if _, err := c.Span.Of(doc.Text); err != nil || c.Span.Len() > 0 && !b.Span.Contains(c.Span) {
					t.Fatalf("cell %v of %v: %v", c, b.Span, err)
				}
			}
		}
	}
}

func BenchmarkRead(b *testing.B) {
	for _, name := range []string{"release.hwp", "distribution.hwp", "layout.hwp"} {
		b.Run(name, func(b *testing.B) {
			data := sample(b, name)
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, err := hwp.Read(data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
