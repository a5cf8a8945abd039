package export_test

import (
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/jipyo/jipyo/dashboard/export"
	"github.com/jipyo/jipyo/metrics"
)

const smallest = "indicator,ref_area,time_period,kind,unit,value,publisher\n"

func TestReadCSVTakesWhatPeopleWrite(t *testing.T) {
	tests := []struct{ rule, table string }{
		{"a few columns are enough", smallest + "public-procurement,52110,2015,actual,KRW,4059000000,아주경제\n"},
		{"the columns come in any order, with ones of no meaning", "value,memo,unit,kind,publisher,time_period,ref_area,indicator\n4059000000,좋음,KRW,actual,아주경제,2015,52110,public-procurement\n"},
		{"a byte order mark and CRLF are taken", "\ufeff" + strings.ReplaceAll(smallest, "\n", "\r\n") + "public-procurement,52110,2015,actual,KRW,4059000000,아주경제\r\n"},
		{"an area is named", smallest + "public-procurement,전주시,2015,actual,KRW,4059000000,아주경제\n"},
		{"an area has its former code", smallest + "public-procurement,45110,2015,actual,KRW,4059000000,아주경제\n"},
		{"an indicator has its former id", smallest + "purchases,52110,2015,actual,KRW,4059000000,아주경제\n"},
		{"empty lines and rows are passed over", smallest + "\npublic-procurement,52110,2015,actual,KRW,4059000000,아주경제\n,,,,,,\n"},
	}
	for _, tt := range tests {
		obs := read(t, tt.table)
		if len(obs) != 1 {
			t.Errorf("%s: %d observations; want 1", tt.rule, len(obs))
			continue
		}
		o := obs[0]
		want := metrics.Key{Indicator: "public-procurement", RefArea: "52110", Scope: metrics.TotalScope, Period: metrics.Year(2015), Kind: metrics.Actual, Unit: metrics.KRW}
		if o.Key != want || o.Value.String() != "4059000000" || o.Source.Type != metrics.TypeImport || o.ID != metrics.NewObservationID(o) {
			t.Errorf("%s: %+v of %+v, id %s", tt.rule, o.Key, o.Source, o.ID)
		}
	}
}

func TestReadCSVNamesLineAndColumn(t *testing.T) {
	row := "public-procurement,52110,2015,actual,KRW,4059000000,아주경제\n"
	change := func(from, to string) string { return smallest + row + strings.Replace(row, from, to, 1) }
	tests := []struct{ rule, table, says string }{
		{"an empty file lacks every column", "", "indicator, ref_area"},
		{"a missing column is named", strings.Replace(smallest, "kind,", "", 1), "kind"},
		{"a column given twice is named", strings.Replace(smallest, "publisher", "value", 1), "column value"},
		{"an unknown indicator", change("public-procurement", "sales"), "line 3, column indicator"},
		{"an unknown area", change("52110", "한양"), "line 3, column ref_area"},
		{"a name of several areas", change("52110", "중구"), "line 3, column ref_area"},
		{"a period that is none", change("2015", "2015-13"), "line 3, column time_period"},
		{"an empty period", change("2015", ""), "line 3"},
		{"a kind that is none", change("actual", "real"), "line 3, column kind"},
		{"an empty kind is not guessed", change("actual", ""), "line 3, column kind"},
		{"a unit that is none", change("KRW", "억원"), "line 3, column unit"},
		{"a number with commas", change("4059000000", `"4,059,000,000"`), "line 3, column value"},
		{"an exponent", change("4059000000", "1e9999999"), "line 3, column value"},
		{"an empty value is not zero", change("4059000000", ""), "line 3, column value"},
		{"a change without its base", change("actual", "change"), "line 3"},
		{"a row of too few cells", smallest + row + "public-procurement\n", "line 3"},
		{"an open quote", smallest + row + "\"public", "line 3"},
		{"bytes that are not UTF-8", change("아주경제", "\xbe\xc6"), "line 3, column publisher"},
		{"a scope of another indicator", "scope," + smallest + "type:x," + row, "line 2, column scope"},
		{"a publication that is a year", "published_at," + smallest + "2015," + row, "line 2, column published_at"},
		{"a confidence above one", "confidence," + smallest + "2," + row, "line 2, column confidence"},
		{"a span that ends before it starts", "span_start,span_end," + smallest + "9,3," + row, "line 2, column span_end"},
		{"an id of another form", "observation_id," + smallest + "x," + row, "line 2, column observation_id"},
		{"the line is the cell's where a row has several", "comment," + smallest + "\"a\nb\"," + row + "c," + strings.Replace(row, "KRW", "won", 1), "line 4, column unit"},
	}
	n := names(t)
	for _, tt := range tests {
		obs, err := export.ReadCSV(strings.NewReader(tt.table), n.Areas, n.Catalog)
		var user *metrics.UserError
		if !errors.Is(err, metrics.ErrInvalid) || !errors.As(err, &user) || !strings.Contains(user.English, tt.says) || obs != nil {
			t.Errorf("%s: %d observations, %v; want ErrInvalid that says %s", tt.rule, len(obs), err, tt.says)
		}
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestReadCSVPassesOnTheErrorOfItsReader(t *testing.T) {
	n := names(t)
	if _, err := export.ReadCSV(failing{}, n.Areas, n.Catalog); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("ReadCSV: %v; want %v", err, io.ErrClosedPipe)
	}
}

func FuzzReadCSV(f *testing.F) {
	f.Add(smallest + "public-procurement,52110,2015,actual,KRW,4059000000,아주경제\n")
	f.Add("\ufeffquote,comment," + smallest + "\"'=\",\"a\r\nb\",public-procurement,전주시,2019-S1,target,KRW,-0.50,@x\r\n")
	n := names(f)
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 4096 {
			t.Skip("long input says nothing new")
		}
		obs, err := export.ReadCSV(strings.NewReader(s), n.Areas, n.Catalog)
		if err != nil {
			if !errors.Is(err, metrics.ErrInvalid) {
				t.Fatalf("ReadCSV(%q): %v; want ErrInvalid", s, err)
			}
			return
		}
		first := written(t, obs, export.Options{})
		if second := written(t, read(t, first), export.Options{}); second != first {
			t.Fatalf("ReadCSV(%q): exported as\n%s\nand again as\n%s", s, first, second)
		}
	})
}
