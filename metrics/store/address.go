package store

import (
	"fmt"
	"net/url"
	"runtime"
	"strings"
	"time"

	"github.com/jmoiron/sqlx"

	"github.com/jipyo/jipyo/metrics"
)

// address is where a database is. shown is what messages may say of it: no
// user, no password, no options.
type address struct {
	dialect dialect
	writer  string
	reader  string
	shown   string
}

func parseAddress(s string) (address, error) {
	switch scheme, _, _ := strings.Cut(s, "://"); scheme {
	case "postgres", "postgresql":
		return postgresAddress(s)
	}
	path := strings.TrimPrefix(s, "sqlite:")
	switch {
	case strings.TrimSpace(path) == "":
		return address{}, badAddress("a path or a postgres:// address is needed")
	case strings.Contains(path, "://"):
		// Whatever it is, it may hold a password.
		return address{}, badAddress("neither a path nor a postgres:// address")
	case path == ":memory:":
		// Every connection would have a database of its own.
		return address{}, badAddress(":memory: is not kept; give a path")
	}
	file := fileURI(path)
	// The wait for a lock comes first: the other settings may meet one.
	const common = "?_pragma=busy_timeout(10000)&_pragma=journal_mode(wal)&_pragma=synchronous(normal)&_pragma=foreign_keys(1)"
	return address{
		dialect: sqlite,
		writer:  file + common + "&_txlock=immediate",
		reader:  file + common + "&_pragma=query_only(1)",
		shown:   path,
	}, nil
}

func postgresAddress(s string) (address, error) {
	u, err := url.Parse(s)
	if err != nil {
		// The cause would repeat the address, and with it the password.
		return address{}, badAddress("a postgres:// address that cannot be read")
	}
	shown := url.URL{Scheme: "postgres", Host: u.Host, Path: u.Path}
	return address{dialect: postgres, writer: s, reader: s, shown: shown.String()}, nil
}

func badAddress(why string) error {
	return &metrics.UserError{
		Korean:  "데이터베이스 주소를 쓸 수 없습니다. 파일 경로나 postgres:// 주소를 주십시오.",
		English: "the database address cannot be used, give a path or a postgres:// address: " + why,
		Err:     fmt.Errorf("database address: %s: %w", why, metrics.ErrInvalid),
	}
}

func (a address) connect() (*DB, error) {
	writer, err := sqlx.Open(a.dialect.driver(), a.writer)
	if err != nil {
		return nil, err
	}
	d := &DB{dialect: a.dialect, writer: newPool(writer), address: a.writer}
	if a.dialect == postgres {
		writer.SetMaxOpenConns(20)
		writer.SetMaxIdleConns(20)
		writer.SetConnMaxIdleTime(5 * time.Minute)
		d.reader = d.writer
		return d, nil
	}
	writer.SetMaxOpenConns(1)
	reader, err := sqlx.Open(a.dialect.driver(), a.reader)
	if err != nil {
		return nil, err
	}
	readers := max(4, runtime.NumCPU())
	reader.SetMaxOpenConns(readers)
	reader.SetMaxIdleConns(readers)
	d.reader = newPool(reader)
	return d, nil
}
