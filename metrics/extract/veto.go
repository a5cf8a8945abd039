package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/jipyo/jipyo/metrics"
)

// veto takes a subject away where the figure is not of the whole: of one
// enterprise or quarter, newly founded, an average, a cap, a distance from a
// target.
func (v *solver) veto(f *figure) {
	if f.subject.indicator == other {
		return
	}
	ind := v.lexicon.indicators[f.subject.indicator]
	headcount := f.Unit == metrics.Count || f.Unit == metrics.Persons || f.Unit == metrics.Cases
	_, isPart := part(f)
	switch {
	case f.kind.gap, isPart, v.single(f), v.narrowed(f, ind):
	case headcount && ind.Measure == metrics.Stock && fresh(f) && f.kind.kind != metrics.Change:
	case headcount && ind.Measure == metrics.Stock && recipients(f) && !strings.Contains(ind.Name.Korean, "지원") && !strings.Contains(ind.Name.Korean, "참여"):
	case headcount && quarter(f), criterion(f), f.level() && v.breakdown(f):
	case f.kind.kind == metrics.Change && hasWordBefore(f, "해마다", "매년"):
	case f.Qualifier == metrics.Average && headcount && ind.Measure != metrics.Mean:
	case f.bracketed() && f.Unit == metrics.Percent && f.kind.kind != metrics.Change && f.bracketOf() != nil:
	case ind.Measure != metrics.Cumulative && headcount && since(f):
	case ind.Measure == metrics.Mean && (f.Qualifier != metrics.Average && f.level() || f.kind.kind == metrics.Change && f.of == nil):
	case ind.Measure != metrics.Mean && (f.Qualifier == metrics.Average || hasWordBefore(f, "평균")) && !everyYear(f):
	case f.kind.kind == metrics.Change && changeOfTarget(f):
	default:
		return
	}
	f.subject = subject{indicator: other, label: f.subject.label, scope: ""}
}

// recipients reports whether the figure counts those who are given something,
// not all of them: 30개사에 최대 3천만 원을 지원한다.
func recipients(f *figure) bool {
	if !f.self().has("에", "에게", "에는", "에게는") {
		return false
	}
	for _, it := range f.sentence.items[f.at+1:] {
		if containsAny(it.text+it.tail, "지원", "지급", "제공", "배정", "빌려", "융자", "나눠", "투입", "컨설팅", "전달") {
			return true
		}
	}
	return false
}

// narrowed reports whether the sentence speaks of one type of organization
// alone, 사회적기업만 놓고 보면, and the indicator is of all of them.
func (v *solver) narrowed(f *figure, ind metrics.Indicator) bool {
	if counted(ind) || f.sentence.table != nil {
		return false
	}
	for _, it := range f.sentence.items[:f.at] {
		if it.kind == mentionItem && it.bare() == "만" && v.enterprise(it) {
			return true
		}
	}
	return false
}

// everyYear reports whether an average is over years: 해마다 평균, 연평균.
func everyYear(f *figure) bool {
	for i := max(0, f.at-4); i < f.at; i++ {
		if hasPrefixAny(f.sentence.items[i].text, "해마다", "연평균", "매년", "연간") {
			return true
		}
	}
	return false
}

// hasWordBefore reports whether one of the words stands close before.
func hasWordBefore(f *figure, words ...string) bool {
	for i := max(0, f.at-3); i < f.at; i++ {
		if hasPrefixAny(f.sentence.items[i].text, words...) {
			return true
		}
	}
	return false
}

// criterion reports whether the figure only describes a noun: 매출 10억원이 넘는
// 기업, 연매출 1억원 미만인 곳.
func criterion(f *figure) bool {
	next, ok := f.next()
	if !ok || !hasPrefixAny(next.text, "넘는", "미만인", "이하인", "이상인", "초과하는") {
		return false
	}
	noun, ok := f.sentence.item(f.at + 2)
	return ok && f.level() && !hasPrefixAny(noun.text, "규모", "수준", "액수", "금액", "수")
}

// breakdown reports whether the figure stands in the bracket that breaks down
// another one: 13개(마을기업 2, 예비마을기업 3).
func (v *solver) breakdown(f *figure) bool {
	s := f.sentence
	for i := f.at; i >= 0; i-- {
		it := s.items[i]
		if i < f.at && strings.ContainsAny(it.tail, ")）") {
			return false
		}
		if strings.ContainsAny(it.lead, "(（") {
			before, ok := s.item(i - 1)
			if !ok || before.kind != figureItem || i >= f.at {
				return false
			}
			whole := before.figure.subject.indicator
			types := whole != other && whole != f.subject.indicator && counted(v.lexicon.indicators[whole]) && counted(v.lexicon.indicators[f.subject.indicator])
			return !types
		}
	}
	return false
}

