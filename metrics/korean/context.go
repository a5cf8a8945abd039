package korean

import (
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"github.com/jipyo/jipyo/metrics"
)

// ordinal reports whether 제 makes the number at i an ordinal: 제15회, 제 3차,
// the 3 of 제1~3회.
func ordinal(s string, i int) bool {
	before := strings.TrimRight(s[:chainStart(s, i)], " ")
	return strings.HasSuffix(before, "제") && wordStart(s, len(before)-len("제"))
}

// chainStart gives where the chain of numbers that runs up to i starts: the 1
// of 1·2·3.
func chainStart(s string, i int) int {
	const longestChain = 24
	start := i
	for start > 0 && i-start < longestChain {
		r := runeBefore(s, start)
		if !strings.ContainsRune("0123456789~·-,", r) {
			break
		}
		start -= len(string(r))
	}
	return start
}

// priceName tells 천원의 아침밥, the name of a scheme, from a price.
func priceName(s string, m mention) bool {
	if m.unit != metrics.KRW || m.numeral.end-m.start > len("천") {
		return false
	}
	after := strings.TrimPrefix(s[m.end:], " ")
	_, bound := rightBound(after)
	return strings.HasPrefix(after, "의") || len(after) < len(s[m.end:]) && isHangul(runeAt(after, 0)) && !bound
}

// coded reports whether the number at i is or goes on a code: A4, KTX-1,
// 281-2872, 0505.
func coded(s string, i int) bool {
	if s[i] == '0' && i+1 < len(s) && isDigit(s[i+1]) {
		return true
	}
	r := runeBefore(s, i)
	if r == '-' && i > 1 {
		return isLetter(s[i-2])
	}
	return r < unicode.MaxASCII && (unicode.IsLetter(r) || r == '_' || r == '#')
}

// signed extends a fall printed as △3.2% or (-3.2%) to the left. ▲ means a
// rise in one office and a fall in another, and is left to a person.
func signed(s string, m mention) mention {
	r := runeBefore(s, m.start)
	size := len(string(r))
	if r != '△' && r != '-' {
		return m
	}
	before := runeBefore(s, m.start-size)
	share := m.unit == metrics.Percent || m.unit == metrics.PercentPoint
	if before == '(' || share && (before == ' ' || before == '\t') {
		m.start, m.value = m.start-size, m.value.Neg()
	}
	return m
}

// takes says whether the counter of m counts here, for the counters that have
// a second use: 대 of ages, 동 of districts, 주 of weeks.
func takes(s string, m mention) bool {
	rest := s[m.end:]
	after := strings.TrimPrefix(rest, " ")
	if perOne(s, m) || yearLike(s, m) {
		return false
	}
	joinedLeft := m.kind == inDigits && isHangul(runeBefore(s, chainStart(s, m.start)))
	small := m.value.LessThan(decimal.NewFromInt(10))
	left := behind(s, m.start, 36)
	if _, noun := joinedNouns[m.counter]; noun && m.value.Equal(decimal.NewFromInt(1)) {
		return false
	}
	switch m.counter {
	case "대":
		return m.kind != inDigits && !startsDigit(after) || machine(s, m)
	case "동":
		return !joinedLeft && m.value.LessThan(decimal.NewFromInt(100)) && !startsDigit(after)
	case "번":
		_, named := hasAnyPrefix(after, strings.Fields("출구 버스 국도 홈 게이트 타자 노선 째 승강장 창구 길"))
		return !named && !joinedLeft && m.value.LessThan(decimal.NewFromInt(100))
	case "회":
		_, named := hasAnyPrefix(after, strings.Fields("차 째 말 초"))
		return !named || strings.HasPrefix(after, "차례")
	case "기":
		return containsAny(left, strings.Fields("충전기 급속 완속 묘 분묘 봉안 풍력 발전 위성 승강기 타워"))
	case "점":
		return !strings.HasPrefix(after, "만점")
	case "호":
		return !strings.HasSuffix(strings.TrimRight(left, " "), "동") && !small && !joinedLeft && containsAny(left, strings.Fields("주택 세대 공급 가구 임대 빈집"))
	case "주":
		return m.value.GreaterThanOrEqual(decimal.NewFromInt(60)) || containsAny(left, strings.Fields("나무 수목 묘목 식재 심"))
	case "분":
		return m.kind == inNative
	case "인":
		_, kind := hasAnyPrefix(after, strings.Fields("가구 가족 세대 기준 조 기업 창조 미디어 시위 용 실 극 방송 자영 크리에이터 식 1"))
		return !kind && !joinedLeft
	case "세대":
		return !small || m.kind == inNative
	case "부", "두", "면", "본", "자리", "교", "사":
		return !small || m.kind == inNative
	}
	return true
}

