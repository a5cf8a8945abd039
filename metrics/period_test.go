package metrics_test

import (
	"errors"
	"testing"

	"github.com/jipyo/jipyo/metrics"
)

func TestParseTimePeriod(t *testing.T) {
	tests := []struct {
		rule, in, start, end string
		freq                 metrics.Frequency
	}{
		{"a year", "2019", "2019-01-01", "2019-12-31", metrics.Annual},
		{"the first half", "2019-S1", "2019-01-01", "2019-06-30", metrics.HalfYear},
		{"the second half", "2019-S2", "2019-07-01", "2019-12-31", metrics.HalfYear},
		{"a quarter", "2019-Q2", "2019-04-01", "2019-06-30", metrics.Quarterly},
		{"a month of a leap year", "2020-02", "2020-02-01", "2020-02-29", metrics.Monthly},
		{"a day", "2019-07-17", "2019-07-17", "2019-07-17", metrics.Daily},
		{"a range of unlike ends", "2016-09-20/2019-02", "2016-09-20", "2019-02-28", metrics.Range},
	}
	for _, tt := range tests {
		p, err := metrics.ParseTimePeriod(tt.in)
		if err != nil {
			t.Errorf("%s: ParseTimePeriod(%q): %v", tt.rule, tt.in, err)
			continue
		}
		start, end := p.Start().Format("2006-01-02"), p.End().Format("2006-01-02")
		if start != tt.start || end != tt.end || p.Frequency() != tt.freq || p.String() != tt.in {
			t.Errorf("%s: ParseTimePeriod(%q) = %s to %s, %s, prints %q; want %s to %s, %s",
				tt.rule, tt.in, start, end, p.Frequency(), p, tt.start, tt.end, tt.freq)
		}
	}
}

func TestParseTimePeriodRefuses(t *testing.T) {
	for _, in := range []string{
		"", "19", "2019-S3", "2019-Q0", "2019-13", "2019-02-30", "2019-7", "2019/", "/2019", "2020/2019",
		"+019", "2019-07-17T00:00", "이천십구", "2019/2020/2021", "0000",
	} {
		if p, err := metrics.ParseTimePeriod(in); !errors.Is(err, metrics.ErrInvalid) {
			t.Errorf("ParseTimePeriod(%q) = %q, %v; want ErrInvalid", in, p, err)
		}
	}
}

func TestPeriodOfEqualEndsIsSingle(t *testing.T) {
	p, err := metrics.ParseTimePeriod("2019-07/2019-07")
	if err != nil || p != metrics.Month(2019, 7) {
		t.Errorf("ParseTimePeriod(2019-07/2019-07) = %q, %v; want 2019-07", p, err)
	}
}

func TestPeriodOrderAndContainment(t *testing.T) {
	year, half, day := metrics.Year(2019), metrics.Half(2019, 1), metrics.Month(2019, 3)
	if half.Compare(year) >= 0 || day.Compare(half) <= 0 {
		t.Errorf("order: the half comes before its year, March after the half that starts in January")
	}
	if !year.Contains(half) || half.Contains(year) || !half.Contains(day) {
		t.Errorf("containment: year > half > month")
	}
	if got := metrics.Between(metrics.Year(2020), metrics.Year(2017)); !got.IsZero() {
		t.Errorf("Between(2020, 2017) = %q; want no period", got)
	}
}

func FuzzParseTimePeriod(f *testing.F) {
	for _, s := range []string{"2019", "2019-S1", "2019-Q2", "2019-07", "2019-07-17", "2017/2020", "2016-09-20/2019-02-07"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := metrics.ParseTimePeriod(s)
		if err != nil {
			if !errors.Is(err, metrics.ErrInvalid) {
				t.Fatalf("ParseTimePeriod(%q): %v is not ErrInvalid", s, err)
			}
			return
		}
		again, err := metrics.ParseTimePeriod(p.String())
		if err != nil || again != p || p.End().Before(p.Start()) {
			t.Fatalf("ParseTimePeriod(%q) = %q, read back as %q, %v", s, p, again, err)
		}
	})
}
