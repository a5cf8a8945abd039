package store_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/store"
	"github.com/jipyo/jipyo/metrics/store/storetest"
)

// told is a release of a day whose text is long enough to be compared; wording
// makes it a text of its own.
func told(tb testing.TB, title, published, wording string, f figure) metrics.Reading {
	tb.Helper()
	r := reading(tb, "rules/1", title, f)
	r.Source.PublishedAt = day(published)
	var long strings.Builder
	for _, word := range strings.Fields("조직 구매 기업 마을 협동 자활 지원 목표 실적 시민 일자리 상담 공동체 재생 예산 행사 교육 판로 청년 노인 돌봄 환경 농업 문화") {
		long.WriteString(wording + " " + word + " 이야기를 적은 줄이다.\n")
	}
	r.Text += long.String()
	return r
}

func sourceOf(tb testing.TB, db *store.DB, r metrics.Reading) metrics.Source {
	tb.Helper()
	got, err := db.Reading(tb.Context(), metrics.NewReleaseID(r.Release.Data))
	if err != nil {
		tb.Fatal(err)
	}
	return got.Source
}

func idOf(r metrics.Reading) metrics.SourceID {
	return metrics.SourceID(metrics.NewReleaseID(r.Release.Data))
}

func TestCopiesOfATextAreOneStatement(t *testing.T) {
	each(t, func(t *testing.T, db *store.DB) {
		f := figure{organizations, jeonju, "2019-07-17", "451개", 451}
		first, copied := told(t, "전주시 발표", "2019-07-17", "시", f), told(t, "신문 기사", "2019-07-18", "시", f)
		third, other := told(t, "또 다른 신문", "2019-07-19", "시", f), told(t, "다른 글", "2019-07-18", "군", f)
		elsewhere := told(t, "완주군 발표", "2019-07-18", "시", figure{organizations, wanju, "2019-07-17", "88개", 88})
		elsewhere.RefArea = wanju
		for _, r := range []metrics.Reading{first, copied, third, other, elsewhere} {
			save(t, db, r)
		}
		for _, tt := range []struct {
			rule string
			r    metrics.Reading
			want metrics.SourceID
		}{
			{"the first is nobody's copy", first, ""},
			{"the second is the first's", copied, idOf(first)},
			{"the third is the first's too", third, idOf(first)},
			{"another text is none", other, ""},
			{"a release of another area is none", elsewhere, ""},
		} {
			if got := sourceOf(t, db, tt.r).SameTextAs; got != tt.want {
				t.Errorf("%s: same_text_as %.8q; want %.8q", tt.rule, got, tt.want)
			}
		}
		first.RuleVersion = "rules/2"
		save(t, db, first)
		if got := sourceOf(t, db, first).SameTextAs; got != "" {
			t.Errorf("read again, the first is a copy of %.8q; want of none", got)
		}
	})
}

func TestACorrectedReleaseLeavesTheHeadlineAndNotTheRecord(t *testing.T) {
	each(t, func(t *testing.T, db *store.DB) {
		wrong := told(t, "전주시, 사회적경제 조직 541곳", "2019-07-17", "시", figure{organizations, jeonju, "2019-07-17", "541개", 541})
		right := told(t, "[정정] 전주시, 사회적경제 조직 541곳", "2019-07-17", "시", figure{organizations, jeonju, "2019-07-17", "451개", 451})
		save(t, db, wrong)
		save(t, db, right)
		if got := sourceOf(t, db, right); got.Supersedes != idOf(wrong) || got.SameTextAs != "" {
			t.Errorf("the correction supersedes %.8q and copies %.8q; want %.8q and none", got.Supersedes, got.SameTextAs, idOf(wrong))
		}
		stated := observations(t, db, metrics.Query{})
		p := metrics.NewPoint(stated)
		if len(stated) != 2 || p.Headline.Value.IntPart() != 451 || p.Conflicted() {
			t.Errorf("%d statements, headline %s, conflicted %v; want 2, 451, no", len(stated), p.Headline.Value, p.Conflicted())
		}
	})
}

// A reading saved again by other rules, beside so many releases of its days.
func BenchmarkSaveBeside(b *testing.B) {
	for _, others := range []int{0, 400} {
		b.Run(strconv.Itoa(others), func(b *testing.B) {
			storetest.EachBenchmark(b, func(b *testing.B, db *store.DB) {
				apply(b, db)
				f := figure{organizations, jeonju, "2019-07-17", "451개", 451}
				for n := range others {
					save(b, db, told(b, fmt.Sprint("보도자료 ", n), "2019-07-17", fmt.Sprint("시", n), f))
				}
				r := told(b, "새 보도자료", "2019-07-18", "군", f)
				for n := 0; b.Loop(); n++ {
					r.RuleVersion = strconv.Itoa(n)
					save(b, db, r)
				}
			})
		})
	}
}
