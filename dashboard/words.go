package dashboard

import (
	"fmt"

	"github.com/jipyo/jipyo/metrics"
)

// say picks the Korean or the English text.
func say(lang, korean, english string) string {
	if lang == "en" {
		return english
	}
	return korean
}

// sayf is say for a pair of formats with the same arguments.
func sayf(lang, korean, english string, args ...any) string {
	return fmt.Sprintf(say(lang, korean, english), args...)
}

// unitNoun is the word of a unit beside a number; things have none in English.
func unitNoun(unit metrics.Unit, lang string) string {
	switch unit {
	case metrics.KRW:
		return say(lang, "원", "KRW")
	case metrics.Count:
		return say(lang, "개", "")
	case metrics.Persons:
		return say(lang, "명", "people")
	case metrics.Cases:
		return say(lang, "건", "cases")
	case metrics.Percent:
		return "%"
	case metrics.PercentPoint:
		return say(lang, "%p", "pp")
	case metrics.Times:
		return say(lang, "배", "times")
	default:
		return ""
	}
}

// qualifierWords are what stands before and after a value.
func qualifierWords(q metrics.Qualifier, lang string) (before, after string) {
	switch q {
	case metrics.Approx:
		return say(lang, "약", "about"), ""
	case metrics.Average:
		return say(lang, "평균", "on average"), ""
	case metrics.AtLeast:
		return say(lang, "", "at least"), say(lang, "이상", "")
	case metrics.AtMost:
		return say(lang, "", "at most"), say(lang, "이하", "")
	case metrics.MoreThan:
		return say(lang, "", "more than"), say(lang, "초과", "")
	case metrics.LessThan:
		return say(lang, "", "less than"), say(lang, "미만", "")
	default:
		return "", ""
	}
}

// qualifierName is the word alone, for a column.
func qualifierName(q metrics.Qualifier, lang string) string {
	before, after := qualifierWords(q, lang)
	return before + after
}

// KindName names a kind; what is counted at a date is a state, not a result.
func KindName(kind metrics.Kind, measure metrics.Measure, lang string) string {
	switch kind {
	case metrics.Target:
		return say(lang, "목표", "Target")
	case metrics.Plan:
		return say(lang, "계획", "Plan")
	case metrics.Change:
		return say(lang, "증감", "Change")
	default:
		if measure == metrics.Stock {
			return say(lang, "현황", "Actual")
		}
		return say(lang, "실적", "Actual")
	}
}

// baseName says what a change is measured against.
func baseName(base metrics.Base, lang string) string {
	switch base {
	case metrics.BasePrevYear:
		return say(lang, "전년 대비", "on the year before")
	case metrics.BasePrevPeriod:
		return say(lang, "전기 대비", "on the period before")
	case metrics.BaseUnstated:
		return say(lang, "비교 시점 미상", "base not stated")
	}
	if p, err := metrics.ParseTimePeriod(string(base)); err == nil {
		return sayf(lang, "%s 대비", "on %s", FormatPeriod(p, lang))
	}
	return string(base)
}

// groupName heads the figure of one group of scopes.
func groupName(group, lang string) string {
	switch group {
	case "type":
		return say(lang, "유형별", "by type")
	case "def":
		return say(lang, "정의별", "by definition")
	case "site":
		return say(lang, "장소별", "by site")
	case "centre":
		return say(lang, "센터별", "by centre")
	case "stage":
		return say(lang, "단계별", "by stage")
	case "part":
		return say(lang, "부문별", "by part")
	case "event":
		return say(lang, "행사별", "by event")
	}
	return say(lang, "구분별", "by scope")
}

// assumedWord marks a period that the source did not give.
func assumedWord(lang string) string { return say(lang, "시점 추정", "period assumed") }
