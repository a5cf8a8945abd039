// Package korean reads numbers, units and periods as Korean releases write
// them. Its functions are pure: text in, values with their places out.
package korean

import "github.com/jipyo/jipyo/metrics"

// Quantity is a number with its unit and qualifier as printed.
type Quantity struct {
	// Span is the byte range in the given text, from the first digit or
	// numeral word through the counter; Text is that part of the text.
	Span metrics.Span
	Text string
	// Value is in the base unit: 22억 3천만원 is 2230000000.
	Value     metrics.Decimal
	Unit      metrics.Unit
	Qualifier metrics.Qualifier
	// Counter is the counter as printed (개, 곳, 명, 원, %), "" for a bare
	// number whose unit was given from outside.
	Counter string
}

// Quantities gives the quantities of one block of text, which is valid UTF-8 in
// NFC, in order; offsets are relative to text. Not among them are dates and durations, ages, ordinals,
// addresses, telephone numbers, names and physical measures. A range gives two
// quantities, at_least and at_most.
func Quantities(text string) []Quantity {
	f := fold(text)
	found := lend(f.s, mentions(f.s))
	qualify(f.s, found)
	quantities := make([]Quantity, 0, len(found))
	for _, m := range found {
		quantities = append(quantities, f.quantity(text, m))
	}
	return quantities
}

func (f folded) quantity(text string, m mention) Quantity {
	span := f.span(m.start, m.end)
	counter := f.span(m.end-len(m.counter), m.end)
	return Quantity{
		Span: span, Text: text[span.Start:span.End], Value: m.value, Unit: m.unit, Qualifier: m.qual,
		Counter: text[counter.Start:counter.End],
	}
}
