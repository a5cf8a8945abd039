package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/jipyo/jipyo/metrics/store"
)

type doctorCommand struct{ recordFlags }

var errUnsound = errors.New("the record has faults")

// Run prints what is wrong with the record, a line a fault.
func (c doctorCommand) Run(ctx context.Context, term terminal) error {
	rec, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer rec.Close()
	faults, published := 0, 0
	err = rec.Examine(ctx, func(f store.Finding) error {
		faults++
		advice := ""
		if f.Published {
			published++
			advice = fmt.Sprintf(" [공개 중: jipyo correct %s --status review --reason … --by … (published)]", f.Subject)
		}
		_, err := fmt.Fprintf(term.out, "%s %s: %v%s\n", faultName(f.Fault), f.Subject, f.Err, advice)
		return err
	})
	if err != nil {
		return err
	}
	if faults > 0 {
		fmt.Fprintf(term.err, "jipyo: 잘못된 곳 %d군데, 그중 공개 중인 수치 %d개 (%d faults, %d of them in published figures)\n", faults, published, faults, published)
		return errUnsound
	}
	fmt.Fprintln(term.out, "기록에 잘못된 곳이 없습니다. (the record is sound)")
	return nil
}

func faultName(f store.Fault) string {
	switch f {
	case store.FaultDatabase:
		return "데이터베이스(database)"
	case store.FaultReference:
		return "참조(reference)"
	case store.FaultRelease:
		return "보도자료(release)"
	case store.FaultText:
		return "글(text)"
	case store.FaultQuote:
		return "문장(quote)"
	}
	return string(f)
}
