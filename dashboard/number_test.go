package dashboard_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/jipyo/jipyo/dashboard"
	"github.com/jipyo/jipyo/metrics"
)

func dec(s string) metrics.Decimal { return decimal.RequireFromString(s) }

func TestFormatValue(t *testing.T) {
	tests := []struct {
		rule, value string
		unit        metrics.Unit
		korean      string
		english     string
	}{
		{"억 and 만", "2230000000", metrics.KRW, "22억 3,000만 원", "KRW 2.23 billion"},
		{"full 억", "4300000000", metrics.KRW, "43억 원", "KRW 4.3 billion"},
		{"the last won is kept", "31597001", metrics.KRW, "3,159만 7,001원", "KRW 31.6 million"},
		{"억 and won without 만", "100000500", metrics.KRW, "1억 500원", "KRW 100 million"},
		{"조", "1230400000000", metrics.KRW, "1조 2,304억 원", "KRW 1.23 trillion"},
		{"many 조", "12345000000000000", metrics.KRW, "1경 2,345조 원", "KRW 12,345 trillion"},
		{"below 만", "4000", metrics.KRW, "4,000원", "KRW 4,000"},
		{"zero", "0", metrics.KRW, "0원", "KRW 0"},
		{"a true minus sign", "-578000000", metrics.KRW, "\u22125억 7,800만 원", "\u2212KRW 578 million"},
		{"half rounds away from zero", "1005000000", metrics.KRW, "10억 500만 원", "KRW 1.01 billion"},
		{"half rounds away from zero below it", "-1005000000", metrics.KRW, "\u221210억 500만 원", "\u2212KRW 1.01 billion"},
		{"things", "451", metrics.Count, "451개", "451"},
		{"people", "576", metrics.Persons, "576명", "576 people"},
		{"ten thousand cases stay digits", "10099", metrics.Cases, "10,099건", "10,099 cases"},
		{"a million people in 만", "6512345", metrics.Persons, "651만 2,345명", "6,512,345 people"},
		{"full 만 people", "2000000", metrics.Persons, "200만 명", "2,000,000 people"},
		{"percent", "23.60", metrics.Percent, "23.6%", "23.6%"},
		{"percentage points", "-1.2", metrics.PercentPoint, "\u22121.2%p", "\u22121.2 pp"},
		{"times", "1.13", metrics.Times, "1.13배", "1.13 times"},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			if got := dashboard.FormatValue(dec(tt.value), tt.unit, "ko"); got != tt.korean {
				t.Errorf("FormatValue(%s, %s, ko) = %q; want %q", tt.value, tt.unit, got, tt.korean)
			}
			if got := dashboard.FormatValue(dec(tt.value), tt.unit, "en"); got != tt.english {
				t.Errorf("FormatValue(%s, %s, en) = %q; want %q", tt.value, tt.unit, got, tt.english)
			}
		})
	}
}

func TestFormatExactAndChange(t *testing.T) {
	tests := []struct{ rule, got, want string }{
		{"exact won", dashboard.FormatExact(dec("2230000000"), metrics.KRW, "ko"), "2,230,000,000원"},
		{"exact won in English", dashboard.FormatExact(dec("2230000000"), metrics.KRW, "en"), "KRW 2,230,000,000"},
		{"a fraction is kept", dashboard.FormatExact(dec("1234.5"), metrics.Count, "ko"), "1,234.5개"},
		{"a rise has a sign", dashboard.FormatChange(dec("65"), metrics.Percent, "ko"), "+65%"},
		{"a fall has a true minus", dashboard.FormatChange(dec("-3"), metrics.Percent, "ko"), "\u22123%"},
		{"no change has no sign", dashboard.FormatChange(dec("0"), metrics.Percent, "ko"), "0%"},
		{"approximate", dashboard.Qualify("1,600건", metrics.Approx, "ko"), "약 1,600건"},
		{"at least", dashboard.Qualify("10개", metrics.AtLeast, "ko"), "10개 이상"},
		{"at most in English", dashboard.Qualify("KRW 15 million", metrics.AtMost, "en"), "at most KRW 15 million"},
		{"average", dashboard.Qualify("500명", metrics.Average, "ko"), "평균 500명"},
		{"exact adds nothing", dashboard.Qualify("451개", metrics.Exact, "ko"), "451개"},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("%s: %q; want %q", tt.rule, tt.got, tt.want)
		}
	}
}

