package korean_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/jipyo/jipyo/metrics/korean"
)

// brief prints quantities as "text=value unit qualifier".
func brief(quantities []korean.Quantity) []string {
	var out []string
	for _, q := range quantities {
		out = append(out, fmt.Sprintf("%s=%s %s %s", q.Text, q.Value, q.Unit, q.Qualifier))
	}
	return out
}

type quantityTest struct {
	rule, in string
	want     []string
}

var numberTests = []quantityTest{
	{"commas and a counter", "가로등 1,240개를 달았다", []string{"1,240개=1240 count exact"}},
	{"mixed numerals of money", "보조금 22억 3천만원", []string{"22억 3천만원=2230000000 KRW exact"}},
	{"hundreds within a myriad", "6천8백만 원", []string{"6천8백만 원=68000000 KRW exact"}},
	{"digits behind 만 without a multiplier", "주민 1만190명", []string{"1만190명=10190 persons exact"}},
	{"decimals before 억", "12.3억원", []string{"12.3억원=1230000000 KRW exact"}},
	{"thousands of won", "1,234천원과 250백만원", []string{"1,234천원=1234000 KRW exact", "250백만원=250000000 KRW exact"}},
	{"money without 원", "도비 7억, 시비 2.5억", []string{"7억=700000000 KRW exact", "2.5억=250000000 KRW exact"}},
	{"full-width digits keep their spelling", "구매율 １８．５％", []string{"１８．５％=18.5 percent exact"}},
	{"a legal amount is counted once", "금1,000원(금일천원)과 2,000원(이천원)", []string{"1,000원=1000 KRW exact", "2,000원=2000 KRW exact"}},
	{"percentage points are not percent", "0.5%p, 2%포인트, 3% 포인트", []string{"0.5%p=0.5 percent_point exact", "2%포인트=2 percent_point exact", "3% 포인트=3 percent_point exact"}},
	{"native numerals with a counter", "마을 열두 곳과 대원 스무 명", []string{"열두 곳=12 count exact", "스무 명=20 persons exact"}},
	{"Sino numerals with a counter", "나무 백만 그루", []string{"백만 그루=1000000 count exact"}},
	{"half is a percentage", "회원 절반이 찬성했다", []string{"절반=50 percent exact"}},
	{"a falling share", "예산(△3.2%), 인구는 -0.4% 줄고", []string{"△3.2%=-3.2 percent exact", "-0.4%=-0.4 percent exact"}},
	{"▲ and + leave the number as it is", "▲12% +5%", []string{"12%=12 percent exact", "5%=5 percent exact"}},
	{"people without a counter", "관광객 300만 시대", []string{"300만=3000000 persons exact"}},
}

var qualifierTests = []quantityTest{
	{"여 within the number", "4천500여 명, 2천여만 원", []string{"4천500여 명=4500 persons approx", "2천여만 원=20000000 KRW approx"}},
	{"약 and 안팎", "약 30곳, 40개 안팎", []string{"30곳=30 count approx", "40개=40 count approx"}},
	{"a bound comes before an approximation", "최대 300만원 정도", []string{"300만원=3000000 KRW at_most"}},
	{"an average comes before an approximation", "하루 평균 700여 명", []string{"700여 명=700 persons average"}},
	{"an average goes on in a comparison", "평균 5.2명으로 2011년(6.1명)보다 적다", []string{"5.2명=5.2 persons average", "6.1명=6.1 persons average"}},
	{"이상, 이하, 미만, 초과", "3건 이상 4건 이하 5건 미만 6건 초과", []string{"3건=3 cases at_least", "4건=4 cases at_most", "5건=5 cases less_than", "6건=6 cases more_than"}},
	{"넘다 with a particle", "8억 원이 넘는 기금", []string{"8억 원=800000000 KRW more_than"}},
	{"an exceeded target is exact", "목표 90억 원을 넘겼다", []string{"90억 원=9000000000 KRW exact"}},
	{"까지 with a loan is a cap", "기업에 5천만원까지 빌려준다", []string{"5천만원=50000000 KRW at_most"}},
	{"까지 with a level is exact", "참여자를 900명까지 늘린다", []string{"900명=900 persons exact"}},
	{"a range is two quantities", "5~10개, 3∼4만 원", []string{"5=5 count at_least", "10개=10 count at_most", "3=30000 KRW at_least", "4만 원=40000 KRW at_most"}},
	{"a range of grants in words", "100만 원에서 600만 원까지 지원한다", []string{"100만 원=1000000 KRW at_least", "600만 원=6000000 KRW at_most"}},
	{"a record is no bound", "역대 최대 5만 명", []string{"5만 명=50000 persons exact"}},
	{"대 behind the unit", "3%대, 200억 원대", []string{"3%=3 percent approx", "200억 원=20000000000 KRW approx"}},
}

