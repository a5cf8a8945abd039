package store

import (
	"context"
	"database/sql"
	"strings"

	"github.com/jmoiron/sqlx"

	"github.com/jipyo/jipyo/metrics"
)

// Exec runs a statement as a person with a database client would.
func (d *DB) Exec(ctx context.Context, query string, args ...any) (sql.Result, error) {
	result, err := d.writer.ExecContext(ctx, d.writer.Rebind(query), args...)
	return result, translate(err)
}

// Count gives the only number of a query.
func (d *DB) Count(ctx context.Context, query string) (int, error) {
	var n int
	err := d.reader.GetContext(ctx, &n, query)
	return n, err
}

// Plan tells how the database would answer q if it avoided whole tables.
func (d *DB) Plan(ctx context.Context, q metrics.Query) (string, error) {
	text, args := observationQuery(q)
	text = d.dialect.bytewise(text)
	var lines []string
	err := d.snapshot(ctx, func(tx *sqlx.Tx) error {
		explain := "explain query plan "
		if d.dialect == postgres {
			explain = "explain "
			if _, err := tx.ExecContext(ctx, "set local enable_seqscan = off"); err != nil {
				return err
			}
		}
		rows, err := tx.QueryxContext(ctx, tx.Rebind(explain+text), args...)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }()
		for rows.Next() {
			columns, err := rows.SliceScan()
			if err != nil {
				return err
			}
			line := columns[len(columns)-1]
			if raw, ok := line.([]byte); ok {
				line = string(raw)
			}
			lines = append(lines, line.(string))
		}
		return rows.Err()
	})
	return strings.Join(lines, "\n"), err
}
