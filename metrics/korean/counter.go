package korean

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jipyo/jipyo/metrics"
)

// counter is what may stand behind a number: a word and the unit it means, ""
// for words whose number is no figure of the record (dates, ages, ordinals,
// physical measures).
type counter struct {
	word string
	unit metrics.Unit
}

// counterWords lists the counters by how freely they are used.
type counterWords struct {
	unit  metrics.Unit
	words string
}

// spacedCounters may stand apart from the number, as in 열두 곳.
var spacedCounters = []counterWords{
	{metrics.KRW, "원"},
	{metrics.Percent, "% 퍼센트"},
	{metrics.PercentPoint, "%p %P %포인트 퍼센트포인트"},
	{metrics.Persons, "명 인 사람"},
	{metrics.Cases, "건"},
	{metrics.Times, "배"},
	{metrics.Count, `개 개소 개사 개교 개국 개팀 개반 개관 개조 곳 군데 팀 채 동 회 차례 번 가구 세대 농가 어가 가정 집 그루 주 칸 실 부 통 점 상자
		박스 세트 포 포대 봉지 봉 병 잔 캔 벌 켤레 쌍 장 매 권 편 곡 쪽 페이지 종 종류 가지 갈래 대 척 면 석 좌 계좌 구좌 표 필지 구간 노선
		마리 두 송이 포기 본 줄 끼 글자 자리 기 호 업체 단체 기관 학급 품목 강좌 과목 과정 작품 문항 항목 코스 부스 정거장 꾸러미 다발 라운드 경기`},
}

// joinedCounters are nouns of the field; they count only right behind digits.
const joinedCounters = `기업 부서 학교 대학 마을 동아리 모임 조합 조직 사업장 사업단 과제 분야 종목 부문 코너 점포 교 사 사업 시설 공동체 학과 프로그램`

// barredCounters begin like a counter or stand where one would. The longest
// word wins, so 개월 bars 개.
const barredCounters = `년 년도 년간 년차 년대 월 일 시 시간 분 초 주간 주년 주차 개월 개년 달 해 분기 사분기 학기 학년 세기 박 세 살 층 위 등급 차 단계
	회차 회째 회기 번째 번지 번길 번가 번호 호점 호선 호기 호실 점만점 교시 교대 인승 인용 인실 인극 인가구 인기업 등 급 선 촌
	원도심 부리그 부작 부제 명당 개당 건당 인당 곳당 대당 회당`

// measures are units outside the record. They also bar a sum of money without
// 원: 3억 is one, 3억 톤 is not.
const measures = `달러 유로 엔 위안 평 평방 제곱미터 미터 킬로 킬로미터 톤 도 ㎡ ㎥ ㎞ ㎏ ㎜ ㎝ ㎖ ㎾ ㏊ ℃ ° 리터 헥타르 와트 킬로와트 메가와트 그램 칼로리 인치 포인트 인분`

// lexicon looks counters up by their word.
type lexicon map[string]metrics.Unit

func newLexicon(lists ...counterWords) lexicon {
	l := lexicon{}
	for _, list := range lists {
		for _, w := range strings.Fields(list.words) {
			l[w] = list.unit
		}
	}
	return l
}

var (
	barred = counterWords{"", barredCounters + " " + measures}
	spaced = newLexicon(append(slices.Clone(spacedCounters), barred)...)
	joined = newLexicon(append(slices.Clone(spacedCounters), counterWords{metrics.Count, joinedCounters}, barred)...)
)

var native = newLexicon(append(slices.Clone(spacedCounters), barred, counterWords{metrics.Persons, "분"})...)

var joinedNouns = newLexicon(counterWords{metrics.Count, joinedCounters})

// longestCounter is the most runes that a counter has: 퍼센트포인트.
const longestCounter = 6

// at gives the longest counter that s[i:] starts with.
func (l lexicon) at(s string, i int) (counter, bool) {
	found, ok := counter{}, false
	for n, p := 0, i; n < longestCounter && p < len(s); n++ {
		_, size := utf8.DecodeRuneInString(s[p:])
		p += size
		if unit, known := l[s[i:p]]; known {
			found, ok = counter{s[i:p], unit}, true
		}
	}
	return found, ok
}

// endings are what may follow a counter within its word: particles, qualifying
// words, and the verbs that headlines glue on.
var endings = strings.Fields(`이 가 은 는 을 를 의 에 와 과 로 으로 도 만 까지 부터 보다 마다 당 씩 나 중 등 및 인 뿐 밖에 라 고 며 다 였 었 던 입니다 여 대
	안팎 내외 남짓 가량 정도 쯤 수준 규모 꼴 어치 짜리 미만 초과 상당 한도 넘 늘 줄 증 감 지원 투입 달성 돌파 추가 확대 확보 전후 처럼 같 들 께 한테 서 랑 치 분 육박 권`)

// endsWord reports whether the counter that ends at i can be a whole word.
func endsWord(s string, i int) bool {
	r := runeAt(s, i)
	if i >= len(s) || !isHangul(r) {
		return i >= len(s) || !isDigit(s[i])
	}
	_, ok := hasAnyPrefix(s[i:], endings)
	return ok
}

// nativeCounters take the numerals 두, 세, 열두; those of attached also
// without a blank, which elsewhere makes other words: 두부, 세대, 한편.
const (
	nativeCounters   = ` 명 분 사람 곳 군데 개 개소 개사 건 팀 배 번 차례 회 가지 갈래 종류 채 동 집 가구 가정 그루 마리 권 편 곡 장 매 쌍 켤레 벌 잔 병 통 부 점 칸 실 상자 박스 세트 대 척 줄 끼 송이 포기 다발 자리 `
	attachedCounters = ` 명 곳 군데 개 개소 개사 차례 가지 사람 마리 그루 배 `
	sinoAttached     = ` 원 명 개 건 곳 `
)

func listed(list, word string) bool { return strings.Contains(list, " "+word+" ") }
