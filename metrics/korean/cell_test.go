package korean_test

import (
	"testing"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/korean"
)

func TestParseUnitCaption(t *testing.T) {
	tests := []struct {
		rule, in string
		want     []string
	}{
		{"several units in order", "(단위 : 백만 원, %, 개소)", []string{"KRW 1000000 백만 원", "percent 1 %", "count 1 개소"}},
		{"thousands of people", "단위: 천명", []string{"persons 1000 천명"}},
		{"full-width signs", "（단위：억원，％）", []string{"KRW 100000000 억원", "percent 1 %"}},
		{"the bracket of a column head", "비율(%)", []string{"percent 1 %"}},
		{"a unit that is not kept holds its place", "(단위 : 개, ㎡)", []string{"count 1 개", " 1 ㎡"}},
		{"no unit", "목표액(a)", nil},
	}
	for _, tt := range tests {
		var got []string
		for _, u := range korean.ParseUnitCaption(tt.in) {
			got = append(got, string(u.Unit)+" "+u.Scale.String()+" "+u.Counter)
		}
		if len(got) != len(tt.want) {
			t.Errorf("%s: ParseUnitCaption(%q) = %q; want %q", tt.rule, tt.in, got, tt.want)
			continue
		}
		for i := range got {
			if got[i] != tt.want[i] {
				t.Errorf("%s: ParseUnitCaption(%q) = %q; want %q", tt.rule, tt.in, got, tt.want)
			}
		}
	}
}

var (
	millions = korean.CellUnit{Unit: metrics.KRW, Scale: decimal.NewFromInt(1_000_000), Counter: "백만 원"}
	pieces   = korean.CellUnit{Unit: metrics.Count, Scale: decimal.NewFromInt(1), Counter: "개"}
)

func TestCell(t *testing.T) {
	tests := []struct {
		rule, in string
		unit     korean.CellUnit
		want     string
	}{
		{"a number is scaled by the caption", "51,812", millions, "51,812=51812000000 KRW exact"},
		{"△ is minus", "△3.5", pieces, "△3.5=-3.5 count exact"},
		{"▲ is not", "▲3", pieces, "3=3 count exact"},
		{"a unit of its own wins", "12.2%", millions, "12.2%=12.2 percent exact"},
		{"a fall with a unit of its own", "△12.2%", millions, "△12.2%=-12.2 percent exact"},
		{"a note in brackets stays out", "35 (신규)", pieces, "35=35 count exact"},
		{"full-width digits", "１２", pieces, "１２=12 count exact"},
		{"about", "약 40", pieces, "40=40 count approx"},
		{"a dash is no figure", "－", pieces, ""},
		{"an empty cell is no figure", " ", pieces, ""},
		{"a word is no figure", "해당 없음", pieces, ""},
		{"a year is no figure", "2019년", pieces, ""},
		{"no unit, no figure", "35", korean.CellUnit{}, ""},
	}
	for _, tt := range tests {
		q, ok := korean.Cell(tt.in, tt.unit)
		got := ""
		if ok {
			got = brief([]korean.Quantity{q})[0]
		}
		if got != tt.want {
			t.Errorf("%s: Cell(%q) = %q; want %q", tt.rule, tt.in, got, tt.want)
		}
	}
}

func FuzzCell(f *testing.F) {
	for _, in := range []string{"51,812", "△3.5", "12.2%", "35 (신규)", "－", "약 40", "１２", "－3억 2,000"} {
		f.Add(in)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip("a document's text is valid UTF-8")
		}
		q, ok := korean.Cell(text, millions)
		if got, err := q.Span.Of(text); ok && (err != nil || got != q.Text || got == "" || q.Qualifier == "" || q.Unit == "") {
			t.Fatalf("Cell(%q) = %+v; its span is %q, %v", text, q, got, err)
		}
	})
}
