package extract_test

import (
	"testing"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/document/plain"
	"github.com/jipyo/jipyo/metrics/extract"
)

// FuzzExtract: whatever the text, every observation is one of the text: its
// spans lie on rune boundaries, quote their text and hold the figure.
func FuzzExtract(f *testing.F) {
	f.Add(readShipped(f))
	f.Add("전주시는 2018년 말 1055개보다 146개(13.8%), 2016년 말 918개보다는 283개(30.8%) 많아졌다.")
	f.Add("사회적기업과 마을기업은 2015년 11월 현재 각각 12개·8개로 모두 20개다.\n구분\t목표\t실적\n2016년\t35\t50\n")
	f.Add("춘천시 243개, 원주시 221개 등 464곳이 (사회적기업 2, 3) ‘무한상사 협동조합’은 매출 100억원을")
	x := extract.New(readCatalog(f), readAreas(f))
	hints := extract.Hints{PublishedAt: metrics.Month(2019, 7), RefArea: "52110"}
	f.Fuzz(func(t *testing.T, text string) {
		doc, err := plain.Read([]byte(text))
		if err != nil {
			t.Skip("not a text that the reader takes")
		}
		got, err := x.Extract(doc, hints)
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range got.Observations {
			if quote, err := o.Span.Of(doc.Text); err != nil || quote != o.Quote {
				t.Fatalf("span %v of %q: %q, %v", o.Span, o.Quote, quote, err)
			}
			if figure, err := o.Figure.Of(doc.Text); err != nil || figure != o.FigureText || !o.Span.Contains(o.Figure) {
				t.Fatalf("figure %v %q outside %v: %v", o.Figure, o.FigureText, o.Span, err)
			}
			if o.Confidence < 0 || o.Confidence > 1 {
				t.Fatalf("confidence %v", o.Confidence)
			}
			o.Source.ID = "s-0"
			if err := o.Validate(); err != nil {
				t.Fatal(err)
			}
		}
	})
}
