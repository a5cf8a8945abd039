package export_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/jipyo/jipyo/dashboard/export"
	"github.com/jipyo/jipyo/metrics"
)

const organizations = "social-economy-organizations"

// names is a catalogue of two indicators and two areas.
func names(tb testing.TB) export.Names {
	tb.Helper()
	scope := metrics.Scope{ID: "type:village", Name: metrics.Localized{Korean: "마을기업"}}
	cat, err := metrics.NewCatalog([]metrics.Category{{ID: "c"}}, []metrics.Indicator{
		{ID: organizations, Units: []metrics.Unit{metrics.Count}, Measure: metrics.Stock, Direction: metrics.Up, Category: "c", Name: metrics.Localized{Korean: "사회적경제조직 수"}},
		{ID: "public-procurement", Units: []metrics.Unit{metrics.KRW}, Measure: metrics.Flow, Direction: metrics.Up, Category: "c", Name: metrics.Localized{Korean: "공공구매액"}, Scopes: []metrics.Scope{scope}, Aliases: []string{"purchases"}},
	})
	if err != nil {
		tb.Fatal(err)
	}
	areas, err := metrics.NewAreas([]metrics.RefArea{
		{ID: "52110", Names: []metrics.AreaName{{Form: "usual", Name: "전주시"}}, Codes: []metrics.AreaCode{{System: "admin5", Code: "45110", To: "2024-01-17"}}},
		{ID: "11140", Names: []metrics.AreaName{{Form: "usual", Name: "서울 중구"}, {Form: "short", Name: "중구"}}},
		{ID: "26110", Names: []metrics.AreaName{{Form: "usual", Name: "부산 중구"}, {Form: "short", Name: "중구"}}},
	})
	if err != nil {
		tb.Fatal(err)
	}
	return export.Names{Catalog: cat, Areas: areas, Lang: "ko"}
}

// stated is a statement of 2015's public procurement.
func stated(published, value string, change func(*metrics.Observation)) metrics.Observation {
	day, _ := metrics.ParseTimePeriod(published)
	o := metrics.Observation{
		Key:   metrics.Key{Indicator: "public-procurement", RefArea: "52110", Scope: metrics.TotalScope, Period: metrics.Year(2015), Kind: metrics.Actual, Unit: metrics.KRW},
		Value: decimal.RequireFromString(value), Qualifier: metrics.Exact, PeriodBasis: metrics.Stated,
		Status: metrics.Published, ObsStatus: metrics.ObsNormal, Confidence: 1,
		Source: metrics.Source{Type: metrics.TypePress, Title: "전주시, 공공구매", Publisher: "아주경제", PublishedAt: day, URL: "https://example.kr/1"},
		Quote:  "총 40억5,900만원",
	}
	if change != nil {
		change(&o)
	}
	o.Source.ID = o.Source.HeaderID()
	o.ID = metrics.NewObservationID(o)
	return o
}

func written(tb testing.TB, obs []metrics.Observation, opts export.Options) string {
	tb.Helper()
	var b bytes.Buffer
	if err := export.CSV(&b, names(tb), obs, opts); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

func read(tb testing.TB, s string) []metrics.Observation {
	tb.Helper()
	n := names(tb)
	obs, err := export.ReadCSV(strings.NewReader(s), n.Areas, n.Catalog)
	if err != nil {
		tb.Fatalf("ReadCSV: %v", err)
	}
	return obs
}

// cells gives one column of a table, without its head.
func cells(t *testing.T, table, column string) []string {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(strings.TrimPrefix(table, "\ufeff"), "\r\n"), "\r\n")
	at := -1
	for i, name := range strings.Split(lines[0], ",") {
		if name == column {
			at = i
		}
	}
	if at < 0 {
		t.Fatalf("no column %s in %s", column, lines[0])
	}
	var out []string
	for _, line := range lines[1:] {
		out = append(out, strings.Split(line, ",")[at])
	}
	return out
}

func plain(o *metrics.Observation) { o.Quote, o.Source.Title = "", "" }

func TestCSVMarksHeadlineAndConflict(t *testing.T) {
	table := written(t, []metrics.Observation{
		stated("2016-01-08", "4059000000", plain),
		stated("2016-01-25", "4400000000", plain),
		stated("2020-06-03", "4000000000", plain),
		stated("2020-07-01", "9900000000", func(o *metrics.Observation) { plain(o); o.Status = metrics.Review }),
		stated("2020-07-01", "5100000000", func(o *metrics.Observation) { plain(o); o.Period = metrics.Year(2016) }),
	}, export.Options{})
	if d := cmp.Diff([]string{"true", "false", "false", "false", "true"}, cells(t, table, "headline")); d != "" {
		t.Errorf("headline (-want +got):\n%s", d)
	}
	if d := cmp.Diff([]string{"true", "true", "true", "false", "false"}, cells(t, table, "conflict")); d != "" {
		t.Errorf("conflict (-want +got):\n%s", d)
	}
	if d := cmp.Diff([]string{"total", "total", "total", "total", "total"}, cells(t, table, "scope")); d != "" {
		t.Errorf("scope (-want +got):\n%s", d)
	}
}

