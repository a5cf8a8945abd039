package web

import "github.com/jipyo/jipyo/metrics"

// doubt is values of several periods or parts that do not fit together, each
// as its sources state it.
type doubt struct {
	// Kind is a metrics.DoubtKind: the message doubt.KIND says what is odd.
	Kind      string
	Period    string
	Scope     string
	Concerned []statement
}

// doubts lists what does not fit together in series, in their order.
func (t teller) doubts(catalog metrics.Catalog, series []metrics.Series) []doubt {
	var out []doubt
	for _, d := range metrics.Doubts(catalog, series) {
		view := doubt{Kind: string(d.Kind)}
		for _, o := range d.Concerned {
			view.Concerned = append(view.Concerned, t.statement(o, "headline"))
			if o.Period == d.Period {
				view.Period = view.Concerned[len(view.Concerned)-1].Period
				view.Scope = view.Concerned[len(view.Concerned)-1].Scope
			}
		}
		out = append(out, view)
	}
	return out
}
