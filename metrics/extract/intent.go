package extract

import (
	"strings"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/korean"
)

// predicateReach is how many parts after a figure its verb is looked for.
const predicateReach = 40

// datelessPlan is how sure a plan for a stock is that has no time to come.
const datelessPlan = 0.7

// intent reads the kind of a level figure: what was called a target, what is
// decided or expected, and what is.
func intent(f *figure, published metrics.TimePeriod) modality {
	if f.kind.kind == metrics.Change || f.kind.gap {
		return f.kind
	}
	if called(f) {
		return modality{kind: metrics.Target, sure: calledSure(f)}
	}
	if f.reached() {
		return modality{kind: metrics.Actual, sure: 0.95}
	}
	p := predicateOf(f)
	if f.budgeted() && !f.comparand() && !f.time.period.IsZero() && !published.IsZero() && f.time.period.End().After(published.End()) &&
		f.time.form != korean.Running && f.time.form != korean.Point {
		return modality{kind: metrics.Plan, sure: 0.96}
	}
	future := !f.time.period.IsZero() && !published.IsZero() && f.time.period.Start().After(published.End())
	open := !f.time.period.IsZero() && !published.IsZero() && f.time.period.End().After(published.End()) &&
		f.time.period.Frequency() != metrics.Monthly
	switch {
	case p.target && !p.past:
		return modality{kind: metrics.Target, sure: 0.86}
	case p.plan && !p.past:
		if aimed(f) {
			return modality{kind: metrics.Target, sure: 0.85}
		}
		return modality{kind: metrics.Plan, sure: 0.93}
	case p.past && !future:
		return modality{kind: metrics.Actual, sure: 0.97}
	case future:
		if aimed(f) {
			return modality{kind: metrics.Target, sure: 0.85}
		}
		return modality{kind: metrics.Plan, sure: 0.9}
	case p.present && open && aimed(f):
		return modality{kind: metrics.Target, sure: 0.85}
	case p.present && open && (f.time.basis != metrics.Assumed) && f.time.form != korean.Now:
		return modality{kind: metrics.Plan, sure: 0.9}
	case p.present && f.Unit == metrics.KRW && f.time.basis == metrics.Assumed:
		return modality{kind: metrics.Plan, sure: 0.8}
	case open && f.Unit == metrics.KRW && f.time.form == korean.Interval:
		return modality{kind: metrics.Plan, sure: 0.96}
	}
	if f.planned() && !p.past && !f.comparand() {
		return modality{kind: metrics.Plan, sure: 0.92}
	}
	if open && !p.past && !stands(f) {
		return modality{kind: metrics.Actual, sure: 0.8}
	}
	return modality{kind: metrics.Actual, sure: 0.95}
}

// stands reports whether the sentence says that the figure is so now: 30곳이다,
// 활동하고 있다.
func stands(f *figure) bool {
	last := f.sentence.items[len(f.sentence.items)-1]
	return f.self().has("이다", "입니다", "이며", "이고") || last.text == "있다" || last.text == "있습니다"
}

// budgeted reports whether the money is called a budget: 예산은 올해 45억 원.
func (f *figure) budgeted() bool {
	if f.Unit != metrics.KRW {
		return false
	}
	for i := max(0, f.at-6); i < min(len(f.sentence.items), f.at+3); i++ {
		it := f.sentence.items[i]
		if it.kind != figureItem && containsAny(it.text, "예산", "사업비", "책정", "편성") && !strings.Contains(it.text, "집행") {
			return true
		}
	}
	return false
}

// standing reports whether the figure counts a stock as it describes its noun,
// which then is what acts or is acted for, and is there already: 1,700여 개
// 사회적경제기업의 부담을 덜겠다.
func (v *solver) standing(f *figure) bool {
	if f.time.basis != metrics.Assumed || f.subject.indicator == other || f.subject.noun <= f.at || f.subject.noun >= len(f.sentence.items) || v.measure(f) != metrics.Stock || f.Unit == metrics.KRW {
		return false
	}
	noun := f.sentence.items[f.subject.noun]
	return noun.has("의", "이", "가", "은", "는", "에", "에게", "와", "과", "들이", "들의")
}

// plans reports whether the word at i says that something is meant: 늘릴
// 계획이다, 넓힌다는 구상, 지원하기로. 계획하는 and 마을계획수립 do not.
func plans(s *sentence, i int, word string) bool {
	if strings.HasSuffix(word, "기로") || strings.HasPrefix(word, "내다") {
		return true
	}
	if !hasPrefixAny(word, "계획", "예정", "방침", "구상", "전망", "생각", "포부") || hasPrefixAny(word, "계획하", "계획수", "계획서", "전망대", "생각하") {
		return false
	}
	before, ok := s.item(i - 1)
	return hasSuffixAny(word, "이다", "이며", "이고", "이라고", "이라며", "입니다") ||
		ok && (attributive(before.text) || hasSuffixAny(before.text, "다는", "라는", "려는", "자는"))
}