var contextTests = []quantityTest{
	{"parts of a total", "7개소(신규 2, 기존 5)", []string{"7개소=7 count exact", "2=2 count exact", "5=5 count exact"}},
	{"a line of labelled counts", "신규 4, 확대 2", []string{"4=4 count exact", "2=2 count exact"}},
	{"a list with one unit", "10만, 20만 원", []string{"10만=100000 KRW exact", "20만 원=200000 KRW exact"}},
	{"one counts where it is one more", "상담원을 한 명 더 둔다", []string{"한 명=1 persons exact"}},
	{"one of a share", "주민 열 명 가운데 한 명", []string{"열 명=10 persons exact", "한 명=1 persons exact"}},
	{"machines and not ages", "버스 20대, 20대 청년", []string{"20대=20 count exact"}},
	{"a total of weeks is time, of trees a count", "3주 동안 나무 90주", []string{"90주=90 count exact"}},
}

var otherNumbers = []string{
	"2019년 7월 17일, '18년, 2019. 7. 17.(수), 3년간, 5개월, 8시간, 4주 동안", "제15회 대회, 제1~3차, 민선 7기, 3학년, 5호점, 2단계, 두 번째",
	"3층, 매산로 89, 2번 출구, 정자2동, 101동 502호", "281-2872, 120번, 063-000-0000번", "62세, 30대 부부, 만 18세 이상", "779㎡, 1.2km, 3억 톤, 10억 달러",
	"1인당, 인구 10만 명당, 한 곳당", "3대 1, 5대1, 1마을 1특화", "5대 전략, 100대 과제, 5개년 계획, 천원의 밥상", "또 한 번, 한 곳도 없다, 어르신 한 분이라도",
	"수십 명, 두세 곳, 몇 개", "조건과 이사, 세대, 두부 만들기, 감천만의 일", "(단위 : 백만 원)", "A4, KTX-1, 코로나19, 3농혁신",
}

func TestQuantities(t *testing.T) {
	for _, tt := range slices.Concat(numberTests, qualifierTests, contextTests) {
		if got := brief(korean.Quantities(tt.in)); !slices.Equal(got, tt.want) {
			t.Errorf("%s: Quantities(%q) = %q; want %q", tt.rule, tt.in, got, tt.want)
		}
	}
}

func TestNumbersThatAreNoQuantities(t *testing.T) {
	for _, in := range otherNumbers {
		if got := brief(korean.Quantities(in)); len(got) > 0 {
			t.Errorf("Quantities(%q) = %q; want none", in, got)
		}
	}
}

func TestQuantityTellsItsCounter(t *testing.T) {
	got := korean.Quantities("４５곳과 7~9명")
	want := []string{"곳", "", "명"}
	for i, q := range got {
		if i >= len(want) || q.Counter != want[i] {
			t.Errorf("counter %d = %q; want %q", i, q.Counter, want)
		}
	}
}

func FuzzQuantities(f *testing.F) {
	for _, tt := range slices.Concat(numberTests, qualifierTests, contextTests) {
		f.Add(tt.in)
	}
	for _, in := range otherNumbers {
		f.Add(in)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip("a document's text is valid UTF-8")
		}
		end := 0
		for _, q := range korean.Quantities(text) {
			got, err := q.Span.Of(text)
			if err != nil || got != q.Text || q.Span.Start < end || got == "" {
				t.Fatalf("Quantities(%q): span %v of %q is %q, %v", text, q.Span, q.Text, got, err)
			}
			end = q.Span.End
			if !strings.HasSuffix(q.Text, q.Counter) {
				t.Fatalf("Quantities(%q): counter %q is not the end of %q", text, q.Counter, q.Text)
			}
			rereads(t, q)
		}
	})
}

// rereads checks that the text of a quantity in digits with its own unit has
// the same value alone; words count only in their sentence.
func rereads(t *testing.T, q korean.Quantity) {
	t.Helper()
	first := q.Text[0]
	if first < '0' || first > '9' || q.Counter == "" || q.Value.IsNegative() {
		return
	}
	for _, again := range korean.Quantities(q.Text) {
		if again.Text == q.Text && (!again.Value.Equal(q.Value) || again.Unit != q.Unit) {
			t.Fatalf("Quantities(%q) = %s %s; was %s %s", q.Text, again.Value, again.Unit, q.Value, q.Unit)
		}
	}
}

func BenchmarkQuantities(b *testing.B) {
	text := strings.Repeat("시는 2018년부터 지난해까지 34개 마을에 모두 12억 5천만 원을 지원했고, 하루 평균 700여 명이 찾았다. ", 40)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		korean.Quantities(text)
	}
}

// BenchmarkQuantitiesOfDigits is the text that gives the grammar most to do.
func BenchmarkQuantitiesOfDigits(b *testing.B) {
	text := strings.Repeat("1만2~", 100_000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		korean.Quantities(text)
	}
}
