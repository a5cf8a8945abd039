package korean_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/korean"
)

var periodTests = []quantityTest{
	{"an absolute year and its parts", "2018년 2019년도 상반기 2020년 3월 2021년 2분기", []string{"2018년=2018 plain stated", "2019년도 상반기=2019-S1 plain stated", "2020년 3월=2020-03 plain stated", "2021년 2분기=2021-Q2 plain stated"}},
	{"dotted days", "2019. 7. 9.(화) '19. 7. 9. 7.9.(화)", []string{"2019. 7. 9.(화)=2019-07-09 plain stated", "'19. 7. 9.=2019-07-09 plain stated", "7.9.(화)=2019-07-09 plain relative"}},
	{"a short year", "'18년, ’17~’20년", []string{"'18년=2018 plain stated", "’17~’20년=2017/2020 interval stated"}},
	{"quarters", "1/4분기 3사분기", []string{"1/4분기=2019-Q1 plain relative", "3사분기=2019-Q3 plain relative"}},
	{"the mayor's term", "민선 6기", []string{"민선 6기=2014-07/2018-06 plain stated"}},
	{"words relative to the publication", "올해 지난해 내년 지난달 다음 달 18일", []string{"올해=2019 plain relative", "지난해=2018 plain relative", "내년=2020 plain relative", "지난달=2019-06 plain relative", "다음 달 18일=2019-08-18 plain relative"}},
	{"지난 leans back", "지난 11월 지난 28일", []string{"11월=2018-11 plain relative", "28일=2019-06-28 plain relative"}},
	{"a state at a date", "6월 30일 기준 지난해 말 5월 말 현재", []string{"6월 30일 기준=2019-06-30 point relative", "지난해 말=2018-12 point relative", "5월 말 현재=2019-05 point relative"}},
	{"a state is not in the future", "9월 말 기준", []string{"9월 말 기준=2018-09 point relative"}},
	{"now", "현재 30곳", []string{"현재=2019-07 now relative"}},
	{"a running total", "올해 6월까지 올 들어", []string{"올해 6월까지=2019-01/2019-06 running relative", "올 들어=2019-01/2019-07 running relative"}},
	{"a deadline", "2025년까지 연말까지", []string{"2025년까지=2025 deadline stated", "연말까지=2019 deadline relative"}},
	{"from one to the other", "2017년부터 2020년까지 올해부터 2022년까지 1∼3월", []string{"2017년부터 2020년까지=2017/2020 interval stated", "올해부터 2022년까지=2019/2022 interval relative", "1∼3월=2019-01/2019-03 interval relative"}},
	{"since", "2015년 이후 개소 이후", []string{"2015년 이후=2015 since stated", "개소 이후= since relative"}},
	{"whole years back", "최근 3년간", []string{"최근 3년간=2016/2018 duration relative"}},
	{"the year of publication", "연간 900건", []string{"연간=2019 per-year relative"}},
	{"the base of a change", "전년 대비 지난해보다", []string{"전년 대비=2018 base relative", "지난해보다=2018 base relative"}},
	{"the same stretch of another year", "올해 상반기 90건으로 지난해 같은 기간보다", []string{"올해 상반기=2019-S1 plain relative", "지난해 같은 기간보다=2018-S1 base relative"}},
	{"the year before the one named", "2016년 30곳, 전년(20곳)", []string{"2016년=2016 plain stated", "전년=2015 plain relative"}},
	{"durations are no periods", "3일간, 10일 동안, 4개월, 20년", nil},
}

func briefPeriods(mentions []korean.PeriodMention, text string) []string {
	var out []string
	for _, m := range mentions {
		out = append(out, fmt.Sprintf("%s=%s %s %s", text[m.Span.Start:m.Span.End], m.Period, m.Form, m.Basis))
	}
	return out
}

func published(tb testing.TB) metrics.TimePeriod {
	tb.Helper()
	day, err := metrics.ParseTimePeriod("2019-07-17")
	if err != nil {
		tb.Fatal(err)
	}
	return day
}

func TestPeriods(t *testing.T) {
	for _, tt := range periodTests {
		if got := briefPeriods(korean.Periods(tt.in, published(t)), tt.in); !slices.Equal(got, tt.want) {
			t.Errorf("%s: Periods(%q) = %q; want %q", tt.rule, tt.in, got, tt.want)
		}
	}
}

func TestWithoutPublicationOnlyAbsolutePeriodsResolve(t *testing.T) {
	text := "2018년 12곳에서 지난해 15곳, 현재 20곳"
	want := []string{"2018년=2018 plain stated", "지난해= plain relative", "현재= now relative"}
	if got := briefPeriods(korean.Periods(text, metrics.TimePeriod{}), text); !slices.Equal(got, want) {
		t.Errorf("Periods(%q) = %q; want %q", text, got, want)
	}
}

func FuzzPeriods(f *testing.F) {
	for _, tt := range periodTests {
		f.Add(tt.in)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip("a document's text is valid UTF-8")
		}
		for _, day := range []metrics.TimePeriod{published(t), {}} {
			end := 0
			for _, m := range korean.Periods(text, day) {
				if got, err := m.Span.Of(text); err != nil || got == "" || m.Span.Start < end || m.Form == "" || m.Basis == "" {
					t.Fatalf("Periods(%q): %+v is %q, %v", text, m, got, err)
				}
				end = m.Span.End
			}
		}
	})
}

func BenchmarkPeriods(b *testing.B) {
	text := strings.Repeat("시는 2018년부터 지난해까지 34개 마을을 지원했고 올해 6월까지 43건을 상담했다. ", 40)
	day := published(b)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		korean.Periods(text, day)
	}
}
