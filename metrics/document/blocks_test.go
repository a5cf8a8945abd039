package document_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/document"
)

type seen struct {
	Kind  document.BlockKind
	Level int
	Text  string
}

func see(text string) []seen {
	var out []seen
	for _, b := range document.Blocks(text, nil, "") {
		out = append(out, seen{b.Kind, b.Level, text[b.Span.Start:b.Span.End]})
	}
	return out
}

func TestOutlineBecomesLevels(t *testing.T) {
	got := see(page(title, "- 올해 목표 40억 원, 지난해보다 5억 원 많아 -", "", "□ "+lead, "  ○ "+second, "   - 제조업 12곳", "  ※ 소비자생협은 뺀 수치임", "△ 마을과 함께", "1. 앞으로의 계획", "  ○ "+third))
	want := []seen{
		{document.Heading, 1, title},
		{document.Heading, 2, "올해 목표 40억 원, 지난해보다 5억 원 많아"},
		{document.Bullet, 1, lead},
		{document.Bullet, 2, second},
		{document.Bullet, 3, "제조업 12곳"},
		{document.Note, 0, "소비자생협은 뺀 수치임"},
		{document.Heading, 2, "마을과 함께"},
		{document.Heading, 2, "앞으로의 계획"},
		{document.Bullet, 2, third},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
}

func TestBrokenLinesAreOneBlock(t *testing.T) {
	wrapped := "푸른시가 오는 2025년까지 사회적기업 46곳을\n새로 길러 내고 일자리 1,070개를 만든다고 밝혔다. 시는\n이를 위해 해마다 14억 원을 쓰기로 하고 예산을\n의회에 냈다."
	got := see(title + "\n\n" + wrapped + "\n\n" + second)
	want := []seen{{document.Heading, 1, title}, {document.Paragraph, 0, wrapped}, {document.Paragraph, 0, second}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
}

func TestRowsBecomeATableWithItsUnit(t *testing.T) {
	tests := []struct{ rule, table string }{
		{"tabs", "구분\t목표\t실적\n2019년\t35\t50\n2020년\t50\t59.7"},
		{"wide gaps", "구분      목표    실적\n2019년    35      50\n2020년    50      59.7"},
		{"a line to each cell", "구분\n목표\n실적\n2019년\n35\n50\n2020년\n50\n59.7"},
		{"bars", "| 구분 | 목표 | 실적 |\n|---|---|---|\n| 2019년 | 35 | 50 |\n| 2020년 | 50 | 59.7 |"},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			text := page(title, "□ "+lead, "□ 연도별 실적 (단위 : 억 원)", tt.table, "□ "+third)
			var table *document.Table
			for _, b := range document.Blocks(text, nil, "") {
				if b.Kind == document.TableGrid {
					table = b.Table
				}
			}
			if table == nil {
				t.Fatalf("no table in\n%s", text)
			}
			if unit := text[table.Unit.Start:table.Unit.End]; unit != "(단위 : 억 원)" {
				t.Errorf("unit = %q", unit)
			}
			var got [][]string
			for _, r := range table.Rows {
				var row []string
				for _, c := range r {
					row = append(row, text[c.Span.Start:c.Span.End])
				}
				got = append(got, row)
			}
			want := [][]string{{"구분", "목표", "실적"}, {"2019년", "35", "50"}, {"2020년", "50", "59.7"}}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("rows (-want +got):\n%s", diff)
			}
			if !table.Rows[0][1].Header || table.Rows[1][1].Header {
				t.Error("the first row alone is the head")
			}
		})
	}
}

// checkDocument asserts what every Document promises.
func checkDocument(t *testing.T, text string, blocks []document.Block) {
	t.Helper()
	if !utf8.ValidString(text) || !norm.NFC.IsNormalString(text) || strings.ContainsRune(text, 0) {
		t.Fatalf("text is not clean: %q", text)
	}
	end := 0
	for _, b := range blocks {
		if b.Span.Start < end || b.Span.Len() <= 0 {
			t.Fatalf("block %v of %q begins before %d or is empty", b, text, end)
		}
		end = b.Span.End
		spans := []metrics.Span{b.Span}
		if b.Table != nil {
			spans = append(spans, b.Table.Unit)
			for _, r := range b.Table.Rows {
				for _, c := range r {
					spans = append(spans, c.Span)
					if c.Span.Len() > 0 && !b.Span.Contains(c.Span) {
						t.Fatalf("cell %v is outside its table %v of %q", c.Span, b.Span, text)
					}
				}
			}
		}
		for _, s := range spans {
			if _, err := s.Of(text); err != nil {
				t.Fatalf("span of %v in %q: %v", b, text, err)
			}
		}
	}
}

func FuzzBlocks(f *testing.F) {
	f.Add(page(title, lead, second, third))
	f.Add("□ 실적 (단위 : 억 원)\n구분\t목표\n\t\n2019년\t35\n")
	f.Add("(단위:\t명)\n|a|1|\n|b|2|\n※ -\n가. 나\n[가=나] 다 기자 = 라다. 기자 @")
	f.Fuzz(func(t *testing.T, in string) {
		text := document.Clean(in)
		checkDocument(t, text, document.Blocks(text, nil, ""))
	})
}