func TestAxisUnitFollowsTheLargestValue(t *testing.T) {
	tests := []struct {
		largest string
		unit    metrics.Unit
		korean  string
		english string
		short   string
	}{
		{"1300000000000", metrics.KRW, "단위: 조 원", "Unit: KRW trillion", "1.3"},
		{"12600000000", metrics.KRW, "단위: 억 원", "Unit: KRW billion", "126"},
		{"4050000", metrics.KRW, "단위: 만 원", "Unit: KRW million", "405"},
		{"9999", metrics.KRW, "단위: 원", "Unit: KRW", "9,999"},
		{"10099", metrics.Cases, "단위: 건", "Unit: cases", "10,099"},
		{"6512345", metrics.Persons, "단위: 만 명", "Unit: people", "651.2"},
		{"708", metrics.Count, "단위: 개", "Unit: count", "708"},
		{"31.25", metrics.Percent, "단위: %", "Unit: %", "31.3"},
		{"-31.25", metrics.Percent, "단위: %", "Unit: %", "\u221231.3"},
		{"0.125", metrics.Times, "단위: 배", "Unit: times", "0.13"},
	}
	for _, tt := range tests {
		u := dashboard.NewAxisUnit(dec(tt.largest), tt.unit, "ko")
		if u.Caption != tt.korean || u.Short(dec(tt.largest)) != tt.short {
			t.Errorf("axis of %s %s: %q, %q; want %q, %q", tt.largest, tt.unit, u.Caption, u.Short(dec(tt.largest)), tt.korean, tt.short)
		}
		if e := dashboard.NewAxisUnit(dec(tt.largest), tt.unit, "en"); e.Caption != tt.english {
			t.Errorf("axis of %s %s: %q; want %q", tt.largest, tt.unit, e.Caption, tt.english)
		}
	}
}

func TestFormatPeriod(t *testing.T) {
	tests := []struct{ period, korean, english string }{
		{"2019", "2019년", "2019"},
		{"2019-S1", "2019년 상반기", "H1 2019"},
		{"2019-S2", "2019년 하반기", "H2 2019"},
		{"2019-Q1", "2019년 1분기", "Q1 2019"},
		{"2019-Q4", "2019년 4분기", "Q4 2019"},
		{"2019-07", "2019년 7월", "July 2019"},
		{"2019-07-17", "2019. 7. 17.", "17 Jul 2019"},
		{"2017/2020", "2017~2020년", "2017\u20132020"},
		{"2019-01/2019-05", "2019년 1월 ~ 5월", "January \u2013 May 2019"},
		{"2019-11/2020-02", "2019년 11월 ~ 2020년 2월", "November 2019 \u2013 February 2020"},
		{"2017-01-01/2017-11-13", "2017. 1. 1. ~ 11. 13.", "1 Jan \u2013 13 Nov 2017"},
		{"2016-09-20/2019-02-07", "2016. 9. 20. ~ 2019. 2. 7.", "20 Sep 2016 \u2013 7 Feb 2019"},
		{"2015/2019-06-30", "2015년 ~ 2019. 6. 30.", "2015 \u2013 30 Jun 2019"},
	}
	for _, tt := range tests {
		p := period(t, tt.period)
		if ko, en := dashboard.FormatPeriod(p, "ko"), dashboard.FormatPeriod(p, "en"); ko != tt.korean || en != tt.english {
			t.Errorf("FormatPeriod(%s) = %q, %q; want %q, %q", tt.period, ko, en, tt.korean, tt.english)
		}
	}
	if got := dashboard.FormatPeriod(metrics.TimePeriod{}, "ko"); got != "" {
		t.Errorf("FormatPeriod of no period = %q; want nothing", got)
	}
}

func period(tb testing.TB, s string) metrics.TimePeriod {
	tb.Helper()
	p, err := metrics.ParseTimePeriod(s)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}
