package korean_test

import (
	"testing"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/korean"
)

func TestThousandsBehindHundredMillionsLeaveTenThousandOut(t *testing.T) {
	for text, want := range map[string]string{"기타 76억5천)": "7650000000", "76억 5천만 원": "7650000000", "1억 5천 원": "100005000"} {
		got := korean.Quantities(text)
		if len(got) != 1 || got[0].Value.String() != want {
			t.Errorf("Quantities(%q) = %v, want %s", text, got, want)
		}
	}
}

func TestAMentionGoesBackToTheTextBefore(t *testing.T) {
	published, err := metrics.ParseTimePeriod("2023-08-09")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		rule, text, last, want string
	}{
		{"the same stretch is that of the text before, a year earlier", "지난해 같은 기간에는 48억 원", "2023-S1", "2022-S1"},
		{"years that it takes end in the year that is named", "올해까지 4년 동안 200억 원", "", "2020/2023"},
		{"the end of a year that is not named is past", "연말 기준 8개소", "", "2022-12"},
	}
	for _, tt := range tests {
		var last metrics.TimePeriod
		if tt.last != "" {
			if last, err = metrics.ParseTimePeriod(tt.last); err != nil {
				t.Fatal(err)
			}
		}
		got := korean.PeriodsAfter(tt.text, published, last)
		if len(got) != 1 || got[0].Period.String() != tt.want {
			t.Errorf("%s: PeriodsAfter(%q) = %v, want %s", tt.rule, tt.text, got, tt.want)
		}
	}
}
