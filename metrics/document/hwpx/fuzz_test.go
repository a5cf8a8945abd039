package hwpx_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/document"
	"github.com/jipyo/jipyo/metrics/document/hwpx"
)

// FuzzRead changes the bytes of real files.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"release.hwpx", "layout.hwpx", "locked.hwpx"} {
		f.Add(sample(f, name))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := hwpx.Read(data)
		checkRead(t, doc, err)
	})
}

// FuzzSection puts any bytes in the place of a section.
func FuzzSection(f *testing.F) {
	f.Add(paragraph("<hp:t>푸른시는 <hp:tab/>밝혔다.</hp:t><hp:ctrl><hp:footNote><hp:subList><hp:p><hp:run><hp:t>주</hp:t></hp:run></hp:p></hp:subList></hp:footNote></hp:ctrl>"))
	f.Add(paragraph("<hp:tbl><hp:tr><hp:tc header='1'><hp:subList><hp:p><hp:run><hp:t>구분</hp:t></hp:run></hp:p></hp:subList><hp:cellAddr colAddr='1' rowAddr='0'/><hp:cellSpan colSpan='2' rowSpan='9'/></hp:tc></hp:tr><hp:tr><hp:tc/></hp:tr></hp:tbl>"))
	f.Fuzz(func(t *testing.T, xml string) {
		doc, err := hwpx.Read(body(t, xml))
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
	for _, name := range []string{"release.hwpx", "layout.hwpx"} {
		b.Run(name, func(b *testing.B) {
			data := sample(b, name)
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, err := hwpx.Read(data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
