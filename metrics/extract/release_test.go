package extract_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/document"
	"github.com/jipyo/jipyo/metrics/document/plain"
	"github.com/jipyo/jipyo/metrics/extract"
)

const shipped = "../../seed/releases/2019-07-17-jeonju-social-economy.txt"

// statement is an observation as the tests write it: indicator, area, period,
// kind, value, unit and qualifier, with a space between.
func statement(o metrics.Observation) string {
	return strings.Join([]string{
		o.Indicator, o.RefArea, o.Period.String(), string(o.Kind), o.Value.String(), string(o.Unit), string(o.Qualifier),
	}, " ")
}

// shippedStatements are the catalogued figures of the release of 17 July 2019.
var shippedStatements = []string{
	"fiscal-support 52110 2019-07 actual 2230000000 KRW exact",
	"social-economy-organizations 52110 2019-07 actual 451 count exact",
	"self-reliance-workplaces 52110 2019-07 actual 83 count exact",
	"self-reliance-jobs 52110 2019-07 actual 576 persons approx",
	"financial-counseling-cases 52110 2019 actual 1600 cases approx",
	"financial-counseling-cases 52110 2019-S1 change 65 percent exact",
	"financial-counseling-cases 52110 2019-S1 actual 1240 cases exact",
	"public-procurement 52110 2019 target 8100000000 KRW exact",
	"public-procurement 52110 2019-S1 actual 4300000000 KRW exact",
	"communities-supported 52110 2019-07 actual 60 count exact",
	"apartment-communities 52110 2019-07 actual 11 count exact",
	"local-governments-in-council 00000 2019-07 actual 38 count exact",
	"urban-regeneration-budget 52110 2017/2020 plan 7400000000 KRW exact",
	"visitors-per-day 52110 2019-07 actual 500 persons average",
}

func readShipped(tb testing.TB) string {
	tb.Helper()
	raw, err := os.ReadFile(shipped)
	if err != nil {
		tb.Fatal(err)
	}
	return string(raw)
}

func read(tb testing.TB, text string) document.Document {
	tb.Helper()
	doc, err := plain.Read([]byte(text))
	if err != nil {
		tb.Fatal(err)
	}
	return doc
}

func extractText(t *testing.T, text string, hints extract.Hints) extract.Result {
	t.Helper()
	got, err := extract.New(readCatalog(t), readAreas(t)).Extract(read(t, text), hints)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func catalogued(list []metrics.Observation) []string {
	var out []string
	for _, o := range list {
		if o.Indicator != metrics.OtherIndicator {
			out = append(out, statement(o))
		}
	}
	return out
}

func compare(t *testing.T, got, want []string) {
	t.Helper()
	got, want = slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(want))
	for _, s := range want {
		if !slices.Contains(got, s) {
			t.Errorf("missing: %s", s)
		}
	}
	for _, s := range got {
		if !slices.Contains(want, s) {
			t.Errorf("not in the text: %s", s)
		}
	}
}

func TestTheShippedReleaseIsReadInFull(t *testing.T) {
	doc := read(t, readShipped(t))
	got, err := extract.New(readCatalog(t), readAreas(t)).Extract(doc, extract.Hints{})
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Quantities) != 16 {
		t.Errorf("%d quantities, want 16", len(got.Quantities))
	}
	compare(t, catalogued(got.Observations), shippedStatements)
	for _, o := range got.Observations {
		if quote, err := o.Span.Of(doc.Text); err != nil || quote != o.Quote {
			t.Errorf("%s: quote %q is not the text of its span: %q, %v", statement(o), o.Quote, quote, err)
		}
		if figure, err := o.Figure.Of(doc.Text); err != nil || figure != o.FigureText || !o.Span.Contains(o.Figure) {
			t.Errorf("%s: figure %q is not in its sentence", statement(o), o.FigureText)
		}
		if o.Indicator != metrics.OtherIndicator && o.Status != metrics.Published {
			t.Errorf("%s waits for review: %s", statement(o), o.Reason)
		}
	}
}