// perOne reports whether 당 makes m the base of a rate: 인구 10만 명당.
func perOne(s string, m mention) bool {
	rest := s[m.end:]
	return strings.HasPrefix(rest, "당") || strings.HasPrefix(rest, " 당 ")
}

// yearLike bars a bare year before a noun that is also a counter: 2025 집.
func yearLike(s string, m mention) bool {
	digits := s[m.start:m.numeral.end]
	return len(digits) == 4 && (strings.HasPrefix(digits, "19") || strings.HasPrefix(digits, "20")) &&
		s[m.numeral.end] == ' ' && m.unit == metrics.Count
}

func startsDigit(s string) bool { return s != "" && isDigit(s[0]) }

var machines = strings.Fields(`버스 차량 CCTV 카메라 컴퓨터 PC 노트북 태블릿 충전기 자전거 택시 트럭 승용차 드론 로봇 장비 기계 킥보드 청소차 전기차 수소차
	자동차 승합차 에어컨 선풍기 TV 정수기 청정기 제세동기 키오스크 단말기 스마트폰 휴대폰 헬기 구급차 소방차 이륜차 살수차 주차 휠체어 스피커`)

// machine tells 버스 10대 from 20대 청년, 5대 과제 and 3대 1.
func machine(s string, m mention) bool {
	rest := s[m.end:]
	after := strings.TrimPrefix(rest, " ")
	if startsDigit(after) {
		return false
	}
	left := behind(s, m.start, 36)
	if containsAny(left[strings.LastIndexAny(left, ",.·")+1:], machines) {
		return true
	}
	ten, hundred := decimal.NewFromInt(10), decimal.NewFromInt(100)
	age := m.value.LessThan(hundred) && m.value.GreaterThanOrEqual(ten) && m.value.Mod(ten).IsZero()
	_, object := hasAnyPrefix(rest, []string{"를", "씩", "의"})
	return !age && object
}

// countsOne says whether 한 with its counter counts, rather than being an
// article or part of an idiom: 또 한 번, 한 곳도 없다, 기업 한 곳이.
func countsOne(s string, m mention) bool {
	after := ahead(s, m.end, 18)
	left := strings.TrimRight(behind(s, m.start, 60), " ")
	switch {
	case strings.HasPrefix(after, " 더") || strings.HasPrefix(after, "을 더") || strings.HasPrefix(after, "를 더"):
		return true
	case strings.HasPrefix(after, "씩") || strings.HasPrefix(after, "꼴"):
		return listed(" 명 곳 개 대 채 집 건 ", m.counter)
	}
	if _, often := hasAnyPrefix(m.counter, []string{"번", "차례", "회"}); often {
		return hasAnySuffix(left, strings.Fields("매달 매월 매주 매년 매일 해마다 달마다 하루 연 월 주"))
	}
	if strings.HasPrefix(after, "도") || strings.HasPrefix(after, "이라도") || strings.HasPrefix(after, "만") {
		return false
	}
	if hasAnySuffix(left, []string{"중", "가운데", "건너"}) {
		return true
	}
	_, object := hasAnyPrefix(after, []string{"을", "를"})
	return object && listed(" 채 동 그루 마리 대 권 척 곳 ", m.counter)
}

func hasAnySuffix(s string, words []string) bool {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}