func TestColumnsKeepTheirOrder(t *testing.T) {
	want := strings.Fields(`indicator indicator_name ref_area area_name scope time_period period_basis kind unit base value
		qualifier headline conflict derived status obs_status published_at publisher source_type source_title source_url licence
		release_id span_start span_end quote observation_id rev
		label comment figure_text figure_start figure_end confidence reason first_seen supersedes same_text_as`)
	if d := cmp.Diff(want, export.Columns()); d != "" {
		t.Errorf("Columns (-want +got):\n%s", d)
	}
}

func TestExcelAloneGetsAByteOrderMark(t *testing.T) {
	obs := []metrics.Observation{stated("2016-01-08", "4059000000", nil)}
	bare, excel := written(t, obs, export.Options{}), written(t, obs, export.Options{Excel: true})
	if strings.HasPrefix(bare, "\ufeff") || excel != "\ufeff"+bare {
		t.Error("the two tables differ in more than the mark")
	}
	if strings.Count(bare, "\n") != strings.Count(bare, "\r\n") {
		t.Error("a row does not end in CRLF")
	}
}

func TestTableReadsBackAsItWasWritten(t *testing.T) {
	hostile := []string{
		`=cmd|' /C calc'!A0`, `'=`, `''=1+1`, `'`, `"`, `a "quoted" word, and more`, "두 줄\n세 줄", "\n=1", "\t=1", "-1", "+82", "@SUM(A1)",
		`</script><script>alert(1)</script>`, `__f__alert(1)__f__`, "\ufeff마크", "' 앞", "=", "총 22억 3천만원",
	}
	var obs []metrics.Observation
	for i, s := range hostile {
		obs = append(obs, stated("2019-07-17", "-18.7", func(o *metrics.Observation) {
			o.Kind, o.Base, o.Unit, o.Scope = metrics.Change, metrics.BasePrevYear, metrics.Percent, "type:village"
			o.Quote, o.Comment, o.Reason, o.FigureText = s, s, s, s
			o.Source.Publisher, o.Source.Title, o.Source.URL, o.Source.Licence = s, s, s, s
			o.Source.Type, o.Source.ReleaseID = metrics.TypeRelease, metrics.NewReleaseID([]byte(s))
			o.Source.FirstSeen = time.Date(2019, 7, 17, 9, 0, i, 0, time.UTC)
			o.Source.Supersedes, o.Source.SameTextAs = "s-0011223344556677", "s-8899aabbccddeeff"
			o.Span, o.Figure, o.Confidence, o.Rev = metrics.Span{Start: 3, End: 40}, metrics.Span{Start: 5, End: 12}, 0.85, 7
		}))
	}
	obs = append(obs, stated("2019-07", "0.05", func(o *metrics.Observation) {
		o.Indicator, o.Label, o.Status, o.PeriodBasis = metrics.OtherIndicator, "-1인당 한도", metrics.Review, metrics.Assumed
	}))
	first := written(t, obs, export.Options{Excel: true})
	again := read(t, first)
	if d := cmp.Diff(obs, again, cmp.AllowUnexported(metrics.TimePeriod{})); d != "" {
		t.Errorf("ReadCSV (-want +got):\n%s", d)
	}
	if second := written(t, again, export.Options{Excel: true}); second != first {
		t.Error("the second export differs from the first")
	}
}

func TestNoTextCellStartsAFormula(t *testing.T) {
	table := written(t, []metrics.Observation{stated("2019-07-17", "-18", func(o *metrics.Observation) {
		o.Quote, o.Source.Title = "=HYPERLINK(1)", "@x"
	})}, export.Options{})
	if got := cells(t, table, "quote")[0]; got != "'=HYPERLINK(1)" {
		t.Errorf("quote %q; want it guarded", got)
	}
	if got := cells(t, table, "value")[0]; got != "-18" {
		t.Errorf("value %q; want it as it is", got)
	}
}

func BenchmarkCSV(b *testing.B) {
	obs := make([]metrics.Observation, 0, 10_000)
	for i := range 10_000 {
		obs = append(obs, stated("2019-07-17", "4059000000", func(o *metrics.Observation) {
			// Three sources a period, as the best covered indicators have.
			o.Period = metrics.Day(time.Date(2000, 1, 1+i/3, 0, 0, 0, 0, time.UTC))
			o.Figure = metrics.Span{Start: i + 1, End: i + 9}
		}))
	}
	n := names(b)
	for b.Loop() {
		var out bytes.Buffer
		if err := export.CSV(&out, n, obs, export.Options{}); err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(out.Len()))
	}
}