func TestAssumedPeriodsSaySo(t *testing.T) {
	got := extractText(t, readShipped(t), extract.Hints{})
	want := map[string]metrics.Basis{"22억 3천만원": metrics.Assumed, "1,600여건": metrics.Assumed, "1,240건": metrics.Stated, "81억": metrics.Relative}
	for _, o := range got.Observations {
		if basis, ok := want[o.FigureText]; ok && o.PeriodBasis != basis {
			t.Errorf("%s: basis %s, want %s", o.FigureText, o.PeriodBasis, basis)
		}
	}
}

func TestACapPerComplexIsKeptAsOther(t *testing.T) {
	for _, o := range extractText(t, readShipped(t), extract.Hints{}).Observations {
		if o.FigureText != "400만원" {
			continue
		}
		if o.Indicator != metrics.OtherIndicator || !strings.Contains(o.Label, "사업비") || o.Status == metrics.Published {
			t.Errorf("the cap is %s %q %s, want other with the label of its noun, in review", o.Indicator, o.Label, o.Status)
		}
		return
	}
	t.Error("the cap of 400만원 is lost")
}

func TestFiguresFollowTheText(t *testing.T) {
	replaced := func(pairs ...string) func(string) string { return strings.NewReplacer(pairs...).Replace }
	tests := []struct {
		rule  string
		alter func(string) string
		want  func(string) string
	}{
		{
			"figures", replaced("22억 3천만원", "31억 4,500만원", "451개", "512개", "576여명", "약 602명", "1,240건", "988건", "65%", "12.5%", "38개", "41개"),
			replaced("2230000000", "3145000000", "actual 451 ", "actual 512 ", "576", "602", "1240", "988", "change 65", "change 12.5", "actual 38 ", "actual 41 "),
		},
		{
			"units of hundred millions", replaced("81억", "105억", "43억", "7억 5천만원", "74억원", "1조 2,000억 원"),
			replaced("8100000000", "10500000000", "4300000000", "750000000", "7400000000", "1200000000000"),
		},
		{
			"the date of publication",
			replaced("2019년 7월", "2018년 3월", "7월 17일 (수)", "3월 6일 (화)", "2019년도 상반기", "2017년도 상반기", "2019년\n", "2018년\n"),
			func(s string) string {
				s = strings.NewReplacer("2019-07", "2018-03", "52110 2019 ", "52110 2018 ").Replace(s)
				if strings.HasPrefix(s, "financial") {
					return strings.ReplaceAll(s, "2019-S1", "2017-S1")
				}
				return strings.ReplaceAll(s, "2019-S1", "2018-S1")
			},
		},
		{
			"years of a project", replaced("2017년부터 2020년까지", "2018년부터 2022년까지"), replaced("2017/2020", "2018/2022"),
		},
		{
			"growth and fall", replaced("65% 증가한", "65% 감소한"), replaced("change 65", "change -65"),
		},
		{
			"order of the paragraphs", func(s string) string {
				from := strings.Index(s, "○ 나아가 시는 근로능력")
				to := strings.Index(s, "○ 또한 2016년 개소된")
				at := strings.Index(s, "△ 지속가능한 생태비전")
				return s[:from] + s[to:at] + s[from:to] + s[at:]
			},
			func(s string) string { return s },
		},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			var want []string
			for _, s := range shippedStatements {
				s = tt.want(s)
				want = append(want, s)
			}
			compare(t, catalogued(extractText(t, tt.alter(readShipped(t)), extract.Hints{}).Observations), want)
		})
	}
}

func BenchmarkExtract(b *testing.B) {
	x := extract.New(readCatalog(b), readAreas(b))
	doc := read(b, readShipped(b))
	b.SetBytes(int64(len(doc.Text)))
	for b.Loop() {
		if _, err := x.Extract(doc, extract.Hints{}); err != nil {
			b.Fatal(err)
		}
	}
}
