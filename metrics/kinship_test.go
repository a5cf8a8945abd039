package metrics_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/jipyo/jipyo/metrics"
)

const releaseText = `전주시가 사회적경제 조직을 늘리고 공공구매를 확대하는 등 사회적경제 활성화에 앞장서고 있다. 시는 현재 451개의 사회적경제 조직을
운영하고 있다고 17일 밝혔다. 이는 지난해보다 15개 늘어난 것으로 사회적기업 83개, 마을기업 12개, 협동조합 330개, 자활기업 15개 등이다. 시는 올 상반기
43억 원의 공공구매 실적을 거뒀으며 올해 목표는 81억 원이다. 시 관계자는 사회적경제가 지역에 뿌리내리도록 돕겠다고 말했다.`

func TestSketchTellsCopiesFromOtherTexts(t *testing.T) {
	original := metrics.NewSketch(releaseText)
	tests := []struct {
		rule string
		text string
		want bool
	}{
		{"spaces and marks are no matter", strings.NewReplacer("\n", " ", ". ", ".\n\n", ",", " ·").Replace(releaseText), true},
		{"a paper adds its reporter", "[전주=홍길동 기자] " + releaseText, true},
		{"another release of the office is no copy", strings.Repeat("완주군은 로컬푸드 매출이 늘었다고 밝혔다. 군은 올해 직매장을 세 곳 더 연다. ", 6), false},
		{"half a text is no copy", releaseText[:len(releaseText)/2], false},
		{"a line is too short to say", "전주시 사회적경제 조직 451개", false},
		{"nothing is no copy", "", false},
	}
	for _, tt := range tests {
		if got := original.NearEqual(metrics.NewSketch(tt.text)); got != tt.want {
			t.Errorf("%s: NearEqual = %v (%.2f); want %v", tt.rule, got, original.Resemblance(metrics.NewSketch(tt.text)), tt.want)
		}
	}
}

func TestSketchComesBackFromItsText(t *testing.T) {
	for _, s := range []metrics.Sketch{nil, metrics.NewSketch(releaseText)} {
		back, err := metrics.ParseSketch(s.String())
		if err != nil || back.String() != s.String() || len(back) != len(s) {
			t.Errorf("ParseSketch(%q) = %v, %v", s.String(), back, err)
		}
	}
	for _, bad := range []string{"00", "zz", strings.Repeat("g", 512)} {
		if _, err := metrics.ParseSketch(bad); !errors.Is(err, metrics.ErrInvalid) {
			t.Errorf("ParseSketch(%q): %v; want ErrInvalid", bad, err)
		}
	}
}

func TestCorrectionsAreMarkedInTheTitle(t *testing.T) {
	tests := []struct {
		title, bare string
		marked      bool
	}{
		{"(정정) 전주시 공공구매 43억", "전주시 공공구매 43억", true},
		{"[수정] 전주시 공공구매 43억", "전주시 공공구매 43억", true},
		{"전주시 공공구매 43억(수정본)", "전주시 공공구매 43억", true},
		{"정정 보도자료: 전주시 공공구매 43억", "전주시 공공구매 43억", true},
		{"수정: 전주시 공공구매 43억", "전주시 공공구매 43억", true},
		{"정정당당 전주시 체육대회", "정정당당 전주시 체육대회", false},
		{"수정된 조례안(수정안 3건) 통과", "수정된 조례안(수정안 3건) 통과", false},
		{"수정동 공공구매", "수정동 공공구매", false},
	}
	for _, tt := range tests {
		if bare, marked := metrics.Corrects(tt.title); bare != tt.bare || marked != tt.marked {
			t.Errorf("Corrects(%q) = %q, %v; want %q, %v", tt.title, bare, marked, tt.bare, tt.marked)
		}
	}
}

// kin is a release of a day; its text is a copy of releaseText or its own.
func kin(t *testing.T, id, published, title string, copied bool) metrics.Kin {
	t.Helper()
	day, err := metrics.ParseTimePeriod(published)
	if err != nil {
		t.Fatal(err)
	}
	k := metrics.Kin{Source: metrics.Source{ID: metrics.SourceID(id), Publisher: "전주시", Title: title, PublishedAt: day}}
	k.Sketch = metrics.NewSketch(strings.Repeat(id+" 은 따로 쓴 글이다 그래서 같지 않다 ", 9))
	if copied {
		k.Sketch = metrics.NewSketch(releaseText)
	}
	return k
}

func TestRelate(t *testing.T) {
	with := func(k metrics.Kin, change func(*metrics.Kin)) metrics.Kin { change(&k); return k }
	const title = "전주시, 사회적경제 조직 451곳으로 늘어"
	first := kin(t, "first", "2019-07-17", title, true)
	copied := with(kin(t, "copy", "2019-07-18", "사회적경제 활짝", true), func(k *metrics.Kin) { k.Publisher = "전북일보" })
	corrected := kin(t, "corrected", "2019-07-20", "(정정) "+title, true)
	tests := []struct {
		rule             string
		s                metrics.Kin
		others           []metrics.Kin
		supersedes, same metrics.SourceID
	}{
		{"a copy names the earlier one", copied, []metrics.Kin{first}, "", "first"},
		{
			"a copy of a copy names the first", kin(t, "third", "2019-07-30", "또", true),
			[]metrics.Kin{with(copied, func(k *metrics.Kin) { k.SameTextAs = "first" })},
			"", "first",
		},
		{"what is named already names nobody", first, []metrics.Kin{with(copied, func(k *metrics.Kin) { k.SameTextAs = "first" })}, "", ""},
		{"fifteen days later is another statement", kin(t, "late", "2019-08-01", "또", true), []metrics.Kin{first}, "", ""},
		{"another text is another statement", kin(t, "other", "2019-07-18", "또", false), []metrics.Kin{first}, "", ""},
		{"no release is a copy of itself", first, []metrics.Kin{first}, "", ""},
		{"a correction takes the place of the earlier one and is no copy of it", corrected, []metrics.Kin{first}, "first", ""},
		{"of several the latest", corrected, []metrics.Kin{first, kin(t, "second", "2019-07-19", "[수정] "+title, false)}, "second", "first"},
		{
			"not of one of another publisher", corrected,
			[]metrics.Kin{with(kin(t, "paper", "2019-07-17", title, false), func(k *metrics.Kin) { k.Publisher = "전북일보" })},
			"", "",
		},
		{"not of one with another title", corrected, []metrics.Kin{kin(t, "else", "2019-07-17", "전주시 도서관 문 열어", false)}, "", ""},
		{"not of a later one", corrected, []metrics.Kin{kin(t, "later", "2019-07-21", title, false)}, "", ""},
		{"not of one a month before", corrected, []metrics.Kin{kin(t, "old", "2019-06-19", title, false)}, "", ""},
		{"not without a mark", kin(t, "again", "2019-07-20", title, false), []metrics.Kin{first}, "", ""},
	}
	for _, tt := range tests {
		supersedes, same := metrics.Relate(tt.s, tt.others)
		if supersedes != tt.supersedes || same != tt.same {
			t.Errorf("%s: Relate = %q, %q; want %q, %q", tt.rule, supersedes, same, tt.supersedes, tt.same)
		}
	}
}

func BenchmarkSketch(b *testing.B) {
	text := strings.Repeat(releaseText, 5) // about a release of two pages
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		metrics.NewSketch(text)
	}
}