// aimed reports whether a figure to come is a level to be reached by a far
// year, or a share: 2022년 6월까지 5,000명, 이 비율을 7%로.
func aimed(f *figure) bool {
	return f.time.form == korean.Deadline && f.Unit != metrics.KRW || f.Unit == metrics.Percent
}

// calledSure is how sure a target is: the word stands at the figure itself, or
// somewhere before it.
func calledSure(f *figure) float64 {
	for _, i := range []int{f.at - 1, f.at + 1} {
		if it, ok := f.sentence.item(i); ok && it.kind != figureItem && strings.Contains(it.text, "목표") {
			return 0.97
		}
	}
	return 0.86
}

// called reports whether the figure is called a target right where it stands:
// 목표 81억, 목표인 55억원, 목표로 내건 5%, 81억 목표달성.
func called(f *figure) bool {
	s := f.sentence
	if it, ok := f.next(); ok && it.kind == wordItem && it.lead == "" && f.self().tail == "" && strings.HasPrefix(it.text, "목표") {
		return true
	}
	words := 0
	for i := f.at - 1; i >= 0; i-- {
		it := s.items[i]
		switch it.kind {
		case wordItem, mentionItem:
			if at := strings.LastIndex(it.text+it.tail, "목표"); at >= 0 {
				if before, ok := s.item(i - 1); ok && before.kind == figureItem && before.tail == "" {
					return false // 81억 목표달성중: the word is that figure's
				}
				return !followedBy(s, i, "대비") && !strings.Contains((it.text + it.tail)[at:], "의")
			}
			if it.kind == wordItem && (it.comma() || strings.HasPrefix(it.text, "실적")) || it.topic() {
				return false
			}
			if !isTransparent(it.text) && it.kind == wordItem {
				words++
			}
			if words > 2 {
				return false
			}
		case figureItem:
			g := it.figure
			parallel := it.comma() && g.kind.kind == metrics.Target && g.Unit != f.Unit
			if parallel {
				return true
			}
			if f.Unit == metrics.Percent && it.has("의") || g.Unit == metrics.Percent && it.has("인") {
				return g.kind.kind == metrics.Target // 목표 4,870억 원의 14%인 684억 원
			}
			if g.kind.kind != metrics.Change {
				return false
			}
			words -= 2
		default:
		}
	}
	return false
}

// predicate is what the verb of a figure says.
type predicate struct {
	past, present, plan, target bool
}

// followed reports whether the next item is a figure.
func followed(s *sentence, i int) bool {
	it, ok := s.item(i + 1)
	return ok && it.kind == figureItem
}

// reached reports whether the figure's own verb says that it has been reached:
// 400개를 넘어선.
func (f *figure) reached() bool {
	it, ok := f.next()
	return ok && hasPrefixAny(it.text, "넘어선", "넘은", "넘긴", "이른", "달한", "불어난", "늘어난", "늘어나", "넘어서며", "넘어서면서")
}

// predicateOf reads on from the figure to its verb, and past it to the noun
// that embeds it: 만들겠다는 목표, 늘릴 계획이다, 지원하기로 했다.
func predicateOf(f *figure) predicate {
	var p predicate
	s := f.sentence
	joined := f.self().comma() || f.self().has("", "과", "와", "에서", "보다", "씩") || strings.ContainsAny(f.self().tail, "·ㆍ∼~")
	linked := false
	for i := f.at + 1; i < len(s.items) && i < f.at+predicateReach; i++ {
		it := s.items[i]
		if it.kind == figureItem && !linked && it.figure.kind.kind != metrics.Change && (p.past || p.present || p.plan || it.figure.Unit == f.Unit && !joined && !f.comparand()) {
			break
		}
		word := it.text
		if it.kind != wordItem {
			word = it.text + it.bare()
		}
		switch {
		case strings.HasPrefix(word, "목표") && followed(s, i):
			continue // 82억 원을 구매해 목표 75억 원을 넘어섰다
		case strings.HasPrefix(word, "목표"):
			if i == len(s.items)-1 || i+3 >= len(s.items) {
				p.target = true
				return p
			}
		case plans(s, i, word):
			p.plan = true
			return p
		case strings.Contains(word, "겠"):
			p.plan = true
		case pastStem(word):
			if !p.plan && !p.present {
				p.past = true
			}
			if !hasSuffixAny(word, "던", "는데", "고", "며", "지만") || !p.past {
				continue
			}
			return p
		case it.kind != figureItem && hasSuffixAny(word, "하고", "만들어", "편성해", "들여"):
			linked = true // what follows says when
		case present(word):
			if !p.past {
				p.present = true
			}
		case attributive(word):
			if next, ok := s.item(i + 1); ok && hasPrefixAny(next.text, "계획", "예정", "방침", "것", "목표", "생각", "전망") {
				p.plan = true
			}
		}
	}
	return p
}