// changeOfTarget reports whether the change is that of a target: 올해 목표액은
// 지난해보다 8,800만 원 많은.
func changeOfTarget(f *figure) bool {
	g := f.modifies()
	return g != nil && g.kind.kind == metrics.Target
}

// since reports whether a count has run up from a start: 2011년부터 올해까지
// 발굴한, 누적, 개소 이후.
func since(f *figure) bool {
	for i := f.at - 1; i >= 0; i-- {
		it := f.sentence.items[i]
		if it.kind == figureItem && !it.comma() {
			return false
		}
		if hasPrefixAny(it.text, "누적", "누계", "그동안", "지금까지") || it.text == "지금" && it.tail == "까지" || it.kind == wordItem && strings.HasSuffix(it.text, "이후") {
			return true
		}
		if next, ok := f.sentence.item(i + 1); ok && it.kind == periodItem && strings.HasSuffix(it.text, "까지") &&
			hasPrefixAny(next.text, "지원한", "육성한", "배출한", "선정한", "길러", "키운", "거쳐") {
			return true // 지난해까지 지원한 공동체
		}
		if it.kind == wordItem && hasPrefixAny(it.text, "발굴", "거쳐") {
			return true
		}
	}
	return false
}

// fresh reports whether a count is of new ones and not of all: 새로 46곳,
// 신규 12곳, 46곳을 새로 길러.
func fresh(f *figure) bool {
	s := f.sentence
	reach := 2
	if f.self().has("과", "와") {
		reach = 8
	}
	for i := max(0, f.at-3); i < len(s.items) && i <= f.at+reach; i++ {
		it := s.items[i]
		if i != f.at && it.kind == figureItem && i < f.at {
			continue
		}
		if i > f.at && it.kind == figureItem && reach == 2 {
			break
		}
		if i < f.at && clauseEnd(it) {
			continue
		}
		if it.kind == wordItem && (it.text == "새" || it.text == "더" || hasPrefixAny(it.text, "새로", "신규", "신설", "창업", "추가")) {
			return true
		}
	}
	return false
}

// quarter reports whether a count is that of a part of a municipality: 행궁동
// 에서 4개 공동체가.
func quarter(f *figure) bool {
	for i, n := f.at-1, 0; i >= 0 && n < 2; i, n = i-1, n+1 {
		it := f.sentence.items[i]
		if it.kind == figureItem {
			return false
		}
		if isTransparent(it.text) || it.text == "많은" {
			n--
			continue
		}
		if it.kind == wordItem && hasSuffixAny(it.text, "동에서", "동에", "동은", "동이", "동의", "읍에서", "면에서", "읍에", "면에", "마을에서") {
			return true
		}
	}
	return false
}

// single reports whether the figure is of one enterprise: its sentence has 한
// 마을기업은, 이 회사, or the name of one in quotes as its subject.
func (v *solver) single(f *figure) bool {
	s := f.sentence
	for i := f.at - 1; i >= 0; i-- {
		it := s.items[i]
		next, _ := s.item(i + 1)
		if it.kind == wordItem && (it.text == "한" || it.text == "어느" || it.text == "이") && it.tail == "" &&
			(v.enterprise(next) || hasPrefixAny(next.text, "기업", "회사", "업체", "조합", "기관", "곳이", "곳에", "가게")) {
			return it.text != "이" || !v.enterprise(next)
		}
		if it.kind == wordItem && strings.HasSuffix(stem(it.text), "사") && it.text[0] < utf8.RuneSelf {
			return true // A사는
		}
		if it.quoted && strings.ContainsAny(it.tail, "’'」") && it.has("은", "는", "이", "가") &&
			(v.enterprise(it) || v.enterpriseBefore(s, i)) && !v.names(it, f.subject.indicator) {
			return true
		}
		if it.kind == figureItem && it.figure.Value.Equal(decimal.NewFromInt(1)) && it.figure.Unit == metrics.Count &&
			(next.kind == wordItem && hasPrefixAny(next.text, "고용", "올리", "돌아가", "돌보") || it.has("이", "에")) {
			return true
		}
	}
	return false
}

// enterprise reports whether a catalogue word counts organizations.
func (v *solver) enterprise(it item) bool {
	for _, n := range it.names {
		ind := v.lexicon.indicators[n.indicator]
		if ind.Measure == metrics.Stock && slices.Contains(ind.Units, metrics.Count) {
			return true
		}
	}
	return false
}

// enterpriseBefore reports whether the quoted name that ends at i follows the
// kind of organization that it names: 협동조합 ‘펀빌리지’는.
func (v *solver) enterpriseBefore(s *sentence, i int) bool {
	for i > 0 && s.items[i].quoted && !strings.ContainsAny(s.items[i].lead, "‘'「") {
		i--
	}
	it, ok := s.item(i - 1)
	return ok && v.enterprise(it) && it.tail == ""
}
