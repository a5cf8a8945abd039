package korean

import (
	"regexp"
	"strings"

	"github.com/jipyo/jipyo/metrics"
)

// qualify reads the words around each mention into its qualifier. Where two
// apply, a bound comes before an average, and that before an approximation.
func qualify(s string, found []mention) {
	for n := range found {
		m := &found[n]
		before, after := leftWord(s, m.start), rightWord(s, *m)
		switch {
		case m.qual != "":
		case before == metrics.AtMost || before == metrics.AtLeast:
			m.qual = before
		case after != "" && after != metrics.Approx:
			m.qual = after
		case before == metrics.Average || n > 0 && carriesAverage(s, found[n-1], *m):
			m.qual = metrics.Average
		case before == metrics.Approx || after == metrics.Approx || m.approx || strings.Contains(s[m.numeral.end:m.end], "여"):
			m.qual = metrics.Approx
		default:
			m.qual = metrics.Exact
		}
	}
	grantRange(s, found)
}

// leftWords qualify the number behind them; they may be glued to it.
var leftWords = []struct {
	word string
	qual metrics.Qualifier
}{
	{"최대", metrics.AtMost},
	{"많게는", metrics.AtMost},
	{"많아야", metrics.AtMost},
	{"최소", metrics.AtLeast},
	{"적게는", metrics.AtLeast},
	{"적어도", metrics.AtLeast},
	{"평균", metrics.Average},
	{"약", metrics.Approx},
	{"대략", metrics.Approx},
}

// passed are words between a qualifier and its number: 최대 3년간 연 500만원.
var passed = regexp.MustCompile(`^(?:총|모두|각|각각|연|월|연간|매월|매년|월별|하루|일|주|전체|국비|도비|시비|[가-힣\d]*당|[\d~]+(?:개월|년|월|일|주)(?:간|동안)?|(?:평균|최대|최소)(?:적으로)?)$`)

// meanOf is the word between 평균 and the number: 평균 매출은.
var meanOf = regexp.MustCompile(`^[가-힣]{1,7}$`)

// leftReach is how many words to the left a qualifier can stand.
const leftReach = 3

func leftWord(s string, start int) metrics.Qualifier {
	left := behind(s, start, 80)
	for reach := 0; reach <= leftReach; reach++ {
		left = strings.TrimRight(left, " \n")
		word := left[strings.LastIndexAny(left, " \n\t(,·‘“\"'…")+1:]
		word = strings.TrimLeftFunc(word, func(r rune) bool { return !isHangul(r) && (r < '0' || r > '9') })
		for _, w := range leftWords {
			if word == w.word || w.qual == metrics.Average && strings.HasSuffix(word, w.word) {
				if record(left, word) {
					return ""
				}
				return w.qual
			}
		}
		subject := reach == 0 && meanOf.MatchString(word) && meanBefore(left, word)
		if word == "" || !subject && !passed.MatchString(word) {
			return ""
		}
		left = strings.TrimSuffix(left, word)
	}
	return ""
}

// record tells 역대 최대, which is no bound, from 최대.
func record(left, word string) bool {
	before := strings.TrimRight(strings.TrimSuffix(left, word), " \n")
	return word == "최대" && hasAnySuffix(before, strings.Fields("역대 사상 국내 전국 세계 도내 시내 최근"))
}

func meanBefore(left, word string) bool {
	return strings.HasSuffix(strings.TrimRight(strings.TrimSuffix(left, word), " \n"), "평균")
}

// rightForms are the words behind a counter, in the order to try.
var rightForms = []struct {
	qual metrics.Qualifier
	form *regexp.Regexp
}{
	{metrics.AtLeast, rightForm(``, `이상`)},
	{metrics.AtMost, rightForm(``, `이하|이내|한도|범위`)},
	{metrics.LessThan, rightForm(`에|에도|를|을|이|가|도`, `미만|못\s?미치|못\s?미쳤|밑도|밑돌|밑돈|채\s?(?:안|못)|하회`)},
	{metrics.MoreThan, rightForm(`이|가|을|를|은|는|도|선을|대를`, `(?:훌쩍|크게|이미|훨씬)?\s?(?:넘|초과|웃도|웃돌|웃돈|상회|돌파)`)},
	{metrics.Approx, rightForm(`에|이|가|의`, `가량|정도|안팎|내외|남짓|쯤|가까이|가까운|가깝|가까웠|육박|수준|전후`)},
	{metrics.Approx, regexp.MustCompile(`^\s?원?대(?:$|[^가-힣]|[의로를에은는가])`)},
}

func rightForm(particles, words string) *regexp.Regexp {
	return regexp.MustCompile(`^(?:어치|꼴|짜리|씩)?(?:` + particles + `)?\s?(?:` + words + `)`)
}

// rightReach is how many bytes behind a number may qualify it.
const rightReach = 60

func rightWord(s string, m mention) metrics.Qualifier {
	after := ahead(s, m.end, rightReach)
	if qual, ok := rightBound(after); ok {
		if qual == metrics.MoreThan && aimedAt(s, m) {
			return ""
		}
		return qual
	}
	if rest, ok := strings.CutPrefix(after, "까지"); ok && grants(rest) {
		return metrics.AtMost
	}
	return ""
}

// rightBound reads the qualifying words that after starts with.
func rightBound(after string) (metrics.Qualifier, bool) {
	for _, f := range rightForms {
		if f.form.MatchString(after) {
			return f.qual, true
		}
	}
	return "", false
}

// aimedAt reports whether a target stands in the clause before: a target
// that was exceeded, or the measure of the excess, is exact.
func aimedAt(s string, m mention) bool {
	clause := behind(s, m.start, 54)
	clause = clause[strings.LastIndexAny(clause, ".\n□○")+1:]
	return containsAny(clause, []string{"목표", "당초", "계획", "예상", "기준치"})
}

var (
	grantVerbs = strings.Fields("지원 빌려 대 주 지급 받 융자 대출 보조 가능 할인 감면 물리 부과 공제 환급 적립 보장 받을 신청")
	raiseVerbs = strings.Fields("늘 높 넓 확대 끌어올 올리 올릴 줄 낮 감축 달성 증가 성장 채우 모집 확보 키우")
)

// grants reports whether the verb behind 까지 gives or lends, which makes the
// number a cap, rather than raises to a level.
func grants(rest string) bool {
	first, verb := len(rest), false
	for _, v := range grantVerbs {
		if i := strings.Index(rest, v); i >= 0 && i < first && wordStart(rest, i) {
			first, verb = i, true
		}
	}
	for _, v := range raiseVerbs {
		if i := strings.Index(rest, v); i >= 0 && i < first {
			return false
		}
	}
	return verb
}

// grantRange reads 200만 원에서 1,000만 원까지 받았다 as a range.
func grantRange(s string, found []mention) {
	for n := 1; n < len(found); n++ {
		low, high := &found[n-1], &found[n]
		gap := strings.TrimSpace(s[low.end:high.start])
		if (gap == "에서" || gap == "부터" || gap == "에서 최대") && low.unit == high.unit && low.value.LessThan(high.value) &&
			low.qual == metrics.Exact && high.qual == metrics.AtMost {
			low.qual = metrics.AtLeast
		}
	}
}

// carriesAverage reports whether the average before goes on to m, the other
// side of its comparison: 평균 6.1명으로 2017년(6.4명)보다.
func carriesAverage(s string, before, m mention) bool {
	if before.qual != metrics.Average || before.unit != m.unit || before.counter != m.counter {
		return false
	}
	between := s[before.end:m.start]
	if len(between) > 60 || strings.ContainsAny(between, ".\n") {
		return false
	}
	after := strings.TrimLeft(ahead(s, m.end, 12), ") ")
	return strings.HasPrefix(after, "보다") || strings.HasPrefix(strings.TrimSpace(between), "에서")
}
